import type { Recorded } from "../domain/history.js";
import { type Problem, problem } from "../domain/problem.js";
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

/** The refusal with the other reasons, which hold of the aggregate as it is now: a conflict hides none of them. */
export function alsoRefused<A extends Recorded>(
  conflict: Outcome<A>,
  others: readonly Problem[],
): Outcome<A> {
  return { ...conflict, problems: [...conflict.problems, ...others] };
}
