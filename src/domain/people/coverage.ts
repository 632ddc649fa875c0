import { addDays, type CalendarDate, genevaDateOf } from "../calendar.js";
import type { History, HistoryEvent } from "../history.js";
import { isInForce, type Mandate } from "../person.js";
import { POLICY } from "../procedures/policy.js";
import type { ActUnder } from "./acts.js";

/** Why a change of a mandate is for administrators, with a reason. */
export const IRREGULARITIES = ["DATED_BACK", "PAST_ACTS"] as const;
export type Irregularity = (typeof IRREGULARITIES)[number];

/** What a change of a mandate is judged by. */
export interface CoverageFacts {
  readonly today: CalendarDate;
  /** Finds what was done under the mandate so far; asked for only where the change could uncover something. */
  readonly acts: () => readonly ActUnder[];
}

/** Whether two mandates charge somebody with the same thing, whatever their terms. */
export const isSameCharge = (a: Mandate, b: Mandate): boolean =>
  a.role === b.role &&
  a.scope === b.scope &&
  a.group === b.group &&
  a.acting === b.acting &&
  Boolean(a.replacing) === Boolean(b.replacing);

/**
 * What is irregular about a change of a mandate: it gives days that are over to somebody who did not have them, or
 * takes away days on which something was done under it. `before` is null for an appointment.
 */
export function irregularitiesOf(
  before: Mandate | null,
  after: Mandate,
  facts: CoverageFacts,
): Irregularity[] {
  return [
    ...(datesBack(before, after, facts.today) ? (["DATED_BACK"] as const) : []),
    ...(before && actsUncovered(before, after, facts).length > 0 ? (["PAST_ACTS"] as const) : []),
  ];
}

/** The acts that rested on the mandate as it was, and do not rest on it as it is to be. */
export function actsUncovered(before: Mandate, after: Mandate, { acts, today }: CoverageFacts): ActUnder[] {
  const keepsPast = after.until === null || after.until >= today || after.until === before.until;
  if (keepsPast && after.from <= before.from && isSameCharge(before, after) && !after.voided) return [];
  return acts().filter(({ on }) => isInForce(before, on) && !covers(after, before, on));
}

/** Whether somebody is charged, as this mandate charges, on that day. */
const covers = (mandate: Mandate, charge: Mandate, on: CalendarDate): boolean =>
  isSameCharge(mandate, charge) && isInForce(mandate, on);

function datesBack(before: Mandate | null, after: Mandate, today: CalendarDate): boolean {
  const latest = addDays(today, -1 - POLICY.datingBackDays.value);
  const last = after.until !== null && after.until < latest ? after.until : latest;
  if (after.voided || after.from > last) return false;
  // A term has no holes, so its ends tell whether it was given before.
  return !before || !covers(before, after, after.from) || !covers(before, after, last);
}

/** When a mandate came to cover a day, by the record of the person's history; null: it does not. */
export function coveredSince(history: History, mandate: Mandate, on: CalendarDate): HistoryEvent | null {
  const records = history.flatMap((event) => {
    const change = event.changes.find(({ field }) => field === `mandates.${mandate.id}`);
    return change ? [{ event, after: change.after as Mandate }] : [];
  });
  const before = records.findLastIndex(({ after }) => !covers(after, mandate, on));
  return records[before + 1]?.event ?? null;
}

/**
 * Whether an act of that day may rest on the mandate: it was on record by then, or an administrator, who has to say
 * why, dated it back.
 */
export function bears(history: History, mandate: Mandate, on: CalendarDate): boolean {
  const event = coveredSince(history, mandate, on);
  if (!event) return false;
  return event.by.role === "ADMINISTRATOR" || isOnRecord(event, on);
}

/** Whether the event was written down by that day, or within the days that appointments may be dated back. */
export function isOnRecord({ recordedAt }: HistoryEvent, on: CalendarDate): boolean {
  return addDays(genevaDateOf(recordedAt), -POLICY.datingBackDays.value) <= on;
}
