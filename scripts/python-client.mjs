#!/usr/bin/env node
/**
 * Python's GraphQL client, for tests and CI only.
 *
 *   scripts/python-client.mjs install    installs it, where it is not yet
 *   scripts/python-client.mjs path       prints the folder that PYTHONPATH needs; ends with 1 where it is not installed
 *
 * Installed into $XDG_CACHE_HOME/work-programme-tracker, or else .cache/ in the checkout, with `python3`, which is 3.9 or later.
 * Nothing is contacted but the package registry during `install`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "4.4.0";
const here = dirname(fileURLToPath(import.meta.url));
const cache = process.env.XDG_CACHE_HOME
  ? join(process.env.XDG_CACHE_HOME, "work-programme-tracker")
  : join(here, "..", ".cache");

/** The folder of the installation, which depends on the Python that it is for; null where there is no Python. */
function home() {
  const { status, stdout } = spawnSync(
    "python3",
    ["-c", "import sys; print('cp%d%d' % sys.version_info[:2])"],
    {
      encoding: "utf8",
    },
  );
  return status === 0 ? join(cache, `python-gql-${VERSION}-${stdout.trim()}`) : null;
}

/** Builds it aside and renames it into place, so that it is there whole or not at all. */
async function install(target) {
  if (existsSync(target)) return;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, "partial-python-gql-"));
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"];
  const { status } = spawnSync("python3", [...pip, "--target", aside, `gql[requests]==${VERSION}`], {
    stdio: "inherit",
    timeout: 10 * 60_000,
  });
  if (status === 0) await rename(aside, target).catch((error) => existsSync(target) || Promise.reject(error));
  await rm(aside, { recursive: true, force: true });
  if (status !== 0) throw new Error("pip could not install Python's gql");
}

const [verb] = process.argv.slice(2);
const target = home();
if (!["install", "path"].includes(verb)) {
  console.error("usage: python-client.mjs install|path");
  process.exitCode = 64;
} else if (verb === "install" && target) {
  await install(target);
} else if (target && existsSync(target)) {
  console.log(target);
} else {
  console.error(
    target ? "Python's gql is not installed: scripts/python-client.mjs install" : "There is no python3",
  );
  process.exitCode = 1;
}
