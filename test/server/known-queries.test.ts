import { ApolloServer } from "@apollo/server";
import { assert } from "chai";
import { EXAMPLES } from "../../src/server/explorer/index.js";
import { HIGHEST_COST } from "../../src/server/limits.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

interface Asked {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

const ITEM =
  "query Item($a: String!, $n: Int = 3) { workItem(acronym: $a) { acronym history(first: $n) { totalCount } } }";
const DEEP = Array.from({ length: 40 }).reduce<unknown>((inside) => [inside], "x");

/** Queries in order and out of order, each of them for a document that is known from the second time on. */
const QUERIES: readonly Asked[] = [
  { query: "{ __typename }" },
  { query: "{ __proto__: __typename a: __typename }" },
  { query: ITEM, variables: { a: "Y.QKD-TLS" } },
  { query: ITEM, variables: { a: "Y.QKD-TLS", n: 1 }, operationName: "Item" },
  { query: ITEM, variables: { a: "Y.none" } },
  { query: ITEM, variables: { a: null } },
  { query: ITEM },
  { query: ITEM, variables: null },
  { query: ITEM, variables: { a: "Y.QKD-TLS", n: -1 } },
  { query: ITEM, variables: { a: "Y.QKD-TLS", n: 101 } },
  { query: ITEM, variables: { a: "half \ud800" } },
  { query: ITEM, variables: { a: "Y.QKD-TLS", n: DEEP } },
  { query: ITEM, variables: "a" },
  { query: ITEM, operationName: "Other", variables: { a: "Y.QKD-TLS" } },
  { query: "query A { __typename } query B { studyGroups { label } }", operationName: "B" },
  { query: "query A { __typename } query B { studyGroups { label } }" },
  {
    query: `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: workItems(first: 100) { nodes { availableActions { action } } }`).join(" ")} }`,
  },
  {
    query: "query($s: Boolean!) { __typename studyGroups @include(if: $s) { label } }",
    variables: { s: true },
  },
  {
    query: "query($s: Boolean!) { __typename studyGroups @include(if: $s) { label } }",
    variables: { s: false },
  },
  { query: '{ workItems(filter: { question: { in: ["Q99/13"] } }) { totalCount } }' },
  { query: '{ workItems(after: "nonsense") { totalCount } node(id: "nonsense") { id } }' },
  { query: "mutation { dissolveWorkingParty(input: {}) { problems { code } } }" },
];

describe("a query that was asked before", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ callersBudget: 1_000_000_000 });
  });
  after(() => server.close());

  const send = async (asked: Asked, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "cache-control": "no-cache", ...headers },
      body: JSON.stringify(asked),
    });
    return {
      status: response.status,
      headers: headersOf(response),
      text: withoutIncident(await response.text()),
    };
  };

  const queries = [...EXAMPLES.map(({ query }) => ({ query })), ...QUERIES];
  for (const [index, asked] of queries.entries()) {
    const shown = JSON.stringify(asked).slice(0, 90);
    it(`is answered as by Apollo (${index}): ${shown}`, async () => {
      // An Accept of this kind is always left to Apollo.
      const byApollo = await send(asked, { accept: "application/json;q=1.0, text/css;q=0.1" });
      await send(asked);
      for (const accept of ["*/*", "application/json"])
        assert.deepEqual(await send(asked, { accept }), byApollo);
    });
  }

  it("is given to Apollo again only where something in it is not in order", async () => {
    const { executeHTTPGraphQLRequest } = ApolloServer.prototype;
    let times = 0;
    ApolloServer.prototype.executeHTTPGraphQLRequest = function (...asked) {
      times += 1;
      return executeHTTPGraphQLRequest.apply(this, asked);
    };
    try {
      for (let round = 0; round < 3; round += 1) await send({ query: "{ onlyHere: __typename }" });
      assert.equal(times, 1);
      for (let round = 0; round < 3; round += 1) await send({ query: ITEM, variables: { a: "Y.none" } });
      assert.equal(times, 4);
    } finally {
      ApolloServer.prototype.executeHTTPGraphQLRequest = executeHTTPGraphQLRequest;
    }
  });

  it("costs its caller as much as the first time", async () => {
    const left = async (asked: Asked) =>
      Number(/r=(\d+)/.exec((await fetchRaw(asked)).headers.get("ratelimit") ?? "")?.[1]);
    const fetchRaw = (asked: Asked) =>
      fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "cache-control": "no-cache" },
        body: JSON.stringify(asked),
      });
    for (const asked of [
      { query: "{ workItems { totalCount } a: __typename }" },
      { query: ITEM, variables: { a: "Y.none" } },
    ]) {
      const [first, second, third] = [await left(asked), await left(asked), await left(asked)];
      assert.isAbove(first, second);
      assert.equal(first - second, second - third);
    }
  });

  it("is refused like any other where it costs too much", async () => {
    const query = `query($n: Int) { ${Array.from({ length: 5 }, (_, i) => `a${i}: workItems(first: $n) { nodes { availableActions { action } } }`).join(" ")} }`;
    assert.equal((await send({ query, variables: { n: 0 } })).status, 200);
    assert.equal((await send({ query, variables: { n: 0 } })).status, 200);
    const refused = await send({ query, variables: { n: 100 } });
    assert.equal(refused.status, 400);
    assert.include(refused.text, String(HIGHEST_COST));
  });
});

/** What differs from answer to answer is left out. */
function headersOf({ headers }: Response): Record<string, string> {
  const others = ["x-request-id", "date", "ratelimit"];
  return Object.fromEntries([...headers].filter(([name]) => !others.includes(name)));
}

const withoutIncident = (text: string) => text.replace(/"incident":"[^"]+"/, "");
