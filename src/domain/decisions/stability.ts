import { addMonths, type CalendarDate } from "../calendar.js";
import { settingOn } from "../editions/settings.js";
import { type Problem, problem } from "../problem.js";
import type { WorkItemState } from "../work-item.js";
import type { TextInForce } from "./text-in-force.js";

/**
 * Which text the item changes, by its number: a revision takes the place of what has its number, an amendment,
 * corrigendum or annex changes its parent. Null where it changes none.
 */
export function changedText(
  { version, type, integral, number, parent }: WorkItemState,
  assigned: string | null = null,
): string | null {
  if (version === "REVISED") return assigned ?? number ?? parent;
  if (type === "AMENDMENT") return integral === false ? null : parent;
  return type === "CORRIGENDUM" || type === "ANNEX" ? parent : null;
}

/**
 * Approval of a change is normally not sought within about two years of that of the text, unless it complements or
 * corrects: a guideline (A.8 §3.7, Res. 1 §9.3.9), so it is pointed out only.
 */
export function judgeStability(before: TextInForce | null, soughtOn: CalendarDate | null): Problem[] {
  if (!before || !soughtOn) return [];
  const years = settingOn("stabilityYears", soughtOn);
  if (soughtOn >= addMonths(before.approvedOn, 12 * years)) return [];
  return [problem("RECENTLY_APPROVED", { ...before, years }, { path: "workItem" })];
}
