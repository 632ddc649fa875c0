import { nextOrdinal } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import { nameKey } from "../names/fold.js";
import { type Problem, problem } from "../problem.js";
import type { WorkItemState } from "../work-item.js";

/** What records a contribution. */
export interface ContributionInput {
  /** E.g. `C123` or `TD410/WP1`. */
  readonly document: string;
  readonly source: string | null;
  /** Code of the meeting to which it was submitted. */
  readonly meeting: string | null;
  readonly receivedOn: CalendarDate;
}

/** Records a contribution to the item; the same document to the same meeting is recorded once. */
export function concludeContribution(
  item: WorkItemState,
  input: ContributionInput,
  today: CalendarDate,
): { problems: Problem[]; next: Pick<WorkItemState, "contributions"> } {
  const date = input.receivedOn;
  const known = Object.values(item.contributions).find(
    (other) => nameKey(other.document) === nameKey(input.document) && other.meeting === input.meeting,
  );
  const id = known?.id ?? `N${nextOrdinal(item.contributions)}`;
  return {
    problems: date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "receivedOn" })] : [],
    next: { contributions: { ...item.contributions, [id]: { ...input, id } } },
  };
}
