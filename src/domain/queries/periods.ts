import { commentsIn, type Step } from "../approval-track.js";
import { type CalendarDate, daysBetween } from "../calendar.js";
import { endOf } from "../procedures/periods.js";
import { type Support, supportIn } from "../procedures/support.js";
import type { WorkItem } from "../work-item.js";
import { compareByAcronym } from "../work-items/place.js";

/** A last call or additional review that is open on a day. */
export interface OpenLastCall {
  readonly item: WorkItem;
  readonly step: Step;
  readonly endsOn: CalendarDate;
  /** Whole days after the day in question on which comments can still be sent: 0 on the last day. */
  readonly daysLeft: number;
  readonly typographical: number;
  readonly substantive: number;
}

/** A consultation of Member States that is open on a day. */
export interface OpenConsultation {
  readonly item: WorkItem;
  readonly step: Step;
  readonly endsOn: CalendarDate;
  readonly daysLeft: number;
  readonly support: Support;
}

/** Last calls and additional reviews that are open on a day, the one that ends first at the front. */
export function openLastCalls(items: Iterable<WorkItem>, asOf: CalendarDate): OpenLastCall[] {
  return openSteps(items, asOf, ["LAST_CALL", "ADDITIONAL_REVIEW"]).map((open) => {
    const comments = commentsIn(open.item, open.step).filter((comment) => comment.receivedOn <= asOf);
    const substantive = comments.filter((comment) => comment.kind === "SUBSTANTIVE").length;
    return { ...open, substantive, typographical: comments.length - substantive };
  });
}

/** Consultations of Member States that are open on a day, with the replies so far. */
export function tapConsultations(items: Iterable<WorkItem>, asOf: CalendarDate): OpenConsultation[] {
  return openSteps(items, asOf, ["CONSULTATION"]).map((open) => ({
    ...open,
    support: supportIn(open.item, open.step),
  }));
}

function openSteps(items: Iterable<WorkItem>, asOf: CalendarDate, kinds: readonly string[]) {
  const open = [...items].flatMap((item) =>
    Object.values(item.steps).flatMap((step) => {
      const endsOn = kinds.includes(step.kind) ? endOf(step) : null;
      if (!endsOn || step.startedOn > asOf || endsOn < asOf) return [];
      return [{ item, step, endsOn, daysLeft: daysBetween(asOf, endsOn) }];
    }),
  );
  return open.sort((a, b) => a.endsOn.localeCompare(b.endsOn) || compareByAcronym(a.item, b.item));
}
