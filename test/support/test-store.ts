import { mkdtemp, rm } from "node:fs/promises";
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

let shared: Promise<TestStore> | null = null;

/** The server that MONGODB_URI names, or else one embedded store for all tests of this process that have databases of their own on it. */
export async function openSharedStore(): Promise<TestStore> {
  shared ??= openTestStore();
  const { uri } = await shared;
  return { uri, close: async () => undefined };
}

// Outside of mocha, as in the documentation's scripts, whoever opens a server ends the process.
if (typeof after === "function") after("the shared store is closed", async () => (await shared)?.close());

/** An embedded store in a folder of its own, which goes away with it. */
export async function openFreshEmbeddedStore(): Promise<TestStore> {
  const { openEmbeddedStore } = await import("../../src/embedded/index.js");
  const directory = await mkdtemp(join(tmpdir(), "tracker-"));
  const store = await openEmbeddedStore({ directory });
  return {
    uri: store.uri,
    async close() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
