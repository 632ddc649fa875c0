import { closeSharedStore } from "./test-store.js";

/** How long after the last test the process may still be busy closing things, in milliseconds. */
const GOODBYE_MS = 30_000;

/**
 * Closes what all tests shared, and ends a test run that something left open keeps alive, and says what it is: a run that hangs after its summary tells
 * nobody anything. The exit code stays that of the tests.
 */
export async function mochaGlobalTeardown(): Promise<void> {
  await closeSharedStore();
  const end = () => {
    const left = process.getActiveResourcesInfo().join(", ");
    process.stderr.write(`Left open ${GOODBYE_MS / 1000} s after the last test: ${left}\n`);
    process.exit();
  };
  setTimeout(end, GOODBYE_MS).unref();
}
