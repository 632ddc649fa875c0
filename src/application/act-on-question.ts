import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { questionLabel } from "../domain/labels.js";
import { dayAt } from "../domain/meeting.js";
import type { HeldMandate } from "../domain/person.js";
import type { Permission } from "../domain/policies/policy.js";
import { problem } from "../domain/problem.js";
import { concludeQuestionAct, questionRow, statusAfter } from "../domain/questions/act.js";
import type { QuestionActInput, QuestionFacts } from "../domain/questions/facts.js";
import type { QuestionAction } from "../domain/questions/names.js";
import { isEnded } from "../domain/structure/move.js";
import { isOver, type Question } from "../domain/study-group.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import type { QuestionAct } from "./change-question.js";
import { saidIn } from "./change-work-item.js";
import { endWith, outlasting, warnOfEnd } from "./end-mandates.js";
import { basisOf, inStructure, judgeMeetingNamed } from "./in-structure.js";
import { moveInTurn } from "./move-work-item.js";
import { type Outcome, refused } from "./outcome.js";
import { permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Under which of the successors a work item goes on. */
export interface Placing {
  readonly workItem: string;
  /** `Q16/13`. */
  readonly question: string;
}

/** Does one act of the procedures for Questions. */
export interface ActOnQuestion extends QuestionAct, QuestionActInput {
  /** Where work items go when a Question is split; those that are not named go to the first successor. */
  readonly items?: readonly Placing[] | null;
}

/** Does an act of the procedures for Questions: every act is a row of a table, so they all go the same way. */
export function actOnQuestion(
  tracker: Tracker,
  action: QuestionAction,
  request: ActOnQuestion,
): Promise<Outcome<Question>> {
  return inStructure(tracker, async () => {
    const rehearsed = await judgeAndDo(tracker, action, { ...request, dryRun: true });
    const { aggregate: question } = rehearsed;
    if (!question || rehearsed.problems.length > 0) return rehearsed;
    const [first] = request.successors ?? [];
    const moves = first ? placed(tracker.programme.current, question, request, first) : [];
    if ("problems" in moves) return refused(moves.problems, question);
    const ending = mandatesEnding(tracker, action, request, question);
    const warnings = [...rehearsed.warnings, ...warnOfEnd(question.label, ending)];
    // Each item is moved by itself, before the Question ends: an act that was interrupted is completed by sending it again.
    const move = (item: WorkItem, to: string) => {
      const { by, meeting, document, dryRun } = request;
      const date = dayOf(tracker, request, question);
      return moveInTurn(tracker, { workItem: item.id, question: to, by, meeting, document, date, dryRun });
    };
    for (const { item, question: to } of moves) {
      const moved = await move(item, to);
      if (moved.problems.length > 0) return { ...rehearsed, problems: moved.problems };
      warnings.push(...moved.warnings);
    }
    if (request.dryRun) return { ...rehearsed, warnings };
    const resting = restingOf(tracker, action, request, question);
    await endWith(tracker, ending, { from: dayOf(tracker, request, question), ...resting });
    const done = await judgeAndDo(tracker, action, request);
    // Whoever registered a work item under it meanwhile did not know.
    for (const item of first ? openUnder(tracker.programme.current, question) : [])
      await move(item, first ?? "");
    return { ...done, warnings };
  });
}

/** The work items under a Question that are not at their end. */
const openUnder = (programme: Programme, question: Question): WorkItem[] =>
  [...programme.workItemsOf(question)].filter((item) => !isEnded(item));

/** What the rules need to know of a Question, on a day, at a meeting. */
export function questionFacts(
  programme: Programme,
  question: Question,
  at: Pick<QuestionFacts, "meeting" | "date" | "today">,
): QuestionFacts {
  const open = openUnder(programme, question);
  const questionNamed = (other: string) => programme.question(other);
  return { question, ...at, items: open.map(designation), questionNamed, input: null };
}

/** The permission for an act upon a Question, as its row says. */
export function permissionOn(question: Question, action: QuestionAction, on: CalendarDate): Permission {
  const { by, clause } = questionRow(question, action).row;
  const { label, studyGroup } = question;
  return permission(
    { by, scope: "APPROVAL", clause },
    { act: action, upon: label, scopes: [studyGroup], on },
  );
}

/** The leave and the basis of an act upon a Question. */
function restingOf(tracker: Tracker, action: QuestionAction, request: ActOnQuestion, question: Question) {
  const { clause, by: roles } = questionRow(question, action).row;
  const policy = { by: roles, scope: "APPROVAL", clause } as const;
  return {
    granted: permitFor(tracker, request.by)(permissionOn(question, action, today(tracker))),
    basis: { ...basisOf(request, policy), note: request.reason ?? null, clause: CLAUSES[clause].citation },
  };
}

/** The mandates that end with a Question that the act ends. */
function mandatesEnding(
  tracker: Tracker,
  action: QuestionAction,
  request: ActOnQuestion,
  question: Question,
): HeldMandate[] {
  const programme = tracker.programme.current;
  const date = dayOf(tracker, request, question);
  const facts = questionFacts(programme, question, { meeting: null, date, today: today(tracker) });
  if (isOver(question) || !isOver({ status: statusAfter(facts, action) })) return [];
  return outlasting(programme, question.label, date);
}

function judgeAndDo(
  tracker: Tracker,
  action: QuestionAction,
  { items: _items, ...request }: ActOnQuestion,
): Promise<Outcome<Question>> {
  const { expectedRevision, dryRun, by } = request;
  const label = questionLabel(request.question) ?? request.question;
  const find = (programme: Programme) => programme.question(label);
  const missing = problem("QUESTION_NOT_FOUND", { label }, { path: "question" });
  const change = { kind: "question", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (question, programme, permit) => {
    const now = today(tracker);
    const meeting = request.meeting ? programme.meeting(request.meeting) : null;
    const date = dayOf(tracker, request, question);
    const facts = { ...questionFacts(programme, question, { meeting, date, today: now }), input: request };
    const { problems, warnings, next } = concludeQuestionAct(facts, action);
    const { basis } = restingOf(tracker, action, request, question);
    return {
      granted: permit(permissionOn(question, action, now)),
      problems: [...problems, ...judgeMeetingNamed(programme, request)],
      warnings,
      next,
      effectiveOn: date,
      basis,
      said: { ...saidIn(request), date },
    };
  });
}

/** The day of the act; where nobody said it, that of the study group's sitting, where it is known, else today. */
function dayOf(
  tracker: Tracker,
  { date, meeting: code }: ActOnQuestion,
  { studyGroup }: Question,
): CalendarDate {
  const now = today(tracker);
  const meeting = code ? tracker.programme.current.meeting(code) : null;
  return date ?? (meeting && dayAt(meeting, studyGroup, now)) ?? now;
}

/** Where each work item of the Question goes, or why what was said of it cannot be. */
function placed(
  programme: Programme,
  question: Question,
  { items, successors }: ActOnQuestion,
  first: string,
): { item: WorkItem; question: string }[] | Pick<Outcome<Question>, "problems"> {
  const open = openUnder(programme, question);
  const named = new Map<string, string>();
  const known = (successors ?? []).map((label) => questionLabel(label) ?? label);
  for (const { workItem, question: to } of items ?? []) {
    const item = programme.workItem(workItem) ?? programme.workItemById(workItem);
    const target = questionLabel(to) ?? to;
    if (!item || !open.includes(item)) {
      return { problems: [problem("WORK_ITEM_NOT_FOUND", { name: workItem }, { path: "items" })] };
    }
    if (!known.includes(target)) {
      return { problems: [problem("QUESTION_NOT_FOUND", { label: target }, { path: "items" })] };
    }
    named.set(item.id, target);
  }
  return open.map((item) => ({ item, question: named.get(item.id) ?? first }));
}
