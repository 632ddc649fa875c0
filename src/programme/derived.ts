import type { Change, Members } from "./members.js";
import { SharedWork } from "./shared-work.js";

/** Something that is made from members, and made anew from what it was where some of them changed. Immutable. */
export interface Derivation<T, S> {
  readonly name: string;
  /** What it depends on besides the members: with another one it is made from nothing. */
  readonly basis?: unknown;
  /** Whether it is made for few questions: only some of these are kept. */
  readonly isPassing?: boolean;
  /** Makes it from nothing, bit by bit: it is there when nothing more is yielded. */
  build(members: Members<T>): Generator<void, S>;
  /** Makes it from what it was for other members of the family, older or newer ones. */
  follow(state: S, changes: readonly Change<T>[], now: Members<T>, then: Members<T>): S;
}

interface Kept<T, S> {
  readonly members: Members<T>;
  readonly derivation: Derivation<T, S>;
  readonly state: S;
}
type KeptByName = Map<string, Kept<unknown, unknown>>;

/** So many passing ones are kept of a family; the one that was asked for longest ago goes first. */
const MOST_PASSING = 24;

/** What is kept for the newest members of each family. */
const newest = new WeakMap<object, KeptByName>();
/** What is kept for certain members, as long as somebody holds these. */
const own = new WeakMap<object, KeptByName>();

/** The work on what is not there yet, the same for all who wait for it. */
const underWay = new WeakMap<
  object,
  Map<string, { readonly basis: unknown; readonly work: SharedWork<unknown> }>
>();

/** What is derived from the members: kept, followed from what is kept, or made. */
export function derived<T, S>(members: Members<T>, derivation: Derivation<T, S>): S {
  const known = found(members, derivation);
  return known ? known.state : making(members, derivation).finish();
}

/** The same, made bit by bit where it has to be made; `rest` resolves when it may go on. */
export async function prepare<T, S>(
  members: Members<T>,
  derivation: Derivation<T, S>,
  rest: () => Promise<void>,
): Promise<void> {
  if (!found(members, derivation)) await making(members, derivation).finishInTurns(rest);
}

function making<T, S>(members: Members<T>, derivation: Derivation<T, S>): SharedWork<S> {
  const works = byName(underWay, members);
  const { name, basis } = derivation;
  const known = works.get(name);
  if (known && known.basis === basis) return known.work as SharedWork<S>;
  const work = new SharedWork(kept(members, derivation));
  works.set(name, { basis, work });
  return work;
}

function* kept<T, S>(members: Members<T>, derivation: Derivation<T, S>): Generator<void, S> {
  try {
    return keep({ members, derivation, state: yield* derivation.build(members) });
  } finally {
    byName(underWay, members).delete(derivation.name);
  }
}

/** Brings what is kept of a family to its newest members, so that nothing holds on to old ones. */
export function followAll<T>(members: Members<T>): void {
  for (const { derivation } of [...byName(newest, members.family).values()]) {
    found(members, derivation as Derivation<T, unknown>);
  }
}

function found<T, S>(members: Members<T>, derivation: Derivation<T, S>): Kept<T, S> | null {
  const { name, basis } = derivation;
  const fits = (kept: Kept<unknown, unknown> | undefined) =>
    kept && kept.derivation.basis === basis ? (kept as unknown as Kept<T, S>) : null;
  const mine = fits(byName(own, members).get(name));
  if (mine) return mine;
  const last = fits(byName(newest, members.family).get(name));
  if (!last) return null;
  const state =
    last.members === members
      ? last.state
      : derivation.follow(last.state, members.changesSince(last.members), members, last.members);
  const kept = { members, derivation, state };
  keep(kept);
  return kept;
}

function keep<T, S>(kept: Kept<T, S>): S {
  const { members, derivation, state } = kept;
  const name = derivation.name;
  byName(own, members).set(name, kept as unknown as Kept<unknown, unknown>);
  const all = byName(newest, members.family);
  const last = all.get(name);
  if (last && last.members.version > members.version) return state;
  all.delete(name);
  all.set(name, kept as unknown as Kept<unknown, unknown>);
  const passing = [...all].filter(([, one]) => one.derivation.isPassing);
  for (const [oldest] of passing.slice(0, -MOST_PASSING)) all.delete(oldest);
  return state;
}

function byName<V>(where: WeakMap<object, Map<string, V>>, key: object): Map<string, V> {
  const known = where.get(key) ?? new Map<string, V>();
  where.set(key, known);
  return known;
}
