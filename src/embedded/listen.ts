import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "./engine.js";
import { EmbeddedStoreError } from "./open-error.js";
import { Server } from "./server.js";

const LONGEST_SOCKET_PATH = process.platform === "linux" ? 107 : 103;

/** A server that listens, and where. */
export interface Listening {
  server: Server;
  uri: string;
  /** Takes away what it left in the file system. */
  cleanUp(): void;
}

/** Serves an engine on a Unix socket of its owner's, or on a port of this machine. */
export async function listen(
  engine: Engine,
  directory: string,
  port: number | undefined,
): Promise<Listening> {
  const server = new Server(engine);
  if (port !== undefined || process.platform === "win32") {
    await listening(server, { host: "127.0.0.1", port: port ?? 0 });
    const { port: taken } = server.net.address() as AddressInfo;
    return { server, uri: `mongodb://127.0.0.1:${taken}/`, cleanUp: () => {} };
  }
  const inside = join(directory, "store.sock");
  const fits = Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH;
  const path = fits ? inside : join(mkdtempSync(join(tmpdir(), "store-")), "s.sock");
  await listenPrivately(server, path);
  return {
    server,
    uri: `mongodb://${encodeURIComponent(path)}/`,
    cleanUp: () => {
      rmSync(path, { force: true });
      if (!fits) rmSync(dirname(path), { recursive: true, force: true });
    },
  };
}

/**
 * Binds the socket in a folder that only the owner may enter and moves it to its place when it has its mode, so that at
 * no moment anybody else can connect. (A thread that is not the first may not set the process' umask.)
 */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const birthplace = join(dirname(path), "store.new");
  const newborn = join(birthplace, "s");
  rmSync(birthplace, { recursive: true, force: true });
  mkdirSync(birthplace, { mode: 0o700 });
  try {
    await listening(server, { path: newborn });
    chmodSync(newborn, 0o600);
    renameSync(newborn, path);
  } finally {
    rmSync(birthplace, { recursive: true, force: true });
  }
}

function listening(server: Server, where: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((done, reject) => {
    server.net.once("error", (cause: NodeJS.ErrnoException) => {
      const busy = cause.code === "EADDRINUSE";
      reject(
        new EmbeddedStoreError(
          busy ? "PORT_IN_USE" : "UNWRITABLE",
          `The store cannot listen: ${cause.message}`,
          { cause },
        ),
      );
    });
    server.net.listen(where, () => done());
  });
}
