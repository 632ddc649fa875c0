import { noteAddress } from "./address.js";
import { strayIds } from "./catalog.js";
import { checkOurs, DATA_FILE, damaged, openStorage, prepareDirectory } from "./directory.js";
import { Engine } from "./engine.js";
import { listen } from "./listen.js";
import { lockDirectory, type Release } from "./lock.js";
import { EmbeddedStoreError } from "./open-error.js";
import type { Storage } from "./storage.js";

/** Where an embedded store keeps its data and where it listens. */
export interface EmbeddedStoreOptions {
  /** The directory of the store; made if it is not there. One store, one directory, one process. */
  directory: string;
  /**
   * TCP port on 127.0.0.1; 0 is any free one. Unset: a Unix socket that only the owner may use, inside the directory or,
   * if that path is too long for a socket, in the system's directory for temporary files; on Windows a free port.
   */
  port?: number;
}

/** A store that is open. */
export interface OpenStore {
  /** Connection string for `new MongoClient(uri)` and `mongoose.connect(uri)`, to be used as it is. */
  readonly uri: string;
  /** The real path of the store's directory. */
  readonly directory: string;
  /** Ends connections, waits until what is being written is on disk, and gives the directory back. */
  close(): Promise<void>;
}

/** Makes a directory if it is not there, and takes it for this process; refuses when somebody has it. */
export async function takeDirectory(path: string): Promise<{ directory: string; release: Release }> {
  const directory = prepareDirectory(path);
  const release = await lockDirectory(directory);
  if (release) return { directory, release };
  throw new EmbeddedStoreError(
    "IN_USE",
    `The store in ${directory} is already open, in this process or another one. Close that first.`,
  );
}

/** Opens the store in a directory and serves it over the MongoDB wire protocol, on the thread that calls this. */
export async function openStoreHere(options: EmbeddedStoreOptions): Promise<OpenStore> {
  const { directory, release } = await takeDirectory(options.directory);
  let storage: Storage | undefined;
  let engine: Engine | undefined;
  try {
    await checkOurs(directory);
    storage = await openStorage(directory);
    engine = engineOn(directory, storage);
    const running = engine;
    const { server, uri, cleanUp } = await listen(running, directory, options.port);
    const forgetAddress = noteAddress(directory, uri);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await server.close();
      await running.close();
      cleanUp();
      forgetAddress();
      await release();
    };
    return {
      uri,
      directory,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await (engine ?? storage)?.close();
    await release();
    throw error;
  }
}

function engineOn(directory: string, storage: Storage): Engine {
  try {
    const engine = new Engine(storage);
    if (strayIds(storage.disk, engine.catalog.all()).length > 0)
      throw new Error("its list of collections does not know all of them");
    return engine;
  } catch (cause) {
    throw damaged(directory, `${DATA_FILE} cannot be read (${(cause as Error).message}).`, cause);
  }
}
