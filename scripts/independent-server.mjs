#!/usr/bin/env node
/**
 * MongoDB-compatible servers that are not ours, for tests and CI only.
 *
 *   scripts/independent-server.mjs install [secantus|ferretdb …]
 *   scripts/independent-server.mjs run secantus|ferretdb -- <command…>
 *
 * `run` starts the server on a free loopback port with an empty data directory, waits for `ping`, sets MONGODB_URI
 * and INDEPENDENT_SERVER, runs the command, stops the server and ends with the command's exit code. It ends with
 * 70 if the server could not be started or died under way, whatever the command said.
 *
 * Installed into $XDG_CACHE_HOME/work-programme-tracker, or else .cache/ in the checkout. Nothing is contacted
 * but the package registries during `install`; during `run`, nothing at all.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "independent");
const cache = process.env.XDG_CACHE_HOME
  ? join(process.env.XDG_CACHE_HOME, "work-programme-tracker")
  : join(here, "..", ".cache");

const SECANTUS_VERSION = "0.7.0b3";
const FERRETDB_VERSION = "1.24.2";
const SERVER_FAILED = 70;
const MINUTE = 60_000;

/**
 * One entry per server: `key` names the installed directory and changes whenever what is in it would;
 * `build` fills an empty directory; `command` starts what is in it.
 */
const servers = {
  secantus: {
    version: SECANTUS_VERSION,
    key: () => `secantus-${SECANTUS_VERSION}-${python().tag}`,
    async build(directory) {
      const pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-warn-script-location",
      ];
      const what = [
        "--only-binary=:all:",
        "--target",
        join(directory, "lib"),
        `SecantusDB==${SECANTUS_VERSION}`,
      ];
      await download(python().path, [...pip, ...what], {}, 10 * MINUTE);
    },
    command: (directory, data) => ({
      file: python().path,
      args: [join(sources, "secantus-server.py"), data],
      env: { PYTHONPATH: join(directory, "lib"), PYTHONDONTWRITEBYTECODE: "1", PYTHONNOUSERSITE: "1" },
    }),
  },
  ferretdb: {
    version: FERRETDB_VERSION,
    key: () => `ferretdb-${FERRETDB_VERSION}-${digestOf(["main.go", "go.mod", "go.sum"])}`,
    async build(directory) {
      const work = join(directory, "source");
      await cp(join(sources, "ferretdb"), work, { recursive: true });
      // -trimpath: the build cache then serves any checkout. CGO off: no C compiler is needed.
      const env = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly -buildvcs=false", GOWORK: "off" };
      await download(
        "go",
        ["build", "-trimpath", "-o", join(directory, "ferretdb"), "."],
        env,
        25 * MINUTE,
        work,
      );
      await rm(work, { recursive: true });
    },
    command: (directory, data) => ({
      file: join(directory, "ferretdb"),
      args: [data],
      env: { DO_NOT_TRACK: "1", FERRETDB_TELEMETRY: "disable" },
    }),
  },
};

let foundPython;
function python() {
  foundPython ??= ["python3", "python3.13", "python3.12", "python3.11"]
    .map((path) => {
      const probe = "import sys, pip; print('cp%d%d' % sys.version_info[:2])";
      const { status, stdout } = spawnSync(path, ["-c", probe], { encoding: "utf8" });
      return { path, tag: status === 0 ? stdout.trim() : undefined };
    })
    .find(({ tag }) => tag !== undefined && ["cp311", "cp312", "cp313"].includes(tag));
  if (foundPython === undefined) throw new Error("no CPython 3.11, 3.12 or 3.13 with pip was found");
  return foundPython;
}

function digestOf(names) {
  const digest = createHash("sha256");
  for (const name of names) digest.update(readFileSync(join(sources, "ferretdb", name)));
  return digest.digest("hex").slice(0, 12);
}

/** Runs a package client; once more if the network timed out. A plain refusal is final and is not asked again. */
async function download(file, args, env, limit, cwd) {
  for (let attempt = 1; ; attempt += 1) {
    const { code, output, timedOut } = await new Promise((resolve) => {
      const child = spawn(file, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
      }, limit);
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
      child.on("error", (error) => resolve({ code: 127, output: String(error), timedOut }));
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve({ code: code ?? 1, output, timedOut });
      });
    });
    if (code === 0) return;
    const network = timedOut || /timed? ?out|timeout|reset by peer|temporar/i.test(output);
    if (attempt === 2 || !network) {
      throw new Error(
        `${file} ${args.join(" ")} ended with ${code}${timedOut ? " (too slow)" : ""}\n${output.trim()}`,
      );
    }
    console.error(`${file}: the network timed out, trying once more`);
  }
}

/** Idempotent, and safe when two run at once: everything is built aside, proven by a ping, then renamed into place. */
async function install(name) {
  const server = servers[name];
  const home = join(cache, server.key());
  if (existsSync(join(home, "installed"))) return home;
  const started = Date.now();
  await mkdir(cache, { recursive: true });
  await removeStale();
  console.error(`${name}: installing ${server.version} into ${home}`);
  const aside = await mkdtemp(join(cache, `partial-${name}-`));
  try {
    await server.build(aside);
    const running = await start(name, aside);
    await running.stop();
    await writeFile(join(aside, "installed"), `${server.version}\n`);
    if (existsSync(home) && !existsSync(join(home, "installed")))
      await rm(home, { recursive: true, force: true });
    await rename(aside, home).catch(async (error) => {
      if (!existsSync(join(home, "installed"))) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  console.error(`${name}: installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return home;
}

/** What an installation that was killed left behind, once it can no longer be one that is under way. */
async function removeStale() {
  for (const entry of await readdir(cache)) {
    const path = join(cache, entry);
    if (!entry.startsWith("partial-")) continue;
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > 60 * MINUTE) await rm(path, { recursive: true, force: true });
  }
}

/** Starts an installed server; resolves once it answers `ping`. */
async function start(name, home) {
  const folder = await mkdtemp(join(tmpdir(), `wpt-${name}-`));
  const data = join(folder, "data");
  const logPath = join(folder, "server.log");
  await mkdir(data);
  const { file, args, env } = servers[name].command(home, data);
  const log = openSync(logPath, "a");
  // Its own process group, so that ctrl-C reaches the command first; its open stdin ends it if we are killed.
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    cwd: folder,
    detached: true,
    stdio: ["pipe", "pipe", log],
  });
  closeSync(log);
  child.stdin.on("error", () => {});
  const exited = new Promise((resolve) => {
    child.on("error", (error) => resolve(String(error)));
    child.on("exit", (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const stop = async () => {
    child.stdin.end();
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await exited;
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const logTail = () => readFileSync(logPath, "utf8").split("\n").slice(-30).join("\n").trim();
  try {
    const uri = await within(
      60_000,
      `${name} did not say where it listens`,
      Promise.race([
        readyLine(child.stdout),
        exited.then((how) => Promise.reject(new Error(`${name} did not start: ${how}`))),
      ]),
    );
    await ping(uri);
    return { uri, exited, stop, logTail };
  } catch (error) {
    const tail = logTail();
    await stop();
    throw new Error(tail === "" ? error.message : `${error.message}\n${tail}`);
  }
}

function readyLine(stream) {
  return new Promise((resolve) => {
    let text = "";
    stream.on("data", (data) => {
      text += data;
      const found = /^READY (\S+)$/m.exec(text);
      if (found && text.includes("\n", found.index)) resolve(found[1]);
    });
  });
}

async function ping(uri) {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 30_000 });
  try {
    await client.db("admin").command({ ping: 1 });
  } finally {
    await client.close();
  }
}

async function within(milliseconds, complaint, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function run(name, [file, ...args]) {
  let child;
  let asked = 0;
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.on(signal, () => {
      asked += 1;
      child?.kill(asked > 1 ? "SIGKILL" : signal);
    });
  }
  const home = await install(name);
  const server = await start(name, home);
  let died;
  try {
    if (asked > 0) return 128 + constants.signals.SIGINT;
    void server.exited.then((how) => {
      died ??= how;
    });
    const code = await new Promise((resolve) => {
      const env = { ...process.env, MONGODB_URI: server.uri, INDEPENDENT_SERVER: name };
      child = spawn(file, args, { env, stdio: "inherit" });
      child.on("error", (error) => {
        console.error(`cannot run ${file}: ${error.message}`);
        resolve(127);
      });
      child.on("exit", (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
    });
    if (died === undefined) return code;
    console.error(`${name} died while the command ran: ${died}\n${server.logTail()}`);
    return SERVER_FAILED;
  } finally {
    died ??= "stopped by us";
    await server.stop();
  }
}

async function main([verb, ...rest]) {
  const known = Object.keys(servers);
  const usage =
    `usage: independent-server.mjs install [${known.join("|")} …]\n` +
    `       independent-server.mjs run ${known.join("|")} -- <command…>`;
  const refuse = (complaint) => {
    console.error(`${complaint}\n${usage}`);
    return 64;
  };
  if (verb === "install") {
    const unknown = rest.find((name) => !known.includes(name));
    if (unknown !== undefined) return refuse(`unknown server: ${unknown}`);
    for (const name of rest.length > 0 ? rest : known) await install(name);
    return 0;
  }
  if (verb === "run") {
    const [name, separator, ...command] = rest;
    if (!known.includes(name)) return refuse(`unknown server: ${name}`);
    if (separator !== "--" || command.length === 0) return refuse("no command");
    return run(name, command);
  }
  return refuse(verb === undefined ? "nothing to do" : `unknown verb: ${verb}`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = SERVER_FAILED;
}
