import { openStep } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import type { WorkItemState } from "../work-item.js";

/** The days of what was prepared, asked for and said since the item came to its stage. */
export function daysAtStage(item: WorkItemState): (CalendarDate | null)[] {
  const prepared = openStep(item, "PREPARATION");
  const sitting = openStep(item, "SG_REVIEW", "SG_DECISION");
  const said = Object.values(item.positions).filter(({ step }) => step === sitting?.id);
  return [
    ...(prepared ? [prepared.startedOn, prepared.summaryOn, prepared.chairRequestedOn] : []),
    ...said.flatMap(({ statedOn, revokedOn }) => [statedOn, revokedOn]),
  ];
}
