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
  MEETING_OFF: entry(
    "TRACKER",
    (f) => `${f.meeting} is ${f.status} since ${f.on} (${f.reason}); nothing is done at it.`,
    () => "Put it to another meeting; or give this one its new days: postponeMeeting, changeMeeting.",
  ),
  MEETING_HELD: entry(
    "TRACKER",
    (f) => `${f.meeting} began on ${f.startsOn}, and something is on record of it: ${f.what}.`,
    () => "What was recorded wrongly is put right first: correctAct, takeBack, correctMeeting.",
  ),
  NO_SITTINGS: entry(
    "TRACKER",
    (f) => `Nobody sits at ${f.meeting}.`,
    () => "Give sittings of the study group or working parties, or gatherings of rapporteur groups or JCAs.",
  ),
  RAPPORTEUR_GROUP_WITHOUT_QUESTION: entry(
    "A1_2_3_3_11",
    (f) => `${f.body} is a rapporteur group, and no Question is named.`,
    () => "Give its questions, e.g. Q16/13.",
  ),
  RAPPORTEUR_GROUP_UNSAID: entry(
    "A1_2_3_3_11",
    (f) => `Of the rapporteur group meeting ${f.body} nothing is said of: ${f.wanting}.`,
    () => "Say it when the meeting is announced: changeMeeting.",
  ),
  LETTER_NUMBER_USED: entry(
    "TRACKER",
    (f) => `Letter ${f.number} of the study period ${f.period} convenes ${f.meeting} already.`,
    () =>
      "The numbers of letters begin anew with each study period; put it right unless one letter convenes both: changeMeeting.",
  ),
  DEADLINE_PASSED: entry(
    "A1_1_3_2",
    (f) => `"${f.what}" was due on ${f.date} (${f.rule}), before ${f.given}.`,
    () => "It is recorded all the same; the members have less time than the clause gives them.",
  ),
  DEADLINE_KEPT: entry(
    "TRACKER",
    (f) => `The deadline "${f.what}" of ${f.date} was given, and does not follow the new days.`,
    () => "Give it anew with deadlines, where it should be another day.",
  ),
  AGENDA_LINE_UNKNOWN: entry(
    "REPORT",
    (f) => `The agenda of ${f.meeting} has no number ${f.number}.`,
    (f) => `Its numbers are ${f.numbers}.`,
  ),
  SITTING_OPEN: entry(
    "TRACKER",
    (f) => `The sitting of ${f.body} is open since ${f.since}.`,
    () =>
      "Go on with it, or close it first: closeSitting. What is wrong of it is put right by correctSession.",
  ),
  SITTING_NOT_OPEN: entry(
    "TRACKER",
    (f) => `The sitting of ${f.body} at ${f.meeting} is not open.`,
    () => "Open it first: openSitting.",
  ),
  SITTING_CLOSED: entry(
    "TRACKER",
    (f) => `The sitting of ${f.body} was closed at ${f.at}.`,
    () =>
      "Where the body goes on, or not everything was recorded, open it again: openSitting. What was recorded wrongly is put right: correctAct.",
  ),
  TIME_IN_FUTURE: entry(
    "TRACKER",
    (f) => `${f.at} has not come yet; it is ${f.now}.`,
    () => "Give a time up to now, or leave it out.",
  ),
  TIMES_OUT_OF_ORDER: entry(
    "TRACKER",
    (f) => `${f.at} lies before ${f.earlier}, after which it comes.`,
    (f) => `Give a time from ${f.earlier} on.`,
  ),
  SESSION_NOT_FOUND: entry(
    "TRACKER",
    (f) => `${f.meeting} has no session ${f.code} that stands.`,
    () => "Name one of the sessions of its sittings, e.g. S1.",
  ),
  BUSINESS_LINE_UNKNOWN: entry(
    "REPORT",
    (f) => `${f.name} is not in the order of business of ${f.body} at ${f.meeting}.`,
    () => "Name lines as orderOfBusiness has them; put a text on the list first: proposeForDecision.",
  ),
  BUSINESS_LINE_TWICE: entry(
    "REPORT",
    (f) => `${f.name} is named twice.`,
    () => "Name each line once, in the order in which it is to come.",
  ),
  CHANGED_LATER: entry(
    "TRACKER",
    (f) => `${f.name} was changed in the same place on ${f.later}, which is later than ${f.date}.`,
    (f) => `Give a date from ${f.later} on: what is changed last is what stands.`,
  ),
} as const satisfies Record<string, ProblemEntry>;
