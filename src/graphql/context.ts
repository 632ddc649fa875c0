import { type Acting, isSignedIn } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import type { Programme } from "../programme/programme.js";
import type { Seen } from "../programme/seen.js";
import { Work } from "./work/work.js";

/** What the resolvers of one request work with. */
export interface RequestContext {
  readonly tracker: Tracker;
  /** The programme that this request reads: one moment for the whole answer; after a mutation, the moment after it. */
  programme: Programme;
  /** The commits that this process had seen when the request came. */
  readonly seen: Seen;
  /** Who signed in; null: nobody, and only what is public is shown. */
  readonly signedIn: Acting | null;
  /** Who it is to those who count what is under way: a person's handle, or an address. */
  readonly caller: string;
  readonly work: Work;
}

/** A context for a request that starts now. */
export function contextFor(
  tracker: Tracker,
  signedIn: Acting | null,
  { address = "", work = new Work() } = {},
): RequestContext {
  const caller = signedIn && isSignedIn(signedIn) ? signedIn.person.handle : address;
  const { current: programme, feed } = tracker.programme;
  return { tracker, programme, seen: feed.seen, signedIn, caller, work };
}
