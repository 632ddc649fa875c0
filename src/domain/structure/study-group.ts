import type { CalendarDate } from "../calendar.js";
import { judgeAuthorisable } from "../decisions/judge-body.js";
import { studyGroupLabel } from "../labels.js";
import { type Problem, problem } from "../problem.js";
import type { StudyGroup, StudyGroupState } from "../study-group.js";
import { normalise } from "../text.js";
import type { WorkItemType } from "../vocabulary.js";
import { mergeTitles, type TitleInput } from "../work-items/particulars.js";
import { judgeChange } from "./days.js";
import { judgeLabel, judgeNamed } from "./labels.js";
import { periodNamed, STUDY_PERIODS } from "./periods.js";

/** What the working parties of a study group may agree, as it is known when the study group is entered. */
export interface AuthorisationInput {
  readonly type: WorkItemType;
  readonly basis: string;
  /** False where it is inferred from practice; left out: true. */
  readonly verified?: boolean | null;
}

/** What sets up a study group. */
export interface StudyGroupInput {
  /** `SG13`. */
  readonly label: string;
  /** The study period for which it is set up, e.g. `2025-2028`. */
  readonly studyPeriod: string;
  readonly names: readonly TitleInput[];
  /** What its working parties may agree already when it is entered. */
  readonly authorisations?: readonly AuthorisationInput[] | null;
}

const KNOWN = STUDY_PERIODS.map(({ code }) => code).join(", ");

/** A study group as an assembly sets it up, or every reason why it cannot be. */
export function concludeStudyGroup(
  taken: StudyGroup | null,
  input: StudyGroupInput,
): { problems: Problem[]; state: StudyGroupState } {
  const label = studyGroupLabel(input.label);
  const names = mergeTitles({}, input.names);
  const { studyPeriod: period } = input;
  const authorisations = (input.authorisations ?? []).map(({ type, basis, verified }) => ({
    type,
    basis: normalise(basis),
    verified: verified ?? true,
  }));
  return {
    problems: [
      ...judgeLabel(label, taken, { text: input.label, what: "a study group", example: "SG13" }),
      ...judgeNamed(label ?? input.label, names),
      ...(periodNamed(period)
        ? []
        : [problem("PERIOD_UNKNOWN", { period, known: KNOWN }, { path: "studyPeriod" })]),
      ...authorisations.flatMap(({ type }) => judgeAuthorisable(type, "authorisations")),
    ],
    state: { label: label ?? input.label, names, studyPeriod: period, authorisations },
  };
}

/** Another name for a study group, in the languages that are given; an empty one takes a name away. */
export function concludeGroupRenaming(
  studyGroup: StudyGroup,
  given: readonly TitleInput[],
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<StudyGroupState, "names"> } {
  const next = { names: mergeTitles(studyGroup.names, given) };
  return {
    problems: [...judgeNamed(studyGroup.label, next.names), ...judgeChange(studyGroup, next, date, today)],
    next,
  };
}
