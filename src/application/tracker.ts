import type { CalendarDate, Instant } from "../domain/calendar.js";
import { genevaDateOf } from "../domain/calendar.js";
import type { Alone } from "../persistence/locks.js";
import type { Repositories } from "../persistence/repository.js";
import type { Requests } from "../persistence/requests.js";
import type { Tokens } from "../persistence/tokens.js";
import type { VerifyReport } from "../persistence/verify.js";
import type { LiveProgramme } from "../programme/live-programme.js";

/** What every use case works with. */
export interface Tracker {
  readonly programme: LiveProgramme;
  readonly repositories: Repositories;
  /** The requests that carry an idempotency key. */
  readonly requests: Requests;
  /** The personal tokens of access. */
  readonly tokens: Tokens;
  /** Does what no other process may do at the same time. */
  readonly alone: Alone;
  /** Digest of the request that is being done, where it carries a key; it is written into its events. */
  readonly request?: string;
  /** Checks the history of every aggregate as it lies in the database, as long as somebody who asked wants to know. */
  readonly verify: (isWanted?: () => boolean) => Promise<VerifyReport>;
  /** Takes over what other processes have committed. */
  readonly catchUp: () => Promise<void>;
  /** The present instant; the only clock there is. */
  readonly now: () => Instant;
}

/** Today's date in Geneva. */
export function today(tracker: Tracker): CalendarDate {
  return genevaDateOf(tracker.now());
}
