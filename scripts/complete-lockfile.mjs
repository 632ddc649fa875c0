#!/usr/bin/env node
/**
 * Names in package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm drops from the lock file, without a word, an optional package that the registry at hand does not serve, and
 * `npm ci` then refuses that lock file everywhere. What it left out is named with version, os and cpu, so that the
 * package is not fetched where the platform differs; and every entry gets the digest that npm compares what it fetches
 * with (`npm view`). Run it after `npm install`; `--check` only tells, and ends with 1 if something is missing.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
  "aix",
];
const processors = ["arm64", "arm", "x64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
const added = [];

for (const [location, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(location, name)) continue;
    const words = name.split(/[/-]/);
    const os = words.find((word) => systems.includes(word));
    const cpu = words.find((word) => processors.includes(word));
    if (os === undefined || cpu === undefined || !/^\d/.test(version)) {
      console.error(`${name}@${version}: not the package of one platform, look for yourself`);
      process.exitCode = 1;
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [os],
    };
    added.push(`${name}@${version}`);
  }
}

const check = process.argv.includes("--check");
const unsealed = Object.entries(lock.packages).filter(
  ([location, { integrity, link }]) => location.startsWith("node_modules/") && !integrity && !link,
);
for (const [location, entry] of check ? [] : unsealed) {
  const name = location.slice(location.lastIndexOf("node_modules/") + "node_modules/".length);
  entry.integrity = integrityOf(`${name}@${entry.version}`);
}

const unsealedNames = unsealed.map(([location]) => `the digest of ${location}`);
const lacking = check ? [...added, ...unsealedNames] : added;
if (lacking.length > 0 && check) {
  console.error(`package-lock.json lacks ${lacking.join(", ")}: run scripts/complete-lockfile.mjs`);
  process.exitCode = 1;
} else if (lacking.length + unsealed.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([one], [two]) => one.localeCompare(two, "en")),
  );
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`written to package-lock.json: ${[...added, ...unsealedNames].join(", ")}`);
}

/** The digest that the registry gives of a package. */
function integrityOf(spec) {
  const said = execFileSync("npm", ["view", spec, "dist.integrity", "--json"], { encoding: "utf8" });
  const integrity = said.trim() && JSON.parse(said);
  if (typeof integrity !== "string") throw new Error(`The registry gives no digest of ${spec}.`);
  return integrity;
}

/** As node resolves: beside the package, or in any node_modules above it. */
function isLocked(location, name) {
  for (let at = location; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}
