import { type ChildProcess, spawn } from "node:child_process";

/** The built server as a process of its own. */
export interface TrackerProcess {
  readonly process: ChildProcess;
  /** What it has written so far. */
  output(): string;
  errors(): string;
  /** The address that it printed; rejects when it ends first. */
  url(): Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
  /** The token for trying out that it printed, e.g. for the `chair of WP4/13`. */
  token(what: string): Promise<string>;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    token?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
}

const running = new Set<ChildProcess>();

/** Starts `node dist/main.js` with these settings and arguments. Nothing of the caller's own settings is passed on. */
export function startTracker(settings: Record<string, string>, args: readonly string[] = []): TrackerProcess {
  const child = spawn(process.execPath, ["dist/main.js", ...args], {
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once("exit", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? "unknown");
    });
  });
  let known: Promise<string> | null = null;
  const url = () => {
    known ??= printedUrl();
    return known;
  };
  const printedUrl = () =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = /POST (http:\S+)\/graphql/.exec(output)?.[1];
        if (found && output.includes("Ctrl-C")) resolve(found);
      };
      look();
      child.stdout.on("data", look);
      child.once("exit", () => reject(new Error(`it ended first: ${errors}${output}`)));
    });
  return {
    process: child,
    output: () => output,
    errors: () => errors,
    url,
    ended,
    stop(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
    async token(what) {
      await url();
      const line = output.split("\n").find((one) => one.includes(what) && one.includes("wpt_tryout_"));
      return line?.trim().split(" ").at(-1) ?? "";
    },
    async ask(query, variables, token) {
      const response = await fetch(`${await url()}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** Ends every process that a test left behind. */
export async function endAll(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
}
