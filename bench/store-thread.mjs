// The embedded store in a thread of its own, for bench/embedded.ts. Needs the built program: npm run build.
import { parentPort, workerData } from "node:worker_threads";
import { openEmbeddedStore } from "../dist/embedded/index.js";

const store = await openEmbeddedStore({ directory: workerData });
parentPort.postMessage(store.uri);
parentPort.once("message", async () => {
  await store.close();
  parentPort.postMessage("closed");
});
