import type { CalendarDate } from "../calendar.js";
import { judgeSitting } from "../decisions/judge-meeting.js";
import { bodyLabel } from "../labels.js";
import { dayAt, type MeetingState } from "../meeting.js";
import type { Problem } from "../problem.js";
import { normalise } from "../text.js";

/** What is said of the IPR question. */
export interface IprQuestionInput {
  /** `SG13` or `WP3/13`. */
  readonly body: string;
  /** Left out: the body's day at the meeting, where it has one only. */
  readonly askedOn?: CalendarDate | null;
  /** The affirmative responses, in words; left out: there was none. */
  readonly responses?: string | null;
}

/** What the rules need to know of it. */
export interface IprQuestionFacts {
  readonly meeting: MeetingState;
  /** Ids of the work items whose texts it was asked about. */
  readonly workItems: readonly string[];
  readonly today: CalendarDate;
}

/** That the IPR question was asked (Rec. A.1 §1.4.6), added to the meeting, or every reason why it cannot be. */
export function concludeIprQuestion(
  { meeting, workItems, today }: IprQuestionFacts,
  input: IprQuestionInput,
): { problems: Problem[]; next: Pick<MeetingState, "iprQuestions"> | null; askedOn: CalendarDate } {
  const body = bodyLabel(input.body) ?? input.body;
  const askedOn = input.askedOn ?? dayAt(meeting, body, today);
  const problems = judgeSitting(meeting, body, { date: askedOn, path: "askedOn", clause: "A1_1_4_6" }, today);
  if (askedOn === null || problems.length > 0) return { problems, next: null, askedOn: askedOn ?? today };
  const known = meeting.iprQuestions ?? {};
  const asked = {
    body,
    askedOn,
    workItems,
    responses: input.responses ? normalise(input.responses) || null : null,
  };
  const next = { iprQuestions: { ...known, [`IPR${Object.keys(known).length + 1}`]: asked } };
  return { problems, next, askedOn };
}
