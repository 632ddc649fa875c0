// The thread of the store: what runs in the worker that thread.ts starts.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type EmbeddedStoreOptions, type OpenStore, openStoreHere } from "./open-store.js";
import { type FromThread, toPlain } from "./thread-messages.js";

const owner = parentPort as MessagePort;
const tell = (message: FromThread) => owner.postMessage(message);

try {
  const store = await openStoreHere(workerData as EmbeddedStoreOptions);
  owner.once("message", () => void close(store));
  tell({ kind: "open", uri: store.uri, directory: store.directory });
} catch (error) {
  end({ kind: "failed", error: toPlain(error) });
}

async function close(store: OpenStore): Promise<void> {
  try {
    await store.close();
    end({ kind: "closed" });
  } catch (error) {
    end({ kind: "failed", error: toPlain(error) });
  }
}

/** Nothing else is open by then, so that with its port the thread ends. */
function end(last: FromThread): void {
  tell(last);
  owner.close();
}
