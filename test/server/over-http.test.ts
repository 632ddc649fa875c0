import { assert } from "chai";
import { getIntrospectionQuery, isNonNullType } from "graphql";
import { serverAudits } from "graphql-http";
import { createSchema } from "../../src/graphql/schema.js";
import { officer, startTestServer, type TestServer } from "../support/test-server.js";

/**
 * What the audit of GraphQL over HTTP would rather have, and is otherwise on purpose: under `application/json` too, what was
 * not executed has the status of its error, so that whoever looks at the status alone does not take a refusal for an answer.
 */
const OTHERWISE_ON_PURPOSE = [
  "SHOULD use 200 status code on document parsing failure when accepting application/json",
  "SHOULD use 200 status code on document validation failure when accepting application/json",
  "SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
];

const READ = '{ workItem(acronym: "Y.QKD-TLS") { revision } }';
const UPDATE = `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "s" } }) {
  problems { code } } }`;
const RAPPORTEUR = { name: "Rapporteur", role: "RAPPORTEUR" };

describe("GraphQL over HTTP", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`, { headers });
  const post = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });

  it("passes the audit, but for what is otherwise on purpose", async () => {
    const results = await Promise.all(serverAudits({ url: `${server.url}/graphql` }).map(({ fn }) => fn()));
    assert.lengthOf(results, 61);
    const others = results.filter(({ status }) => status !== "ok");
    assert.sameMembers(
      others.map(({ status, name }) => `${status}: ${name}`),
      OTHERWISE_ON_PURPOSE.map((name) => `warn: ${name}`),
    );
  });

  describe("GET", () => {
    for (const accept of [
      "*/*",
      "application/json",
      "application/graphql-response+json, application/json;q=0.9",
    ]) {
      it(`answers a query to whoever accepts ${accept}, without special headers`, async () => {
        const response = await get(READ, { accept });
        assert.equal(response.status, 200);
        assert.deepInclude(await response.json(), { data: { workItem: { revision: 2 } } });
      });
    }

    it("changes nothing, whoever asks", async () => {
      for (const headers of [{}, officer(RAPPORTEUR)]) {
        const response = await get(UPDATE, { accept: "application/json", ...headers });
        assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST"]);
      }
      assert.equal((await server.ask(READ)).data.workItem.revision, 2);
    });
  });

  describe("a page of another origin", () => {
    const preflight = (url: string, origin: string) =>
      fetch(`${url}/graphql`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type",
        },
      });

    it("may read and may send its token, but never what a browser adds by itself", async () => {
      const allowed = await preflight(server.url, "https://dashboard.example");
      assert.equal(allowed.status, 204);
      assert.equal(allowed.headers.get("access-control-allow-origin"), "*");
      assert.equal(allowed.headers.get("access-control-allow-headers"), "authorization,content-type");
      assert.isNull(allowed.headers.get("access-control-allow-credentials"));
      const answers = [
        await get(READ, { origin: "https://dashboard.example", accept: "application/json" }),
        await post("{ nope }", { origin: "https://dashboard.example" }),
      ];
      for (const { headers } of answers) {
        assert.equal(headers.get("access-control-allow-origin"), "*");
        assert.include(headers.get("access-control-expose-headers"), "Retry-After");
        assert.isNull(headers.get("access-control-allow-credentials"));
        assert.isNull(headers.get("set-cookie"));
      }
    });

    it("is held to the origins that are set", async () => {
      for (const [origins, seen] of [
        [["https://dashboard.example"], ["https://dashboard.example", null]],
        [[], [null, null]],
      ] as const) {
        const other = await startTestServer({ corsOrigins: origins, seeds: false });
        const answers = [
          await preflight(other.url, "https://dashboard.example"),
          await preflight(other.url, "https://another.example"),
        ];
        assert.deepEqual(
          answers.map(({ headers }) => headers.get("access-control-allow-origin")),
          [...seen],
        );
        await other.close();
      }
    });
  });

  it("compresses what is large, and says the same", async () => {
    const query = getIntrospectionQuery();
    const packed = await get(query, { "accept-encoding": "gzip", accept: "application/json" });
    const plain = await get(query, { "accept-encoding": "identity", accept: "application/json" });
    assert.deepEqual(
      [packed, plain].map(({ headers }) => headers.get("content-encoding")),
      ["gzip", null],
    );
    assert.include(packed.headers.get("vary"), "Accept-Encoding");
    assert.equal(await packed.text(), await plain.text());
  });

  describe("caches", () => {
    const json = { accept: "application/json" };

    it("may keep what everybody may read, and have to ask before they show it again", async () => {
      const first = await get(READ, json);
      assert.equal(first.headers.get("cache-control"), "public, no-cache");
      assert.include(first.headers.get("vary"), "Authorization");
      const etag = first.headers.get("etag") ?? "";
      // fetch would add "no-cache", which asks for everything again.
      const again = { ...json, "if-none-match": etag, "cache-control": "max-age=0" };
      const second = await get(READ, again);
      assert.deepEqual([second.status, await second.text()], [304, ""]);

      const changed = await post(UPDATE, officer(RAPPORTEUR));
      assert.deepInclude(await changed.json(), { data: { updateWorkItem: { problems: [] } } });
      const third = await get(READ, again);
      assert.equal(third.status, 200);
      assert.deepInclude(await third.json(), { data: { workItem: { revision: 3 } } });
    });

    it("are told that nothing changed before anything is executed", async () => {
      let executed = 0;
      let now = "2026-03-01T10:00:00.000Z";
      const other = await startTestServer({ now: () => now });
      const programme = () => other.programme.tracker.programme.current;
      const watched = () => {
        const { studyGroup } = programme();
        Object.assign(programme(), {
          studyGroup: (label: string) => {
            executed += 1;
            return studyGroup.call(programme(), label);
          },
        });
      };
      watched();
      const query = '{ studyGroup(label: "SG13") { label } }';
      const ask = async (etag: string, more: Record<string, string> = {}, asked = query) => {
        const headers = {
          accept: "application/json",
          "cache-control": "max-age=0",
          "if-none-match": etag,
          ...more,
        };
        const response = await fetch(`${other.url}/graphql?${new URLSearchParams({ query: asked })}`, {
          headers,
        });
        return {
          status: response.status,
          etag: response.headers.get("etag") ?? "",
          text: await response.text(),
        };
      };
      const first = await ask("");
      const times = executed;
      assert.isAbove(times, 0);
      const again = await ask(`"another", ${first.etag}`);
      assert.deepEqual(again, { status: 304, etag: first.etag, text: "" });
      assert.equal(executed, times, "it was executed all the same");

      for (const [why, more, asked] of [
        ["the caller insists", { "cache-control": "no-cache" }, query],
        ["another form is wanted", { accept: "application/graphql-response+json" }, query],
        ["another question", {}, '{ studyGroup(label: "sg13") { label } }'],
      ] as const)
        assert.equal((await ask(first.etag, more, asked)).status, 200, why);
      const checked = "{ verify { sound } }";
      assert.equal(
        (await ask((await ask("", {}, checked)).etag, {}, checked)).status,
        304,
        "by the tag of its text",
      );

      now = "2026-03-02T10:00:00.000Z";
      const nextDay = await ask(first.etag);
      assert.equal(nextDay.status, 200);
      const changed = await other.ask(UPDATE, {}, { by: RAPPORTEUR });
      assert.deepEqual(changed.data.updateWorkItem.problems, []);
      assert.equal((await ask(nextDay.etag)).status, 200);
      await other.close();
    });

    it("keep for nobody else what somebody who signed in was answered with", async () => {
      const response = await get(READ, { ...json, ...officer(RAPPORTEUR) });
      assert.equal(response.headers.get("cache-control"), "private, no-cache");
    });

    it("keep nothing else", async () => {
      const answers = [
        await post(READ),
        await get("{ nope }", json),
        await get('{ workItem(acronym: "Y.none") { revision } }', json),
        await get(UPDATE, json),
        await post(UPDATE),
      ];
      assert.deepEqual(
        answers.map(({ headers }) => headers.get("cache-control")),
        answers.map(() => "no-store"),
      );
    });
  });

  describe("the status", () => {
    for (const [what, query, status, code] of [
      ["of an answer", READ, 200, undefined],
      ["of a name that names nothing", '{ workItem(acronym: "Y.none") { id } }', 200, "NOT_FOUND"],
      [
        "of an argument that is found wrong while executing",
        '{ changes(from: { date: "2026-03-02" }, to: { date: "2026-03-01" }) { totalCount } }',
        200,
        "BAD_USER_INPUT",
      ],
      ["of a document that cannot be read", "{", 400, "GRAPHQL_PARSE_FAILED"],
      ["of a document that is not valid", "{ nope }", 400, "GRAPHQL_VALIDATION_FAILED"],
      ["of a page that cannot be had", "{ workItems(first: 101) { totalCount } }", 400, "BAD_USER_INPUT"],
      ["of a mutation of nobody", UPDATE, 401, "UNAUTHENTICATED"],
    ] as const) {
      for (const accept of ["application/json", "application/graphql-response+json"]) {
        it(`${what} is ${status} under ${accept}`, async () => {
          const response = await post(query, { accept });
          const { errors, ...rest } = (await response.json()) as { errors?: { extensions: object }[] };
          assert.equal(response.status, status);
          assert.equal("data" in rest, status === 200, "an answer has data exactly when it was executed");
          assert.deepInclude({ ...errors?.[0]?.extensions }, code ? { code } : {});
        });
      }
    }
  });

  describe("a mistaken argument", () => {
    it("leaves the answers of the other fields", async () => {
      const { data, errors } = await server.ask(
        '{ good: studyGroup(label: "SG13") { label } bad: changes(from: { date: "2026-03-02" }, to: { date: "2026-03-01" }) { totalCount } }',
      );
      assert.deepEqual(data, { good: { label: "SG13" }, bad: null });
      assert.deepEqual(
        errors.map(({ path }) => path),
        [["bad"]],
      );
    });

    it("leaves the items whose actions nobody asks for", async () => {
      const { data } = await server.ask(
        "{ workItems(first: 2) { nodes { acronym availableActions { action } } } }",
      );
      assert.lengthOf(data.workItems.nodes, 2);
      for (const node of data.workItems.nodes) assert.isNull(node.availableActions);
    });

    it("can make no root field take the others with it", async () => {
      const schema = await createSchema();
      const roots = [schema.getQueryType(), schema.getMutationType()];
      const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
      const rigid = fields.filter(({ args, type }) => args.length > 0 && isNonNullType(type));
      assert.isAbove(fields.length, 70);
      assert.deepEqual(
        rigid.map(({ name }) => name),
        [],
      );
    });
  });

  describe("a page that cannot be had", () => {
    const faultsOf = async (query: string, variables = {}) => {
      const { status, data, errors } = await server.ask(query, variables);
      assert.deepEqual([status, data, errors[0]?.extensions.code], [400, null, "BAD_USER_INPUT"]);
      return errors[0]?.extensions.faults;
    };
    const OUTSIDE = "must be 0 to 100";

    it("is refused before anything is read, wherever it stands", async () => {
      assert.deepEqual(
        await faultsOf(
          `query($many: Int) { one: workItems(first: 101) { totalCount } ...more }
           fragment more on Query { meetings(last: $many) { nodes { candidates(first: -1) { totalCount } } } }`,
          { many: 1000 },
        ),
        [
          { path: "workItems.first", message: OUTSIDE },
          { path: "candidates.first", message: OUTSIDE },
          { path: "meetings.last", message: OUTSIDE },
        ],
      );
    });

    it("is one from both ends at once", async () => {
      assert.deepEqual(await faultsOf("{ workItems(first: 1, last: 1) { totalCount } }"), [
        { path: "workItems.last", message: "cannot be given together with first" },
      ]);
    });

    it("is not one that is left out, or null", async () => {
      const { errors } = await server.ask(
        "query($n: Int) { workItems(first: $n, last: null) { totalCount } }",
        { n: null },
      );
      assert.deepEqual(errors, []);
    });
  });
});
