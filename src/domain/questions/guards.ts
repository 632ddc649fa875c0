import type { ClauseKey } from "../clauses.js";
import { outsideMeeting } from "../decisions/judge-meeting.js";
import { ASSEMBLY, questionLabel } from "../labels.js";
import { sitsOn, sittingsOf } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { judgeSupport } from "../structure/question.js";
import { isOver, type QuestionState, statusOf } from "../study-group.js";
import type { QuestionActInput, QuestionFacts } from "./facts.js";
import type { QuestionGuardName } from "./names.js";
import type { QuestionRow } from "./table.js";
import { isDeleted, stepUnderWay } from "./track.js";

type Said = QuestionFacts & { readonly input: QuestionActInput };

/** A condition of an act upon a Question. */
export interface QuestionGuard {
  /** The condition, as a sentence that is true when it is met. */
  readonly says: string;
  readonly judge: (facts: Said, row: QuestionRow) => Problem[];
  /** Whether it is decided by how the Question stands on that day, so that it can be judged before anything is said. */
  readonly byStanding?: true;
  /** What is pointed out when it is met; the act is done all the same. */
  readonly warn?: (facts: Said) => Problem[];
}

const guard = (says: string, judge: QuestionGuard["judge"]): QuestionGuard => ({ says, judge });
const standing = (says: string, judge: QuestionGuard["judge"]): QuestionGuard => ({
  says,
  judge,
  byStanding: true,
});

const missing = ({ action, clause }: QuestionRow, field: string): Problem =>
  problem("INPUT_MISSING", { act: action, field }, { path: field, clause });

const given = (says: string, field: keyof QuestionActInput): QuestionGuard =>
  guard(says, ({ input }, row) => (input[field] ? [] : [missing(row, field)]));

/** What a Question has of support once the act is done. */
export const supportersAfter = ({ question, input }: Said): QuestionState => ({
  ...question,
  supporters: input.supporters ?? question.supporters ?? [],
});

/** Every condition by its name. */
export const QUESTION_GUARDS: Readonly<Record<QuestionGuardName, QuestionGuard>> = {
  AT_STUDY_GROUP_MEETING: guard("The study group sits on that day at the meeting", (facts, row) =>
    judgeSitting(facts, row, facts.question.studyGroup),
  ),
  AT_ASSEMBLY: guard("The assembly sits on that day at the meeting", (facts, row) =>
    judgeSitting(facts, row, ASSEMBLY),
  ),
  CONSENSUS_REACHED: guard("Those present reached consensus", ({ input, question: { label } }, row) => {
    if (input.consensus === true) return [];
    if (input.consensus === null || input.consensus === undefined) return [missing(row, "consensus")];
    return [problem("CONSENSUS_MISSING", { label }, { path: "consensus", clause: row.clause })];
  }),
  SUPPORT_COMMITTED: {
    ...guard("Members have committed themselves to support the work, normally at least four", (facts) => {
      const { label, supporters = [] } = supportersAfter(facts);
      return supporters.length > 0 ? [] : [problem("SUPPORT_MISSING", { label }, { path: "supporters" })];
    }),
    warn: (facts) => judgeSupport(supportersAfter(facts), facts.date),
  },
  DOCUMENT_NAMED: given("The circular is named", "document"),
  REASON_SAID: given("The reasons are given", "reason"),
  REVISION_NAMED: given("The document that holds the revised text is named", "text"),
  REVISION_PROPOSED: standing("A revision is proposed", ({ question }) =>
    question.proposedRevision
      ? []
      : [problem("REVISION_MISSING", { label: question.label }, { path: "question" })],
  ),
  MEMBER_STATE_REPLIES: {
    ...guard("The Member State is named, and whether it agrees", ({ input }, row) => [
      ...(input.memberState ? [] : [missing(row, "memberState")]),
      ...(typeof input.agrees === "boolean" ? [] : [missing(row, "agrees")]),
    ]),
    warn: ({ input: { agrees, reason, memberState } }) =>
      agrees || reason
        ? []
        : [problem("REPLY_WITHOUT_REASON", { state: memberState ?? "" }, { path: "reason" })],
  },
  WITHIN_TWO_MONTHS: standing(
    "The day lies within the two months, their first and last day included",
    (facts, row) => {
      const { question, date } = facts;
      const step = stepUnderWay(question);
      if (!step || (step.startedOn <= date && date <= step.endsOn)) return [];
      const said = { date, period: "two months for replies", from: step.startedOn, to: step.endsOn };
      return [problem("OUTSIDE_PERIOD", said, { path: "date", clause: row.clause })];
    },
  ),
  TWO_MONTHS_OVER: standing("The two months are over", ({ question, date }, row) => {
    const step = stepUnderWay(question);
    if (!step || date > step.endsOn) return [];
    const said = { period: "two months for replies", to: step.endsOn, date };
    return [problem("PERIOD_NOT_OVER", said, { path: "date", clause: row.clause })];
  }),
  ONE_SUCCESSOR: guard("One other Question in force goes on with the work", (facts, row) =>
    judgeSuccessors(facts, row, 1),
  ),
  SEVERAL_SUCCESSORS: guard("Two or more other Questions in force go on with the work", (facts, row) =>
    judgeSuccessors(facts, row, 2),
  ),
  NO_OPEN_WORK: standing("No work item is left under it", (facts, row) => judgeItems(facts, row.clause)),
  NO_OPEN_WORK_IF_DELETED: standing("No work item is left under it, where it is deleted", (facts, row) =>
    isDeleted(facts.question) ? judgeItems(facts, row.clause) : [],
  ),
};

function judgeSitting({ meeting, date }: Said, row: QuestionRow, body: string): Problem[] {
  const { clause } = row;
  if (!meeting) return [missing(row, "meeting")];
  const sittings = sittingsOf(meeting, body);
  if (sittings.length === 0) {
    const said = { studyGroup: body, meeting: meeting.code };
    return [problem("NOT_A_STUDY_GROUP_MEETING", said, { path: "meeting", clause })];
  }
  if (sitsOn(sittings, date)) return [];
  return [outsideMeeting(body, sittings, { date, path: "date", clause })];
}

function judgeSuccessors(
  { question, input, questionNamed }: Said,
  row: QuestionRow,
  least: number,
): Problem[] {
  const named = [...new Set((input.successors ?? []).map((label) => questionLabel(label) ?? label))];
  const { clause } = row;
  const at = { path: "successors", clause };
  if (named.length < least || (least === 1 && named.length > 1)) {
    const wanted = least === 1 ? "one other Question" : "two other Questions or more";
    return [problem("SUCCESSORS_WANTED", { label: question.label, wanted }, at)];
  }
  return named.flatMap((label) => {
    const found = questionNamed(label);
    if (!found) return [problem("QUESTION_NOT_FOUND", { label }, { path: "successors" })];
    if (label !== question.label && statusOf(found) === "IN_FORCE") return [];
    const status = label === question.label ? "the Question itself" : statusOf(found);
    return [problem("SUCCESSOR_UNFIT", { label, status }, at)];
  });
}

function judgeItems({ question, items }: Said, clause: ClauseKey): Problem[] {
  if (items.length === 0 || isOver(question)) return [];
  const said = { label: question.label, count: items.length, items: items.slice(0, 5).join(", ") };
  return [problem("ITEMS_UNDER_QUESTION", said, { path: "question", clause })];
}
