import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.js";

const FILE = "session-secret";

/**
 * What sessions are sealed with: the configured secret, else the one that is kept beside the embedded store, which is made where there
 * is none; else, with another database, one that ends with the process.
 */
export async function sessionSecret({
  sessionSecret: configured,
  mongodbUri,
  dataDir,
}: Pick<Config, "sessionSecret" | "mongodbUri" | "dataDir">): Promise<string> {
  if (configured) return configured;
  const made = randomBytes(32).toString("hex");
  if (mongodbUri) return made;
  const file = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, made, { mode: 0o600, flag: "wx" });
    return made;
  } catch {
    return (await readFile(file, "utf8")).trim() || made;
  }
}
