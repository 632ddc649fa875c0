import { type CalendarDate, genevaDateOf, type Instant, latestOf } from "../../calendar.js";
import { FIRST_DECISION } from "../../decisions/decision-rules.js";
import { reviewReadiness } from "../../readiness/review.js";
import type { Qualification } from "../../study-groups/qualification.js";
import { heldNumber, standingDecisions, type WorkItem } from "../../work-item.js";
import { meetingsOf } from "../../work-items/meetings.js";
import { atStageSince } from "../awaiting.js";
import type { Value } from "./condition.js";

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
  /** What the item itself says; none where nothing is recorded. Left out where that depends on the day or on others alone. */
  readonly of?: (item: WorkItem) => readonly Value[];
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
  return registration?.agreedOn ?? history.at(0)?.effectiveOn ?? null;
}

const hours = new Map<string, CalendarDate>();

/** The day in Geneva of an instant. Clocks there differ from UTC by whole hours, so that it is worked out once for each hour. */
function recordedOn(instant: Instant): CalendarDate {
  const hour = instant.slice(0, "YYYY-MM-DDTHH".length);
  const day = hours.get(hour) ?? genevaDateOf(instant);
  hours.set(hour, day);
  return day;
}

/** The verdict on an item's readiness for its first decision on a day; none where its process has no decision. */
export function verdictOf(
  item: WorkItem,
  qualifications: Readonly<Record<string, Qualification>>,
  day: CalendarDate,
): readonly Value[] {
  const kind = FIRST_DECISION[item.process];
  return kind ? [reviewReadiness({ item, kind, qualifications, on: day }).verdict] : [];
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
  },
  question: {
    kind: "label",
    about: "Its Question, e.g. `Q16/13`.",
    of: (item) => (item.question ? [item.question] : []),
  },
  stage: { kind: "stage", about: "Where it stands in its process.", of: (item) => [item.stage] },
  process: { kind: "process", about: "Its approval process.", of: (item) => [item.process] },
  type: { kind: "type", about: "What kind of text it is to become.", of: (item) => [item.type] },
  version: { kind: "version", about: "New or revised.", of: (item) => [item.version] },
  acronym: {
    kind: "text",
    about: "Its provisional name and aliases.",
    of: (item) => [item.acronym, ...item.aliases],
  },
  number: {
    kind: "text",
    about: "The number that it holds, as written; null where there is none.",
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
    of: (item) => given(...(item.editors ?? []).flatMap((one) => [one.name, one.affiliation])),
  },
  supportingMember: {
    kind: "text",
    about: "Members that support it; null where none is recorded.",
    of: (item) => given(...(item.supportingMembers ?? [])),
  },
  liaison: {
    kind: "text",
    about: "Groups and organisations with which liaison is kept; null where none is recorded.",
    of: (item) => given(...(item.liaisons ?? [])),
  },
  document: {
    kind: "text",
    about:
      "Numbers of its documents: base texts, contributions, texts that were proposed or decided, and the form that registered it, e.g. `TD410/WP1`.",
    of: documentsOf,
  },
  stageSince: {
    kind: "date",
    about: "The day from which it has been at its stage.",
    of: (item) => given(atStageSince(item)),
  },
  daysAtStage: {
    kind: "number",
    about: "Whole days at its stage until the day that is asked about; 0 on the first.",
  },
  registeredOn: {
    kind: "date",
    about: "The day on which it was agreed as a work item, else the first day of its history.",
    of: (item) => given(registeredOn(item)),
  },
  lastUpdate: {
    kind: "date",
    about: "The day in Geneva on which something about it was last written down.",
    of: (item) => {
      const last = item.history.at(-1);
      return last ? [recordedOn(last.recordedAt)] : [];
    },
  },
  lastContribution: {
    kind: "date",
    about: "The day on which the latest contribution to it was received; null where none is recorded.",
    of: (item) => given(lastContributionOn(item)),
  },
  readiness: {
    kind: "verdict",
    about: "The verdict on its readiness for the first decision of its process; null where that has none.",
  },
  overdue: {
    kind: "flag",
    about: "Whether the month that it aimed at passed without its first decision.",
  },
  stale: {
    kind: "flag",
    about:
      "Whether it is under study and drew no contribution over the previous two study group meetings (Rec. A.1 §1.4.7).",
  },
  plannedMeeting: {
    kind: "label",
    about: "The meetings for which it is a candidate that still stands, by their codes.",
    of: (item) =>
      Object.values(item.candidacies).flatMap(({ status, meeting }) =>
        status === "PLANNED" ? [meeting] : [],
      ),
  },
  meeting: {
    kind: "label",
    about:
      "The meetings for which it is or was a candidate, that registered it, or that acted on it, by their codes.",
    of: meetingsOf,
  },
  decisionKind: {
    kind: "decisionKind",
    about: "The kinds of the decisions on it that stand, whatever their outcome.",
    of: (item) => standingDecisions(item).map(({ kind }) => kind),
  },
  decidedOn: {
    kind: "date",
    about: "The days of the decisions on it that stand.",
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
