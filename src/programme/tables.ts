import type { Aggregates, AnyAggregate, Kind } from "../domain/aggregates.js";
import type { History, Recorded } from "../domain/history.js";
import { labelPlace } from "../domain/labels.js";
import { type Liaison, liaisonKey } from "../domain/liaison.js";
import type { Meeting } from "../domain/meeting.js";
import { nearKey } from "../domain/members/near.js";
import { membersNamedIn } from "../domain/members/on-record.js";
import { orderKey } from "../domain/names/order.js";
import type { Person } from "../domain/person.js";
import { isOver, type Question, stands, type WorkingParty } from "../domain/study-group.js";
import { namesOf, type WorkItem } from "../domain/work-item.js";
import { meetingsOf } from "../domain/work-items/meetings.js";
import { numberKeysOf } from "../domain/work-items/named.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import { fieldIndex } from "./field-index.js";
import type { Order } from "./order.js";
import { Table, type TableOf } from "./table.js";

/** The key of those that are not over. */
export const STANDING = "standing";

/** A name from its end, by which names are found whose beginning is mistyped. */
export const reversed = (name: string): string => [...name].reverse().join("");

/** A table for each kind of aggregate. */
export type Tables = { readonly [K in Kind]: Table<Aggregates[K]> };

/** By label; what had the same label one after the other, by the time at which it was set up. */
const byLabel = <T extends Recorded & { readonly label: string }>(): Order<T> => ({
  name: "label",
  placeOf: ({ label, history, id }) => [labelPlace(label), label, history.at(0)?.recordedAt ?? "", id],
  directions: [1, 1, 1, 1],
});

/** The order that lists of work items stand in. */
export const BY_ACRONYM: Order<WorkItem> = {
  name: "acronym",
  placeOf: (item) => [placeByAcronym(item), item.id],
  directions: [1, 1],
};

/** Meetings by first day. */
export const BY_START: Order<Meeting> = {
  name: "start",
  placeOf: ({ startsOn, code }) => [startsOn, code],
  directions: [1, 1],
};

/** Liaison statements by the day of their preparation or arrival. */
export const LIAISONS_BY_DAY: Order<Liaison> = {
  name: "liaisons",
  placeOf: ({ dated, code, id }) => [dated, orderKey(code), id],
  directions: [1, 1, 1],
};

/** Persons by handle, as people count. */
export const BY_HANDLE: Order<Person> = {
  name: "handle",
  placeOf: ({ handle }) => [orderKey(handle), handle],
  directions: [1, 1],
};

/** The keys by which each kind is looked up, and the order in which it stands. */
const TABLES: { readonly [K in Kind]: TableOf<Aggregates[K]> } = {
  studyGroup: { order: byLabel(), keysOf: ({ label }) => [label] },
  workingParty: {
    order: byLabel<WorkingParty>(),
    keysOf: (party) =>
      stands(party)
        ? [party.label, STANDING, `in:${party.studyGroup}`]
        : [party.label, `former:${party.studyGroup}`],
  },
  question: {
    order: byLabel<Question>(),
    keysOf: (question) => {
      const { label, studyGroup, workingParty } = question;
      if (isOver(question)) return [label, `former:${studyGroup}`];
      return [label, STANDING, `in:${studyGroup}`, ...(workingParty ? [`in:${workingParty}`] : [])];
    },
  },
  meeting: { order: BY_START, keysOf: ({ code }) => [`code:${code.toUpperCase()}`] },
  workItem: {
    order: BY_ACRONYM,
    keysOf: (item) => [
      ...namesOf(item).flatMap((name) => [`name:${name}`, `eman:${reversed(name)}`]),
      ...numberKeysOf(item).map((key) => `number:${key}`),
      ...waitKeys(item),
      ...kinKeys(item),
    ],
  },
  liaison: {
    order: LIAISONS_BY_DAY,
    keysOf: ({ studyGroup, direction, code, serial, questions, workItems, answers, ...liaison }) => [
      `in:${studyGroup}:${direction}`,
      ...[code, serial].flatMap((name) => (name ? [`name:${liaisonKey(name)}`] : [])),
      ...questions.map((label) => `question:${label}`),
      ...workItems.map((id) => `workItem:${id}`),
      ...new Set([liaison.meeting, liaison.approval?.meeting].flatMap((at) => (at ? [`meeting:${at}`] : []))),
      ...(answers ? [`answers:${answers.liaison}`] : []),
      ...requestsOf(liaison.history),
    ],
  },
  person: {
    order: BY_HANDLE,
    keysOf: ({ handle, identity, mandates }) => [
      `handle:${handle}`,
      `eldnah:${reversed(handle)}`,
      ...(identity ? [`identity:${identity.issuer}\n${identity.subject}`] : []),
      ...new Set(Object.values(mandates).map(({ scope }) => `scope:${scope ?? ""}`)),
    ],
  },
};

/** The request that began it. */
function requestsOf(history: History): string[] {
  const request = history.at(0)?.request;
  return request ? [`request:${request}`] : [];
}

/** What an item waits for and nobody said otherwise, by its id; whether that is over depends on what it is. */
function waitKeys({ waits = {} }: WorkItem): string[] {
  const standing = Object.values(waits).filter(({ ended }) => !ended);
  const awaited = standing.flatMap(({ awaitedItem, liaison }) => awaitedItem ?? liaison ?? []);
  return [...(standing.length > 0 ? ["waiting"] : []), ...new Set(awaited.map((id) => `awaits:${id}`))];
}

/** The items that one names as its kin or was merged into, and whether it is studied under several Questions. */
function kinKeys({ kin = {}, mergedInto, jointQuestions = [] }: WorkItem): string[] {
  const named = [...Object.values(kin).map(({ workItem }) => workItem), ...(mergedInto ? [mergedInto] : [])];
  return [...new Set(named.map((id) => `akin:${id}`)), ...(jointQuestions.length > 0 ? ["joint"] : [])];
}

/** By what sets of work items are asked for besides what filters know. */
export const SETS = {
  question: fieldIndex<WorkItem>("question", ({ question }) => (question ? [question] : [])),
  /** The Question with the study period, which say together which Question it is. */
  place: fieldIndex<WorkItem>("place", ({ question, studyPeriod }) =>
    question ? [`${question} ${studyPeriod}`] : [],
  ),
  stage: fieldIndex<WorkItem>("stage", ({ stage }) => [stage]),
  meeting: fieldIndex<WorkItem>("meeting", meetingsOf),
  candidacy: fieldIndex<WorkItem>("candidacy", ({ candidacies }) => Object.keys(candidacies)),
  decided: fieldIndex<WorkItem>("decided", ({ decisions }) =>
    Object.keys(decisions).length > 0 ? [true] : [],
  ),
  member: fieldIndex<WorkItem>("member", (item) => membersNamedIn(item).map(nearKey)),
} as const;

/** The Question and the study period in a value of {@link SETS.place}. */
export function placeIn(place: string): Pick<WorkItem, "question" | "studyPeriod"> {
  const [question = "", studyPeriod = ""] = place.split(" ");
  return { question, studyPeriod };
}

/** The tables of these aggregates, made bit by bit: they are there when nothing more is yielded. */
export function* tablesOf(aggregates: readonly AnyAggregate[]): Generator<void, Tables> {
  const of = <K extends Kind>(kind: K) =>
    Table.building(TABLES[kind] as TableOf<Aggregates[K]>, ofKind(aggregates, kind)) as Generator<
      void,
      Table<Aggregates[K]>
    >;
  return {
    studyGroup: yield* of("studyGroup"),
    workingParty: yield* of("workingParty"),
    question: yield* of("question"),
    meeting: yield* of("meeting"),
    workItem: yield* of("workItem"),
    liaison: yield* of("liaison"),
    person: yield* of("person"),
  };
}

/** The tables after these aggregates were added or replaced. One that is older than ours is left out. */
export function tablesWith(tables: Tables, changed: readonly AnyAggregate[]): Tables {
  return each((kind) => newer(tables[kind], ofKind(changed, kind)));
}

/** The tables after these aggregates were put in, whatever their revisions, and others taken away. */
export function tablesReplacing(
  tables: Tables,
  put: readonly AnyAggregate[],
  gone: readonly AnyAggregate[],
): Tables {
  const ids = (kind: Kind) => ofKind(gone, kind).map(({ id }) => id);
  return each((kind) => tables[kind].with(ofKind(put, kind), ids(kind)));
}

function each(after: <K extends Kind>(kind: K) => Table<Aggregates[K]>): Tables {
  return {
    studyGroup: after("studyGroup"),
    workingParty: after("workingParty"),
    question: after("question"),
    meeting: after("meeting"),
    workItem: after("workItem"),
    liaison: after("liaison"),
    person: after("person"),
  };
}

function ofKind<K extends Kind>(aggregates: readonly AnyAggregate[], kind: K): Aggregates[K][] {
  return aggregates.filter((one) => one.kind === kind).map((one) => one.aggregate as Aggregates[K]);
}

function newer<T extends Recorded>(table: Table<T>, members: readonly T[]): Table<T> {
  const newest = new Map<string, T>();
  for (const member of members) {
    const known = newest.get(member.id) ?? table.withId(member.id);
    if (!known || known.revision < member.revision) newest.set(member.id, member);
  }
  return table.with([...newest.values()]);
}
