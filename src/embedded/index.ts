import type { EmbeddedStoreOptions } from "./open-store.js";
import { type EmbeddedStore, openInThread } from "./thread.js";

export { addressIn } from "./address.js";
export { EmbeddedStoreError, type EmbeddedStoreErrorCode } from "./open-error.js";
export type { EmbeddedStore, EmbeddedStoreOptions };

/** Opens the store in a directory and serves it over the MongoDB wire protocol, in a thread of its own. */
export function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  return openInThread(options);
}
