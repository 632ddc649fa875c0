import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about what becomes of Questions, and of work items under them. */
export const QUESTION_PROBLEMS = {
  SUPPORT_MISSING: entry(
    "RES1_7_2_2",
    (f) => `Nobody is on record that supports the work on ${f.label}.`,
    () => "Record the members that commit themselves, with the kind of support, as supporters.",
  ),
  CONSENSUS_MISSING: entry(
    "RES1_7_2_2",
    (f) => `The meeting did not reach consensus on ${f.label}.`,
    () =>
      "The study group goes on considering it; on a new or revised Question it may have Member States consulted.",
  ),
  REVISION_MISSING: entry(
    "RES1_7_2_2",
    (f) => `No revision of ${f.label} is proposed.`,
    () => "Propose it first: proposeQuestionRevision.",
  ),
  REPLY_WITHOUT_REASON: entry(
    "RES1_7_4_1_2",
    (f) => `${f.state} disapproves, and no reasons are on record.`,
    () =>
      "Ask for the reasons, and for what would facilitate further study; a later reply takes the place of this one.",
  ),
  SUCCESSORS_WANTED: entry(
    "RES1_7_2_2",
    (f) => `To go on with the work of ${f.label} it takes ${f.wanted}.`,
    () => "Name Questions that are in force; adopt them first where they are new.",
  ),
  SUCCESSOR_UNFIT: entry(
    "RES1_7_2_2",
    (f) => `${f.label} cannot go on with the work: it is ${f.status}.`,
    () => "Name another Question, in force.",
  ),
  ITEMS_UNDER_QUESTION: entry(
    "A1_1_4_7",
    (f) => `Work items are left under ${f.label}: ${f.items} (${f.count} in all).`,
    () => "Move them to another Question with moveWorkItem, or discontinue them.",
  ),
  QUESTION_OVER: entry(
    "RES1_7_2_2",
    (f) =>
      `${f.label} is ${f.status}${f.since ? ` since ${f.since}` : ""}${f.next ? `; ${f.next} goes on with its work` : ""}.`,
    () => "Use a Question that stands.",
  ),
  PLANNED_ELSEWHERE: entry(
    "TRACKER",
    (f) => `${f.name} stays planned for ${f.body} at ${f.meeting}, which does not handle ${f.question}.`,
    () => "Withdraw it from that list, and propose it to the body that handles it now.",
  ),
} as const satisfies Record<string, ProblemEntry>;
