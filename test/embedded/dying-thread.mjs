// A store's thread that dies of an exception as soon as there is a file named "die" beside its directory.
import { existsSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { openStoreHere } = await import("../../src/embedded/open-store.ts");
const store = await openStoreHere(workerData);
parentPort.once("message", () => store.close().then(() => parentPort.close()));
parentPort.postMessage({ kind: "open", uri: store.uri, directory: store.directory });
setInterval(() => {
  if (existsSync(`${workerData.directory}.die`)) throw new Error("as the test wants");
}, 10);
