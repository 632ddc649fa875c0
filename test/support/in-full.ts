import type { Recorded } from "../../src/domain/history.js";

/** An aggregate with its events as an array, so that it can be compared with another whose history is kept otherwise. */
export function inFull<A extends Recorded>(aggregate: A): A {
  return { ...aggregate, history: [...aggregate.history] };
}
