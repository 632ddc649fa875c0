import { type CalendarDate, latestOf } from "../calendar.js";
import { difference, type Recorded } from "../history.js";
import { type Problem, problem } from "../problem.js";
import { judgeSince } from "../work-items/days.js";

/** Something that has to be there on the day, with its label. */
export type Labelled = Recorded & { readonly label: string };

/** Why something cannot count from this day: it has not come, or what it rests on was not there yet. */
export function judgeDay(date: CalendarDate, today: CalendarDate, restsOn: readonly Labelled[]): Problem[] {
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })];
  return restsOn.flatMap((one) => judgeSince(one.label, one, date, "date"));
}

/** Why a change cannot count from this day: as {@link judgeDay}, or the same was changed later already. */
export function judgeChange(
  changing: Labelled,
  next: object,
  date: CalendarDate,
  today: CalendarDate,
  restsOn: readonly Labelled[] = [],
): Problem[] {
  const problems = judgeDay(date, today, [changing, ...restsOn]);
  if (problems.length > 0) return problems;
  const fields = new Set(difference(changing, next).map(({ field }) => field));
  const later = latestOf(
    changing.history
      .filter(({ seq, changes }) => seq > 1 && changes.some(({ field }) => fields.has(field)))
      .map(({ effectiveOn }) => effectiveOn),
  );
  if (!later || date >= later) return [];
  return [problem("CHANGED_LATER", { name: changing.label, date, later }, { path: "date" })];
}
