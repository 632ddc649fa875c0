import { type AnyAggregate, KINDS, type Kind } from "../domain/aggregates.js";
import { GRACE_MS } from "../domain/commits.js";
import { isReadable } from "../domain/readable.js";
import { named } from "./errors.js";
import type { Positions } from "./positions.js";
import type { Repositories } from "./repository.js";

/** How many writes of other processes may have been under way when this one loaded the programme. */
const WINDOW = 1000;

/**
 * Follows the commits of all processes on a database by polling the commit position. It needs no change stream, so
 * it is the same on every server. A position is taken before its write is made; so a position that no document
 * shows may be a write under way, and is looked for until its writer must have given up.
 */
export class Follower {
  private readonly seen: Set<number>;
  private readonly observed: { last: number; at: number }[] = [];
  private reached: number;

  /** Follows from a load that saw the commits in `loaded`, begun when `last` was the last position taken. */
  constructor(
    private readonly repositories: Repositories,
    private readonly positions: Positions,
    private readonly now: () => number,
    { last, loaded }: { last: number; loaded: Iterable<number> },
  ) {
    this.reached = Math.max(0, last - WINDOW);
    this.seen = new Set([...loaded].filter((position) => position > this.reached));
    this.observed.push({ last, at: now() });
  }

  /** One look at the database: what was committed since the last one, by anybody, and the last position taken. */
  async look(): Promise<{ changed: AnyAggregate[]; position: number }> {
    const at = this.now();
    // Whoever writes in this process puts what is written into the programme, so there is nothing to look for.
    for (const own of this.positions.takeSettled()) this.seen.add(own);
    const position = await named(() => this.positions.last());
    this.advance();
    if (position === this.reached) return { changed: [], position };
    const changed: AnyAggregate[] = [];
    const met: number[] = [];
    for (const kind of KINDS) changed.push(...(await this.newIn(kind, met)));
    // Only now: what a look that fails has met is not handed on, and has to be met again.
    for (const one of met) this.seen.add(one);
    this.settle(position, at);
    return { changed, position };
  }

  private async newIn<K extends Kind>(kind: K, met: number[]): Promise<AnyAggregate[]> {
    const repository = this.repositories[kind];
    const written = await repository.positionsAfter(this.reached);
    const changed: AnyAggregate[] = [];
    for (const { id } of written.filter(({ position }) => !this.seen.has(position))) {
      const stored = await repository.find(id);
      if (!stored) continue;
      met.push(stored.position);
      if (!isReadable(kind, stored.aggregate)) continue;
      changed.push({ kind, aggregate: stored.aggregate } as unknown as AnyAggregate);
    }
    return changed;
  }

  /** Goes past what was seen without a gap, so that after commits of this process alone nothing more is asked. */
  private advance(): void {
    while (this.seen.has(this.reached + 1)) this.reached += 1;
  }

  private settle(last: number, at: number): void {
    if (this.observed.at(-1)?.last !== last) this.observed.push({ last, at });
    this.advance();
    // What was taken that long ago has been written, or overwritten by a later commit, or never will be.
    while (this.observed[0] && at - this.observed[0].at >= GRACE_MS) {
      this.reached = Math.max(this.reached, this.observed.shift()?.last ?? 0);
    }
    for (const position of this.seen) if (position <= this.reached) this.seen.delete(position);
  }
}
