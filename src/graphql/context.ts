import type { Acting } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import type { Programme } from "../programme/programme.js";

/** What the resolvers of one request work with. */
export interface RequestContext {
  readonly tracker: Tracker;
  /** The programme that this request reads: one moment for the whole answer; after a mutation, the moment after it. */
  programme: Programme;
  /** Who signed in; null: nobody, and only what is public is shown. */
  readonly signedIn: Acting | null;
}

/** A context for a request that starts now. */
export function contextFor(tracker: Tracker, signedIn: Acting | null): RequestContext {
  return { tracker, programme: tracker.programme.current, signedIn };
}
