import type { CalendarDate } from "../calendar.js";
import { settingOn } from "../editions/settings.js";
import { questionLabel } from "../labels.js";
import { type Problem, problem } from "../problem.js";
import {
  isOver,
  type Question,
  type QuestionState,
  type StudyGroup,
  type Supporter,
  type WorkingParty,
} from "../study-group.js";
import { normalise } from "../text.js";
import type { QuestionStatus } from "../vocabulary.js";
import { mergeTitles, type TitleInput } from "../work-items/particulars.js";
import { judgeChange, judgeDay } from "./days.js";
import { groupIn, judgeLabel } from "./labels.js";
import { judgeOpen } from "./move.js";
import { judgeEntrusting, unknownGroup } from "./working-party.js";

/** What brings a Question into the work programme. */
export interface QuestionInput {
  /** `Q16/13`: its number, and that of its study group. */
  readonly label: string;
  readonly titles: readonly TitleInput[];
  /** The working party to which it is entrusted; left out: none yet. */
  readonly workingParty?: string | null;
  /** The document that holds its text. */
  readonly text?: string | null;
  readonly supporters?: readonly Supporter[] | null;
  /** The Geneva date from which it counts. */
  readonly date: CalendarDate;
}

/** What the rules need to know. */
export interface QuestionFacts {
  readonly studyGroup: StudyGroup | null;
  /** The working party that was named. */
  readonly workingParty: WorkingParty | null;
  /** What stands under the label already. */
  readonly taken: Question | null;
  readonly today: CalendarDate;
}

/** A Question as its study group adopts it (WTSA Res. 1 §7.2.2), or every reason why it cannot be. */
export function concludeAdoption(
  { studyGroup, workingParty, taken, today }: QuestionFacts,
  input: QuestionInput,
  status: Extract<QuestionStatus, "PROPOSED" | "IN_FORCE"> = "IN_FORCE",
): { problems: Problem[]; warnings: Problem[]; state: QuestionState } {
  const label = questionLabel(input.label);
  const group = groupIn(label ?? "");
  const restsOn = [...(studyGroup ? [studyGroup] : []), ...(workingParty ? [workingParty] : [])];
  const state: QuestionState = {
    label: label ?? input.label,
    studyGroup: group,
    workingParty: workingParty?.label ?? null,
    titles: mergeTitles({}, input.titles),
    ...(studyGroup ? { studyPeriod: studyGroup.studyPeriod } : {}),
    status,
    statusSince: input.date,
    text: input.text ? normalise(input.text) : null,
    supporters: readSupporters(input.supporters ?? []),
  };
  const wanted = { text: input.label, what: "a Question", example: "Q16/13" };
  return {
    problems: [
      ...judgeLabel(label, taken && isTaken(taken, studyGroup) ? taken : null, wanted),
      ...(label && !studyGroup ? [unknownGroup(label, group)] : []),
      ...(input.workingParty ? judgeEntrusting(workingParty, input.workingParty, state, "workingParty") : []),
      ...judgeDay(input.date, today, restsOn),
    ],
    warnings: status === "IN_FORCE" ? judgeSupport(state, input.date) : [],
    state,
  };
}

/** A number is used once in a study period, also where its Question is over. */
function isTaken(taken: Question, studyGroup: StudyGroup | null): boolean {
  return !isOver(taken) || !taken.studyPeriod || taken.studyPeriod === studyGroup?.studyPeriod;
}

/** That fewer members than usual support the work. */
export function judgeSupport({ label, supporters = [] }: QuestionState, day: CalendarDate): Problem[] {
  const needed = settingOn("questionSupporters", day);
  const { length: count } = supporters;
  return count >= needed ? [] : [problem("FEW_SUPPORTERS", { label, count, needed }, { path: "supporters" })];
}

/** The members that support the work, in the one form that is stored. */
export const readSupporters = (supporters: readonly Supporter[]): Supporter[] =>
  supporters.map(({ member, support }) => ({ member: normalise(member), support: normalise(support) }));

/** Entrusts a Question to a working party, or to none; what was decided before stays where it was decided. */
export function concludeEntrusting(
  question: Question,
  { named, workingParty }: { readonly named: string | null; readonly workingParty: WorkingParty | null },
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<QuestionState, "workingParty"> } {
  const next = { workingParty: workingParty?.label ?? null };
  const restsOn = workingParty ? [workingParty] : [];
  return {
    problems: [
      ...judgeOpen(question, "question"),
      ...(named === null ? [] : judgeEntrusting(workingParty, named, question, "workingParty")),
      ...judgeChange(question, next, date, today, restsOn),
    ],
    next,
  };
}

/** Other titles for a Question, in the languages that are given; an empty one takes a title away. */
export function concludeRetitling(
  question: Question,
  given: readonly TitleInput[],
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<QuestionState, "titles"> } {
  const next = { titles: mergeTitles(question.titles, given) };
  return { problems: judgeChange(question, next, date, today), next };
}
