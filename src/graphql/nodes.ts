import type { Kind } from "../domain/aggregates.js";
import type { Recorded } from "../domain/history.js";
import type { Meeting } from "../domain/meeting.js";
import type { HeldMandate, Person } from "../domain/person.js";
import type { StudyGroup } from "../domain/study-group.js";
import type { WorkItem } from "../domain/work-item.js";
import { momentRead } from "../programme/as-of.js";
import type { Programme } from "../programme/programme.js";
import { type NodeName, writeNodeId } from "./node-id.js";
import { type EventView, eventsOf } from "./types/event-view.js";

/** A kind of object with a global id: an aggregate, or a part of one that can be named within it. */
interface NodeKind {
  /** The kind of the aggregate that it is or is part of; null: of any kind. */
  readonly within: Kind | null;
  /** The aggregate's own id, with the moment at which it was read, and what the part is called in it. */
  readonly nameOf: (node: never) => Omit<NodeName, "type">;
  /** Finds the part again; null where the aggregate has none of that name. */
  readonly find: (aggregate: never, part: string | null) => object | null;
}

const whole = (within: Kind): NodeKind => ({
  within,
  nameOf: (node: Recorded) => nameIn(node, null),
  find: (aggregate, name) => (name === null ? aggregate : null),
});

/** A part of an aggregate, as a view that knows it. */
function part<A extends Recorded, V extends object>(
  within: Kind,
  partOf: (view: V) => readonly [aggregate: A, part: string],
  all: (aggregate: A) => readonly V[],
): NodeKind {
  return {
    within,
    nameOf: (view: V) => nameIn(...partOf(view)),
    find: (aggregate: A, name) => all(aggregate).find((view) => partOf(view)[1] === name) ?? null,
  };
}

/** What has an ordinal of its own in a work item, as `D1` or `C2`. */
const ofWorkItem = (all: (item: WorkItem) => readonly PartOfWorkItem[]) =>
  part("workItem", ({ workItem, id }: PartOfWorkItem) => [workItem, id] as const, all);

type PartOfWorkItem = { readonly id: string; readonly workItem: WorkItem };

/** The entries of a keyed field of a work item, each knowing its item. */
export function partsOf<P extends { readonly id: string }>(
  workItem: WorkItem,
  entries: Readonly<Record<string, P>>,
): (P & { readonly workItem: WorkItem })[] {
  return Object.values(entries).map((entry) => ({ ...entry, workItem }));
}

/** The entries of a keyed field that do not say their own key, each knowing it and what it belongs to. */
export function keyed<P extends object, H extends object>(
  entries: Readonly<Record<string, P>> | undefined,
  holder: H,
): (P & H & { readonly code: string })[] {
  return Object.entries(entries ?? {}).map(([code, entry]) => ({ ...entry, ...holder, code }));
}

/** The sittings of a meeting in the order of their start, each with a name: its body, and which of that body's it is. */
export function sittingsIn(meeting: Meeting) {
  const start = (sitting: Meeting["sittings"][number]) => `${sitting.startsOn} ${sitting.startTime ?? ""}`;
  const seen = new Map<string, number>();
  return meeting.sittings
    .toSorted((a, b) => start(a).localeCompare(start(b)))
    .map((sitting) => {
      const nth = (seen.get(sitting.body) ?? 0) + 1;
      seen.set(sitting.body, nth);
      return { ...sitting, meeting, code: `${sitting.body}#${nth}` };
    });
}

/** Every GraphQL type that is a `Node`, and how its members are named and found again. */
export const NODES: Readonly<Record<string, NodeKind>> = {
  StudyGroup: whole("studyGroup"),
  WorkingParty: whole("workingParty"),
  Question: whole("question"),
  Meeting: whole("meeting"),
  WorkItem: whole("workItem"),
  LiaisonStatement: whole("liaison"),
  Person: whole("person"),
  HistoryEvent: {
    within: null,
    // What an event says is the same at any moment.
    nameOf: ({ of, seq }: EventView) => ({ aggregate: of.id, part: String(seq), moment: null }),
    find: (aggregate: Recorded, seq) =>
      eventsOf(aggregate).find((event) => String(event.seq) === seq) ?? null,
  },
  Decision: ofWorkItem((item) => partsOf(item, item.decisions)),
  ApprovalStep: ofWorkItem((item) => partsOf(item, item.steps)),
  Comment: ofWorkItem((item) => partsOf(item, item.comments)),
  Reply: ofWorkItem((item) => partsOf(item, item.replies)),
  Position: ofWorkItem((item) => partsOf(item, item.positions)),
  Wait: ofWorkItem((item) => partsOf(item, item.waits ?? {}).map((wait) => ({ ...wait, day: wait.since }))),
  Contribution: ofWorkItem((item) => partsOf(item, item.contributions)),
  Candidate: part(
    "workItem",
    (view: { workItem: WorkItem; meeting: string }) => [view.workItem, view.meeting] as const,
    (workItem) => Object.values(workItem.candidacies).map((candidacy) => ({ ...candidacy, workItem })),
  ),
  Mandate: part(
    "person",
    ({ person, id }: HeldMandate) => [person, id] as const,
    (person: Person) => Object.values(person.mandates).map((mandate) => ({ ...mandate, person })),
  ),
  Sitting: part(
    "meeting",
    (view: { meeting: Meeting; code: string }) => [view.meeting, view.code] as const,
    sittingsIn,
  ),
  IprQuestion: part(
    "meeting",
    (view: { meeting: Meeting; code: string }) => [view.meeting, view.code] as const,
    (meeting: Meeting) => keyed(meeting.iprQuestions, { meeting }),
  ),
  Qualification: part(
    "studyGroup",
    (view: { studyGroup: StudyGroup; code: string }) => [view.studyGroup, view.code] as const,
    (studyGroup: StudyGroup) => keyed(studyGroup.qualifications, { studyGroup }),
  ),
};

/** The global id of a member of a type. */
export function nodeIdOf(type: string, node: object): string {
  const kind = NODES[type];
  if (!kind) throw new Error(`The type ${type} is no Node.`);
  return writeNodeId({ type, ...kind.nameOf(node as never) });
}

/** What a name names in the programme of its moment; null where there is nothing of that name. */
export function nodeNamed(
  { type, aggregate: id, part: name }: NodeName,
  programme: Programme,
): object | null {
  const kind = Object.hasOwn(NODES, type) ? NODES[type] : undefined;
  const found = kind && programme.aggregate(id, kind.within);
  const node = found ? kind.find(found as never, name) : null;
  if (node) types.set(node, type);
  return node;
}

/** An aggregate as a node, whose GraphQL type is known then. */
export function wholeNode(kind: Kind, aggregate: object): object {
  types.set(aggregate, TYPES[kind]);
  return aggregate;
}

const TYPES: Readonly<Record<Kind, string>> = {
  studyGroup: "StudyGroup",
  workingParty: "WorkingParty",
  question: "Question",
  meeting: "Meeting",
  workItem: "WorkItem",
  liaison: "LiaisonStatement",
  person: "Person",
};

/** The GraphQL type of a node that was found by its name. */
export function typeOfNode(node: object): string | undefined {
  return types.get(node);
}

const types = new WeakMap<object, string>();

/** The name of an aggregate or a part of it, at the moment at which it was read. */
function nameIn(aggregate: Recorded, name: string | null): Omit<NodeName, "type"> {
  return { aggregate: aggregate.id, part: name, moment: momentRead(aggregate) };
}
