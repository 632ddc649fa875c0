import { assert } from "chai";
import { hashOf, KnownDocuments } from "../../src/server/api/known-documents.js";
import { EXAMPLES } from "../../src/server/explorer/index.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

describe("documents by their hash", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const persisted = (hash: string) => JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  const get = async (search: Record<string, string>, headers = {}) => {
    const response = await fetch(`${server.url}/graphql?${new URLSearchParams(search)}`, {
      headers: { accept: "application/json", "cache-control": "max-age=0", ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  };

  it("are those of the examples, from the start", async () => {
    for (const { query } of EXAMPLES.filter((one) => !/^\s*mutation/m.test(one.query))) {
      const [, operationName = ""] = /^query (\w+)/m.exec(query) ?? [];
      const { status, body } = await get({ extensions: persisted(hashOf(query)), operationName });
      assert.equal(status, 200, JSON.stringify(body));
      assert.property(body, "data");
    }
  });

  it("are those that were asked before, and others are told to be sent", async () => {
    const query = "query Lately($a: String!) { workItem(acronym: $a) { revision } }";
    const asked = { extensions: persisted(hashOf(query)), variables: JSON.stringify({ a: "Y.QKD-TLS" }) };
    const unknown = await get(asked);
    assert.deepEqual([unknown.status, unknown.body.errors[0].message], [404, "PersistedQueryNotFound"]);
    assert.equal(unknown.headers.get("cache-control"), "no-store");
    const { data } = await server.ask(query, { a: "Y.QKD-TLS" });
    const known = await get(asked);
    assert.deepEqual([known.status, known.body.data], [200, data]);
    const again = await get(asked, { "if-none-match": known.headers.get("etag") ?? "" });
    assert.equal(again.status, 304);
  });

  it("do not get past what holds for their text", async () => {
    const mutation = `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2 }) { problems { code } } }`;
    await server.ask(mutation, {}, { by: { name: "A", role: "RAPPORTEUR" } });
    assert.equal((await get({ extensions: persisted(hashOf(mutation)) })).status, 405);
    const wrong = "{ nope }";
    await server.ask(wrong);
    assert.equal((await get({ extensions: persisted(hashOf(wrong)) })).status, 404);
  });

  it("are bounded, and the oldest are forgotten first", async () => {
    const documents = new KnownDocuments(["{ example }"]);
    const listener = await documents.plugin.requestDidStart?.({} as never);
    const texts = Array.from({ length: 200 }, (_, index) => `{ a${index} } # ${"x".repeat(20_000)}`);
    for (const source of [...texts, `# ${"y".repeat(100_000)}`])
      await listener?.didResolveOperation?.({ source, queryHash: hashOf(source) } as never);
    const known = await Promise.all(texts.map((text) => documents.get(`apq:${hashOf(text)}`)));
    assert.isUndefined(known[0]);
    assert.equal(known.at(-1), texts.at(-1));
    assert.isBelow(known.filter((text) => text !== undefined).length, 110);
    assert.equal(await documents.get(`apq:${hashOf("{ example }")}`), "{ example }");
    assert.isUndefined(await documents.get(`apq:${hashOf(`# ${"y".repeat(100_000)}`)}`));
  });
});
