import { closeSync, constants, openSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** Gives the directory back. */
export type Release = () => Promise<void>;

const O_EXLOCK_BSD = 0x20;
const UV_FS_O_EXLOCK_WINDOWS = 0x10000000;

/**
 * Takes the directory for this process, or answers undefined when another one has it. The kernel holds the lock and
 * drops it however the process ends, so nothing can be stale: on Linux an abstract socket named by the directory's device
 * and inode, elsewhere a file opened with an exclusive lock.
 */
export async function lockDirectory(directory: string): Promise<Release | undefined> {
  if (process.platform === "linux") return lockByAbstractSocket(directory);
  const exclusive =
    process.platform === "win32" ? UV_FS_O_EXLOCK_WINDOWS : O_EXLOCK_BSD | (constants.O_NONBLOCK ?? 0);
  try {
    const file = openSync(join(directory, "lock"), constants.O_RDWR | constants.O_CREAT | exclusive, 0o600);
    return async () => closeSync(file);
  } catch (error) {
    if (["EAGAIN", "EWOULDBLOCK", "EBUSY", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return undefined;
    throw error;
  }
}

function lockByAbstractSocket(directory: string): Promise<Release | undefined> {
  const { dev, ino } = statSync(directory, { bigint: true });
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen({ path: `\0embedded-store-${dev}-${ino}` }, () => {
      resolve(() => new Promise((done) => server.close(() => done())));
    });
  });
}
