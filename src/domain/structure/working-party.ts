import type { CalendarDate } from "../calendar.js";
import { workingPartyLabel } from "../labels.js";
import { type Problem, problem } from "../problem.js";
import {
  type Question,
  type StudyGroup,
  stands,
  type WorkingParty,
  type WorkingPartyState,
} from "../study-group.js";
import { mergeTitles, type TitleInput } from "../work-items/particulars.js";
import { judgeChange, judgeDay } from "./days.js";
import { groupIn, judgeLabel, judgeNamed } from "./labels.js";

/** What sets up a working party. */
export interface WorkingPartyInput {
  /** `WP4/13`: its number, and that of its study group. */
  readonly label: string;
  readonly names: readonly TitleInput[];
  /** The Geneva date from which it stands. */
  readonly date: CalendarDate;
}

/** What the rules need to know. */
export interface WorkingPartyFacts {
  readonly studyGroup: StudyGroup | null;
  /** What stands under the label already. */
  readonly taken: WorkingParty | null;
  readonly today: CalendarDate;
}

/** A working party as its study group sets it up, or every reason why it cannot be. */
export function concludeWorkingParty(
  { studyGroup, taken, today }: WorkingPartyFacts,
  input: WorkingPartyInput,
): { problems: Problem[]; state: WorkingPartyState } {
  const label = workingPartyLabel(input.label);
  const group = groupIn(label ?? "");
  const names = mergeTitles({}, input.names);
  const wanted = { text: input.label, what: "a working party", example: "WP4/13" };
  return {
    problems: [
      ...judgeLabel(label, taken && stands(taken) ? taken : null, wanted),
      ...(label && !studyGroup ? [unknownGroup(label, group)] : []),
      ...judgeNamed(label ?? input.label, names),
      ...judgeDay(input.date, today, studyGroup ? [studyGroup] : []),
    ],
    state: { label: label ?? input.label, studyGroup: group, names },
  };
}

/** The refusal where the study group of a label is not there. */
export function unknownGroup(label: string, studyGroup: string): Problem {
  return problem("STUDY_GROUP_UNKNOWN", { label, studyGroup }, { path: "label" });
}

/** Why a Question of a study group cannot be entrusted to this working party. */
export function judgeEntrusting(
  party: WorkingParty | null,
  named: string,
  { label: question, studyGroup }: Pick<Question, "label" | "studyGroup">,
  path: string,
): Problem[] {
  if (!party) return [problem("WORKING_PARTY_UNKNOWN", { label: named }, { path })];
  const { label, dissolvedOn } = party;
  if (dissolvedOn) return [problem("WORKING_PARTY_DISSOLVED", { label, since: dissolvedOn }, { path })];
  if (party.studyGroup === studyGroup) return [];
  return [problem("WORKING_PARTY_ELSEWHERE", { label, studyGroup, question }, { path })];
}

/** Another name for a working party, in the languages that are given; an empty one takes a name away. */
export function concludeRenaming(
  party: WorkingParty,
  given: readonly TitleInput[],
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<WorkingPartyState, "names"> } {
  const next = { names: mergeTitles(party.names, given) };
  return {
    problems: [
      ...judgeStanding(party),
      ...judgeNamed(party.label, next.names),
      ...judgeChange(party, next, date, today),
    ],
    next,
  };
}

/** The end of a working party: refused as long as Questions are entrusted to it. */
export function concludeDissolution(
  party: WorkingParty,
  entrusted: readonly Question[],
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<WorkingPartyState, "dissolvedOn"> } {
  const next = { dissolvedOn: date };
  const questions = entrusted.map(({ label }) => label).join(", ");
  const { label } = party;
  return {
    problems: [
      ...judgeStanding(party),
      ...(entrusted.length > 0
        ? [problem("QUESTIONS_ENTRUSTED", { label, questions }, { path: "workingParty" })]
        : []),
      ...judgeChange(party, next, date, today),
    ],
    next,
  };
}

function judgeStanding({ label, dissolvedOn }: WorkingParty): Problem[] {
  if (!dissolvedOn) return [];
  return [problem("WORKING_PARTY_DISSOLVED", { label, since: dissolvedOn }, { path: "workingParty" })];
}
