import { addMonths, type CalendarDate } from "../calendar.js";
import { CLAUSES } from "../clauses.js";
import { settingOn } from "../editions/settings.js";
import { questionLabel } from "../labels.js";
import { readSupporters } from "../structure/question.js";
import type { QuestionState, QuestionStep } from "../study-group.js";
import { normalise } from "../text.js";
import type { QuestionStatus, QuestionStepKind, QuestionStepOutcome } from "../vocabulary.js";
import { mergeTitles } from "../work-items/particulars.js";
import type { QuestionActInput, QuestionFacts } from "./facts.js";
import type { QuestionAction } from "./names.js";
import { isApproved, isDeleted, stepUnderWay } from "./track.js";

/** An act that was judged and found possible. */
type Performed = QuestionFacts & { readonly input: QuestionActInput; readonly to: QuestionStatus };
type Effect = (act: Performed) => Partial<QuestionState>;

const supported: Effect = ({ input }) =>
  input.supporters ? { supporters: readSupporters(input.supporters) } : {};

const stays: Effect = () => ({});

/** What each act changes besides the status. */
export const QUESTION_EFFECTS: Readonly<Record<QuestionAction, Effect>> = {
  APPROVE_QUESTION: supported,
  APPROVE_QUESTION_AT_ASSEMBLY: supported,
  CONSULT_ON_QUESTION: (act) => ({
    ...supported(act),
    steps: withStep(act, act.to === "CONSULTATION" ? "CONSULTATION" : "REVISION_CONSULTATION"),
  }),
  RECORD_QUESTION_REPLY: recordReply,
  CLOSE_QUESTION_CONSULTATION: (act) => {
    const approved = isApproved(act.question);
    const steps = closed(act, approved ? "APPROVED" : "NOT_APPROVED");
    const revised = stepUnderWay(act.question)?.kind === "REVISION_CONSULTATION" && approved;
    return { steps, ...(revised ? applied(act) : {}) };
  },
  WITHDRAW_QUESTION: stays,
  PROPOSE_QUESTION_REVISION: ({ question, input, date }) => ({
    proposedRevision: {
      text: normalise(input.text ?? ""),
      titles: mergeTitles(question.titles, input.titles ?? []),
      proposedOn: date,
    },
  }),
  APPROVE_QUESTION_REVISION: (act) => ({ ...supported(act), ...applied(act) }),
  MERGE_QUESTION: succeeded,
  SPLIT_QUESTION: succeeded,
  AGREE_QUESTION_DELETION: stays,
  ANNOUNCE_QUESTION_DELETION: (act) => ({ steps: withStep(act, "DELETION_PERIOD") }),
  CLOSE_QUESTION_DELETION: (act) => ({
    steps: closed(act, isDeleted(act.question) ? "NO_OBJECTION" : "OBJECTION"),
  }),
  DELETE_QUESTION_AT_ASSEMBLY: stays,
};

function applied({ question: { proposedRevision: revision } }: Performed): Partial<QuestionState> {
  return revision ? { text: revision.text, titles: revision.titles, proposedRevision: null } : {};
}

function succeeded({ input }: Performed): Partial<QuestionState> {
  return {
    continuedAs: [...new Set((input.successors ?? []).map((label) => questionLabel(label) ?? label))],
  };
}

function withStep({ question, date, input }: Performed, kind: QuestionStepKind): QuestionState["steps"] {
  const steps = question.steps ?? {};
  const id = `S${Object.keys(steps).length + 1}`;
  const step: QuestionStep = {
    id,
    kind,
    startedOn: date,
    ...endOf(kind, date),
    document: input.document ? normalise(input.document) : null,
    closedOn: null,
    outcome: null,
  };
  return { ...steps, [id]: step };
}

function endOf(kind: QuestionStepKind, date: CalendarDate): Pick<QuestionStep, "endsOn" | "rule"> {
  const deletion = kind === "DELETION_PERIOD";
  const months = settingOn(deletion ? "questionDeletionMonths" : "questionConsultationMonths", date);
  const { citation } = CLAUSES[deletion ? "RES1_7_4_1_1" : "RES1_7_2_3"];
  return { endsOn: addMonths(date, months), rule: `circular + ${months} months (${citation})` };
}

function closed({ question, date }: Performed, outcome: QuestionStepOutcome): QuestionState["steps"] {
  const step = stepUnderWay(question);
  return step ? { ...question.steps, [step.id]: { ...step, closedOn: date, outcome } } : question.steps;
}

function recordReply({ question, input, date }: Performed): Partial<QuestionState> {
  const replies = question.replies ?? {};
  const id = `R${Object.keys(replies).length + 1}`;
  const reply = {
    id,
    step: stepUnderWay(question)?.id ?? "",
    memberState: normalise(input.memberState ?? ""),
    agrees: input.agrees === true,
    reason: input.reason ? normalise(input.reason) : null,
    receivedOn: date,
  };
  return { replies: { ...replies, [id]: reply } };
}
