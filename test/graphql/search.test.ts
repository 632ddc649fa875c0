import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { BEFORE_MEETING, done, rapporteur } from "./support.js";

const SEARCH = `query($text: String!, $first: Int, $after: String, $asOf: LocalDate) {
  workItems(filter: { text: $text }, first: $first, after: $after, moment: { asOf: $asOf }) {
    totalCount nodes { acronym } pageInfo { endCursor }
  } }`;

describe("search", () => {
  let server: TestServer;
  let clock = Date.parse(BEFORE_MEETING);
  before(async () => {
    server = await startTestServer({ now: () => new Date(clock++).toISOString() });
  });
  after(() => server.close());

  const page = async (text: string, more: object = {}) => {
    const { data, errors } = await server.ask(SEARCH, { text, first: 100, ...more });
    assert.deepEqual(errors, [], text);
    return data.workItems;
  };
  const find = async (text: string, more: object = {}): Promise<string[]> =>
    (await page(text, more)).nodes.map(({ acronym }: { acronym: string }) => acronym);

  it("finds every item by every word of its titles, and by two characters of Chinese that follow each other", async () => {
    const { data } = await server.ask(`{ workItems(first: 100) { nodes { acronym titles { text } } } }`);
    const items = new Map<string, Set<string>>();
    for (const { acronym, titles } of data.workItems.nodes) {
      for (const { text } of titles) {
        const pairs: string[] = text.match(/\p{Script=Han}{2}/gu) ?? [];
        for (const word of [...text.split(/\s+/), ...pairs].filter((one) => /[\p{L}\p{N}]/u.test(one)))
          items.set(word, (items.get(word) ?? new Set()).add(acronym));
      }
    }
    assert.isAbove(items.size, 100);
    for (const [word, acronyms] of items) {
      const found = await find(word.toUpperCase());
      for (const acronym of acronyms) assert.include(found, acronym, word);
    }
  });

  it("puts the exact name first, whatever else has its words", async () => {
    const titles = [{ language: "en", text: "Beside Y.QKD-TLS: quantum key distribution" }];
    await done(server, "updateWorkItem", {
      workItem: "Y.ccm-arch",
      expectedRevision: 2,
      by: rapporteur,
      titles,
    });
    for (const name of ["Y.QKD-TLS", "y.qkd\u2011tls", "Y.QKD TLS"]) {
      const found = await find(name);
      assert.equal(found[0], "Y.QKD-TLS", name);
      assert.include(found, "Y.ccm-arch", name);
    }
    const { data } = await server.ask(`{ workItems(first: 100) { nodes { acronym } } }`);
    for (const { acronym } of data.workItems.nodes) assert.equal((await find(acronym))[0], acronym);
  });

  it("takes every spelling of supplement for every other", async () => {
    const supplements = await find("supplement");
    assert.includeMembers(supplements, ["Y.Sup.MDT", "Y.Supp.QKDNmc-UC", "Y.Suppl.NGNe-UC-SCE"]);
    for (const name of ["Y.Supplement.MDT", "Y.Supp.MDT", "Suppl. MDT"])
      assert.equal((await find(name))[0], "Y.Sup.MDT", name);
  });

  it("follows what is changed, and shows the past as it was", async () => {
    assert.deepEqual(await find("xylophonic"), []);
    const was = await find("quantum", { asOf: "2026-01-14" });
    const titles = [{ language: "en", text: "Xylophonic entanglement" }];
    await done(server, "updateWorkItem", {
      workItem: "Y.QKD-IPsec-fr",
      expectedRevision: 2,
      by: rapporteur,
      titles,
    });
    assert.deepEqual(await find("XYLO"), ["Y.QKD-IPsec-fr"]);
    assert.deepEqual(await find("xylo", { asOf: "2026-01-14" }), []);
    assert.deepEqual(await find("quantum", { asOf: "2026-01-14" }), was);
  });

  it("gives the same list page by page", async () => {
    const whole = await find("network");
    assert.isAbove(whole.length, 3);
    const paged: string[] = [];
    for (let after: string | null = null; paged.length < whole.length; ) {
      const { nodes, pageInfo } = await page("network", { first: 2, after });
      paged.push(...nodes.map(({ acronym }: { acronym: string }) => acronym));
      after = pageInfo.endCursor;
    }
    assert.deepEqual(paged, whole);
  });

  it("orders by other keys where these are given, and by relevance among them", async () => {
    const ask = async (orderBy: string) => {
      const { data, errors } = await server.ask(
        `{ workItems(first: 100, filter: { text: "qkd" }, orderBy: [${orderBy}]) { nodes { acronym } } }`,
      );
      assert.deepEqual(errors, []);
      return data.workItems.nodes.map(({ acronym }: { acronym: string }) => acronym);
    };
    assert.deepEqual(await ask("{ field: RELEVANCE }"), await find("qkd"));
    assert.notDeepEqual(await ask("{ field: ACRONYM }"), await find("qkd"));
    assert.sameMembers(await ask("{ field: QUESTION }, { field: RELEVANCE }"), await find("qkd"));
  });
});
