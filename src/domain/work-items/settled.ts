import type { CalendarDate } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import { difference, topOf } from "../history.js";
import { type Problem, problem } from "../problem.js";
import { designation, type WorkItemState } from "../work-item.js";
import { openingsFor, phaseOf } from "./open-particulars.js";

/** A change of particulars, with what was said with it. */
export interface ParticularsChange {
  /** The particulars that become other than they are: {@link changedFields}. */
  readonly fields: readonly string[];
  /** When the study group chair approved it; null: nothing of that was said. */
  readonly chairApproval: CalendarDate | null;
  /** The Geneva date from which it counts. */
  readonly date: CalendarDate;
}

/** Why particulars cannot be changed at the item's stage, whoever asks: they are settled, or the chair has not approved. */
export function judgeSettled(
  item: WorkItemState,
  { fields, chairApproval, date }: ParticularsChange,
): Problem[] {
  const facts = { name: designation(item), stage: item.stage };
  return openingsFor(item, fields).flatMap((line): Problem[] => {
    const touched = fields.filter((field) => line.fields.includes(field));
    if (line.by.length === 0) return touched.map((field) => settled(field, facts, line.clause));
    if (!line.chairApproval || (chairApproval && chairApproval <= date)) return [];
    const said = { ...facts, fields: touched.join(", "), studyGroup: item.studyGroup };
    return [problem("CHAIR_HAS_NOT_APPROVED", said, { path: "chairApproval", clause: line.clause })];
  });
}

/** The warning that the members were told of the text under another title. */
export function warnOfTitle(item: WorkItemState, fields: readonly string[]): Problem[] {
  if (phaseOf(item.stage) !== "ANNOUNCED" || !fields.includes("titles")) return [];
  const said = { name: designation(item), stage: item.stage };
  return [problem("TITLE_CHANGED_WHILE_ANNOUNCED", said, { path: "titles" })];
}

/** The particulars that a change makes other than they are. */
export function changedFields(item: WorkItemState, next: Partial<WorkItemState>): string[] {
  return [...new Set(difference(item, next).map(({ field }) => topOf(field)))];
}

function settled(
  field: string,
  facts: { readonly name: string; readonly stage: string },
  clause: ClauseKey,
): Problem {
  if (field === "process") return problem("PROCESS_FROZEN", facts, { path: field });
  return problem("PARTICULARS_FROZEN", { ...facts, field }, { path: field, clause });
}
