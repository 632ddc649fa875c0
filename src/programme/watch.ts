import { setImmediate as nextRound } from "node:timers/promises";
import type { Commit } from "./commit.js";
import type { Seen } from "./seen.js";

/** So many commits are passed over before others have their turn. */
const AT_ONCE = 200;

/** The commits that there are, in an order, each at a place; some at the beginning may not be kept any more. */
export interface Commits {
  readonly places: { readonly first: number; readonly end: number };
  readonly seen: Seen;
  at(place: number): Commit | null;
  onChange(wake: () => void): () => void;
}

/** A commit, and what whoever watches has seen with it. */
export interface Told {
  readonly commit: Commit;
  readonly seen: Seen;
}

/** Whoever watches is so far behind that what would come next is not kept any more. */
export class FellBehind extends Error {}

/**
 * The commits that somebody wants to see, one after another, each once. Nothing is kept for whoever is slow: the next one is looked
 * for when it is asked for.
 */
export class Watch implements AsyncIterableIterator<Told> {
  #place: number;
  /** What was seen elsewhere and this process may not have seen, or not in this order. */
  #elsewhere: Seen | null;
  #told: Seen;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(
    private readonly feed: Commits,
    private readonly isWanted: (commit: Commit) => boolean,
    from: Seen | null,
  ) {
    const { first, end } = feed.places;
    this.#place = from ? first : end;
    this.#elsewhere = from;
    this.#told = from ?? feed.seen;
  }

  /** What was seen so far: whoever goes on from there misses nothing and sees nothing twice. */
  get seen(): Seen {
    if (this.#place < this.feed.places.end) return this.#told;
    this.#told = this.#with(this.feed.seen);
    return this.#told;
  }

  /** Whether there is nothing that was not told. */
  get isUpToDate(): boolean {
    return this.#place >= this.feed.places.end;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next commit; it waits until there is one. Throws {@link FellBehind}. */
  async next(): Promise<IteratorResult<Told, undefined>> {
    for (let passed = 1; !this.#isOver; passed += 1) {
      if (this.#place < this.feed.places.first) throw new FellBehind();
      const commit = this.feed.at(this.#place);
      if (!commit) {
        await this.#change();
        continue;
      }
      this.#place += 1;
      const isNew = !this.#elsewhere?.has(commit.position);
      this.#told = this.#with(commit.seen);
      if (isNew && this.isWanted(commit)) return { done: false, value: { commit, seen: this.#told } };
      if (passed % AT_ONCE === 0) await nextRound();
    }
    return { done: true, value: undefined };
  }

  /** Ends it; whoever waits for the next commit is told that there is none. */
  async return(): Promise<IteratorResult<Told, undefined>> {
    this.#isOver = true;
    this.#wake();
    return { done: true, value: undefined };
  }

  /** Resolves with the next change, or the end. */
  async #change(): Promise<void> {
    let leave: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      leave = this.feed.onChange(resolve);
    });
    leave();
  }

  #with(seen: Seen): Seen {
    if (!this.#elsewhere) return seen;
    if (!seen.includes(this.#elsewhere)) return this.#elsewhere.union(seen);
    // From here on it is as everybody else has it, so that all are told the same.
    this.#elsewhere = null;
    return seen;
  }
}
