import type { CalendarDate } from "./calendar.js";
import { CLAUSES, type ClauseKey } from "./clauses.js";
import { CORRECTION_PROBLEMS } from "./corrections/problems.js";
import { IMPORT_PROBLEMS } from "./imports/problems.js";
import { LETTER_PROBLEMS } from "./letters/problems.js";
import { LIAISON_PROBLEMS } from "./liaisons/problems.js";
import { MEETING_PROBLEMS } from "./meetings/problems.js";
import { NAME_PROBLEMS } from "./names/problems.js";
import { PEOPLE_PROBLEMS } from "./people/problems.js";
import { entry, type ProblemEntry, type ProblemFacts } from "./problem-entry.js";
import { PROCEDURE_PROBLEMS } from "./procedures/problems.js";
import { QUESTION_PROBLEMS } from "./questions/problems.js";
import { STRUCTURE_PROBLEMS } from "./structure/problems.js";
import { TURN_PROBLEMS } from "./structure/turn-problems.js";
import { WAIT_PROBLEMS } from "./waits/problems.js";
import { KIN_PROBLEMS } from "./work-items/kin-problems.js";

/**
 * Why an act is refused (or, as a warning, what should be looked at). Refusals are data: a caller gets all of
 * them at once.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** One sentence for a person. */
  readonly message: string;
  /** The clause or source of the rule, e.g. `Rec. ITU-T A.8 §3.1`. */
  readonly clause: string;
  /** The input field that the refusal is about, e.g. `body`. */
  readonly path: string | null;
  /** What would resolve it. */
  readonly remedy: string;
  /** The day of the act that was judged, whose editions count; left out: today. */
  readonly on?: CalendarDate;
}

/** Every kind of refusal there is. A new code without a clause, a message and a remedy does not compile. */
const CATALOGUE = {
  WORK_ITEM_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no work item named "${f.name}".`,
    () => "Use its acronym, an alias or its assigned number, as workItems lists them.",
  ),
  QUESTION_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no Question ${f.label}.`,
    () => "Use the label of a Question of the study group, e.g. Q16/13.",
  ),
  MEETING_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no meeting ${f.code}.`,
    () => "Use the code of a planned meeting, as meetings lists them.",
  ),
  TIMING_WITHOUT_MONTH: entry(
    "TRACKER",
    (f) => `No month can be read from the timing "${f.timing}", so that the item is never overdue.`,
    () => "Write the month aimed at as in 2026-02, 2026-Q1 or March 2026; - where there is none.",
  ),
  REVISION_CONFLICT: entry(
    "TRACKER",
    (f) => `You changed revision ${f.expected}, but the current one is ${f.current}.`,
    () => "Look at the fresh work item in this answer, then send the change again with its revision.",
  ),
  REVISION_UNKNOWN: entry(
    "TRACKER",
    (f) => `There is no revision ${f.expected} yet; the current one is ${f.current}.`,
    () => "Give the revision that you read with the work item, as expectedRevision.",
  ),
  IDEMPOTENCY_KEY_REUSED: entry(
    "TRACKER",
    (f) => `${f.actor} used this idempotencyKey for another request already.`,
    () => "Choose a new key for every new request; repeat a request with the very same input only.",
  ),
  DECISION_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no decision ${f.id} on ${f.name}.`,
    () => "Give the id of a decision, as decisions of the work item lists them.",
  ),
  ALREADY_DECIDED: entry(
    "A8_3_1",
    (f) => `${f.name} is already ${f.stage}.`,
    () =>
      "A record that is wrong is put right by correctAct. A later meeting withdraws its consent or determination with withdrawDecision, as long as nothing is announced.",
  ),
  POSTPONED_WITHOUT_MEETING: entry(
    "TRACKER",
    (f) => `Nobody said to which meeting ${f.name} is put off.`,
    () => "Say it with postponedTo, or list it later: proposeForDecision.",
  ),
  POSTPONED_TO_UNFIT: entry(
    "TRACKER",
    (f) => `A text that is ${f.outcome} is put off to no meeting.`,
    () => "Leave postponedTo out, or record that it was POSTPONED.",
  ),
  OUTCOME_UNFIT: entry(
    "A1_1_4_7",
    (f) => `${f.name} is ${f.stage}; ${f.outcome} is no outcome for it.`,
    (f) => `Record one of ${f.fitting}.`,
  ),
  ALREADY_TREATED: entry(
    "TRACKER",
    (f) => `${f.body ?? "The body"} already dealt with ${f.name} at ${f.meeting} on that day: ${f.outcome}.`,
    () =>
      "Take it up on another day, in another body or at a later meeting; a record that is wrong is put right by correctAct.",
  ),
  TREATED_ANEW: entry(
    "TRACKER",
    (f) =>
      `${f.body} dealt with ${f.name} on ${f.date} (${f.kind}: ${f.was}); this decision takes its place.`,
    () => "Where it was the same treatment, take this one back and put that one right: takeBack, correctAct.",
  ),
  STAGE_FORBIDS: entry(
    "A8_3_1",
    (f) => `${f.name} is ${f.stage}; ${f.act} is possible only from ${f.from}.`,
    (f) => `First take it to ${f.from}.`,
  ),
  WRONG_KIND_FOR_PROCESS: entry(
    "RES1_8_1",
    (f) => `${f.name} follows ${f.process}; a ${f.kind} belongs to ${f.kindProcess}.`,
    (f) =>
      f.rightKind === "nothing"
        ? "No meeting decides on it; if that is wrong, change its process first."
        : `Record a ${f.rightKind}, or change the process before the decision.`,
  ),
  WRONG_PROCESS_FOR_TYPE: entry(
    "RES1_8_1",
    (f) => `A ${f.type} cannot follow ${f.process}; it can follow ${f.allowed}.`,
    (f) => `Set the process to ${f.allowed}.`,
  ),
  PROCESS_FROZEN: entry(
    "RES1_8_3",
    (f) => `The approval process of ${f.name} was settled when it was ${f.stage}.`,
    () => "It can be changed only before consent or determination.",
  ),
  PARTICULARS_FROZEN: entry(
    "A8_3_1",
    (f) => `The ${f.field} of ${f.name} was settled when it was ${f.stage}.`,
    () => "What was put to the decision stays as it was decided.",
  ),
  CHAIR_HAS_NOT_APPROVED: entry(
    "A8_6_3",
    (f) =>
      `Changing ${f.fields} of ${f.name}, which is ${f.stage}, needs the approval of the ${f.studyGroup} chair.`,
    () => "Give chairApproval: the date on which the study group chair approved the change.",
  ),
  TITLE_CHANGED_WHILE_ANNOUNCED: entry(
    "A8_6_3",
    (f) =>
      `The title of ${f.name} changes while it is ${f.stage}; the members were told of it under another title.`,
    () => "Let the members know, or change it when the period is over.",
  ),
  ONLY_PROPOSED: entry(
    "A1_1_4_7",
    (f) =>
      `${f.name} is proposed and stands in the living list; a meeting has to agree it as a new work item.`,
    () =>
      "Record the meeting's agreement: adoptFromLivingList; or name it in basis, with meeting and document.",
  ),
  BODY_UNKNOWN: entry(
    "TRACKER",
    (f) => `${f.body} is neither a study group nor a working party that is known here.`,
    () => "Use a label such as WP4/13 or SG13.",
  ),
  WRONG_BODY: entry(
    "A1_2_1_2",
    (f) => `${f.question} is entrusted to ${f.home}; ${f.body} decides only for its own Questions.`,
    (f) => `Take the decision in ${f.home} or in ${f.studyGroup}.`,
  ),
  WP_CANNOT_APPROVE: entry(
    "A8_5_3",
    (f) => `${f.body} is a working party; only a study group meeting approves.`,
    (f) => `Put it to a meeting of ${f.studyGroup}.`,
  ),
  WP_NOT_AUTHORISED: entry(
    "RES1_1BIS",
    (f) => `${f.studyGroup} has not authorised its working parties to agree a ${f.type}.`,
    (f) => `Take the agreement in ${f.studyGroup}, or record the authorisation first.`,
  ),
  CONCURRENCE_MISSING: entry(
    "A8_7_1",
    (f) => `${f.body} needs the concurrence of the ${f.studyGroup} chair to agree a ${f.type}.`,
    () => "Give chairConcurrence with the date on which the study group chair concurred.",
  ),
  BODY_NOT_SITTING: entry(
    "A8_3_1",
    (f) => `${f.body} does not sit at ${f.meeting}.`,
    (f) => `Sitting there: ${f.bodies}.`,
  ),
  DAY_NOT_GIVEN: entry(
    "A8_3_1",
    (f) => `${f.body} sits on ${f.days}; on which day this was done is not said.`,
    (f) => `Give the day as ${f.path}: one of ${f.days}.`,
  ),
  DATE_OUTSIDE_SITTING: entry(
    "A8_3_1",
    (f) => `${f.body} sat on ${f.days}, not on ${f.date}; what it does lies on the meeting's day.`,
    (f) => `Give a day of ${f.days}.`,
  ),
  AGENDA_ITEM_UNKNOWN: entry(
    "REPORT",
    (f) => `${f.meeting} has no agenda item ${f.number}.`,
    (f) =>
      `Its agenda items are ${f.numbers}. Name one as agendaItem, or set the agenda with an item for it: setAgenda, purpose ${f.purpose}.`,
  ),
  AGENDA_ITEM_UNFIT: entry(
    "REPORT",
    (f) => `Agenda item ${f.number} of ${f.meeting} is "${f.title}", which is not the place for a ${f.kind}.`,
    (f) => `Record it under agenda item ${f.fitting}.`,
  ),
  FINAL_TEXT_MISSING: entry(
    "REPORT",
    (f) => `A ${f.kind} cites the text that was before the meeting; none is given.`,
    () => "Give finalText, e.g. TD305-R1/WP3.",
  ),
  REASON_MISSING: entry(
    "REPORT",
    (f) => `The report has to say why ${f.name} was ${f.outcome}.`,
    () => "Give a reason.",
  ),
  NUMBER_WITHOUT_DECISION: entry(
    "A12_2",
    (f) => `A number is assigned to a text that the meeting took forward, not to one that was ${f.outcome}.`,
    () => "Leave assignedNumber out.",
  ),
  REQUIREMENT_UNMET: entry(
    "CHECKLIST",
    (f) => `${f.message}`,
    (f) => `${f.remedy} Or give overrideReason, which is kept with the decision.`,
  ),
  REQUIREMENT_UNKNOWN: entry(
    "CHECKLIST",
    (f) => `Not recorded, so nobody can tell whether it is met: ${f.requirements}.`,
    (f) => `${f.remedy}`,
  ),
  NOT_A_CANDIDATE: entry(
    "TRACKER",
    (f) => `${f.name} was not on the list of candidates of ${f.meeting}.`,
    () => "No rule limits a meeting to its list; the report will show it as taken up at the meeting.",
  ),
  ALREADY_CANDIDATE: entry(
    "TRACKER",
    (f) => `${f.name} already is a candidate at ${f.meeting}, for ${f.kind} by ${f.body}.`,
    () => "Withdraw that candidate first if it has to change.",
  ),
  NO_CANDIDATE: entry(
    "TRACKER",
    (f) => `${f.name} is no standing candidate at ${f.meeting}.`,
    () => "Only a candidate that is still planned can be withdrawn.",
  ),
  MEETING_OVER: entry(
    "TRACKER",
    (f) => `${f.body} sits at ${f.meeting} on ${f.days}; on ${f.date} that is past.`,
    () => "Propose it for a later meeting.",
  ),
  DATE_IN_FUTURE: entry(
    "TRACKER",
    (f) => `${f.date} has not come yet; today is ${f.today} in Geneva.`,
    () => "Give a date up to today.",
  ),
  ...CORRECTION_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...LETTER_PROBLEMS,
  ...LIAISON_PROBLEMS,
  ...MEETING_PROBLEMS,
  ...STRUCTURE_PROBLEMS,
  ...TURN_PROBLEMS,
  ...QUESTION_PROBLEMS,
  ...NAME_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...PROCEDURE_PROBLEMS,
  ...WAIT_PROBLEMS,
  ...KIN_PROBLEMS,
} as const satisfies Record<string, ProblemEntry>;

/** The code of a refusal or warning. */
export type ProblemCode = keyof typeof CATALOGUE;

/** All codes, for the API's enum. */
export const PROBLEM_CODES = Object.keys(CATALOGUE) as [ProblemCode, ...ProblemCode[]];

/** Problems of an act of this day. */
export function judgedOn(problems: readonly Problem[], on: CalendarDate): Problem[] {
  return problems.map((problem) => ({ ...problem, on }));
}

/** Makes a problem from the catalogue; `clause` overrides the catalogue's where the rule at hand is more exact. */
export function problem(
  code: ProblemCode,
  facts: ProblemFacts,
  at: { path?: string; clause?: ClauseKey } = {},
): Problem {
  const { clause, message, remedy } = CATALOGUE[code];
  return {
    code,
    message: withArticles(message(facts)),
    clause: CLAUSES[at.clause ?? clause].citation,
    path: at.path ?? null,
    remedy: withArticles(remedy(facts)),
  };
}

/** The catalogue writes "a" before words of the vocabulary; some of them want "an": an AGREEMENT, an APPROVAL. */
function withArticles(sentence: string): string {
  return sentence.replace(/\b([Aa]) (?=[AEIO][A-Z]{2,}\b)/g, "$1n ");
}
