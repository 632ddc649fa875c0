import { type CalendarDate, genevaDateOf } from "../calendar.js";
import type { Actor, HistoryEvent, Recorded } from "../history.js";
import type { Mandate } from "../person.js";

/** Something that was done under a mandate. */
export interface ActUnder {
  /** The id of what it was done to, a work item for one, and the position of the event in its history. */
  readonly aggregate: string;
  readonly seq: number;
  readonly action: string;
  /** The Geneva date on which the mandate had to be in force for it. */
  readonly on: CalendarDate;
  /** In what capacity, and whose mandate it rested on. */
  readonly by: Pick<Actor, "role" | "person" | "mandate">;
}

/** The acts on record of an aggregate after a revision that rest on somebody's mandate; the seeds' and the command line's do not. */
export function actsIn({ id, history }: Recorded, isPerson: boolean, after = 0): ActUnder[] {
  return history
    .slice(after)
    .flatMap((event) =>
      [event.by, event.by.onBehalfOf ?? null].flatMap((by) =>
        by?.person
          ? [{ aggregate: id, seq: event.seq, action: event.action, on: dayOf(event, isPerson), by }]
          : [],
      ),
    );
}

/** Whether an act of a person rested on this mandate of his or hers; events that name none are told by the role. */
export function isUnder({ by }: ActUnder, { id, role }: Mandate): boolean {
  return by.mandate === undefined ? by.role === role : by.mandate === id;
}

/** Appointments and corrections are judged on the day on which they are written down, other acts on their own. */
function dayOf({ recordedAt, effectiveOn, corrects }: HistoryEvent, isPerson: boolean): CalendarDate {
  return isPerson || corrects !== null ? genevaDateOf(recordedAt) : effectiveOn;
}
