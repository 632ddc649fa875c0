import type { Priority } from "../vocabulary.js";
import type { Timing } from "../work-item.js";

const MONTH_FORMS = [/^(?<year>\d{4})-(?<month>\d{2})\b/, /^(?<month>\d{2})-(?<year>\d{4})\b/];
const QUARTER = /^(?<year>\d{4})-Q(?<quarter>[1-4])\b/i;
const PRIORITY = /\((high|medium|low) priority\)/i;

/**
 * Reads a timing as people write it: `2026-02`, `10-2027`, `2028-Q1`, each perhaps with `(High priority)`.
 * A quarter is read as its last month. What cannot be read keeps its words and has no month.
 */
export function parseTiming(raw: string): { timing: Timing; priority: Priority | null } {
  const priority = PRIORITY.exec(raw)?.[1]?.toUpperCase() as Priority | undefined;
  return { timing: { raw, month: monthIn(raw) }, priority: priority ?? null };
}

function monthIn(raw: string): string | null {
  const quarter = QUARTER.exec(raw)?.groups;
  if (quarter) return `${quarter.year}-${String(Number(quarter.quarter) * 3).padStart(2, "0")}`;
  for (const form of MONTH_FORMS) {
    const found = form.exec(raw)?.groups;
    if (found && Number(found.month) >= 1 && Number(found.month) <= 12) return `${found.year}-${found.month}`;
  }
  return null;
}
