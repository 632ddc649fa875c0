import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { BackupRefused } from "../persistence/backup.js";

/** Known to the embedded store as a file that may lie beside its own. */
const NOTE = "restore.unfinished";

/**
 * Notes in the directory of an embedded store that a restore into it is under way, before the store is opened or made, and
 * returns what takes the note away. Whether there can be a store is judged when it is opened.
 */
export function noteRestore(directory: string): () => void {
  const note = join(directory, NOTE);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const descriptor = openSync(note, "a", 0o600);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    return () => undefined;
  }
  return () => rmSync(note, { force: true });
}

/** Throws when a restore into the embedded store in this directory was cut off. */
export function refuseUnfinishedIn(directory: string): void {
  if (!existsSync(join(directory, NOTE))) return;
  throw new BackupRefused(
    `A restore into ${resolve(directory)} was cut off. Run npm run restore again; it starts afresh.`,
  );
}
