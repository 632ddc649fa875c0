#!/usr/bin/env node
/**
 * Names in package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm drops from the lock file, without a word, an optional package that the registry at hand does not serve, and
 * `npm ci` then refuses that lock file everywhere. An entry with version, os and cpu is enough: the package is not
 * fetched where the platform differs, and is pinned to that version where it does not. Run it after `npm install`;
 * `--check` only tells, and ends with 1 if something is missing.
 */
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

if (added.length > 0 && process.argv.includes("--check")) {
  console.error(`package-lock.json lacks ${added.join(", ")}: run scripts/complete-lockfile.mjs`);
  process.exitCode = 1;
} else if (added.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([one], [two]) => one.localeCompare(two, "en")),
  );
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`named in package-lock.json: ${added.join(", ")}`);
}

/** As node resolves: beside the package, or in any node_modules above it. */
function isLocked(location, name) {
  for (let at = location; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}
