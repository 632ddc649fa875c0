import { type CalendarDate, daysBetween, genevaDateOf, latestOf } from "../../calendar.js";
import { FIRST_DECISION } from "../../decisions/decision-rules.js";
import { reviewReadiness } from "../../readiness/review.js";
import type { Qualification } from "../../study-groups/qualification.js";
import { heldNumber, standingDecisions, type WorkItem } from "../../work-item.js";
import { meetingsOf } from "../../work-items/meetings.js";
import { atStageSince } from "../awaiting.js";
import { overdue } from "../programme.js";
import type { Value } from "./condition.js";

/** What the answer depends on besides the item. */
export interface FilterFacts {
  /** The day about which is asked: today, or that of the view of the past. */
  readonly day: CalendarDate;
  /** The working party to which the item's Question is entrusted. */
  readonly homeOf: (item: WorkItem) => string | null;
  /** Names of the persons who are charged with the item as editors on the day. */
  readonly editorsCharged: (item: WorkItem) => readonly string[];
  readonly qualificationsOf: (studyGroup: string) => Readonly<Record<string, Qualification>>;
  readonly isStale: (item: WorkItem) => boolean;
}

/** What kind of values a field has, and so what can be asked of them. */
export type FieldKind =
  | "label"
  | "stage"
  | "type"
  | "process"
  | "version"
  | "priority"
  | "verdict"
  | "decisionKind"
  | "text"
  | "month"
  | "date"
  | "number"
  | "flag";

/** A field by which work items are asked for. */
export interface FilterField {
  readonly kind: FieldKind;
  /** What it is, for those who ask. */
  readonly about: string;
  /** What it costs to look at it in one item, in the work of one plain field; left out: 0.06. */
  readonly work?: number;
  /** The item's values; none where nothing is recorded. */
  readonly of: (item: WorkItem, facts: FilterFacts) => readonly Value[];
}

const given = (...values: readonly (Value | null | undefined)[]): readonly Value[] =>
  values.filter((value): value is Value => value !== null && value !== undefined && value !== "");

/** The documents in which the item was drafted, discussed and decided. */
function documentsOf(item: WorkItem): readonly Value[] {
  return given(
    ...(item.baseTexts ?? []),
    ...Object.values(item.contributions).map(({ document }) => document),
    ...standingDecisions(item).map(({ finalText }) => finalText),
    ...Object.values(item.candidacies).map(({ text }) => text),
    item.registration?.document,
  );
}

/** The day on which the latest contribution was received; null where none is recorded. */
export function lastContributionOn({ contributions }: WorkItem): CalendarDate | null {
  return latestOf(Object.values(contributions).map(({ receivedOn }) => receivedOn));
}

/** The day on which the item was agreed as a work item, else the first day of its history. */
export function registeredOn({ registration, history }: WorkItem): CalendarDate | null {
  return registration?.agreedOn ?? history[0]?.effectiveOn ?? null;
}

function verdictOf(item: WorkItem, { day, qualificationsOf }: FilterFacts): readonly Value[] {
  const kind = FIRST_DECISION[item.process];
  if (!kind) return [];
  return [
    reviewReadiness({ item, kind, qualifications: qualificationsOf(item.studyGroup), on: day }).verdict,
  ];
}

/** The fields by which work items are asked for. The input of the API and what a filter costs are made from this table. */
export const FILTER_FIELDS = {
  studyGroup: {
    kind: "label",
    about: "The study group that owns it, e.g. `SG13`.",
    of: (item) => [item.studyGroup],
  },
  workingParty: {
    kind: "label",
    about:
      "The working party to which its Question is entrusted, e.g. `WP4/13`; null where it is entrusted to none.",
    work: 0.4,
    of: (item, { homeOf }) => given(homeOf(item)),
  },
  question: { kind: "label", about: "Its Question, e.g. `Q16/13`.", of: (item) => [item.question] },
  stage: { kind: "stage", about: "Where it stands in its process.", of: (item) => [item.stage] },
  process: { kind: "process", about: "Its approval process.", of: (item) => [item.process] },
  type: { kind: "type", about: "What kind of text it is to become.", of: (item) => [item.type] },
  version: { kind: "version", about: "New or revised.", of: (item) => [item.version] },
  acronym: {
    kind: "text",
    about: "Its provisional name and aliases.",
    work: 1,
    of: (item) => [item.acronym, ...item.aliases],
  },
  number: {
    kind: "text",
    about: "The number that it holds, as written; null where there is none.",
    work: 0.3,
    of: (item) => given(heldNumber(item)),
  },
  timing: {
    kind: "month",
    about:
      "The month aimed at, as it was read from the words; null where there is none or it could not be read.",
    of: (item) => given(item.timing?.month),
  },
  timingText: {
    kind: "text",
    about: "The timing as written, e.g. `2028-Q1 (Low priority)`; null where nothing was recorded.",
    work: 0.4,
    of: (item) => given(item.timing?.raw),
  },
  priority: {
    kind: "priority",
    about: "Its priority; null where none is known.",
    of: (item) => given(item.priority),
  },
  editor: {
    kind: "text",
    about:
      "Its editors: names and affiliations as recorded with the item, and the names of those who hold a mandate as its editors.",
    work: 2,
    of: (item, { editorsCharged }) =>
      given(...(item.editors ?? []).flatMap((one) => [one.name, one.affiliation]), ...editorsCharged(item)),
  },
  supportingMember: {
    kind: "text",
    about: "Members that support it; null where none is recorded.",
    work: 2,
    of: (item) => given(...(item.supportingMembers ?? [])),
  },
  liaison: {
    kind: "text",
    about: "Groups and organisations with which liaison is kept; null where none is recorded.",
    work: 2,
    of: (item) => given(...(item.liaisons ?? [])),
  },
  document: {
    kind: "text",
    about:
      "Numbers of its documents: base texts, contributions, texts that were proposed or decided, and the form that registered it, e.g. `TD410/WP1`.",
    work: 3,
    of: documentsOf,
  },
  stageSince: {
    kind: "date",
    about: "The day from which it has been at its stage.",
    work: 1.7,
    of: (item) => given(atStageSince(item)),
  },
  daysAtStage: {
    kind: "number",
    about: "Whole days at its stage until the day that is asked about; 0 on the first.",
    work: 7,
    of: (item, { day }) => {
      const since = atStageSince(item);
      return since ? [daysBetween(since, day)] : [];
    },
  },
  registeredOn: {
    kind: "date",
    about: "The day on which it was agreed as a work item, else the first day of its history.",
    work: 0.2,
    of: (item) => given(registeredOn(item)),
  },
  lastUpdate: {
    kind: "date",
    about: "The day in Geneva on which something about it was last written down.",
    work: 10,
    of: (item) => {
      const last = item.history.at(-1);
      return last ? [genevaDateOf(last.recordedAt)] : [];
    },
  },
  lastContribution: {
    kind: "date",
    about: "The day on which the latest contribution to it was received; null where none is recorded.",
    work: 0.1,
    of: (item) => given(lastContributionOn(item)),
  },
  readiness: {
    kind: "verdict",
    about: "The verdict on its readiness for the first decision of its process; null where that has none.",
    work: 8,
    of: verdictOf,
  },
  overdue: {
    kind: "flag",
    about: "Whether the month that it aimed at passed without its first decision.",
    work: 3,
    of: (item, { day }) => [overdue([item], day).length > 0],
  },
  stale: {
    kind: "flag",
    about:
      "Whether it is under study and drew no contribution over the previous two study group meetings (Rec. A.1 §1.4.7).",
    work: 0.3,
    of: (item, { isStale }) => [isStale(item)],
  },
  plannedMeeting: {
    kind: "label",
    about: "The meetings for which it is a candidate that still stands, by their codes.",
    work: 0.3,
    of: (item) =>
      Object.values(item.candidacies).flatMap(({ status, meeting }) =>
        status === "PLANNED" ? [meeting] : [],
      ),
  },
  meeting: {
    kind: "label",
    about:
      "The meetings for which it is or was a candidate, that registered it, or that acted on it, by their codes.",
    work: 1.5,
    of: meetingsOf,
  },
  decisionKind: {
    kind: "decisionKind",
    about: "The kinds of the decisions on it that stand, whatever their outcome.",
    work: 0.3,
    of: (item) => standingDecisions(item).map(({ kind }) => kind),
  },
  decidedOn: {
    kind: "date",
    about: "The days of the decisions on it that stand.",
    work: 0.2,
    of: (item) => standingDecisions(item).map((decision) => decision.decidedOn),
  },
} as const satisfies Record<string, FilterField>;

/** The name of a field by which work items are asked for. */
export type FilterFieldName = keyof typeof FILTER_FIELDS;

/** The fields with their names. */
export const FILTER_FIELD_ENTRIES = Object.entries(FILTER_FIELDS) as readonly [
  FilterFieldName,
  FilterField,
][];
