import type { HistoryEvent } from "../domain/history.js";
import type { Problem } from "../domain/problem.js";

/** What came of a request to change something. */
export interface Outcome<A> {
  /** The aggregate after the change; when refused, as it is; null when there is none. */
  readonly aggregate: A | null;
  /** Every reason for a refusal. Empty: it was done. */
  readonly problems: readonly Problem[];
  /** What should be looked at although it was done. */
  readonly warnings: readonly Problem[];
  /** After a conflict of revisions: what happened since the revision that the caller saw. */
  readonly changedSince?: readonly HistoryEvent[];
  /** Of a correction: the events that were written or, when it was only tried, would be. */
  readonly events?: readonly HistoryEvent[];
}

/** A refusal for the reasons given. */
export function refused<A>(problems: readonly Problem[], aggregate: A | null = null): Outcome<A> {
  return { aggregate, problems, warnings: [] };
}
