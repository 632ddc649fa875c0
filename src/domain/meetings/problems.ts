import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about meetings and about the days on which something counts. */
export const MEETING_PROBLEMS = {
  AGENDA_NUMBER_TWICE: entry(
    "REPORT",
    (f) => `The agenda of ${f.meeting} has the number ${f.number} twice.`,
    () => "Give every agenda item a number of its own: decisions are recorded under it.",
  ),
  SITTING_TWICE: entry(
    "TRACKER",
    (f) => `${f.meeting} has the sitting of ${f.body} on ${f.days} twice.`,
    () => "Leave one of them out, or give each its own days or clock time.",
  ),
  CLOCK_TIME_MISSING: entry(
    "TRACKER",
    (f) => `There is no ${f.time} on ${f.date} in Geneva: clocks are put forward that night.`,
    () => "Give another startTime.",
  ),
  ANNOUNCED_AFTER_START: entry(
    "TRACKER",
    (f) => `A meeting that begins on ${f.startsOn} was not announced only on ${f.date}.`,
    (f) => `Give announcedOn up to ${f.startsOn}, or leave it out.`,
  ),
  BEFORE_ITS_BEGINNING: entry(
    "TRACKER",
    (f) => `${f.name} is on record from ${f.since} on; on ${f.date} it was not there yet.`,
    (f) =>
      `Give a date from ${f.since} on; whoever registers an item can give the day from which it was there.`,
  ),
  CANDIDATE_WITHDRAWN: entry(
    "TRACKER",
    (f) =>
      `${f.name} had been withdrawn from the candidates of ${f.meeting}${f.reason ? ` ("${f.reason}")` : ""}.`,
    () => "No rule limits a meeting to its list; the report will show it as taken up at the meeting.",
  ),
  SITTING_NOT_BEGUN: entry(
    "TRACKER",
    (f) => `${f.body} begins at ${f.begins} on ${f.date}; it is ${f.now} in Geneva.`,
    () => "It is recorded all the same. Look whether it was decided, or take it back.",
  ),
  DONE_AT_MEETING: entry(
    "TRACKER",
    (f) => `Event ${f.seq} of ${f.name} (${f.action}, ${f.date}) would not hold: ${f.why}`,
    () => "Put it right or take it back first, or look at the days and the agenda again.",
  ),
  MEETING_DATES_KEPT: entry(
    "TRACKER",
    (f) => `What ${f.name} has from the meeting by event ${f.seq} (${f.action}) stays as it was reckoned.`,
    (f) => `Where it should follow: correctAct of event ${f.seq}, with nothing said otherwise.`,
  ),
  CHANGED_LATER: entry(
    "TRACKER",
    (f) => `${f.name} was changed in the same place on ${f.later}, which is later than ${f.date}.`,
    (f) => `Give a date from ${f.later} on: what is changed last is what stands.`,
  ),
} as const satisfies Record<string, ProblemEntry>;
