import { isClockTime } from "../calendar.js";
import { daysOf, type MeetingState, type Sitting } from "../meeting.js";
import { type Problem, problem } from "../problem.js";

/** Everything that is wrong with the calendar and the agenda of a meeting, however it came to be known. */
export function judgeMeeting({ code, agenda, sittings }: MeetingState): Problem[] {
  return [
    ...repeated(agenda, ({ number }) => String(number)).map(({ number }) =>
      problem("AGENDA_NUMBER_TWICE", { meeting: code, number }, { path: "agenda" }),
    ),
    ...repeated(sittings, placeOf).map((sitting) => {
      const said = { meeting: code, body: sitting.body, days: daysOf([sitting]) };
      return problem("SITTING_TWICE", said, { path: "sittings" });
    }),
    ...sittings.flatMap(judgeTimes),
  ];
}

function judgeTimes({ startsOn, endsOn, startTime }: Sitting): Problem[] {
  if (endsOn < startsOn) {
    return [problem("DATES_OUT_OF_ORDER", { date: endsOn, earlier: startsOn }, { path: "sittings" })];
  }
  if (!startTime || isClockTime(startsOn, startTime)) return [];
  return [problem("CLOCK_TIME_MISSING", { date: startsOn, time: startTime }, { path: "sittings" })];
}

/** A body may gather more than once at a meeting, but not twice at the same time. */
const placeOf = ({ body, title, startsOn, endsOn, startTime }: Sitting) =>
  [body, title, startsOn, endsOn, startTime].join(" ");

/** The members that stand in the list once more under the same key. */
function repeated<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const keys = list.map(keyOf);
  return list.filter((_one, index) => keys.indexOf(keys[index] ?? "") !== index);
}
