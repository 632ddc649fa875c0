import { fold } from "../names/fold.js";
import { type Problem, problem } from "../problem.js";
import type { Priority } from "../vocabulary.js";
import type { Timing } from "../work-item.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WORD =
  "(?<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})[-/](?<month>\d{2})\b/,
  /^(?<month>\d{2})[-/](?<year>\d{4})\b/,
  /^(?<year>\d{4})-q(?<quarter>[1-4])\b/,
  new RegExp(`^${WORD}\\.? (?<year>\\d{4})\\b`),
  new RegExp(`^(?<year>\\d{4}) ${WORD}\\b`),
];
const PRIORITY = /\((high|medium|low) priority\)/i;

/**
 * Reads a timing as people write it: `2026-02`, `10-2027`, `2028-Q1`, `March 2026`, each perhaps with `(High priority)`.
 * A quarter is read as its last month. What cannot be read keeps its words and has no month.
 */
export function parseTiming(raw: string): { timing: Timing; priority: Priority | null } {
  const priority = PRIORITY.exec(raw)?.[1]?.toUpperCase() as Priority | undefined;
  return { timing: { raw, month: monthIn(raw) }, priority: priority ?? null };
}

/** That no month could be read from a timing: such an item is never overdue, and in no list by month. `-` says there is none. */
export function judgeTiming(raw: string | null | undefined): Problem[] {
  const words = fold(raw ?? "").replace(/ ?\((?:high|medium|low) priority\)/, "");
  if (words === "" || words === "-" || monthIn(words)) return [];
  return [problem("TIMING_WITHOUT_MONTH", { timing: raw ?? "" }, { path: "timing" })];
}

function monthIn(raw: string): string | null {
  const text = fold(raw);
  for (const form of FORMS) {
    const { year, month, quarter, word } = form.exec(text)?.groups ?? {};
    if (!year) continue;
    const number = month
      ? Number(month)
      : quarter
        ? Number(quarter) * 3
        : MONTHS.indexOf((word ?? "").slice(0, 3)) + 1;
    if (number >= 1 && number <= 12) return `${year}-${String(number).padStart(2, "0")}`;
  }
  return null;
}
