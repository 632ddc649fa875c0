import type { CalendarDate } from "../calendar.js";
import type { CollectiveLetter, Deadline, MeetingState } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { periodOn } from "../structure/periods.js";
import { normalise } from "../text.js";

/** The letter as it is stored. */
export function letterStored({ number, date, reference }: CollectiveLetter): CollectiveLetter {
  return { number: normalise(number), date, reference: reference ? normalise(reference) : null };
}

/** That the number of a letter was used in the same study period already; a letter may convene more than one meeting. */
export function judgeLetterNumber(
  { code, letter, studyGroup, startsOn }: Pick<MeetingState, "code" | "letter" | "studyGroup" | "startsOn">,
  meetings: readonly MeetingState[],
): Problem[] {
  if (!letter) return [];
  const period = periodOn(startsOn);
  const other = meetings.find(
    (one) =>
      one.code !== code &&
      one.studyGroup === studyGroup &&
      one.letter?.number === letter.number &&
      periodOn(one.startsOn) === period,
  );
  if (!other) return [];
  const said = { number: letter.number, meeting: other.code, period: period?.code ?? "" };
  return [problem("LETTER_NUMBER_USED", said, { path: "letter" })];
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
