import { type Aggregates, type AnyAggregate, KINDS, type Kind } from "../domain/aggregates.js";
import { aggregateAsOf } from "../domain/as-of.js";
import type { CalendarDate } from "../domain/calendar.js";
import type { Recorded } from "../domain/history.js";
import type { WorkingPartyLabel } from "../domain/labels.js";
import { type Liaison, liaisonKey } from "../domain/liaison.js";
import type { Meeting } from "../domain/meeting.js";
import { nameKey, plain } from "../domain/names/fold.js";
import { textKeys } from "../domain/names/key.js";
import { parseNumber } from "../domain/names/parse.js";
import type { Person, PersonIdentity } from "../domain/person.js";
import { questionThen } from "../domain/structure/home.js";
import { type Question, type StudyGroup, stands, type WorkingParty } from "../domain/study-group.js";
import type { LiaisonDirection } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { isItemNamedBy, isItemOf, meant } from "../domain/work-items/named.js";
import { compareByAcronym } from "../domain/work-items/place.js";
import * as keys from "./keys.js";
import { SortedIndex } from "./sorted-index.js";

const ALL = "*";
interface Indexes {
  readonly studyGroup: SortedIndex<StudyGroup>;
  readonly workingParty: SortedIndex<WorkingParty>;
  readonly question: SortedIndex<Question>;
  readonly meeting: SortedIndex<Meeting>;
  readonly workItem: SortedIndex<WorkItem>;
  readonly liaison: SortedIndex<Liaison>;
  readonly person: SortedIndex<Person>;
}

/**
 * The whole work programme in memory, as it was at one moment: immutable, and read without waiting. A commit makes
 * a new programme that shares with this one all that did not change.
 */
export class Programme {
  private constructor(private readonly indexes: Indexes) {}

  /** The programme that the aggregates make up. */
  static of(aggregates: readonly AnyAggregate[]): Programme {
    const building = Programme.building(aggregates);
    for (;;) {
      const { done, value } = building.next();
      if (done) return value;
    }
  }

  /** The programme that the aggregates make up, made bit by bit: it is there when nothing more is yielded. */
  static *building(aggregates: readonly AnyAggregate[]): Generator<void, Programme> {
    return new Programme({
      studyGroup: yield* indexOf(ofKind(aggregates, "studyGroup"), keys.studyGroupKeys, keys.byLabel),
      workingParty: yield* indexOf(ofKind(aggregates, "workingParty"), keys.workingPartyKeys, keys.byLabel),
      question: yield* indexOf(ofKind(aggregates, "question"), keys.questionKeys, keys.byLabel),
      meeting: yield* indexOf(ofKind(aggregates, "meeting"), keys.meetingKeys, keys.byStart),
      workItem: yield* indexOf(ofKind(aggregates, "workItem"), keys.workItemKeys, compareByAcronym),
      liaison: yield* indexOf(ofKind(aggregates, "liaison"), keys.liaisonKeys, keys.byDay),
      person: yield* indexOf(ofKind(aggregates, "person"), keys.personKeys, keys.byHandle),
    });
  }

  /** The programme after these aggregates were added or replaced. One that is older than ours is left out. */
  with(changed: readonly AnyAggregate[]): Programme {
    const { studyGroup, workingParty, question, meeting, workItem, liaison, person } = this.indexes;
    return new Programme({
      studyGroup: replaced(studyGroup, ofKind(changed, "studyGroup")),
      workingParty: replaced(workingParty, ofKind(changed, "workingParty")),
      question: replaced(question, ofKind(changed, "question")),
      meeting: replaced(meeting, ofKind(changed, "meeting")),
      workItem: replaced(workItem, ofKind(changed, "workItem")),
      liaison: replaced(liaison, ofKind(changed, "liaison")),
      person: replaced(person, ofKind(changed, "person")),
    });
  }

  /** Every aggregate, kind by kind. */
  all(): readonly AnyAggregate[] {
    return KINDS.flatMap((kind) =>
      this.indexes[kind].get(ALL).map((aggregate) => ({ kind, aggregate }) as AnyAggregate),
    );
  }
  /** The aggregate with this id, of this or of whatever kind, or null. */
  aggregate(id: string, wanted: Kind | null = null): Aggregates[Kind] | null {
    for (const kind of wanted ? [wanted] : KINDS) {
      const [found] = this.indexes[kind].get(`id:${id}`);
      if (found) return found;
    }
    return null;
  }
  /** How many aggregates of a kind there are. */
  count(kind: Kind): number {
    return this.indexes[kind].get(ALL).length;
  }

  /** All study groups, by label. */
  studyGroups(): readonly StudyGroup[] {
    return this.indexes.studyGroup.get(ALL);
  }
  /** The study group with this label (`SG13`), or null. */
  studyGroup(label: string): StudyGroup | null {
    return this.indexes.studyGroup.get(label)[0] ?? null;
  }
  /** The working parties of a study group, or all; those that were dissolved are left out. */
  workingParties(studyGroup?: string): readonly WorkingParty[] {
    return this.indexes.workingParty.get(studyGroup === undefined ? keys.STANDING : `in:${studyGroup}`);
  }
  /** The working party with this label (`WP4/13`), or null; one that was dissolved where none stands under it. */
  workingParty(label: string): WorkingParty | null {
    const known = this.indexes.workingParty.get(label);
    return known.find(stands) ?? known.at(-1) ?? null;
  }
  /** The Questions of a study group or working party, or all. */
  questions(body?: string): readonly Question[] {
    return this.indexes.question.get(body === undefined ? ALL : `in:${body}`);
  }
  /** The Question with this label (`Q16/13`), or null. */
  question(label: string): Question | null {
    return this.indexes.question.get(label)[0] ?? null;
  }
  /** The working party to which the item's Question is entrusted, or null. */
  homeOf(item: Pick<WorkItem, "question">): WorkingPartyLabel | null {
    return this.question(item.question)?.workingParty ?? null;
  }
  /** The working party to which the item's Question of a day was entrusted on that day, or null. */
  homeOn(item: Pick<WorkItem, "question" | "history">, day: CalendarDate): WorkingPartyLabel | null {
    const question = this.question(questionThen(item, day));
    // An item may be older than the record of its Question.
    const then = question && (aggregateAsOf(question, { asOf: day, asKnownAt: null }) ?? question);
    return then?.workingParty ?? null;
  }
  /** All meetings, by first day. */
  meetings(): readonly Meeting[] {
    return this.indexes.meeting.get(ALL);
  }
  /** The meeting with this code (`T25-SG13-260223`, in any case and with any hyphens), or null. */
  meeting(code: string): Meeting | null {
    return this.indexes.meeting.get(`code:${plain(code).toUpperCase()}`)[0] ?? null;
  }
  /** All work items, by acronym. */
  workItems(): readonly WorkItem[] {
    return this.indexes.workItem.get(ALL);
  }
  /** The work item that an acronym, alias or assigned number names, in any spelling; of several the text in force. */
  workItem(name: string): WorkItem | null {
    return this.workItemsMeant(name)[0] ?? null;
  }
  /** The work items that can be meant by a name: a number is shared by the text in force and its revision under way. */
  workItemsMeant(name: string): readonly WorkItem[] {
    return meant(this.workItemsNamed(name));
  }
  /** The work item with this id, or null. */
  workItemById(id: string): WorkItem | null {
    return this.indexes.workItem.get(`id:${id}`)[0] ?? null;
  }
  /** All items that the name names: several where editions share a number. */
  workItemsNamed(name: string): readonly WorkItem[] {
    const number = parseNumber(name);
    const [key] = number ? textKeys(number) : [];
    const numbered = key === undefined ? [] : this.indexes.workItem.get(`number:${key}`);
    const named = [
      ...this.indexes.workItem.get(`name:${nameKey(name)}`),
      ...numbered.filter((item) => number && isItemNamedBy(number, item)),
    ];
    return [...new Set(named.map((item) => this.mergedInto(item) ?? item))];
  }
  /** The items of the text that has this number, in whatever editions; what is no number is taken for a name. */
  workItemsOfText(number: string): readonly WorkItem[] {
    const text = parseNumber(number);
    if (!text) return this.workItemsNamed(number);
    const sharing = textKeys(text).flatMap((key) => this.indexes.workItem.get(`number:${key}`));
    return [...new Set(sharing)].filter((item) => isItemOf(text, item));
  }
  /** The item into which another was merged, at the end of the chain where that one was merged too; null otherwise. */
  mergedInto(item: WorkItem): WorkItem | null {
    const next = item.mergedInto ? this.workItemById(item.mergedInto) : null;
    return next && (this.mergedInto(next) ?? next);
  }
  /** The work items of a Question, by acronym. */
  workItemsOfQuestion(label: string): readonly WorkItem[] {
    return this.indexes.workItem.get(`question:${label}`);
  }
  /** The work items of all Questions that are entrusted to a working party, Question by Question. */
  workItemsOfWorkingParty(label: string): readonly WorkItem[] {
    return this.questions(label).flatMap((question) => this.workItemsOfQuestion(question.label));
  }
  /** The work items at a stage, by acronym. */
  workItemsAt(stage: string): readonly WorkItem[] {
    return this.indexes.workItem.get(`stage:${stage}`);
  }
  /** The work items that were planned or dealt with at a meeting, by acronym. */
  workItemsOfMeeting(code: string): readonly WorkItem[] {
    return this.indexes.workItem.get(`meeting:${code}`);
  }
  /** The work items on which a decision is recorded. */
  workItemsDecided(): readonly WorkItem[] {
    return this.indexes.workItem.get("decided");
  }
  /** The work items that wait for anything, or for the work item or liaison statement with this id. */
  workItemsWaiting(awaited?: string): readonly WorkItem[] {
    return this.indexes.workItem.get(awaited === undefined ? "waiting" : `awaits:${awaited}`);
  }
  /** The work items in whose records a member is named that begins with this near key. */
  workItemsNaming(key: string): readonly WorkItem[] {
    return this.indexes.workItem.get(`member:${key}`);
  }

  /** All liaison statements, by the day of their preparation or arrival. */
  liaisons(): readonly Liaison[] {
    return this.indexes.liaison.get(ALL);
  }
  /** The outgoing or incoming liaison statements of a study group. */
  liaisonsGoing(studyGroup: string, direction: LiaisonDirection): readonly Liaison[] {
    return this.indexes.liaison.get(`in:${studyGroup}:${direction}`);
  }
  /** The liaison statement with this code or serial, in any case, or this id; or null. */
  liaison(name: string): Liaison | null {
    return (
      this.indexes.liaison.get(`name:${liaisonKey(name)}`)[0] ??
      this.indexes.liaison.get(`id:${name}`)[0] ??
      null
    );
  }
  /** The liaison statements about a Question (by label) or work item (by id), of a meeting (by code), or begun by a request. */
  liaisonsOf(kind: "question" | "workItem" | "meeting" | "request", name: string): readonly Liaison[] {
    return this.indexes.liaison.get(`${kind}:${name}`);
  }
  /** The replies to a liaison statement, by day. */
  repliesTo({ id }: Liaison): readonly Liaison[] {
    return this.indexes.liaison.get(`answers:${id}`);
  }

  /** All persons, by handle. */
  persons(): readonly Person[] {
    return this.indexes.person.get(ALL);
  }
  /** The person with this handle (in lower case), or null. */
  person(handle: string): Person | null {
    return this.indexes.person.get(`handle:${handle}`)[0] ?? null;
  }
  /** The person whom an issuer knows by this identity, or null. */
  personIdentifiedAs({ issuer, subject }: PersonIdentity): Person | null {
    return this.indexes.person.get(`identity:${issuer}\n${subject}`)[0] ?? null;
  }
  /** Who has, had or will have a mandate for a study group, working party or Question (by label) or item (by id). */
  personsCharged(scope: string): readonly Person[] {
    return this.indexes.person.get(`scope:${scope}`);
  }
}

function ofKind<K extends Kind>(aggregates: readonly AnyAggregate[], kind: K): Aggregates[K][] {
  return aggregates.filter((one) => one.kind === kind).map((one) => one.aggregate as Aggregates[K]);
}

function indexOf<T extends Recorded>(
  members: readonly T[],
  keysOf: (member: T) => readonly string[],
  compare: (a: T, b: T) => number,
): Generator<void, SortedIndex<T>> {
  return SortedIndex.building(members, (member) => [ALL, `id:${member.id}`, ...keysOf(member)], compare);
}

function replaced<T extends Recorded>(index: SortedIndex<T>, members: readonly T[]): SortedIndex<T> {
  const newest = new Map<string, readonly [T | null, T]>();
  for (const member of members) {
    const before = index.get(`id:${member.id}`)[0] ?? null;
    const known = newest.get(member.id)?.[1] ?? before;
    if (!known || known.revision < member.revision) newest.set(member.id, [before, member]);
  }
  return newest.size === 0 ? index : index.with(newest.values());
}
