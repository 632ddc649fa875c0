import type { CalendarDate } from "../calendar.js";
import type { WorkItemState } from "../work-item.js";

/**
 * The latest day on record for the item's approval, before which nothing can happen any more. Comments and replies
 * do not count: they may be written down in another order than they came in.
 */
export function latestDayOf(item: WorkItemState): { date: CalendarDate; what: string } {
  const days = [
    ...Object.values(item.decisions).map((decision) => ({ date: decision.decidedOn, what: decision.kind })),
    ...Object.values(item.steps).flatMap((step) => [
      // A period that is announced ahead starts later than the acts that prepare for it.
      { date: step.startedOn, what: step.id },
      { date: step.summaryOn ?? "", what: `the summary of ${step.id}` },
      { date: step.chairRequestedOn ?? "", what: `the chair's request in ${step.id}` },
      { date: step.closedOn ?? "", what: `the end of ${step.id}` },
    ]),
    ...Object.values(item.positions).map((position) => ({ date: position.statedOn, what: position.kind })),
  ];
  return days.reduce((latest, day) => (day.date > latest.date ? day : latest), {
    date: "",
    what: "registration",
  });
}
