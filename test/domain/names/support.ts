import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const SHARED = process.env.SHARED_DIR ?? resolve("../shared");
const FILE = join(SHARED, "identifiers.txt");

/** Identifiers of approved texts as ITU-T publishes them, one a line; null where the file is not at hand. */
export function publishedIdentifiers(): readonly string[] | null {
  return existsSync(FILE) ? readFileSync(FILE, "utf8").trim().split("\n") : null;
}
