import { assert } from "chai";
import { inParts } from "../support/in-parts.js";
import { startTryOutServer } from "../support/test-server.js";

type Server = Awaited<ReturnType<typeof startTryOutServer>>;

/** The OWASP GraphQL cheat sheet, one test for each line of it. */
describe("the OWASP GraphQL list", () => {
  let server: Server;
  before(async () => {
    server = await startTryOutServer({ callersBudget: 40_000, requestSeconds: 5 });
  });
  after(() => server.close());

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const as = (who: string) => ({ authorization: `Bearer ${server.tokenOf(who)}` });
  const codes = (text: string) => [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code);
  const update = (input: object) => ({
    query:
      "mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } workItem { scope } } }",
    variables: {
      input: inParts("updateWorkItem", { workItem: "Y.QKD-TLS", expectedRevision: 1, ...input }),
    },
  });
  const itemsStored = async () =>
    JSON.stringify(
      await server.database.connection.collection("workItems").find().sort({ _id: 1 }).toArray(),
    );

  describe("input", () => {
    it("has a type for every value: an enum, a date, a label, a bounded text", async () => {
      for (const input of [
        { priority: "URGENT" },
        { chairApproval: "yesterday" },
        { timing: ["2026"] },
        { summary: 5 },
      ]) {
        const { text } = await post(update(input), as("rapporteur of Q16/13"));
        assert.include(codes(text), "BAD_USER_INPUT", JSON.stringify(input));
      }
    });

    it("is bounded: texts, lists, bodies", async () => {
      const long = await post(update({ summary: "x".repeat(20_001) }), as("rapporteur of Q16/13"));
      assert.include(codes(long.text), "BAD_USER_INPUT");
      const many = await post(
        update({ relations: Array.from({ length: 101 }, (_, n) => `R${n}`) }),
        as("rapporteur of Q16/13"),
      );
      assert.include(codes(many.text), "BAD_USER_INPUT");
      assert.equal((await post(`{"query":"${"x".repeat(2_000_000)}"}`)).status, 413);
    });

    it("has one encoding: bytes that are no UTF-8 and halves of characters are refused", async () => {
      const halves = await post(update({ scope: "a\ud800" }), as("rapporteur of Q16/13"));
      assert.include(codes(halves.text), "BAD_USER_INPUT");
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      });
      assert.equal(response.status, 400);
    });

    it("is never read as a query language, a path or a command: it is stored as the text that it is", async () => {
      const { data } = await server.ask(`{ workItem(acronym: "Y.QKD-TLS") { revision } }`);
      const hostile = `{"$gt":""} '; DROP TABLE x; -- $(rm -rf /) ../../etc/passwd <script>alert(1)</script> {{7*7}}`;
      const said = update({ scope: hostile, expectedRevision: data.workItem.revision });
      const { text } = await post(said, as("rapporteur of Q16/13"));
      assert.equal(JSON.parse(text).data.updateWorkItem.workItem.scope, hostile);
      for (const acronym of [`{"$gt":""}`, "$where", "__proto__", "constructor"]) {
        const found = await post({
          query: "query($a: String!) { workItem(acronym: $a) { id } }",
          variables: { a: acronym },
        });
        assert.include(codes(found.text), "NOT_FOUND");
      }
    });

    it("that is refused is answered without what is inside, and stores nothing", async () => {
      const before = await itemsStored();
      const { text } = await post(
        update({ workItem: { $ne: null }, summary: "secret-4711" }),
        as("rapporteur of Q16/13"),
      );
      assert.notMatch(text, /secret-4711|node_modules|at \S+ \(|mongo/i);
      assert.equal(await itemsStored(), before);
    });
  });

  describe("denial of service", () => {
    it("depth is limited", async () => {
      const deep = `{ workItem(acronym: "Y.QKD-TLS") { ${"question { workItems(first: 1) { nodes { ".repeat(8)}id${" } } }".repeat(8)} } }`;
      assert.include(
        ["QUERY_TOO_COMPLEX", "GRAPHQL_VALIDATION_FAILED"],
        codes((await post({ query: deep })).text)[0],
      );
    });

    it("amount is limited: pages have a size, and a largest one", async () => {
      const { text } = await post({ query: "{ workItems(first: 100000) { nodes { id } } }" });
      assert.include(codes(text), "BAD_USER_INPUT");
      const usual = await post({ query: "{ workItems { nodes { id } } }" });
      assert.isAtMost(JSON.parse(usual.text).data.workItems.nodes.length, 20);
    });

    it("cost is worked out before anything is done, and limited", async () => {
      const query =
        "{ workItems(first: 100) { nodes { question { workItems(first: 100) { nodes { history(first: 100) { nodes { hash } } } } } } } }";
      const started = Date.now();
      assert.include(codes((await post({ query })).text), "QUERY_TOO_COMPLEX");
      assert.isBelow(Date.now() - started, 3000);
    });

    it("fragments that hold themselves or double are refused", async () => {
      const circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
      assert.include(codes((await post({ query: circle })).text), "GRAPHQL_VALIDATION_FAILED");
    });

    it("every caller has a budget, told in headers", async () => {
      const { headers } = await post({ query: "{ __typename }" });
      assert.match(headers.get("ratelimit") ?? "", /^"caller";r=\d+;t=\d+$/);
      assert.match(headers.get("ratelimit-policy") ?? "", /^"caller";q=40000;w=60$/);
    });

    it("the time of a request is limited", async () => {
      const { text } = await post({ query: "{ workItems { totalCount } }" });
      assert.notInclude(text, "TIME_LIMIT");
      // What happens when it is over is held by test/server/work.test.ts, with a clock of its own.
    });
  });

  describe("access", () => {
    it("changing anything needs somebody who signed in", async () => {
      const { status, text } = await post(update({ scope: "x" }));
      assert.equal(status, 401);
      assert.deepEqual(codes(text), ["UNAUTHENTICATED"]);
    });

    it("is judged for each object: whose mandate does not reach it is refused", async () => {
      const other = update({ workItem: "Y.DTN-ModelReq", scope: "x" });
      const { text } = await post(other, as("rapporteur of Q16/13"));
      assert.include(codes(text), "MANDATE_ELSEWHERE");
    });

    it("a global id opens nothing more than its name does", async () => {
      const { data } = await server.ask("{ persons(first: 1) { nodes { id } } }");
      const { text } = await post({
        query: "query($id: ID!) { node(id: $id) { ... on Person { handle email identity { subject } } } }",
        variables: { id: data.persons.nodes[0].id },
      });
      assert.notMatch(text, /@|"subject":"/);
    });

    it("an id of somebody else's making finds nothing", async () => {
      for (const id of ["1", "../persons/1", Buffer.from("person:x").toString("base64url")]) {
        const { text } = await post({ query: "query($id: ID!) { node(id: $id) { id } }", variables: { id } });
        assert.notInclude(text, "INTERNAL_SERVER_ERROR");
        assert.isNull(JSON.parse(text).data?.node ?? null);
      }
    });
  });

  describe("batching", () => {
    it("a list of operations in one request is refused", async () => {
      const { status } = await post([{ query: "{ __typename }" }, { query: "{ __typename }" }]);
      assert.equal(status, 400);
    });

    it("aliases are no way round: each costs, and a thousand are refused", async () => {
      const aliases = (count: number) =>
        `{ ${Array.from({ length: count }, (_, n) => `a${n}: workItem(acronym: "Y.QKD-TLS") { id }`).join(" ")} }`;
      const cost = (text: string) => JSON.parse(text).extensions.cost.estimated as number;
      const [one, fifty] = [await post({ query: aliases(1) }), await post({ query: aliases(50) })];
      assert.isAtLeast(cost(fifty.text), 50 * cost(one.text) * 0.9);
      assert.notEqual((await post({ query: aliases(1000) })).status, 200);
    });

    it("signing in cannot be guessed: bad tokens are counted and then turned away", async () => {
      const statuses: number[] = [];
      for (let guess = 0; guess < 15; guess += 1) {
        const { status } = await post(
          { query: "{ __typename }" },
          { authorization: `Bearer wpt_${"0".repeat(16)}_${String(guess).padStart(64, "0")}` },
        );
        statuses.push(status);
      }
      assert.include(statuses, 401);
      assert.equal(statuses.at(-1), 429);
      assert.equal(
        (await post({ query: "{ __typename }" }, as("secretariat (TSB)"))).status,
        200,
        "a good token passes",
      );
    });
  });

  describe("configuration", () => {
    it("errors tell no stack, no path and no version", async () => {
      const { text, headers } = await post({ query: "{ nope }" });
      assert.notMatch(text, /stacktrace|\.[jt]s:\d+|node_modules/);
      assert.isNull(headers.get("x-powered-by"));
    });

    it("the schema is public on purpose, and so is the explorer: both only show what everybody may read", async () => {
      const { text } = await post({ query: "{ __schema { queryType { name } } }" });
      assert.equal(JSON.parse(text).data.__schema.queryType.name, "Query");
    });

    it("a page of another site cannot act for whoever is signed in: no cookie is read, no credentials are allowed", async () => {
      const { headers } = await post(
        { query: "{ __typename }" },
        { origin: "https://evil.example", cookie: "a=b" },
      );
      assert.isNull(headers.get("access-control-allow-credentials"));
      assert.isNull(headers.get("set-cookie"));
      const query = encodeURIComponent(
        'mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 1, particulars: { scope: "s" } }) { problems { code } } }',
      );
      assert.equal((await fetch(`${server.url}/graphql?query=${query}`)).status, 405);
      const form = await post("query=%7B__typename%7D", {
        "content-type": "application/x-www-form-urlencoded",
      });
      assert.equal(form.status, 415);
    });
  });
});
