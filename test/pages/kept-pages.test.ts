import { get } from "node:http";
import { expect } from "chai";
import { REQUEST_COST } from "../../src/server/limits.js";
import { Browsing } from "../support/browsing.js";
import { startTryOutServer } from "../support/test-server.js";

/** Enough for one page of the clauses, and for so many that are kept. */
const BUDGET = 5000;
/** What `fetch` says of what it understands. */
const FETCH = { accept: "text/html", "accept-encoding": "gzip, deflate", "accept-language": "*" };
const COUNT = /<h2>Work items <small>(\d+)</;

describe("pages that are kept", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer({ now: () => "2026-02-20T09:00:00.000Z" });
  });
  after(() => server.close());
  const open = (path: string, headers: Record<string, string> = {}) =>
    new Browsing(server.url).open(path, { headers });

  it("are made once for whoever did not sign in, by address and language", async () => {
    for (const path of ["/", "/items/Y.QKD-TLS", "/boards/WP4/13?asOf=2026-01-01"]) {
      const made = await open(path, { "cache-control": "no-cache" });
      const first = await open(path);
      const queries = await queriesSoFar();
      const kept = await open(path);
      expect(await queriesSoFar(), path).to.equal(queries);
      expect(kept.html, path).to.equal(made.html).and.equal(first.html);
      const tag = kept.headers.get("etag") ?? "";
      expect(await statusOf(path, { "if-none-match": tag }), path).to.equal(304);
      expect((await open(path, { "accept-language": "fr" })).html, path).to.include('<html lang="fr"');
    }
  });

  it("are made for nobody who signed in, and shown to nobody else", async () => {
    const chair = new Browsing(server.url);
    await chair.signInAs("chair of WP4/13");
    await open("/");
    expect((await chair.open("/")).html).to.include('action="/sign-out"');
    expect((await open("/")).html).not.to.include('action="/sign-out"');
    const token = server.tokenOf("chair of WP4/13");
    expect((await open("/", { authorization: `Bearer ${token}` })).html).to.include('action="/sign-out"');
    expect((await open("/")).html).not.to.include('action="/sign-out"');
  });

  it("are made anew after a commit", async () => {
    const before = Number(COUNT.exec((await open("/")).html)?.[1]);
    const { data } = await server.ask(
      "mutation ($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { message } } }",
      { input: registration() },
      { token: server.tokenOf("secretariat (TSB)") },
    );
    expect(data.registerWorkItem.problems).to.deep.equal([]);
    expect(Number(COUNT.exec((await open("/")).html)?.[1])).to.equal(before + 1);
  });

  it("are counted, and refused to whoever asks for too much", async () => {
    const poor = await startTryOutServer({ callersBudget: BUDGET });
    try {
      const statuses = new Set<number>();
      for (let time = 0; time < BUDGET / REQUEST_COST && !statuses.has(429); time += 1)
        statuses.add((await new Browsing(poor.url).open("/clauses")).status);
      expect([...statuses]).to.deep.equal([200, 429]);
    } finally {
      await poor.close();
    }
  });

  /** By hand: `fetch` asks for no kept answer where it sends conditions. */
  function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const asking = get(new URL(path, server.url), { headers: { ...FETCH, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on("error", reject);
    });
  }

  async function queriesSoFar(): Promise<number> {
    const { html } = await open("/metrics", { accept: "text/plain" });
    return Number(/^tracker_operation_duration_seconds_count{kind="query"} (\d+)/m.exec(html)?.[1]);
  }
});

function registration(): Record<string, unknown> {
  return {
    acronym: "Y.kept",
    question: "Q16/13",
    type: "RECOMMENDATION",
    process: "AAP",
    titles: [{ language: "en", text: "A page that is not kept" }],
  };
}
