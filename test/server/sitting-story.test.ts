import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { playAt, tokensFor } from "../../scripts/play-sitting.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { type Listening, listen } from "../support/listening.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const MEETING = "T25-SG13-260223";
const BODIES = ["WP4/13", "WP3/13", "WP2/13", "WP1/13"];
const FOLDER = join(import.meta.dirname, "sitting-story");
const WATCHERS = 100;
/** What the meeting did, act by act. */
const ACTS = {
  OPEN_SITTING: 4,
  CLOSE_SITTING: 4,
  RECORD_IPR_QUESTION: 4,
  RECORD_DECISION: 29,
  ADOPT_FROM_LIVING_LIST: 4,
  KEEP_IN_LIVING_LIST: 1,
  DISCONTINUE: 1,
  PREPARE_LIAISON: 1,
  APPROVE_LIAISON: 1,
};

interface Section {
  readonly key: string;
  readonly title: string;
  readonly table: { columns: { title: string; type: string }[]; rows: { cells: string[] }[] } | null;
}

describe("the sittings of 27 February 2026", function () {
  this.timeout(300_000);
  let server: TestServer;
  let tokens: ReadonlyMap<string, string>;
  const said: string[] = [];
  const watchers: Listening[] = [];
  const cut: number[] = [];
  let slow: Response | null = null;
  before(async () => {
    server = await startTestServer({
      now: () => "2026-02-27T17:00:00.000Z",
      authenticate: (tracker, log) => authenticator({ tracker, log, tryOut: null, verify: null }),
    });
    tokens = await tokensFor(server.programme.tracker);
    const query = `subscription { acts(of: { meeting: "${MEETING}" }) { position events { action } } }`;
    for (let count = 0; count < WATCHERS - 1; count += 1) watchers.push(await listen(server.url, { query }));
    slow = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: "text/event-stream" },
    });
    await playAt(server.url, tokens, (line) => {
      said.push(line);
      // One is cut off after the first sitting, and goes on from where it was.
      if (!line.startsWith("WP3/13 opens")) return;
      const last = watchers.pop();
      cut.push(...positions(last));
      last?.close();
      void listen(server.url, { query, lastEventId: last?.lastId() ?? "" }).then((one) => watchers.push(one));
    });
  });
  after(async () => {
    for (const one of watchers) one.close();
    await server.close();
  });

  const seen = (text: string) =>
    [...text.matchAll(/"position":(\d+)/g)].map(([, position]) => Number(position));
  const positions = (one?: Listening) =>
    (one?.events ?? []).map(({ data }) => data.data.acts.position as number);

  it("are played with the tokens of the four chairs, and go as the day went", () => {
    assert.deepEqual(
      said.filter((line) => line.includes(" decides ")),
      [
        "WP4/13 decides on 9 lines: 5 consented, 2 under study, 1 agreed, 1 living list.",
        "WP3/13 decides on 10 lines: 7 consented, 2 under study, 1 agreed.",
        "WP2/13 decides on 8 lines: 5 consented, 2 under study, 1 discontinued.",
        "WP1/13 decides on 8 lines: 5 consented, 2 under study, 1 agreed.",
      ],
    );
  });

  it("left every candidate dealt with, and nothing decided that was on no list", async () => {
    const { data, errors } = await server.ask(`{ meeting(code: "${MEETING}") {
      candidates(first: 100) { totalCount nodes { status } } decisions(first: 100) { nodes { wasCandidate outcome kind } }
      sittings { body { label } openedAt closedAt } } }`);
    assert.deepEqual(errors, []);
    const { candidates, decisions, sittings } = data.meeting;
    assert.equal(candidates.totalCount, 29);
    const count = (list: { status: string }[], status: string) =>
      list.filter((one) => one.status === status).length;
    assert.deepEqual(
      ["DECIDED", "POSTPONED", "SENT_BACK", "PLANNED"].map((status) => count(candidates.nodes, status)),
      [25, 3, 1, 0],
    );
    const consents = decisions.nodes.filter(
      (one: { kind: string; outcome: string }) => one.kind === "CONSENT" && one.outcome === "AGREED",
    );
    assert.lengthOf(consents, 22);
    const open = sittings.filter((one: { body: { label: string } }) => BODIES.includes(one.body.label));
    assert.lengthOf(open, 4);
    for (const { openedAt, closedAt } of open) assert.isTrue(openedAt !== null && closedAt !== null);
  });

  it("changed the title of a text, and gave every text that was consented its number", async () => {
    const { data } = await server.ask(
      `{ workItem(acronym: "Y.3830") { acronym title history(last: 1) { nodes { action changes { field } } } }
        decisions(first: 100, filter: { kinds: [CONSENT], outcomes: [AGREED] }) { nodes { assignedNumber } } }`,
    );
    const { acronym, title, history } = data.workItem;
    assert.deepEqual(
      [acronym, title],
      [
        "Y.QKD-TLS",
        "Quantum key distribution networks – Integration with Transport Layer Security version 1.3",
      ],
    );
    const [event] = history.nodes;
    assert.equal(event.action, "RECORD_DECISION");
    assert.includeMembers(
      event.changes.map(({ field }: { field: string }) => field),
      ["number", "titles.en", "stage"],
    );
    const numbers = data.decisions.nodes.map((one: { assignedNumber: string | null }) => one.assignedNumber);
    assert.lengthOf(new Set(numbers), 22);
    assert.notInclude(numbers, null);
  });

  it("put what was postponed on the list of July", async () => {
    const { data } = await server.ask(
      `{ meeting(code: "T25-SG13-260713") { candidates(first: 10) { nodes { body { label } status workItem { acronym } } } } }`,
    );
    assert.sameDeepMembers(
      data.meeting.candidates.nodes.map((one: { body: { label: string }; workItem: { acronym: string } }) => [
        one.body.label,
        one.workItem.acronym,
      ]),
      [
        ["WP1/13", "Y.IMT2020-DDP"],
        ["WP3/13", "Y.CPN-CL-arch"],
        ["WP4/13", "Y.QKD-IPsec-fr"],
      ],
    );
  });

  it(`were seen by ${WATCHERS} watchers, every act once and in order, also by the one that was cut off`, async () => {
    const [first] = watchers;
    assert(first);
    const all = Object.values(ACTS).reduce((sum, count) => sum + count, 0);
    await first.until(all);
    const expected = positions(first);
    assert.deepEqual(
      expected,
      [...new Set(expected)].sort((a, b) => a - b),
    );
    const done: Record<string, number> = {};
    for (const { data } of first.events)
      for (const { action } of data.data.acts.events) done[action] = (done[action] ?? 0) + 1;
    assert.deepEqual(done, ACTS);
    const resumed = watchers.at(-1);
    await Promise.all(
      watchers.map((one) => one.until(one === resumed ? expected.length - cut.length : expected.length)),
    );
    for (const one of watchers.slice(0, -1)) assert.deepEqual(positions(one), expected);
    assert.deepEqual([...cut, ...positions(resumed)], expected);
    assert(slow?.body);
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of slow.body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (seen(text).length >= all) break;
    }
    assert.deepEqual(seen(text), expected, "the slow one, who took nothing before");
  });

  for (const body of BODIES)
    it(`give the report of ${body} cell by cell`, async () => {
      const { data, errors } = await server.ask(`{ meeting(code: "${MEETING}") { report(body: "${body}") {
        sections { key title table { columns { title type } rows { cells } } } } } }`);
      assert.deepEqual(errors, []);
      const tables = (data.meeting.report.sections as Section[])
        // Hashes are other ones each time.
        .filter(({ table }) => table && !table.columns.some(({ type }) => type === "HASH"))
        .map(written);
      const file = join(FOLDER, `${body.replace("/", "-")}.txt`);
      const text = `${tables.join("\n\n")}\n`;
      if (process.env.UPDATE_STORY) writeFileSync(file, text);
      assert.equal(text, readFileSync(file, "utf8"));
    });
});

function written({ title, table }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const columns = table?.columns.map((column) => column.title) ?? [];
  const rows = table?.rows.map(({ cells }) => line(cells)) ?? [];
  return [`## ${title}`, "", line(columns), line(columns.map(() => "---")), ...rows].join("\n");
}
