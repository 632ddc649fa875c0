import type { CalendarDate, Instant } from "../domain/calendar.js";
import { genevaDateOf } from "../domain/calendar.js";
import type { Repositories } from "../persistence/repository.js";
import type { LiveProgramme } from "../programme/live-programme.js";

/** What every use case works with. */
export interface Tracker {
  readonly programme: LiveProgramme;
  readonly repositories: Repositories;
  /** Takes over what other processes have committed. */
  readonly catchUp: () => Promise<void>;
  /** The present instant; the only clock there is. */
  readonly now: () => Instant;
}

/** Today's date in Geneva. */
export function today(tracker: Tracker): CalendarDate {
  return genevaDateOf(tracker.now());
}
