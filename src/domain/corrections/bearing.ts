import { isDeepStrictEqual } from "node:util";
import type { WorkItemState } from "../work-item.js";

/** What nothing in the procedures rests on: it can be put right at any time, and later acts stand as they are. */
const NO_BEARING = [
  "number",
  "titles",
  "contributions",
  "externalStatus",
  "waits",
  "kin",
  "iprStatements",
  "jointQuestions",
];

/** Of a decision, what nothing rests on once it was taken. */
const OF_DECISIONS = [
  "finalText",
  "texts",
  "assignedNumber",
  "agendaItem",
  "reason",
  "overrideReason",
  "chairConcurrence",
  "voided",
];

/** Of a comment, what nothing rests on once it is within the period: whether it is substantive is what counts. */
const OF_COMMENTS = ["member", "category", "receivedOn", "text"];

/** Whether two states of an item differ in something on which a rule of the procedures may rest. */
export function bearingDiffers(one: WorkItemState, other: WorkItemState): boolean {
  return one !== other && !isDeepStrictEqual(bearingOf(one), bearingOf(other));
}

function bearingOf(state: WorkItemState): object {
  const bearing = Object.entries(state).filter(([field]) => !NO_BEARING.includes(field));
  const standing = Object.entries(state.decisions ?? {}).filter(([, decision]) => !decision.voided);
  return {
    ...Object.fromEntries(bearing),
    decisions: without(Object.fromEntries(standing), OF_DECISIONS),
    comments: without(state.comments ?? {}, OF_COMMENTS),
  };
}

function without(entries: Readonly<Record<string, object>>, fields: readonly string[]): object {
  const stripped = Object.entries(entries).map(([key, entry]) => [
    key,
    Object.fromEntries(Object.entries(entry).filter(([field]) => !fields.includes(field))),
  ]);
  return Object.fromEntries(stripped);
}
