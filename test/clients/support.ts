import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTracker, type TrackerProcess } from "../support/tracker-process.js";

/** A server as `npm start` runs it, that a client speaks to. */
export interface Served {
  /** Where it is, e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** The address of the API. */
  readonly endpoint: string;
  /** The token of the chair of WP4/13. */
  readonly token: string;
  /** The acronyms of all work items, in the API's own order: what paging has to come to. */
  readonly acronyms: readonly string[];
}

/** The item that every client asks about, and its stages: on the day of {@link THEN}, and now. */
export const ITEM = "Y.QKD-TLS";
export const THEN = "2025-12-31";
export const STAGE_THEN = "UNDER_STUDY";
export const STAGE_NOW = "CONSENTED";

/** What makes the present differ from the past. */
const CONSENT = `mutation {
  recordDecision(input: {
    workItem: "${ITEM}", kind: CONSENT, outcome: AGREED, meeting: "T25-SG13-260223", body: "WP4/13", finalText: "TD410-R1/WP4"
  }) { problems { code } }
}`;

/** How many `describe` have still to be run on the server; the last one ends it. */
let users = 0;
let running: Promise<{ tracker: TrackerProcess; directory: string }> | null = null;

/** The server for the tests of a `describe`; all that ask for it share one process. */
export function served(): Served {
  const found = { origin: "", endpoint: "", token: "", acronyms: [] as string[] };
  users += 1;
  before(async () => {
    running ??= start();
    const { tracker } = await running;
    found.origin = await tracker.url();
    found.endpoint = `${found.origin}/graphql`;
    found.token = await tracker.token("chair of WP4/13");
    const { body } = await tracker.ask("{ workItems(first: 100) { nodes { acronym } } }");
    const { workItems } = body.data as { workItems: { nodes: { acronym: string }[] } };
    found.acronyms = workItems.nodes.map(({ acronym }) => acronym);
  });
  after(async () => {
    users -= 1;
    if (users > 0 || !running) return;
    const { tracker, directory } = await running;
    running = null;
    await tracker.stop();
    await rm(directory, { recursive: true, force: true });
  });
  return found;
}

async function start() {
  const directory = await mkdtemp(join(tmpdir(), "clients-"));
  const tracker = startTracker({ DATA_DIR: directory });
  await tracker.ask(CONSENT, {}, await tracker.token("chair of WP4/13"));
  return { tracker, directory };
}

/** A `fetch` that notes how it was called. */
export function watchedFetch(): { fetch: typeof fetch; readonly calls: string[] } {
  const calls: string[] = [];
  const watched: typeof fetch = (input, init) => {
    calls.push(init?.method ?? "GET");
    return fetch(input, init);
  };
  return { fetch: watched, calls };
}
