import { parentPort, workerData } from "node:worker_threads";
import type { DocumentModel } from "./model.js";
import { asDocx } from "./write-docx.js";

// What runs in the thread: one document, and that is all.
parentPort?.postMessage(await asDocx(workerData as DocumentModel));
