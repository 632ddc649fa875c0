import { randomUUID } from "node:crypto";
import type { CalendarDate } from "../domain/calendar.js";
import { begin } from "../domain/history.js";
import { studyGroupLabel, workingPartyLabel } from "../domain/labels.js";
import type { HeldMandate } from "../domain/person.js";
import { STUDY_GROUP_POLICIES } from "../domain/policies/study-group.js";
import { type Problem, problem } from "../domain/problem.js";
import { OPEN_STAGES } from "../domain/procedures/work-programme.js";
import { judgeChange } from "../domain/structure/days.js";
import { concludeAdoption } from "../domain/structure/question.js";
import { planTurn, type SetQuestion, type Turn } from "../domain/structure/turn.js";
import type { Question, QuestionState, StudyGroup } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import type { Placing } from "./act-on-question.js";
import { changeAggregate } from "./change-aggregate.js";
import { endWith, outlasting, warnOfEnd } from "./end-mandates.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureChange } from "./in-structure.js";
import { moveInTurn } from "./move-work-item.js";
import { copiedOnPaper } from "./on-paper.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { permission, permitFor, restingOn } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Turns the study period of a study group. */
export interface TurnStudyPeriod extends StructureChange {
  readonly studyGroup: string;
  /** The study period that begins, e.g. `2029-2032`. */
  readonly to: string;
  /** The Questions of the new set, and which ones they continue. */
  readonly questions: readonly SetQuestion[];
  /** Work items that go on under another Question than the first that continues theirs. */
  readonly items?: readonly Placing[] | null;
}

/** What came of it, with the turn as it is laid out. */
export type TurnOutcome = Outcome<StudyGroup> & { readonly turn?: Turn | null };

const ACTION = "TURN_STUDY_PERIOD";

/**
 * Turns the study period of a study group: the Questions of the period that ends are continued under those of the new set, or
 * lapse; work items that are not at their end go on with theirs. Each is changed by itself, the study group last, so that a
 * turn that was interrupted is completed by sending it again. A rehearsal lays it out and changes nothing.
 */
export function turnStudyPeriod(tracker: Tracker, request: TurnStudyPeriod): Promise<TurnOutcome> {
  return inStructure(tracker, async () => {
    await tracker.catchUp();
    const laid = layOut(tracker, request);
    if (!("turn" in laid)) return laid;
    const { studyGroup, turn, date } = laid;
    const ending = mandatesEnding(tracker.programme.current, studyGroup.label, turn, date);
    const warnings = [...laid.warnings, ...[...ending].flatMap(([label, held]) => warnOfEnd(label, held))];
    if (request.dryRun) {
      const isAhead = date > today(tracker);
      return isAhead
        ? { aggregate: studyGroup, problems: [], warnings, turn }
        : turnStudyPeriod(copiedOnPaper(tracker), { ...request, dryRun: null });
    }
    const steps = new Steps(tracker, request, date);
    await steps.endMandates([...ending.values()].flat());
    for (const { question, becomes } of turn.questions) await steps.end(question, becomes, turn);
    for (const one of turn.set) await steps.begin(one, turn);
    for (const { workItem, becomes } of turn.items) if (becomes) await steps.move(workItem.id, becomes);
    // Whoever registered a work item under an old Question meanwhile did not know.
    for (const { question, becomes } of turn.questions)
      for (const { id, stage } of [...tracker.programme.current.workItemsOf(question)])
        if (becomes[0] && OPEN_STAGES.includes(stage)) await steps.move(id, becomes[0]);
    const done =
      steps.problems.length > 0 ? refused<StudyGroup>(steps.problems, studyGroup) : await steps.turn(turn);
    return { ...done, warnings: [...warnings, ...done.warnings], turn };
  });
}

/** The turn as it would be done, or why it cannot be. */
function layOut(tracker: Tracker, request: TurnStudyPeriod) {
  const programme = tracker.programme.current;
  const label = studyGroupLabel(request.studyGroup) ?? request.studyGroup;
  const studyGroup = programme.studyGroup(label);
  if (!studyGroup)
    return refused<StudyGroup>([problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" })]);
  const before = effectOf(tracker, studyGroup);
  if (before) return { aggregate: before, problems: [], warnings: [] };
  const now = today(tracker);
  const leave = { act: ACTION, upon: label, scopes: [label], on: now };
  const granted = permitFor(tracker, request.by)(permission(STUDY_GROUP_POLICIES[ACTION], leave));
  const placed = placedIn(programme, request);
  const { problems, warnings, turn } = planTurn(
    {
      studyGroup,
      questions: questionsOfPeriod(programme, studyGroup),
      itemsOf: (question) => [...programme.workItemsOf(question)],
    },
    { to: request.to, questions: request.questions, placed: placed.items },
  );
  const date = request.date ?? turn?.to.beginsOn ?? now;
  const next = { studyPeriod: request.to };
  const all = [
    ...granted.problems,
    ...placed.problems,
    ...problems,
    ...judgeMeetingNamed(programme, request),
    ...(turn ? judgeSet(programme, studyGroup, turn, date) : []),
    ...(turn && date < turn.to.beginsOn
      ? [problem("DATES_OUT_OF_ORDER", { date, earlier: turn.to.beginsOn }, { path: "date" })]
      : []),
    // A rehearsal comes before the day.
    ...judgeChange(studyGroup, next, date, request.dryRun && date > now ? date : now),
  ];
  if (!turn || all.length > 0) return refused(all, studyGroup);
  return { studyGroup, turn, date, warnings };
}

/** The Questions of the study group that stand, and those that an interrupted turn ended already. */
function questionsOfPeriod(programme: Programme, { label, studyPeriod }: StudyGroup): Question[] {
  const isOfNext = ({ studyPeriod: of }: Question) => of !== undefined && of > studyPeriod;
  const ended = programme
    .formerQuestions(label)
    .filter(
      (one) => one.studyPeriod === studyPeriod && (one.status === "CONTINUED" || one.status === "LAPSED"),
    );
  return [...programme.questions(label).filter((one) => !isOfNext(one)), ...ended];
}

/** The mandates that end at the turn, by Question: of each that is not continued under its own number. */
function mandatesEnding(programme: Programme, group: string, turn: Turn, date: CalendarDate) {
  const { questions, set } = turn;
  const goesOn = (label: string) => set.some((one) => one.label === label && one.continues.includes(label));
  const all = [...questions.map(({ question }) => question), ...programme.formerQuestions(group)];
  const ended = all.map(({ label }) => label).filter((label) => !goesOn(label));
  return new Map(ended.map((label) => [label, outlasting(programme, label, date)]));
}

function placedIn(
  programme: Programme,
  { items }: TurnStudyPeriod,
): { items: Map<string, string>; problems: Problem[] } {
  const found = (items ?? []).map(({ workItem, question }) => ({
    name: workItem,
    question,
    item: programme.workItem(workItem) ?? programme.workItemById(workItem),
  }));
  return {
    items: new Map(found.flatMap(({ item, question }) => (item ? [[item.id, question] as const] : []))),
    problems: found
      .filter(({ item }) => !item)
      .map(({ name }) => problem("WORK_ITEM_NOT_FOUND", { name }, { path: "items" })),
  };
}

/** Why a Question of the new set cannot be adopted, once those of the old one are over. */
function judgeSet(programme: Programme, studyGroup: StudyGroup, turn: Turn, date: CalendarDate): Problem[] {
  return turn.set.flatMap((one) => {
    const { problems } = adoption(programme, studyGroup, one, turn, date);
    return problems.map((why) => ({ ...why, path: "questions" }));
  });
}

/** A Question of the new set as it is adopted, with the titles of the first that it continues where none are given. */
function adoption(
  programme: Programme,
  studyGroup: StudyGroup,
  { label, titles, workingParty: named, text, continues }: Turn["set"][number],
  { to, questions }: Turn,
  date: CalendarDate,
): { problems: Problem[]; state: QuestionState } {
  const before = questions.find(({ question }) => question.label === continues[0])?.question;
  const known = Object.entries(before?.titles ?? {}).map(([language, title]) => ({ language, ...title }));
  const workingParty = named ? programme.workingParty(workingPartyLabel(named) ?? named) : null;
  const set = { ...studyGroup, studyPeriod: to.code };
  const facts = { studyGroup: set, workingParty, taken: null, today: date };
  const input = { label, titles: titles ?? known, workingParty: named ?? null, text: text ?? null, date };
  const { problems, state } = concludeAdoption(facts, input);
  return { problems, state: { ...state, continues } };
}

/** The steps of a turn, each of which does nothing where it was done before. */
class Steps {
  readonly problems: Problem[] = [];

  constructor(
    private readonly tracker: Tracker,
    private readonly request: TurnStudyPeriod,
    private readonly date: CalendarDate,
  ) {}

  /** A Question of the period that ends is continued, or lapses. */
  async end(question: Question, becomes: readonly string[], { from: studyPeriod, to }: Turn): Promise<void> {
    const status = becomes.length > 0 ? "CONTINUED" : "LAPSED";
    const next = {
      ...({ status, statusSince: this.date, studyPeriod, continuedAs: becomes } as const),
      ...(becomes.length > 0 ? { continuedIn: to.code } : {}),
    };
    if (question.status === status) return;
    const missing = problem("QUESTION_NOT_FOUND", { label: question.label }, { path: "questions" });
    const find = (programme: Programme) => programme.aggregate(question.id, "question") as Question | null;
    const change = { kind: "question", find, missing, action: ACTION, by: this.request.by } as const;
    const ended = await changeAggregate(this.tracker, change, (fresh) => ({
      ...this.resting(),
      problems: judgeChange(fresh, next, this.date, today(this.tracker)),
      next,
    }));
    this.problems.push(...ended.problems);
  }

  /** Mandates end with the Question that they are for. */
  endMandates(ending: readonly HeldMandate[]): Promise<void> {
    const { granted, basis } = this.resting();
    return endWith(this.tracker, ending, { from: this.date, granted, basis });
  }

  /** A Question of the new set begins. */
  async begin(one: Turn["set"][number], turn: Turn): Promise<void> {
    if (this.problems.length > 0) return;
    const { current } = this.tracker.programme;
    const known = current.question(one.label);
    const studyGroup = current.studyGroup(known?.studyGroup ?? "") ?? this.studyGroup();
    if (known?.studyPeriod === turn.to.code || !studyGroup) return;
    const { state } = adoption(current, studyGroup, one, turn, this.date);
    const { granted, basis } = this.resting();
    const aggregate = begin<QuestionState>(randomUUID(), state, {
      action: ACTION,
      effectiveOn: this.date,
      recordedAt: this.tracker.now(),
      by: granted.by,
      request: this.tracker.request ?? null,
      basis: restingOn(granted, basis),
    });
    this.tracker.programme.reach(await this.tracker.repositories.question.insert(aggregate));
    this.tracker.programme.apply([{ kind: "question", aggregate }]);
  }

  /** A work item goes on under a Question of the new set. */
  async move(workItem: string, question: string): Promise<void> {
    if (this.problems.length > 0) return;
    const { by, meeting, document } = this.request;
    const moved = await moveInTurn(this.tracker, {
      workItem,
      question,
      by,
      meeting,
      document,
      date: this.date,
    });
    this.problems.push(...moved.problems);
  }

  /** The study group is in its new period. */
  turn({ to }: Turn): Promise<Outcome<StudyGroup>> {
    const { expectedRevision, by } = this.request;
    const missing = problem("BODY_UNKNOWN", { body: this.request.studyGroup }, { path: "studyGroup" });
    const find = () => this.studyGroup();
    const change = { kind: "studyGroup", find, missing, action: ACTION, expectedRevision, by } as const;
    return changeAggregate(this.tracker, change, () => ({
      ...this.resting(),
      problems: [],
      next: { studyPeriod: to.code },
    }));
  }

  private studyGroup(): StudyGroup | null {
    const { studyGroup } = this.request;
    return this.tracker.programme.current.studyGroup(studyGroupLabel(studyGroup) ?? studyGroup);
  }

  /** On what every step rests: leave was asked for before the first. */
  private resting() {
    const policy = STUDY_GROUP_POLICIES[ACTION];
    const label = this.studyGroup()?.label ?? "";
    const leave = { act: ACTION, upon: label, scopes: [label], on: today(this.tracker) };
    const granted = permitFor(this.tracker, this.request.by)(permission(policy, leave));
    return { granted, effectiveOn: this.date, basis: basisOf(this.request, policy) };
  }
}
