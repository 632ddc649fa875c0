import type { CalendarDate } from "../calendar.js";
import type { CollectiveLetter, Deadline } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";

/** The letter as it is stored. */
export function letterStored({ number, date, reference }: CollectiveLetter): CollectiveLetter {
  return { number: normalise(number), date, reference: reference ? normalise(reference) : null };
}

/** The warning that something came after its deadline. */
export function lateAgainst(
  kind: Deadline["kind"],
  deadlines: readonly Deadline[],
  given: CalendarDate,
): Problem[] {
  const due = deadlines.find((one) => one.kind === kind);
  if (!due || given <= due.date) return [];
  return [
    problem(
      "DEADLINE_PASSED",
      { what: due.what, date: due.date, rule: due.rule ?? "", given },
      { path: "letter" },
    ),
  ];
}
