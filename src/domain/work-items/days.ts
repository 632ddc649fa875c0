import { type CalendarDate, latestOf } from "../calendar.js";
import { difference } from "../history.js";
import { type Problem, problem } from "../problem.js";
import { designation, type WorkItem, type WorkItemState } from "../work-item.js";

/** Why nothing counts from this day on the item: there was no item yet, as the record has it. */
export function judgeBeginning(item: WorkItem, date: CalendarDate, path: string): Problem[] {
  return judgeSince(designation(item), item, date, path);
}

/** The same of anything that has a history, by its name. */
export function judgeSince(
  name: string,
  { history }: Pick<WorkItem, "history">,
  date: CalendarDate,
  path: string,
): Problem[] {
  const since = history.at(0)?.effectiveOn;
  if (!since || date >= since) return [];
  return [problem("BEFORE_ITS_BEGINNING", { name, since, date }, { path })];
}

/** What is to be changed: what the item is to become, and the fields that were named for it. */
export interface DatedChange {
  readonly next: Partial<WorkItemState>;
  readonly named: readonly string[];
}

/**
 * Why a change cannot count from this day: it has not come, or what is to be changed was changed later already. That
 * goes for a value too that stands now: to say that it stood earlier is to say something new.
 */
export function judgeChangeDay(
  item: WorkItem,
  { next, named }: DatedChange,
  date: CalendarDate,
  today: CalendarDate,
): Problem[] {
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })];
  const fields = new Set([...difference(item, next).map(({ field }) => field), ...named]);
  const later = latestOf(
    item.history
      .filter(({ seq, changes }) => seq > 1 && changes.some(({ field }) => fields.has(field)))
      .map(({ effectiveOn }) => effectiveOn),
  );
  if (!later || date >= later) return [];
  return [problem("CHANGED_LATER", { name: designation(item), date, later }, { path: "date" })];
}
