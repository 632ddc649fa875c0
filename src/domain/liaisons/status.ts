import type { CalendarDate } from "../calendar.js";
import { type Destination, type Liaison, type LiaisonState, liaisonKey } from "../liaison.js";
import type { LiaisonPurpose, LiaisonStatus } from "../vocabulary.js";

/** For which purposes a group is expected to reply. */
const REPLY_WANTED: readonly LiaisonPurpose[] = ["ACTION", "COMMENT"];

/** The day from which a statement is with the others: it was sent, or it came; null before. */
export function deliveredOn({ direction, sentOn, dated }: LiaisonState): CalendarDate | null {
  return direction === "INCOMING" ? dated : sentOn;
}

/** The reply by which a group answered a statement, the first of several; null where there is none. */
export function replyOf({ group }: Destination, replies: readonly Liaison[]): Liaison | null {
  return (
    replies.find(
      (reply) =>
        !reply.withdrawn &&
        deliveredOn(reply) !== null &&
        reply.answers?.groups.some((one) => liaisonKey(one) === liaisonKey(group)),
    ) ?? null
  );
}

/** The groups whose reply is wanted and not there. */
export function awaitedFrom(liaison: LiaisonState, replies: readonly Liaison[]): Destination[] {
  if (liaison.withdrawn || deliveredOn(liaison) === null) return [];
  return liaison.destinations.filter(
    (one) => REPLY_WANTED.includes(one.purpose) && replyOf(one, replies) === null,
  );
}

/** Whether anybody is asked for a reply. */
export function wantsReply({ destinations }: Pick<LiaisonState, "destinations">): boolean {
  return destinations.some(({ purpose }) => REPLY_WANTED.includes(purpose));
}

/** How a statement stands on a day: overdue when its deadline has passed and a reply is not there. */
export function liaisonStatus(
  liaison: LiaisonState,
  replies: readonly Liaison[],
  day: CalendarDate,
): LiaisonStatus {
  if (liaison.withdrawn) return "WITHDRAWN";
  if (deliveredOn(liaison) === null) return liaison.approval ? "APPROVED" : "PREPARED";
  if (!wantsReply(liaison)) return liaison.direction === "INCOMING" ? "RECEIVED" : "SENT";
  if (awaitedFrom(liaison, replies).length === 0) return "ANSWERED";
  return liaison.deadline !== null && liaison.deadline < day ? "OVERDUE" : "AWAITING_REPLY";
}
