import type { Commit } from "../programme/commit.js";
import { isActOf, type Place } from "../programme/places-of-acts.js";
import { Seen } from "../programme/seen.js";
import type { Watch } from "../programme/watch.js";
import type { Tracker } from "./tracker.js";

/** Why nobody can go on from where somebody says to be. */
export type CursorFault = "UNREADABLE" | "UNKNOWN" | "TOO_OLD";

/** That nobody can go on from where somebody says to be. */
export class CursorRefused extends Error {
  constructor(readonly fault: CursorFault) {
    super(`The cursor is ${fault}`);
  }
}

/** What is to be watched, and from where. */
export interface Watched {
  /** Null: everything. */
  readonly place: Place | null;
  /** A cursor that {@link cursorOf} gave, in this process or another on the same database; null: from now on. */
  readonly after: string | null;
}

/**
 * Watches the commits of all processes, each told once: those of one aggregate in the order of its history, others as this process
 * came to know them. Whoever has seen enough calls `return`. Throws {@link CursorRefused}.
 */
export async function watch(tracker: Tracker, { place, after }: Watched): Promise<Watch> {
  const { programme } = tracker;
  const isWanted = (commit: Commit) => !place || isActOf(place, commit, programme.current);
  return programme.feed.watch(isWanted, after === null ? null : await readCursor(tracker, after));
}

/** Where somebody is who has seen so much: to go on from there, here or in another process. */
export function cursorOf({ programme }: Tracker, seen: Seen): string {
  const commit = programme.feed.atPosition(seen.high);
  return seen.write(commit && hashOf(programme.current, commit));
}

async function readCursor(tracker: Tracker, text: string): Promise<Seen> {
  const read = Seen.read(text);
  if (!read) throw new CursorRefused("UNREADABLE");
  const { programme } = tracker;
  // Another process may have told more than this one has seen so far.
  if (read.seen.high > programme.feed.seen.high) await tracker.catchUp();
  if (read.seen.high > programme.position) throw new CursorRefused("UNKNOWN");
  const commit = programme.feed.atPosition(read.seen.high);
  if (commit && read.hash && hashOf(programme.current, commit) !== read.hash)
    throw new CursorRefused("UNKNOWN");
  if (!programme.feed.canContinue(read.seen)) throw new CursorRefused("TOO_OLD");
  return read.seen;
}

/** The beginning of the hash of the last event that a commit wrote: after a backup was restored another commit can have its position. */
function hashOf(programme: Tracker["programme"]["current"], { id, kind, to }: Commit): string | null {
  return (
    programme
      .aggregate(id, kind)
      ?.history.at(to - 1)
      ?.hash.slice(0, 8) ?? null
  );
}
