import type { AnyAggregate } from "../domain/aggregates.js";
import { commitOf, commitsOf, GRACE_MS } from "../domain/commits.js";
import type { Recorded } from "../domain/history.js";
import type { Commit } from "./commit.js";
import type { Programme } from "./programme.js";
import { Seen } from "./seen.js";
import { Watch } from "./watch.js";

/** So many of the last commits are kept, so that somebody who was cut off can go on from where that was. */
const MOST_KEPT = 10_000;
/** Such a part more is let come before the oldest are forgotten, all of them at once. */
const FORGOTTEN_AT_ONCE = 0.05;
/** So long the programme as a commit left it is kept, in commits. */
const MOST_PROGRAMMES = 32;
/** So far before the last commit there can be writes under way when the programme is loaded, in commits. */
const WINDOW = 1000;

type Noticed = Omit<Commit, "seen">;

/** The last commits, in the order in which this process came to know them; whoever watches goes through them at a pace of his own. */
export class Feed {
  #log: Commit[] = [];
  #at = new Map<number, Commit>();
  /** The place of the first commit that is kept, among all there ever were. */
  #first = 0;
  /** Of the commits up to this position some are not known any more. */
  #forgotten: number;
  #seen: Seen;
  /** Which positions had not come when, so that they are not waited for forever. */
  #late: { readonly high: number; readonly at: number }[] = [];
  readonly #programmes = new Map<Commit, Programme>();
  readonly #waiting = new Set<() => void>();

  /** Begins with the commits that wrote these aggregates. */
  constructor(
    aggregates: readonly AnyAggregate[] = [],
    private readonly now: () => number = Date.now,
    private readonly most = MOST_KEPT,
  ) {
    const all = aggregates.flatMap((one) => noticedIn(one, 0)).sort((a, b) => a.position - b.position);
    const kept = all.slice(-most);
    const unkept = aggregates.map(({ aggregate }) => commitsOf(aggregate)?.before ?? 0);
    this.#forgotten = Math.max(all.at(-most - 1)?.position ?? 0, ...maximaOf(unkept));
    const high = Math.max(this.#forgotten, (kept.at(-1)?.position ?? 0) - WINDOW);
    this.#seen = new Seen(high);
    for (const one of kept) this.#add(one);
  }

  /** Takes over what changed from one programme to the next. */
  follow(before: Programme, after: Programme, changed: readonly AnyAggregate[]): void {
    const noticed: Noticed[] = [];
    for (const [id, kind] of new Map(changed.map(({ kind, aggregate }) => [aggregate.id, kind]))) {
      const aggregate = after.aggregate(id, kind);
      const known = before.aggregate(id, kind)?.revision ?? 0;
      if (aggregate) noticed.push(...noticedIn({ kind, aggregate } as AnyAggregate, known));
    }
    if (noticed.length === 0) return;
    for (const one of noticed.sort((a, b) => a.position - b.position)) {
      this.#programmes.set(this.#add(one), after);
      const [oldest] = this.#programmes.keys();
      if (this.#programmes.size > MOST_PROGRAMMES && oldest) this.#programmes.delete(oldest);
    }
    this.#forget();
    for (const wake of [...this.#waiting]) wake();
  }

  /** What this process has seen of the commits of all. */
  get seen(): Seen {
    this.#settle();
    return this.#seen;
  }

  /** The places of the first commit that is kept and of the next one that comes. */
  get places(): { readonly first: number; readonly end: number } {
    return { first: this.#first, end: this.#first + this.#log.length };
  }

  /** The commit at a place. */
  at(place: number): Commit | null {
    return this.#log[place - this.#first] ?? null;
  }

  /** The commit at a position, where it is kept. */
  atPosition(position: number): Commit | null {
    return this.#at.get(position) ?? null;
  }

  /** Whether every commit is known that somebody has not seen. */
  canContinue(seen: Seen): boolean {
    return seen.next > this.#forgotten;
  }

  /** The programme as a commit left it; null: there have been too many since. */
  programmeAfter(commit: Commit): Programme | null {
    return this.#programmes.get(commit) ?? null;
  }

  /** Watches what is wanted: from now on, or all that somebody has not seen. */
  watch(isWanted: (commit: Commit) => boolean = () => true, from: Seen | null = null): Watch {
    return new Watch(this, isWanted, from);
  }

  /** Has a function called with every change until what it returns is called. */
  onChange(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  /** How many wait for the next commit. */
  get waiting(): number {
    return this.#waiting.size;
  }

  #add(noticed: Noticed): Commit {
    this.#settle();
    const { high } = this.#seen;
    if (noticed.position > high + 1) this.#late.push({ high: noticed.position, at: this.now() });
    this.#seen = this.#seen.with(noticed.position);
    const commit: Commit = { ...noticed, seen: this.#seen };
    this.#log.push(commit);
    this.#at.set(commit.position, commit);
    return commit;
  }

  #settle(): void {
    while (this.#late[0] && this.now() - this.#late[0].at >= GRACE_MS)
      this.#seen = this.#seen.settled(this.#late.shift()?.high ?? 0);
  }

  #forget(): void {
    if (this.#log.length < this.most * (1 + FORGOTTEN_AT_ONCE)) return;
    const gone = this.#log.splice(0, this.#log.length - this.most);
    this.#first += gone.length;
    for (const { position } of gone) {
      this.#at.delete(position);
      this.#forgotten = Math.max(this.#forgotten, position);
    }
  }
}

/** The commits that wrote the events of an aggregate beyond the first so many, as far as that was kept. */
function noticedIn({ kind, aggregate }: AnyAggregate, known: number): Noticed[] {
  const commits: Noticed[] = [];
  const { history } = aggregate as Recorded;
  for (let seq = known + 1; seq <= history.length; seq += 1) {
    const position = commitOf(aggregate, seq);
    if (position === null) continue;
    const last = commits.at(-1);
    if (last?.position === position) commits[commits.length - 1] = { ...last, to: seq };
    else commits.push({ position, kind, id: aggregate.id, from: seq, to: seq });
  }
  return commits;
}

/** The largest of many numbers; none where there are none. */
function maximaOf(numbers: readonly number[]): number[] {
  return numbers.length === 0 ? [] : [numbers.reduce((a, b) => Math.max(a, b))];
}
