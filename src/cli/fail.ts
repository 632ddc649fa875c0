import { EmbeddedStoreError } from "../embedded/index.js";
import { SeedsRefused } from "../exchange/seeds/read-seeds.js";
import { BackupRefused } from "../persistence/backup.js";
import { nameOf, StorageFull } from "../persistence/errors.js";
import { WrongShape } from "../persistence/migrations/index.js";
import { type Config, ConfigRefused } from "../server/config.js";
import { DocumentsDamaged, damageBehind } from "./damage.js";
import { CommandRefused } from "./refused.js";

const FILE_FAULTS = ["ENOENT", "EACCES", "EISDIR", "EEXIST"];

/**
 * Says why a command failed: what the person who started it can mend in plain words, a store that turns out to be damaged among it;
 * anything else with its stack. The process ends with 1, unless it was to end otherwise. `config` is null where it could not be read.
 */
export async function fail(thrown: unknown, config: Config | null): Promise<void> {
  const named = nameOf(thrown);
  const isUnforeseen = !isPlain(named) || (named instanceof EmbeddedStoreError && named.code === "DAMAGED");
  const error = config && isUnforeseen ? await damageBehind(named, config) : named;
  const inUse = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  const { message, stack } = error as Error;
  if (inUse) process.stderr.write(`${message}\nAnother program listens there. Set PORT to another one.\n`);
  else process.stderr.write(`${isPlain(error) ? message : (stack ?? String(error))}\n`);
  process.exitCode ||= 1;
}

function isPlain(error: unknown): boolean {
  return (
    error instanceof ConfigRefused ||
    error instanceof SeedsRefused ||
    error instanceof CommandRefused ||
    error instanceof BackupRefused ||
    error instanceof WrongShape ||
    error instanceof EmbeddedStoreError ||
    error instanceof DocumentsDamaged ||
    error instanceof StorageFull ||
    isFileFault(error)
  );
}

function isFileFault(error: unknown): boolean {
  const { code = "", syscall = "" } = error as NodeJS.ErrnoException;
  return ["open", "stat", "read"].includes(syscall) && FILE_FAULTS.includes(code);
}
