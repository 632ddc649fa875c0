import { RevisionMoved } from "../persistence/errors.js";

/**
 * How long a change is tried again against faster writers, in milliseconds. Those of this process wait for each
 * other, so it is other processes that can be faster, and they run out of work.
 */
const PATIENCE_MS = 10_000;

/** Attempts a change anew whenever somebody else was faster; throws {@link RevisionMoved} when they stay so. */
export async function tryAgain<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RevisionMoved) || performance.now() >= giveUpAt) throw error;
    }
  }
}
