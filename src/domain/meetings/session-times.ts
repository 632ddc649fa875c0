import { type CalendarDate, genevaDateOf } from "../calendar.js";
import { type MeetingState, type Session, type Sitting, sittingsOf } from "../meeting.js";

/** Whether the body has its sitting open. */
export const isOpen = ({ closedAt, isVoid }: Session): boolean => closedAt === null && !isVoid;

/** When the sittings of a body were opened and closed, oldest first; what was recorded by mistake is left out. */
export function sessionsOf({ sessions = {} }: Pick<MeetingState, "sessions">, body: string): Session[] {
  return Object.values(sessions)
    .filter((session) => session.body === body && !session.isVoid)
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

/** The same of one sitting. */
export function sessionsWithin(
  meeting: Pick<MeetingState, "sessions">,
  { body, startsOn, endsOn }: Pick<Sitting, "body" | "startsOn" | "endsOn">,
): Session[] {
  return sessionsOf(meeting, body).filter(({ openedAt }) => {
    const day = genevaDateOf(openedAt);
    return startsOn <= day && day <= endsOn;
  });
}

/** The sessions of the sitting that a body has on a day; null where it has none then. */
export function sessionsOn(meeting: MeetingState, body: string, day: CalendarDate): Session[] | null {
  const sitting = sittingsOf(meeting, body).find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return sitting ? sessionsWithin(meeting, sitting) : null;
}
