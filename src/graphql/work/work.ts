import type { ExecutionResult } from "graphql";
import type { Programme } from "../../programme/programme.js";
import type { Watching } from "../subscriptions/watching.js";
import type { Pace } from "./pace.js";

/** What is known of the work for one request. */
export class Work {
  /** The turns of a large request; null: it is small, and done in one piece. */
  pace: Pace | null = null;
  /** What the operation costs; null: that was not worked out. */
  cost: number | null = null;
  /** What a query was answered before Apollo was asked, where something in it went wrong: it is not executed twice. */
  executed: ExecutionResult | null = null;
  /** What is wanted as a stream; null: one answer is wanted. */
  watching: Watching | null = null;
  /** Whether it changes something. */
  isMutation = false;
  /** Whether everybody who did not sign in would be answered the same, as long as the programme and the day are the same. */
  isRepeatable = false;
  /** The codes of the problems for which acts were refused. */
  readonly refusals: string[] = [];
  /** Whether somebody still waits for the answer. */
  get isWanted(): boolean {
    return !this.pace?.hasLeft;
  }
  #answers = new WeakMap<object, Map<string, unknown>>();
  #programme: Programme | null = null;

  /**
   * What was worked out before for this owner under this key, or else is now. It is kept as long as the request reads the
   * same programme.
   */
  once(programme: Programme, owner: object, key: string, workOut: () => unknown): unknown {
    if (this.#programme !== programme) {
      this.#programme = programme;
      this.#answers = new WeakMap();
    }
    const known = this.#answers.get(owner) ?? new Map<string, unknown>();
    this.#answers.set(owner, known);
    if (!known.has(key)) known.set(key, workOut());
    return known.get(key);
  }
}
