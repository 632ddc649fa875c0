import { randomUUID } from "node:crypto";
import { type CalendarDate, latestOf } from "../../domain/calendar.js";
import { type Act, advance, begin } from "../../domain/history.js";
import { daysOf, type ImportFacts, STATUS_FIELDS, understand } from "../../domain/imports/begin.js";
import { COMPARED, type Compared, entryOf } from "../../domain/imports/compare.js";
import { readDay } from "../../domain/imports/dates.js";
import type { Entry } from "../../domain/imports/entry.js";
import type { SaidOfRow } from "../../domain/imports/row.js";
import type { Problem } from "../../domain/problem.js";
import type { WorkItem, WorkItemState } from "../../domain/work-item.js";

/** How the events of an import are written. */
export interface Recording {
  readonly act: Omit<Act, "action" | "effectiveOn" | "said">;
  /** What the last of them keeps of the row. */
  readonly said: SaidOfRow;
  readonly today: CalendarDate;
}

/** An item as an import leaves it, with what contradicts the rules. */
export interface Recorded {
  readonly item: WorkItem;
  readonly contradictions: readonly Problem[];
}

/** A new item: its history begins with what the record says of it, on the days that the record names. */
export function begun(entry: Entry, facts: ImportFacts, { act, said, today }: Recording): Recorded {
  const { state, contradictions } = understand(entry, facts);
  const { from, moved } = daysOf(entry, state, today);
  const importing = { ...act, action: "IMPORT" };
  const id = randomUUID();
  if (from === moved)
    return {
      item: begin<WorkItemState>(id, state, { ...importing, effectiveOn: from, said }),
      contradictions,
    };
  const { stage, stageSince, cycle, approvedOn, number } = state;
  const isItself = number !== null && number === state.acronym;
  const first = { stage: "UNDER_STUDY" as const, stageSince: null, cycle: 0, approvedOn: null };
  const earlier = { ...state, ...first, number: isItself ? number : null };
  const registered = begin<WorkItemState>(id, earlier, { ...importing, effectiveOn: from });
  const next = { stage, stageSince, cycle, approvedOn, number };
  return {
    item: advance<WorkItemState>(registered, next, { ...importing, effectiveOn: moved, said }),
    contradictions,
  };
}

/** An item with what a record says otherwise now, and nobody here has touched. */
export function taken(
  item: WorkItem,
  entry: Entry,
  changed: readonly Compared[],
  facts: ImportFacts,
  { act, said, today }: Recording,
): Recorded {
  const { state, contradictions } = understand({ ...entryOf(item), ...entry }, facts);
  const fields = new Set(changed.flatMap((field) => COMPARED[field] as readonly (keyof WorkItemState)[]));
  // What contradicts the rules moves nothing: the record's status stands beside the item's own.
  const settled: readonly string[] =
    contradictions.length > 0 ? ["stage", "stageSince", "cycle", "approvedOn"] : [];
  const kept = [...fields].filter((field) => !settled.includes(field));
  const target: WorkItemState = { jointQuestions: [], ...state };
  const next = Object.fromEntries(kept.map((field) => [field, target[field]])) as Partial<WorkItemState>;
  const whole = next.titles ? { ...next, titles: { ...item.titles, ...next.titles } } : next;
  const ofStatus = (field: string) => (STATUS_FIELDS as readonly string[]).includes(field);
  const statusPart = pick(whole, ofStatus);
  const rest = pick(whole, (field) => !ofStatus(field));
  const importing = { ...act, action: "IMPORT" };
  const begunOn = item.history.at(0)?.effectiveOn ?? today;
  const within = (day: CalendarDate | null) =>
    day && day <= today ? (latestOf([day, begunOn]) ?? day) : today;
  const on = { status: within(state.stageSince), rest: within(readDay(entry.lastUpdate ?? "").date) };
  const moved = advance<WorkItemState>(item, statusPart, {
    ...importing,
    effectiveOn: on.status,
    ...(Object.keys(rest).length === 0 ? { said } : {}),
  });
  return {
    item: advance<WorkItemState>(moved, rest, { ...importing, effectiveOn: on.rest, said }),
    contradictions,
  };
}

function pick(state: Partial<WorkItemState>, wanted: (field: string) => boolean): Partial<WorkItemState> {
  return Object.fromEntries(Object.entries(state).filter(([field]) => wanted(field)));
}
