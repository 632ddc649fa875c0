import type { Recorded } from "../domain/history.js";
import { problem } from "../domain/problem.js";
import type { Outcome } from "./outcome.js";

/**
 * The refusal of a change that was meant for another revision than the aggregate has, with what changed since; null
 * when it has that one. A revision that it never had is refused in words of its own.
 */
export function refuseOtherRevision<A extends Recorded>(aggregate: A, expected: number): Outcome<A> | null {
  const { revision: current, history } = aggregate;
  if (expected === current) return null;
  const code = expected > current ? "REVISION_UNKNOWN" : "REVISION_CONFLICT";
  return {
    aggregate,
    problems: [problem(code, { expected, current }, { path: "expectedRevision" })],
    warnings: [],
    changedSince: history.filter((event) => event.seq > expected),
  };
}
