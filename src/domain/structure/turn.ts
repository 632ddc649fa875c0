import type { CalendarDate } from "../calendar.js";
import { type QuestionLabel, questionLabel } from "../labels.js";
import { type Problem, problem } from "../problem.js";
import { OPEN_STAGES } from "../procedures/work-programme.js";
import type { Question, StudyGroup } from "../study-group.js";
import type { WorkItem } from "../work-item.js";
import type { TitleInput } from "../work-items/particulars.js";
import { groupIn } from "./labels.js";
import { follows, periodAfter, periodNamed, type StudyPeriod } from "./periods.js";

/** A Question of the new set. */
export interface SetQuestion {
  readonly label: string;
  /** Left out: those of the first Question that it continues. */
  readonly titles?: readonly TitleInput[] | null;
  /** The working party to which it is entrusted; left out: none yet. */
  readonly workingParty?: string | null;
  readonly text?: string | null;
  /** The Questions of the period that ends which it continues; none: it is new. */
  readonly continues: readonly string[];
}

/** What becomes of a Question at the turn. */
export interface TurnedQuestion {
  readonly question: Question;
  /** The Questions of the new set that continue it; none: it lapses. */
  readonly becomes: readonly QuestionLabel[];
}

/** What becomes of a work item that is not at its end. */
export interface TurnedItem {
  readonly workItem: WorkItem;
  /** The Question of the new set under which it goes on; null: it lapses with its own. */
  readonly becomes: QuestionLabel | null;
}

/** The turn of a study period, as it would be or was done. */
export interface Turn {
  readonly from: string;
  readonly to: StudyPeriod;
  readonly questions: readonly TurnedQuestion[];
  /** The new set, each with what it continues. */
  readonly set: readonly (SetQuestion & { readonly label: QuestionLabel })[];
  readonly items: readonly TurnedItem[];
}

/** What the rules need to know. */
export interface TurnFacts {
  readonly studyGroup: StudyGroup;
  /** The Questions of the period that ends. */
  readonly questions: readonly Question[];
  readonly itemsOf: (question: Question) => readonly WorkItem[];
}

/** What the turn says. */
export interface TurnInput {
  /** The study period that begins. */
  readonly to: string;
  readonly questions: readonly SetQuestion[];
  /** Work items that go on under another Question than the first that continues theirs, by id. */
  readonly placed: ReadonlyMap<string, string>;
}

/** Lays out the turn of a study period, or says every reason why it cannot be. */
export function planTurn(
  { studyGroup, questions, itemsOf }: TurnFacts,
  { to, questions: asked, placed }: TurnInput,
): { problems: Problem[]; warnings: Problem[]; turn: Turn | null } {
  const { label: group, studyPeriod: from } = studyGroup;
  const period = periodNamed(to);
  if (!period || !follows(period, from)) {
    const year = Number(from.slice(5)) + 1;
    const next = periodAfter(from)?.code ?? `one that begins in ${year}, as in ${year}-${year + 3}`;
    const said = { studyGroup: group, current: from, given: to, next };
    return { problems: [problem("PERIOD_NOT_THE_NEXT", said, { path: "to" })], warnings: [], turn: null };
  }
  const set = asked.map((one) => ({
    ...one,
    label: questionLabel(one.label) ?? one.label,
    continues: labelsIn(one),
  }));
  const becoming = (label: string) =>
    set.filter(({ continues }) => continues.includes(label)).map((one) => one.label);
  const turned = questions.map((question) => ({ question, becomes: becoming(question.label) }));
  const items = turned.flatMap(({ question, becomes }) =>
    itemsOf(question)
      .filter(({ stage }) => OPEN_STAGES.includes(stage))
      .map((workItem) => ({ workItem, becomes: placed.get(workItem.id) ?? becomes[0] ?? null })),
  );
  const known = new Set(questions.map(({ label }) => label));
  const labels = set.map(({ label }) => label);
  const problems = [
    ...labels
      .filter((label, index) => labels.indexOf(label) !== index)
      .map((label) => problem("QUESTION_SET_TWICE", { label }, { path: "questions" })),
    ...labels
      .filter((label) => groupIn(label) !== group)
      .map((label) =>
        problem("QUESTION_OF_OTHER_GROUP", { label, studyGroup: group }, { path: "questions" }),
      ),
    ...set
      .flatMap(({ continues }) => continues)
      .filter((label) => !known.has(label))
      .map((label) => problem("QUESTION_NOT_FOUND", { label }, { path: "questions" })),
    ...[...placed.values()]
      .filter((label) => !labels.includes(label))
      .map((label) => problem("QUESTION_NOT_FOUND", { label }, { path: "items" })),
  ];
  const lapsing = items.filter(({ becomes }) => becomes === null);
  const lapse = turned.filter(({ becomes }) => becomes.length === 0);
  const warnings = [
    ...lapse.map(({ question }) => {
      const left = lapsing.filter(({ workItem }) => itemsOf(question).includes(workItem)).length;
      return problem(
        "QUESTION_LAPSES",
        { label: question.label, period: from, count: left },
        { path: "questions" },
      );
    }),
  ];
  return { problems, warnings, turn: { from, to: period, questions: turned, set, items } };
}

const labelsIn = ({ continues }: SetQuestion): QuestionLabel[] => [
  ...new Set(continues.map((label) => questionLabel(label) ?? label)),
];

/** The day from which the turn counts: the first of the period that begins, unless another is given. */
export const dayOfTurn = (period: StudyPeriod, given: CalendarDate | null): CalendarDate =>
  given ?? period.beginsOn;
