import { isDeepStrictEqual } from "node:util";
import type { Actor, Basis, Change, HistoryEvent, Recorded } from "../domain/history.js";

/** Texts this long or shorter, and lists and entries with nothing in them, say the same of many aggregates. */
const LONGEST_COMMON = 24;

/** Of what is the same in many histories, so many different values are shared; what comes after that stays by itself. */
const MOST_SHARED = 100_000;

/**
 * Lets aggregates share what is the same in them, which is most of a history: the names of fields, actions, days and actors, whole changes
 * that say that a field began empty, and the value that a change found with the one that an earlier change had left. What they say stays
 * the same; it only takes less memory. Nothing in an aggregate is ever changed in place, so that sharing shows nowhere.
 */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #objects = new Map<string, object>();

  /** The aggregate, sharing what it can with all that were given before. */
  of<A extends Recorded>(aggregate: A): A {
    try {
      return this.#shared(aggregate);
    } catch {
      // It is not what it should be, which `verify` has to say: it is worth no care here.
      return aggregate;
    }
  }

  #shared<A extends Recorded>(aggregate: A): A {
    const values = new Map<string, unknown>();
    const history = aggregate.history.map((event) => this.#event(event, values));
    // JSON makes objects of the shape that the engine keeps best; field by field they would take three times the room.
    const state = JSON.parse(JSON.stringify({ ...aggregate, history: null })) as Record<string, unknown>;
    for (const [field, value] of Object.entries(state)) state[field] = this.#known(values.get(field), value);
    return Object.assign(state, { history }) as unknown as A;
  }

  #event(event: HistoryEvent, values: Map<string, unknown>): HistoryEvent {
    const shared = {
      ...event,
      action: this.#text(event.action),
      effectiveOn: this.#text(event.effectiveOn),
      by: this.#object<Actor>(event.by),
      basis: this.#object<Basis>(event.basis),
      changes: event.changes.map((change) => this.#change(change, values)),
    };
    if (!event.said) return shared;
    const said = Object.entries(event.said).map(([name, value]) => [
      name,
      this.#known(values.get(name), value),
    ]);
    return { ...shared, said: Object.fromEntries(said) };
  }

  #change({ field, before, after }: Change, values: Map<string, unknown>): Change {
    const name = this.#text(field);
    const known = this.#known(values.get(name), before);
    const now = this.#known(known, after);
    values.set(name, now);
    const change = { field: name, before: known, after: now };
    if (!isCommon(known) || !isCommon(now)) return change;
    return this.#kept(`${name}\n${keyOf(known)}\n${keyOf(now)}`, change);
  }

  /** The value itself, or the equal one that is there already. */
  #known(there: unknown, value: unknown): unknown {
    if (typeof value === "string") return there === value ? there : this.#text(value);
    if (typeof value !== "object" || value === null) return value;
    if (isCommon(value)) return this.#kept(keyOf(value), value);
    return isDeepStrictEqual(there, value) ? there : value;
  }

  #text(text: string): string {
    if (text.length > LONGEST_COMMON) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < MOST_SHARED) this.#texts.set(text, text);
    return text;
  }

  #object<T extends object>(value: T): T {
    return this.#kept(JSON.stringify(value), value);
  }

  #kept<T extends object>(key: string, value: T): T {
    const known = this.#objects.get(key) as T | undefined;
    if (known !== undefined) return known;
    if (this.#objects.size < MOST_SHARED) this.#objects.set(key, value);
    return value;
  }
}

/** Tells common values apart. */
function keyOf(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[]" : "{}";
  return typeof value === "string" ? `"${value}` : String(value);
}

/** Whether a value may well be the same in many aggregates: nothing, a yes or no, a number, a short text, an empty list. */
function isCommon(value: unknown): boolean {
  if (typeof value === "string") return value.length <= LONGEST_COMMON;
  return typeof value !== "object" || value === null || Object.keys(value).length === 0;
}
