import { Worker } from "node:worker_threads";
import { EmbeddedStoreError } from "./open-error.js";
import type { EmbeddedStoreOptions, OpenStore } from "./open-store.js";
import { type FromThread, fromPlain } from "./thread-messages.js";

/** What the thread makes and lets go at once is mostly bytes outside its heap, so that more room for it would lie idle. */
const YOUNG_MB = 6;

/** A running embedded store. */
export interface EmbeddedStore extends OpenStore {
  /**
   * Resolves when the store has been closed. Rejects with `DIED` if its thread ends otherwise; left alone, that rejection
   * ends the process, as Node does with every rejection that nobody handles.
   */
  readonly ended: Promise<void>;
}

const FROM_SOURCE = import.meta.url.endsWith(".ts");
const ENTRY = new URL(FROM_SOURCE ? "./thread-from-source.mjs" : "./thread-main.js", import.meta.url);

/** Opens a store in a thread of its own. `entry` is what runs there; tests put other things in its place. */
export async function openInThread(options: EmbeddedStoreOptions, entry = ENTRY): Promise<EmbeddedStore> {
  const { directory, port } = options;
  const worker = new Worker(entry, {
    name: "embedded store",
    workerData: { directory, port },
    // Not the options of the process: what it was started with (-e, --input-type, --inspect-brk) is not for this thread.
    execArgv: ["--enable-source-maps"],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const end = endOf(worker, directory);
  const opened = await new Promise<FromThread & { kind: "open" }>((resolve, reject) => {
    worker.on("message", (message: FromThread) => {
      if (message.kind === "open") resolve(message);
    });
    end.catch(reject);
  });
  // A promise of its own: that opening has heard of a failure must not count as the owner's having heard of it.
  const ended = end.then(() => {});
  let asked = false;
  return {
    uri: opened.uri,
    directory: opened.directory,
    ended,
    close() {
      if (!asked) worker.postMessage("close");
      asked = true;
      ended.catch(() => {});
      return end;
    },
  };
}

/** Settles when the thread is gone: well, if the last it said was that it has closed. */
function endOf(worker: Worker, directory: string): Promise<void> {
  let last: FromThread | undefined;
  let thrown: unknown;
  worker.on("message", (message: FromThread) => {
    last = message;
  });
  worker.once("error", (error) => {
    thrown = error;
  });
  return new Promise((resolve, reject) => {
    worker.once("exit", (code) => {
      if (thrown === undefined && last?.kind === "closed") resolve();
      else if (thrown === undefined && last?.kind === "failed") reject(fromPlain(last.error));
      else if (last === undefined && thrown instanceof Error) reject(thrown);
      else reject(died(directory, thrown ?? `its thread ended with ${code}`));
    });
  });
}

function died(directory: string, cause: unknown): EmbeddedStoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedStoreError(
    "DIED",
    `The store in ${directory} ended unexpectedly (${why}). What it had acknowledged is on disk; open it again.`,
    { cause },
  );
}
