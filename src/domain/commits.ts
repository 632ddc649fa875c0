import type { Recorded } from "./history.js";

/**
 * How long a write may be under way between taking its position and being visible, in milliseconds. Longer than
 * the driver's own time-outs, so that whoever took a position has written by then or given up.
 */
export const GRACE_MS = 60_000;

/** Which commits wrote the events of an aggregate. */
export interface Commits {
  /** The position of each event's commit, for the last events of the history. */
  readonly positions: readonly number[];
  /** The events before those were written by commits up to this one, which of them was not kept; 0: there are none. */
  readonly before: number;
}

const known = new WeakMap<object, Commits>();

/** Notes which commits wrote the events of an aggregate. */
export function noteCommits(aggregate: Recorded, commits: Commits): void {
  known.set(aggregate, commits);
}

/** Which commits wrote the events of an aggregate; null: it was never written, as what is tried out. */
export function commitsOf(aggregate: Recorded): Commits | null {
  return known.get(aggregate) ?? null;
}

/** The commits of an aggregate after one more, which wrote all of it that `before` has not; null: it is new. */
export function commitsWith(before: Recorded | null, after: Recorded, position: number): Commits {
  const written = after.history.length - (before?.history.length ?? 0);
  const added = new Array<number>(written).fill(position);
  if (!before) return { positions: added, before: 0 };
  const earlier = commitsOf(before) ?? { positions: [], before: position - 1 };
  return { ...earlier, positions: [...earlier.positions, ...added] };
}

/** The commit that wrote an event of an aggregate, by its place in the history from 1; null where that was not kept. */
export function commitOf(aggregate: Recorded, seq: number): number | null {
  const { positions = [] } = commitsOf(aggregate) ?? {};
  return positions[seq - 1 - (aggregate.history.length - positions.length)] ?? null;
}
