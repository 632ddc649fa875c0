import { nextOrdinal } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import { nearKey } from "../members/near.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import type { IprStatement, WorkItemState } from "../work-item.js";

/** Puts a statement on record; every one stays, and of each holder the latest counts. */
export function concludeIprStatement(
  item: WorkItemState,
  { holder, document, note, ...said }: IprStatement,
  today: CalendarDate,
): { problems: Problem[]; next: Pick<WorkItemState, "iprStatements"> } {
  const known = item.iprStatements ?? {};
  const { receivedOn: date } = said;
  const statement: IprStatement = {
    ...said,
    holder: normalise(holder),
    document: document ? normalise(document) : null,
    note: note ? normalise(note) : null,
  };
  return {
    problems: date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "receivedOn" })] : [],
    next: { iprStatements: { ...known, [`I${nextOrdinal(known)}`]: statement } },
  };
}

/** The statement of each holder that counts: the latest by its day, of several of one day the one that was recorded last. */
export function standingStatements({
  iprStatements = {},
}: Pick<WorkItemState, "iprStatements">): IprStatement[] {
  const inOrder = Object.values(iprStatements).toSorted((one, other) =>
    one.receivedOn.localeCompare(other.receivedOn),
  );
  return [...new Map(inOrder.map((one) => [nearKey(one.holder), one])).values()];
}
