import { Worker } from "node:worker_threads";
import type { DocumentModel } from "./model.js";

const FROM_SOURCE = import.meta.url.endsWith(".ts");
const ENTRY = new URL(FROM_SOURCE ? "./docx-thread-from-source.mjs" : "./docx-thread.js", import.meta.url);

let last: Promise<unknown> = Promise.resolve();

/**
 * A document as DOCX, written in a thread of its own: a long one takes seconds, in which a server would answer nobody else. Such
 * documents are written one after another; of one that is not wanted any more when its turn comes, null.
 */
export function asDocxApart(document: DocumentModel, isWanted: () => boolean): Promise<Uint8Array | null> {
  const written = last.then(() => (isWanted() ? inThread(document) : null));
  last = written.catch(() => undefined);
  return written;
}

function inThread(document: DocumentModel): Promise<Uint8Array> {
  // Not the options of the process, as for the thread of the store.
  const worker = new Worker(ENTRY, { workerData: document, execArgv: ["--enable-source-maps"] });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that writes DOCX ended without a document.")));
  });
}
