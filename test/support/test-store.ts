import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A MongoDB-compatible server to test on. */
export interface TestStore {
  readonly uri: string;
  close(): Promise<void>;
}

/** The server that MONGODB_URI names, or else an embedded store in a folder of its own. */
export async function openTestStore(): Promise<TestStore> {
  const uri = process.env.MONGODB_URI;
  return uri ? { uri, close: async () => undefined } : openFreshEmbeddedStore();
}

/** Kept with the process: what mocha requires and what the tests import are two instances of this module. */
const here = globalThis as { sharedTestStore?: Promise<TestStore> };

/** The server that MONGODB_URI names, or else one embedded store for all tests of this process that have databases of their own on it. */
export async function openSharedStore(): Promise<TestStore> {
  here.sharedTestStore ??= openTestStore();
  const { uri } = await here.sharedTestStore;
  return { uri, close: async () => undefined };
}

/** Closes it, when the last test of this process is done. Outside of mocha whoever opens a server ends the process. */
export async function closeSharedStore(): Promise<void> {
  await (await here.sharedTestStore)?.close();
}

/** An embedded store in a folder of its own, which goes away with it. */
export async function openFreshEmbeddedStore(): Promise<TestStore> {
  const { openEmbeddedStore } = await import("../../src/embedded/index.js");
  const directory = await mkdtemp(join(tmpdir(), "tracker-"));
  const store = await openEmbeddedStore({ directory });
  const remove = () => rmSync(directory, { recursive: true, force: true });
  // The processes among which mocha divides the tests are ended without a word.
  process.once("exit", remove);
  return {
    uri: store.uri,
    async close() {
      process.off("exit", remove);
      await store.close();
      remove();
    },
  };
}
