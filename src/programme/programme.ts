import { type Aggregates, type AnyAggregate, KINDS, type Kind } from "../domain/aggregates.js";
import { aggregateAsOf } from "../domain/as-of.js";
import type { CalendarDate } from "../domain/calendar.js";
import type { WorkingPartyLabel } from "../domain/labels.js";
import { type Liaison, liaisonKey } from "../domain/liaison.js";
import type { Meeting } from "../domain/meeting.js";
import { nameKey, plain } from "../domain/names/fold.js";
import { textKeys } from "../domain/names/key.js";
import { parseNumber } from "../domain/names/parse.js";
import type { Person, PersonIdentity } from "../domain/person.js";
import { questionThen } from "../domain/structure/home.js";
import { isOver, type Question, type StudyGroup, stands, type WorkingParty } from "../domain/study-group.js";
import type { LiaisonDirection } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { isItemNamedBy, isItemOf, meant } from "../domain/work-items/named.js";
import { addSlots, type Bits, noBits } from "./bits.js";
import type { Listing } from "./listing.js";
import type { Order } from "./order.js";
import type { Table } from "./table.js";
import { placeIn, SETS, STANDING, type Tables, tablesOf, tablesReplacing, tablesWith } from "./tables.js";

/** An aggregate that is another than in another programme; null where it is not there. */
export interface AggregateChange {
  readonly kind: Kind;
  readonly before: Aggregates[Kind] | null;
  readonly after: Aggregates[Kind] | null;
}

/**
 * The whole work programme in memory, as it was at one moment: immutable, and read without waiting. A commit makes
 * a new programme that shares with this one all that did not change.
 */
export class Programme {
  private constructor(private readonly tables: Tables) {}

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
    return new Programme(yield* tablesOf(aggregates));
  }

  /** The programme after these aggregates were added or replaced. One that is older than ours is left out. */
  with(changed: readonly AnyAggregate[]): Programme {
    return new Programme(tablesWith(this.tables, changed));
  }

  /** The programme after these aggregates were put in, whatever their revisions, and others taken away. */
  replacing(put: readonly AnyAggregate[], gone: readonly AnyAggregate[]): Programme {
    return new Programme(tablesReplacing(this.tables, put, gone));
  }

  /** What is another than in another programme of the same lineage, whichever came first. */
  changesSince(other: Programme): AggregateChange[] {
    return KINDS.flatMap((kind) => {
      const changes = this.tables[kind].members.changesSince(other.tables[kind].members as never);
      return changes.map(({ before, after }) => ({ kind, before, after }));
    });
  }

  /** The same object for all programmes that came from each other. */
  get lineage(): object {
    return this.tables.workItem.members.family;
  }

  /** Whether more commits led here than to another programme of the same lineage. */
  isNewerThan(other: Programme): boolean {
    return KINDS.some((kind) => this.tables[kind].members.version > other.tables[kind].members.version);
  }

  /** Every aggregate, kind by kind. */
  all(): readonly AnyAggregate[] {
    return [...this.each()];
  }
  /** The same, one after another. */
  *each(): Generator<AnyAggregate> {
    for (const kind of KINDS)
      for (const aggregate of this.tables[kind].list()) yield { kind, aggregate } as AnyAggregate;
  }
  /** The aggregate with this id, of this or of whatever kind, or null. */
  aggregate(id: string, wanted: Kind | null = null): Aggregates[Kind] | null {
    for (const kind of wanted ? [wanted] : KINDS) {
      const found = this.tables[kind].withId(id);
      if (found) return found;
    }
    return null;
  }
  /** How many aggregates of a kind there are. */
  count(kind: Kind): number {
    return this.tables[kind].size;
  }

  /** All study groups, by label. */
  studyGroups(): readonly StudyGroup[] {
    return this.tables.studyGroup.all();
  }
  /** The study group with this label (`SG13`), or null. */
  studyGroup(label: string): StudyGroup | null {
    return this.tables.studyGroup.get(label)[0] ?? null;
  }
  /** The working parties of a study group, or all; those that were dissolved are left out. */
  workingParties(studyGroup?: string): readonly WorkingParty[] {
    return this.tables.workingParty.get(studyGroup === undefined ? STANDING : `in:${studyGroup}`);
  }
  /** The working parties of a study group that were dissolved. */
  formerWorkingParties(studyGroup: string): readonly WorkingParty[] {
    return this.tables.workingParty.get(`former:${studyGroup}`);
  }
  /** The working party with this label (`WP4/13`), or null; one that was dissolved where none stands under it. */
  workingParty(label: string): WorkingParty | null {
    const known = this.tables.workingParty.get(label);
    return known.find(stands) ?? known.at(-1) ?? null;
  }
  /** The Questions of a study group or working party, or all; those that are over are left out. */
  questions(body?: string): readonly Question[] {
    return this.tables.question.get(body === undefined ? STANDING : `in:${body}`);
  }
  /** The Questions of a study group that are over. */
  formerQuestions(studyGroup: string): readonly Question[] {
    return this.tables.question.get(`former:${studyGroup}`);
  }
  /** The Question with this label (`Q16/13`), or null; one that is over where none stands under it. */
  question(label: string): Question | null {
    const known = this.tables.question.get(label);
    return known.find((one) => !isOver(one)) ?? known.at(-1) ?? null;
  }
  /** The Question of a work item, if one is on record: that of its study period, where its label is or was that of several. */
  questionOf({ question, studyPeriod }: Pick<WorkItem, "question" | "studyPeriod">): Question | null {
    if (question === null) return null;
    const known = this.tables.question.get(question);
    return known.find((one) => one.studyPeriod === studyPeriod) ?? this.question(question);
  }
  /** The working party to which the item's Question is entrusted, or null. */
  homeOf(item: Pick<WorkItem, "question" | "studyPeriod">): WorkingPartyLabel | null {
    return this.questionOf(item)?.workingParty ?? null;
  }
  /** The working party to which the item's Question of a day was entrusted on that day, or null. */
  homeOn(
    item: Pick<WorkItem, "question" | "studyPeriod" | "history">,
    day: CalendarDate,
  ): WorkingPartyLabel | null {
    const question = this.questionOf(questionThen(item, day));
    // An item may be older than the record of its Question.
    const then = question && (aggregateAsOf(question, { asOf: day, asKnownAt: null }) ?? question);
    return then?.workingParty ?? null;
  }
  /** All meetings, by first day. */
  meetings(): readonly Meeting[] {
    return this.tables.meeting.all();
  }
  /** The meeting with this code (`T25-SG13-260223`, in any case and with any hyphens), or null. */
  meeting(code: string): Meeting | null {
    return this.tables.meeting.get(`code:${plain(code).toUpperCase()}`)[0] ?? null;
  }
  /** All work items, by acronym. */
  workItems(): readonly WorkItem[] {
    return this.items.all();
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
    return this.items.withId(id);
  }
  /** All items that the name names: several where editions share a number. */
  workItemsNamed(name: string): readonly WorkItem[] {
    const number = parseNumber(name);
    const [key] = number ? textKeys(number) : [];
    const numbered = key === undefined ? [] : this.tables.workItem.get(`number:${key}`);
    const named = [
      ...this.tables.workItem.get(`name:${nameKey(name)}`),
      ...numbered.filter((item) => number && isItemNamedBy(number, item)),
    ];
    return [...new Set(named.map((item) => this.mergedInto(item) ?? item))];
  }
  /** The items of the text that has this number, in whatever editions; what is no number is taken for a name. */
  workItemsOfText(number: string): readonly WorkItem[] {
    const text = parseNumber(number);
    if (!text) return this.workItemsNamed(number);
    const sharing = textKeys(text).flatMap((key) => this.tables.workItem.get(`number:${key}`));
    return [...new Set(sharing)].filter((item) => isItemOf(text, item));
  }
  /** The item into which another was merged, at the end of the chain where that one was merged too; null otherwise. */
  mergedInto(item: WorkItem): WorkItem | null {
    const next = item.mergedInto ? this.workItemById(item.mergedInto) : null;
    return next && (this.mergedInto(next) ?? next);
  }
  /** The work items of a Question, by acronym. */
  workItemsOfQuestion(label: string): Listing<WorkItem> {
    return this.items.withSlots(this.items.derived(SETS.question).having(label));
  }
  /** The same of a Question that may share its label with one of another study period. */
  workItemsOf(question: Question): Listing<WorkItem> {
    return this.items.withSlots(this.#slotsOf(question));
  }
  /** The work items of all Questions that are entrusted to a working party, in this order. */
  workItemsOfWorkingParty(label: string, order: Order<WorkItem>): Listing<WorkItem> {
    const bits = noBits(this.items.members.end);
    for (const question of this.questions(label)) addSlots(bits, this.#slotsOf(question));
    return this.items.list(bits, order);
  }
  /** The work items at a stage, by acronym. */
  workItemsAt(stage: string): Listing<WorkItem> {
    return this.items.withSlots(this.items.derived(SETS.stage).having(stage));
  }
  /** The work items that were planned or dealt with at a meeting, by acronym. */
  workItemsOfMeeting(code: string): readonly WorkItem[] {
    return [...this.items.withSlots(this.items.derived(SETS.meeting).having(code))];
  }
  /** The work items that were planned for a decision at a meeting, whatever became of that, by acronym. */
  candidatesFor(code: string): Listing<WorkItem> {
    return this.items.withSlots(this.items.derived(SETS.candidacy).having(code));
  }
  /** The work items that wait for anything, or for the work item or liaison statement with this id. */
  workItemsWaiting(awaited?: string): readonly WorkItem[] {
    return this.items.get(awaited === undefined ? "waiting" : `awaits:${awaited}`);
  }
  /** The work items that name the one with this id as their kin, or were merged into it. */
  workItemsAkin(id: string): readonly WorkItem[] {
    return this.items.get(`akin:${id}`);
  }
  /** The work items that are studied under more than one Question. */
  workItemsJoint(): readonly WorkItem[] {
    return this.items.get("joint");
  }
  /** The work items in whose records a member is named that begins with this near key, by acronym. */
  workItemsNaming(key: string): readonly WorkItem[] {
    return [...this.items.withSlots(this.items.derived(SETS.member).having(key))];
  }
  #slotsOf({ id, label }: Question): Bits {
    const isHere = (place: string) => this.questionOf(placeIn(place))?.id === id;
    return this.items.derived(SETS.place).beginning(`${label} `, isHere);
  }

  /** The work items as a table, for lists in other orders and by other conditions. */
  get items(): Table<WorkItem> {
    return this.tables.workItem;
  }
  /** The same object as long as each Question is entrusted to the same working party. */
  get homes(): unknown {
    return this.tables.question.members;
  }
  /** All persons as a table. */
  get people(): Table<Person> {
    return this.tables.person;
  }

  /** All liaison statements as a table. */
  get letters(): Table<Liaison> {
    return this.tables.liaison;
  }
  /** All liaison statements, by the day of their preparation or arrival. */
  liaisons(): readonly Liaison[] {
    return this.tables.liaison.all();
  }
  /** The outgoing or incoming liaison statements of a study group. */
  liaisonsGoing(studyGroup: string, direction: LiaisonDirection): readonly Liaison[] {
    return this.tables.liaison.get(`in:${studyGroup}:${direction}`);
  }
  /** The liaison statement with this code or serial, in any case, or this id; or null. */
  liaison(name: string): Liaison | null {
    const { liaison } = this.tables;
    return liaison.get(`name:${liaisonKey(name)}`)[0] ?? liaison.withId(name);
  }
  /** The liaison statements about a Question (by label) or work item (by id), of a meeting (by code), or begun by a request. */
  liaisonsOf(kind: "question" | "workItem" | "meeting" | "request", name: string): readonly Liaison[] {
    return this.tables.liaison.get(`${kind}:${name}`);
  }
  /** The replies to a liaison statement, by day. */
  repliesTo({ id }: Liaison): readonly Liaison[] {
    return this.tables.liaison.get(`answers:${id}`);
  }

  /** All persons, by handle. */
  persons(): readonly Person[] {
    return this.tables.person.all();
  }
  /** The person with this handle (in lower case), or null. */
  person(handle: string): Person | null {
    return this.tables.person.get(`handle:${handle}`)[0] ?? null;
  }
  /** The person whom an issuer knows by this identity, or null. */
  personIdentifiedAs({ issuer, subject }: PersonIdentity): Person | null {
    return this.tables.person.get(`identity:${issuer}\n${subject}`)[0] ?? null;
  }
  /** Who has, had or will have a mandate for a study group, working party or Question (by label) or item (by id). */
  personsCharged(scope: string): readonly Person[] {
    return this.tables.person.get(`scope:${scope}`);
  }
}
