import type { Tracker } from "../application/tracker.js";
import type { Programme } from "../programme/programme.js";

/** What the resolvers of one request work with. */
export interface RequestContext {
  readonly tracker: Tracker;
  /** The programme that this request reads: one moment for the whole answer; after a mutation, the moment after it. */
  programme: Programme;
}

/** A context for a request that starts now. */
export function contextFor(tracker: Tracker): RequestContext {
  return { tracker, programme: tracker.programme.current };
}
