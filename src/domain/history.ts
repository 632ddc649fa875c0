import { isDeepStrictEqual } from "node:util";
import { digestOf } from "./canonical-json.js";
import type { Basis, Change, History, HistoryEvent, Said } from "./event.js";
import { isEventAction } from "./event-actions.js";
import { normalise } from "./text.js";

export type { Actor, Basis, Change, History, HistoryEvent, Said } from "./event.js";

/** What every aggregate has besides its state. */
export interface Recorded {
  readonly id: string;
  /** Number of events so far. */
  readonly revision: number;
  readonly history: History;
}

/** The state of an aggregate: named fields; those that hold keyed entries are changed entry by entry. */
export type State = object;

/** An aggregate: its state with its identity and history. */
export type Aggregate<S extends State> = Readonly<S> & Recorded;

/** What an event says besides the changes themselves. */
export type Act = Pick<HistoryEvent, "action" | "effectiveOn" | "recordedAt" | "by"> & {
  readonly basis?: Partial<Basis>;
  readonly corrects?: number;
  readonly request?: string | null;
  readonly said?: object;
};

/** The first revision of a new aggregate. */
export function begin<S extends State>(id: string, state: S, act: Act): Aggregate<S> {
  const changes = difference({}, state);
  return { ...state, id, revision: 1, history: [event(id, null, 1, act, changes)] };
}

/** The next revision, or the aggregate itself when the new state says nothing new (no event is written then). */
export function advance<S extends State>(aggregate: Aggregate<S>, next: Partial<S>, act: Act): Aggregate<S> {
  const changes = difference(pick(aggregate, Object.keys(next)), next);
  if (changes.length === 0) return aggregate;
  const seq = aggregate.revision + 1;
  const last = aggregate.history.at(-1) ?? null;
  const added = event(aggregate.id, last, seq, act, changes);
  return { ...aggregate, ...next, revision: seq, history: [...aggregate.history, added] };
}

/**
 * The next revision with these fields, each of them in the event whether or not it says something new: a correction says
 * what counts from its day, also where a later act had said the same.
 */
export function advanceWith<S extends State>(
  aggregate: Aggregate<S>,
  fields: ReadonlyMap<string, unknown>,
  act: Act,
): Aggregate<S> {
  const changes = [...fields].map(([field, after]) => ({ field, before: valueAt(aggregate, field), after }));
  const seq = aggregate.revision + 1;
  const added = event(aggregate.id, aggregate.history.at(-1) ?? null, seq, act, changes);
  return { ...changed(aggregate, changes), revision: seq, history: [...aggregate.history, added] };
}

/**
 * The state that a history leads to: all of it, or only some of its fields. Current state is always the fold of the
 * whole history.
 */
export function fold<S extends State>(history: Iterable<HistoryEvent>, fields?: ReadonlySet<string>): S {
  const state: Record<string, unknown> = {};
  for (const { changes } of history) {
    for (const change of changes) if (!fields || fields.has(topOf(change.field))) apply(state, change);
  }
  return state as S;
}

/** The field of the state that a change is in: `titles` for `titles.en`. */
export function topOf(field: string): string {
  const dot = field.indexOf(".");
  return dot < 0 ? field : field.slice(0, dot);
}

/** The state with these fields as they say; null takes an entry away. */
export function changed<S extends State>(state: S, changes: readonly Pick<Change, "field" | "after">[]): S {
  const next = { ...state } as Record<string, unknown>;
  for (const change of changes) apply(next, change);
  return next as S;
}

/** What stands in a field of the state, as a change names it; null when there is nothing. */
export function valueAt(state: State, field: string): unknown {
  const top = topOf(field);
  const value = (state as Record<string, unknown>)[top] ?? null;
  if (top === field) return value;
  return isKeyed(value) ? entryOf(value, field.slice(top.length + 1)) : null;
}

/**
 * The hash of an event in the chain of its aggregate: over the canonical JSON of the aggregate's id, the hash of the
 * event before it, and the event itself without its hash.
 */
export function hashOf(aggregate: string, previous: string | null, event: object): string {
  const { hash: _hash, ...content } = event as { hash?: unknown };
  return digestOf({ aggregate, previous, event: content });
}

/** The state of an aggregate without its identity and history. */
export function stateOf<S extends State>(aggregate: Aggregate<S>): S {
  const { id: _id, revision: _revision, history: _history, ...state } = aggregate;
  return state as unknown as S;
}

/** The field changes that lead from one state to another. Fields that `after` does not mention are unchanged. */
export function difference(before: object, after: object): Change[] {
  return Object.entries(after).flatMap(([field, value]) =>
    changesOf(field, (before as Record<string, unknown>)[field], value),
  );
}

function changesOf(field: string, before: unknown, after: unknown): Change[] {
  if (after === undefined || isDeepStrictEqual(before, after)) return [];
  if (!isKeyed(after)) return [{ field, before: before ?? null, after }];
  const entriesBefore = isKeyed(before) ? before : {};
  // An empty keyed field is an event-worthy fact only when the field itself is new.
  const created = isKeyed(before) ? [] : [{ field, before: before ?? null, after: {} }];
  const keys = new Set([...Object.keys(entriesBefore), ...Object.keys(after)]);
  const entries = [...keys].map((key) => ({
    field: `${field}.${key}`,
    before: entryOf(entriesBefore, key),
    after: entryOf(after, key),
  }));
  return [...created, ...entries.filter((change) => !isDeepStrictEqual(change.before, change.after))];
}

/** A key may be the name of something that every object inherits. */
function entryOf(entries: Record<string, object>, key: string): object | null {
  return Object.hasOwn(entries, key) ? (entries[key] ?? null) : null;
}

function apply(state: Record<string, unknown>, { field, after }: Pick<Change, "field" | "after">): void {
  const dot = field.indexOf(".");
  if (dot < 0) {
    state[field] = after;
    return;
  }
  const name = topOf(field);
  const key = field.slice(dot + 1);
  const entries = (state[name] ?? {}) as Record<string, unknown>;
  const { [key]: _old, ...others } = entries;
  // A changed entry keeps its place: entries stand in the order in which they were added.
  state[name] = after === null ? others : { ...entries, [key]: after };
}

/** A keyed field holds entries that are objects (titles, decisions, steps); any other value is changed as a whole. */
function isKeyed(value: unknown): value is Record<string, object> {
  return isRecord(value) && Object.values(value).every(isRecord);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pick(source: object, keys: string[]): object {
  return Object.fromEntries(keys.map((key) => [key, (source as Record<string, unknown>)[key]]));
}

function event(
  aggregate: string,
  last: HistoryEvent | null,
  seq: number,
  { basis, corrects, request, said, ...act }: Act,
  changes: Change[],
): HistoryEvent {
  if (!isEventAction(act.action)) throw new Error(`No act is called ${act.action}: see event-actions.ts.`);
  const whole = normalised({ meeting: null, document: null, clause: null, note: null, ...basis });
  const written = {
    seq,
    ...act,
    recordedAt: last && last.recordedAt > act.recordedAt ? last.recordedAt : act.recordedAt,
    by: normalised(act.by),
    basis: whole,
    changes,
    corrects: corrects ?? null,
    request: request ?? null,
    ...(said ? { said: givenIn(said) } : {}),
  };
  // Only what JSON can say is stored, so that the hash of what is read back is the same.
  const content = JSON.parse(JSON.stringify(written)) as typeof written & { said?: Said };
  return { ...content, hash: hashOf(aggregate, last?.hash ?? null, content) };
}

/** What was given of an input, its texts in the one form that is stored; what was left out says nothing. */
function givenIn(said: object): Said {
  return JSON.parse(
    JSON.stringify(said, (_field, value) => (typeof value === "string" ? normalise(value) : value)),
  );
}

/** The texts of an object in the one form that is stored. */
function normalised<T extends object>(texts: T): T {
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === "string" ? normalise(text) : text,
  ]);
  return Object.fromEntries(entries) as T;
}
