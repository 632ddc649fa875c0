import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";

/** A server process of its own, whose CPU time and memory are read from outside (Linux). */
export interface ChildServer {
  readonly url: string;
  /** Seconds of CPU from the start of the process to its first answer. */
  readonly startedIn: number;
  /** Sends a request and gives the answer; throws where it has errors. It may be answered as before only if that is asked for. */
  ask(body: object, how?: { readonly isSignedIn?: boolean; readonly mayRepeat?: boolean }): Promise<string>;
  /** CPU time of all its threads so far, in microseconds. */
  cpu(): number;
  /** Memory that it holds, in MB. */
  memory(): number;
  /** Bytes that it gave to the disk so far. */
  written(): number;
  stop(): Promise<void>;
}

/**
 * Starts the built server on a data folder, with nobody's limits, and a person who may write, or, to be tried out, with persons to
 * sign in as by one click.
 */
export async function startChild(directory: string, { isTryOut = false } = {}): Promise<ChildServer> {
  const env = {
    ...process.env,
    NODE_ENV: isTryOut ? "" : "production",
    PORT: "0",
    DATA_DIR: directory,
    LOG_LEVEL: "error",
    BUDGET_PER_MINUTE: "0",
  };
  const token = isTryOut ? "" : tokenOfOfficer(env);
  const child = spawn(process.execPath, ["dist/main.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = await addressOf(child);
  const ask: ChildServer["ask"] = async (body, { isSignedIn = false, mayRepeat = false } = {}) => {
    const headers = {
      ...(isSignedIn ? { authorization: `Bearer ${token}` } : {}),
      ...(mayRepeat ? {} : { "cache-control": "no-cache" }),
    };
    const answer = await post(`${url}/graphql`, agent, JSON.stringify(body), headers);
    if (/"errors":|"problems":\[\{/.test(answer))
      throw new Error(`${JSON.stringify(body)}: ${answer.slice(0, 2000)}`);
    return answer;
  };
  await ask({ query: "{ workItems(first: 1) { totalCount } }" });
  const startedIn = cpuOf(child.pid) / 1_000_000;
  return {
    url,
    startedIn,
    ask,
    cpu: () => cpuOf(child.pid),
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024,
    written: () => Number(/wchar: (\d+)/.exec(readFileSync(`/proc/${child.pid}/io`, "utf8"))?.[1]),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
        agent.destroy();
      }),
  };
}

/** Registers somebody who may write everything, and gives a token. */
function tokenOfOfficer(env: NodeJS.ProcessEnv): string {
  command(env, "person", "register", "--handle", "bench", "--name", "Bench");
  command(env, "person", "appoint", "--person", "bench", "--role", "TSB");
  return command(env, "token", "create", "--person", "bench", "--name", "bench").split("\n").at(-1) ?? "";
}

/** Runs a command of the built program, and gives what it prints. */
function command(env: NodeJS.ProcessEnv, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/main.js", ...args], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const url = /POST (http:\S+)\/graphql/.exec(text)?.[1];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** CPU time of a process in microseconds. Threads that ended are not counted; the server's live as long as it does. */
export function cpuOf(pid: number | undefined): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]),
  );
  return nanoseconds.reduce((all, one) => all + one, 0) / 1000;
}

/** Sends a request and gives what it is answered. */
export function post(
  url: string,
  agent: Agent,
  payload: string,
  more: Record<string, string>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(payload),
      ...more,
    };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // A connection that was kept may be closed by the other side just as it is used again.
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(post(url, agent, payload, more));
      else reject(error);
    });
    sent.end(payload);
  });
}
