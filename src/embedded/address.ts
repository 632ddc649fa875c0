import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Says, in the directory of a store that is open, where it listens. */
export const ADDRESS_FILE = "store.address";

/** Notes where the store listens, for its owner's other processes on this machine. Returns what takes the note away. */
export function noteAddress(directory: string, uri: string): () => void {
  const file = join(directory, ADDRESS_FILE);
  // Anew, so that it has this mode whatever was there before.
  rmSync(file, { force: true });
  writeFileSync(file, `${uri}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The connection string of the store that was last opened in a directory; null where none was, or it was closed. */
export function addressIn(directory: string): string | null {
  try {
    return readFileSync(join(directory, ADDRESS_FILE), "utf8").trim() || null;
  } catch {
    return null;
  }
}
