import type { CalendarDate } from "../calendar.js";
import { type Answering, type Liaison, type LiaisonState, liaisonKey } from "../liaison.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import type { LiaisonDirection, LiaisonLevel } from "../vocabulary.js";
import { contentOf, judgeContent, type LiaisonContent, NO_CONTENT, pointOut } from "./content.js";

/** What a liaison statement begins with. */
export interface LiaisonBeginning extends LiaisonContent {
  readonly title: string;
  /** Who it comes from. */
  readonly source: string;
  /** When it was prepared or received; left out: today. */
  readonly date?: CalendarDate | null;
  /** Of an outgoing one: the level at which it is to be approved. */
  readonly level?: LiaisonLevel | null;
  /** The groups of the answered statement's destinations for which the reply comes; left out: its source. */
  readonly answersFor?: readonly string[] | null;
}

/** What the rules need to know. */
export interface LiaisonFacts {
  readonly code: string;
  readonly direction: LiaisonDirection;
  readonly studyGroup: string;
  readonly questions: readonly string[];
  /** Ids. */
  readonly workItems: readonly string[];
  readonly meeting: string | null;
  /** The statement that this one answers; null: it is no reply. */
  readonly answered: Liaison | null;
  readonly today: CalendarDate;
}

/** A liaison statement as it is prepared or received, or every reason why it cannot be. */
export function concludeBeginning(
  facts: LiaisonFacts,
  input: LiaisonBeginning,
): { problems: Problem[]; warnings: Problem[]; state: LiaisonState } {
  const { code, direction, studyGroup, questions, workItems, meeting, today } = facts;
  const dated = input.date ?? today;
  const content = contentOf(input, NO_CONTENT);
  const source = normalise(input.source);
  const reply = replyTo(facts, source, input.answersFor ?? null);
  const state: LiaisonState = {
    code,
    direction,
    studyGroup,
    source,
    questions,
    workItems,
    ...content,
    level: direction === "OUTGOING" ? (input.level ?? "WORKING_PARTY") : null,
    meeting,
    dated,
    answers: reply.answers,
    approval: null,
    sentOn: null,
    serial: null,
    withdrawn: null,
  };
  return {
    problems: [
      ...(dated > today ? [problem("DATE_IN_FUTURE", { date: dated, today }, { path: "date" })] : []),
      ...judgeContent(state),
      ...reply.problems,
    ],
    warnings: direction === "OUTGOING" ? pointOut(content) : [],
    state,
  };
}

/** For whom a reply answers: its source, whom the answered statement names, or those who are said. */
function replyTo(
  { answered, direction }: LiaisonFacts,
  source: string,
  said: readonly string[] | null,
): { answers: Answering | null; problems: Problem[] } {
  if (!answered) return { answers: null, problems: [] };
  const { code, destinations, id } = answered;
  if (answered.direction === direction) {
    const unfit = problem("LIAISON_REPLY_UNFIT", { code, direction }, { path: "replyTo" });
    return { answers: null, problems: [unfit] };
  }
  const named = destinations.map(({ group }) => group);
  // A statement that came to us may name us in any way; our reply answers for all whom it names.
  if (direction === "OUTGOING" && !said) return { answers: { liaison: id, groups: named }, problems: [] };
  const groups = named.filter((group) =>
    (said ?? [source]).some((one) => liaisonKey(one) === liaisonKey(group)),
  );
  if (groups.length > 0) return { answers: { liaison: id, groups }, problems: [] };
  // Where only one group was written to, it is clear who answers, however it spells its name.
  if (said === null && named.length === 1) return { answers: { liaison: id, groups: named }, problems: [] };
  const facts = { source: said?.join(", ") ?? source, code, groups: named.join(", ") };
  return { answers: null, problems: [problem("LIAISON_REPLY_UNCLEAR", facts, { path: "answersFor" })] };
}
