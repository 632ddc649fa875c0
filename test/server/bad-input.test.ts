import { connect } from "node:net";
import { assert } from "chai";
import { getIntrospectionQuery } from "graphql";
import { ERROR_STATUS } from "../../src/graphql/errors.js";
import { officer, startTestServer, type TestServer } from "../support/test-server.js";

const SECRET = "hunter2-Zm9vYmFy-this-is-a-secret-token-that-nobody-should-ever-see-again-0123456789";
const by = { name: "R", role: "RAPPORTEUR" };
const UPDATE =
  "mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } } }";
const REGISTER =
  "mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } workItem { acronym titles { text } } } }";

interface Raw {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly headers: Headers;
}

describe("bad input over HTTP", () => {
  let server: TestServer;
  let documents: string;
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-02T09:00:00.000Z" });
    documents = await stored();
  });
  afterEach(async () => {
    const before = documents;
    documents = await stored();
    assert.equal(documents, before, "something was stored");
    assert.deepEqual(server.logged.splice(0), [], "an inner error was logged");
  });
  after(() => server.close());

  async function stored(): Promise<string> {
    const items = server.database.connection.collection("workItems");
    return JSON.stringify(await items.find().sort({ _id: 1 }).toArray());
  }
  async function http(
    body: string | Uint8Array | undefined,
    init: RequestInit = {},
    path = "/graphql",
  ): Promise<Raw> {
    const response = await fetch(`${server.url}${path}`, {
      method: "POST",
      body: body as string,
      ...init,
      headers: { "content-type": "application/json", ...officer(by), ...init.headers },
    });
    const { status, headers } = response;
    return { status, text: await response.text(), type: headers.get("content-type") ?? "", headers };
  }
  const json = (query: unknown, variables?: unknown) => http(JSON.stringify({ query, variables }));

  /** What every refusal has to be: JSON, a code of the closed set, the status that fits, nothing of the inside. */
  function assertRefused(
    { status, text, type }: Raw,
    code: keyof typeof ERROR_STATUS,
    httpStatus?: number,
  ): void {
    assert.match(type, /^application\/(graphql-response\+)?json/);
    const { errors, data } = JSON.parse(text) as {
      data?: Record<string, unknown> | null;
      errors: { message: string; extensions: { code: keyof typeof ERROR_STATUS } }[];
    };
    assert.isNotEmpty(errors, text.slice(0, 200));
    assert.isTrue(!data || Object.values(data).every((value) => value === null));
    for (const error of errors) {
      assert.property(ERROR_STATUS, error.extensions.code);
      assert.equal(error.extensions.code, code, text.slice(0, 300));
      assert.match(error.message, /\S/);
      assert.isAtMost(error.message.length, 510);
    }
    assert.equal(status, data === undefined ? (httpStatus ?? ERROR_STATUS[code]) : 200);
    assert.notMatch(text, /node_modules|at \S+ \(|stacktrace|\.ts:\d|\.js:\d|mongo|Mongo/);
    assert.notInclude(text, SECRET, "what was sent is echoed");
    assert.notInclude(text, SECRET.slice(0, 70), "what was sent is echoed");
  }

  describe("bodies", () => {
    const bodies: readonly [what: string, body: string | undefined, code: keyof typeof ERROR_STATUS][] = [
      ["half-written JSON", `{"query": "{ __typename`, "BAD_REQUEST"],
      ["an empty body", "", "BAD_REQUEST"],
      ["an empty object", "{}", "BAD_REQUEST"],
      ["null", "null", "BAD_REQUEST"],
      ["a text", `"{ __typename }"`, "BAD_REQUEST"],
      ["a number as the query", `{"query": 5}`, "BAD_REQUEST"],
      ["an object as the query", `{"query": {"$ne": null}}`, "BAD_REQUEST"],
      ["an empty query", `{"query": ""}`, "BAD_REQUEST"],
      ["a batch", `[{"query":"{__typename}"},{"query":"{__typename}"}]`, "BAD_REQUEST"],
      ["an empty batch", "[]", "BAD_REQUEST"],
      ["variables as a text", `{"query":"{__typename}","variables":"{}"}`, "BAD_REQUEST"],
      ["variables as a list", `{"query":"{__typename}","variables":[1]}`, "BAD_REQUEST"],
      ["a number as the operation's name", `{"query":"{__typename}","operationName":5}`, "BAD_REQUEST"],
      [
        "an unknown operation",
        `{"query":"{__typename}","operationName":"x"}`,
        "OPERATION_RESOLUTION_FAILURE",
      ],
      [
        "two operations and no name",
        `{"query":"query a{__typename} query b{__typename}"}`,
        "OPERATION_RESOLUTION_FAILURE",
      ],
      [
        "the hash of a document that is not known",
        `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}`,
        "PERSISTED_QUERY_NOT_FOUND",
      ],
      [
        "a hash that is not that of the document",
        `{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}`,
        "BAD_REQUEST",
      ],
      [
        "a hash of another kind",
        `{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"ab"}}}`,
        "BAD_REQUEST",
      ],
      ["a syntax error", `{"query":"{ studyGroup(label: "}`, "GRAPHQL_PARSE_FAILED"],
      ["a query cut off", `{"query":"{ studyGroup(label: \\"SG13\\") {"}`, "GRAPHQL_PARSE_FAILED"],
      ["a NUL in the query", `{"query":"{ \\u0000 }"}`, "GRAPHQL_PARSE_FAILED"],
      [
        "a secret in a wrong query",
        `{"query":"{ ${"a".repeat(10)} \\"${SECRET}\\" }"}`,
        "GRAPHQL_PARSE_FAILED",
      ],
      ["an unknown field", `{"query":"{ nope }"}`, "GRAPHQL_VALIDATION_FAILED"],
      ["an object without its fields", `{"query":"{ studyGroups }"}`, "GRAPHQL_VALIDATION_FAILED"],
      ["a subscription", `{"query":"subscription { nope }"}`, "GRAPHQL_VALIDATION_FAILED"],
    ];
    for (const [what, body, code] of bodies) {
      it(`refuses ${what}`, async () => assertRefused(await http(body), code));
    }

    it("refuses a body that is too large, compressed or not", async () => {
      assertRefused(
        await http(JSON.stringify({ query: `{ __typename } # ${SECRET} ${"x".repeat(600_000)}` })),
        "PAYLOAD_TOO_LARGE",
      );
      const { gzipSync } = await import("node:zlib");
      const bomb = gzipSync(
        Buffer.from(JSON.stringify({ query: "{ __typename }", pad: "x".repeat(50_000_000) })),
      );
      assert.isBelow(bomb.length, 200_000);
      assertRefused(await http(bomb, { headers: { "content-encoding": "gzip" } }), "PAYLOAD_TOO_LARGE");
    });

    it("refuses other types of content", async () => {
      const query = `{"query":"{__typename}"}`;
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/graphql",
      ]) {
        assertRefused(await http(query, { headers: { "content-type": type } }), "UNSUPPORTED_MEDIA_TYPE");
      }
      assertRefused(
        await http(query, { headers: { "content-type": "application/json; charset=latin1" } }),
        "UNSUPPORTED_MEDIA_TYPE",
      );
      assertRefused(
        await http(query, { headers: { "content-encoding": "rot13" } }),
        "UNSUPPORTED_MEDIA_TYPE",
      );
      assertRefused(await http(query, { headers: { "content-encoding": "gzip" } }), "BAD_REQUEST");
      assertRefused(await http(query, { headers: { accept: "text/css" } }), "BAD_REQUEST", 406);
    });

    it("refuses bytes that are not UTF-8 without storing a replacement", async () => {
      const text = JSON.stringify({
        query: REGISTER,
        variables: {
          input: {
            acronym: "Y.X",
            question: "Q16/13",
            type: "OTHER",
            titles: [{ language: "en", text: "XX" }],
          },
        },
      });
      const bytes = Buffer.from(text);
      bytes[text.lastIndexOf("XX")] = 0xff;
      const answer = await http(bytes);
      assertRefused(answer, "BAD_REQUEST");
    });
  });

  describe("methods", () => {
    const get = (query: string, headers: Record<string, string> = {}) =>
      http(undefined, { method: "GET", headers }, `/graphql?query=${encodeURIComponent(query)}`);
    it("refuses a mutation by GET", async () => {
      const text = `mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "s" } }) { problems { code } } }`;
      assertRefused(await get(text, { accept: "application/json" }), "BAD_REQUEST", 405);
    });
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      it(`refuses ${method}`, async () => assertRefused(await http("{}", { method }), "BAD_REQUEST", 405));
    }
    it("answers 404 elsewhere, in JSON, without an echo", async () => {
      for (const path of ["/nope", `/${SECRET}`, "/graphql/x", "/..%2f..%2fetc%2fpasswd", "/%E0%A4%A"]) {
        const answer = await http(undefined, { method: "GET" }, path);
        assertRefused(answer, answer.status === 400 ? "BAD_REQUEST" : "NOT_FOUND");
      }
    });
    it("survives what is no HTTP", async () => {
      const { port } = new URL(server.url);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), "127.0.0.1", () =>
          socket.write("\u0000\u0001 nonsense\r\n\r\n"),
        );
        let text = "";
        socket.on("data", (data) => {
          text += data;
        });
        socket.on("close", () => resolve(text));
        socket.on("error", reject);
      });
      assert.match(answer, /^HTTP\/1\.1 400/);
      assert.equal((await http(`{"query":"{__typename}"}`)).status, 200);
    });
  });

  describe("limits", () => {
    const nest = (depth: number) => {
      let query = "label";
      for (let level = 0; level < depth; level += 1)
        query = level % 2 ? `studyGroup { ${query} }` : `questions { ${query} }`;
      return depth % 2 ? `{ studyGroups { ${query} } }` : `{ studyGroups { workingParties { ${query} } } }`;
    };
    it("refuses a query that is too deep, also through fragments", async () => {
      assertRefused(await json(nest(19)), "QUERY_TOO_COMPLEX");
      const fragments = Array.from(
        { length: 30 },
        (_, level) => `fragment f${level} on StudyGroup { questions { studyGroup { ...f${level + 1} } } }`,
      );
      assertRefused(
        await json(`{ studyGroups { ...f0 } } ${fragments.join(" ")} fragment f30 on StudyGroup { label }`),
        "QUERY_TOO_COMPLEX",
      );
    });
    it("refuses too many tokens", async () => {
      assertRefused(await json(`{${" __typename".repeat(3001)}}`), "GRAPHQL_PARSE_FAILED");
    });
    it("refuses a thousand aliases, and answers a hundred", async () => {
      const aliases = (count: number) =>
        `{${Array.from({ length: count }, (_, n) => `a${n}:workItem(acronym:"Y.QKD-TLS"){acronym}`).join(" ")}}`;
      assertRefused(await json(aliases(1000)), "GRAPHQL_PARSE_FAILED");
      assert.equal((await json(aliases(100))).status, 200);
    });
    it("refuses what would cost too much", async () => {
      const page =
        "workItems(first: 100) { nodes { question { workItems(first: 100) { nodes { history { nodes { changes { field } } } } } } } }";
      assertRefused(await json(`{ ${page} }`), "QUERY_TOO_COMPLEX");
      assertRefused(
        await json(`query($n: Int!) { ${page.replaceAll("100", "$n")} }`, { n: 100 }),
        "QUERY_TOO_COMPLEX",
      );
    });
    it("does not let one wrong argument hide the cost of the rest", async () => {
      const page =
        "workItems(first: 100) { nodes { question { workItems(first: 100) { nodes { history { nodes { changes { field } } } } } } } }";
      const answer = await json(`query($n: Int) { a: workItems(first: $n) { totalCount } ${page} }`, {
        n: null,
      });
      assert.notEqual(answer.status, 200);
      assert.notInclude(answer.text, `"nodes":[{`);
    });
    it("refuses fragments that double with every level, quickly", async () => {
      const fragments = Array.from(
        { length: 60 },
        (_, level) => `fragment f${level} on Query { ...f${level + 1} ...f${level + 1} }`,
      );
      assertRefused(
        await json(`{ ...f0 } ${fragments.join(" ")} fragment f60 on Query { __typename }`),
        "QUERY_TOO_COMPLEX",
      );
      assertRefused(
        await json("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
        "GRAPHQL_VALIDATION_FAILED",
      );
    });
    it("survives values and variables that nest a thousandfold", async () => {
      const deep = `${"[".repeat(1400)}1${"]".repeat(1400)}`;
      assertRefused(
        await json(`{ workItems(filter: { stage: { in: ${deep} } }) { totalCount } }`),
        "GRAPHQL_VALIDATION_FAILED",
      );
      const body = `{"query":"query($s:[Stage!]){workItems(filter:{stage:{in:$s}}){totalCount}}","variables":{"s":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
      assertRefused(await http(body), "BAD_USER_INPUT");
      const objects = `{"query":"query($f:WorkItemFilter){workItems(filter:$f){totalCount}}","variables":{"f":${'{"text":'.repeat(20_000)}1${"}".repeat(20_000)}}}`;
      assertRefused(await http(objects), "BAD_USER_INPUT");
      for (const levels of [10, 50, 20_000]) {
        const filters = `{"query":"query($f:WorkItemFilter){workItems(filter:$f){totalCount}}","variables":{"f":${'{"not":'.repeat(levels)}{}${"}".repeat(levels)}}}`;
        assertRefused(await http(filters), "BAD_USER_INPUT");
      }
      const literal = `${"{ not: ".repeat(700)}{}${"}".repeat(700)}`;
      assertRefused(await json(`{ workItems(filter: ${literal}) { totalCount } }`), "BAD_USER_INPUT");
    });
    it("answers the whole introspection that GraphiQL asks for", async () => {
      const answer = await json(
        getIntrospectionQuery({
          descriptions: true,
          specifiedByUrl: true,
          directiveIsRepeatable: true,
          schemaDescription: true,
          inputValueDeprecation: true,
          oneOf: true,
        }),
      );
      assert.equal(answer.status, 200, answer.text.slice(0, 300));
      const { data, errors } = JSON.parse(answer.text);
      assert.isUndefined(errors);
      assert.isAbove(data.__schema.types.length, 50);
    });
  });

  describe("variables", () => {
    const register = (input: Record<string, unknown>) =>
      json(REGISTER, {
        input: { acronym: "Y.bad", question: "Q16/13", type: "RECOMMENDATION", ...input },
      });
    const cases: readonly [what: string, input: Record<string, unknown>][] = [
      ["a number as a text", { summary: 5 }],
      ["an operator as a text", { summary: { $gt: "" } }],
      ["an unknown enum, which is a secret", { type: SECRET }],
      ["an unknown field", { $where: "1" }],
      ["a secret in a field of the wrong type", { summary: [SECRET], scope: { password: SECRET } }],
      ["an unknown role", { as: "GOD" }],
      ["nobody to act for", { onBehalfOf: "  " }],
      ["a malformed label", { question: SECRET }],
      ["an empty acronym", { acronym: "" }],
      ["a NUL in the title", { titles: [{ language: "en", text: "a\u0000b" }] }],
      ["a line break in the title", { titles: [{ language: "en", text: "a\nb" }] }],
      ["a line separator in the title", { titles: [{ language: "en", text: "a\u2028b" }] }],
      ["an escape in the summary", { summary: "a\u001b[31mb" }],
      ["a lone surrogate in the title", { titles: [{ language: "en", text: "a\ud800b" }] }],
      ["a lone surrogate in the summary", { summary: "\udc00" }],
      ["a lone surrogate in a name", { onBehalfOf: "\ud83d" }],
      ["a title of 10 kB", { titles: [{ language: "en", text: SECRET.repeat(125) }] }],
      ["a summary that is too long", { summary: "x".repeat(20_001) }],
      ["too many editors", { editors: Array(101).fill({ name: "E" }) }],
      ["too many aliases", { aliases: Array.from({ length: 101 }, (_, n) => `Y.a${n}`) }],
      ["__proto__ as a language", { titles: [{ language: "__proto__", text: "x" }] }],
      ["constructor as a language", { titles: [{ language: "constructor", text: "x" }] }],
      ["a language with a dot", { titles: [{ language: "en.x", text: "x" }] }],
      ["a language with a dollar", { titles: [{ language: "$en", text: "x" }] }],
      ["__proto__ as a check", { checklist: [{ check: "__proto__", answer: "YES" }] }],
      ["constructor as a check", { checklist: [{ check: "constructor", answer: "YES" }] }],
      ["an unknown check", { checklist: [{ check: "TECHNICAL_ACCURACY.x", answer: "YES" }] }],
      ["an editor without a name", { editors: [{ name: "" }] }],
      ["null as an editor", { editors: [null] }],
      ["an unknown process", { process: "constructor" }],
    ];
    for (const [what, input] of cases) {
      it(`refuses ${what}`, async () => assertRefused(await register(input), "BAD_USER_INPUT"));
    }

    it("refuses prototype keys in the JSON itself", async () => {
      for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
        const body = `{"query":${JSON.stringify(REGISTER)},"variables":{"input":{"acronym":"Y.bad","question":"Q16/13","type":"OTHER","${key}":{"acronym":"Y.polluted"}}}}`;
        assertRefused(await http(body), "BAD_USER_INPUT");
      }
      const titles = `{"query":${JSON.stringify(REGISTER)},"variables":{"input":{"acronym":"Y.bad","question":"Q16/13","type":"OTHER","titles":[{"language":"en","text":"x","__proto__":{"admin":true}}]}}}`;
      assertRefused(await http(titles), "BAD_USER_INPUT");
      assert.isUndefined(({} as { admin?: boolean }).admin);
      const around = await http(
        `{"query":"{__typename}","__proto__":{"query":"{nope}"},"variables":{"__proto__":{"x":1}}}`,
      );
      assert.equal(around.status, 200);
    });

    for (const date of [
      "2026-02-30",
      "2026-13-01",
      "26-02-27",
      "2026-2-7",
      "yesterday",
      "",
      "2026-02-27T00:00:00Z",
      "0000-00-00",
    ]) {
      it(`refuses the date ${JSON.stringify(date)}`, async () => {
        const text = `mutation($d: LocalDate) { recordDecision(input: { workItem: "Y.QKD-TLS", kind: CONSENT, outcome: AGREED,
          meeting: "T25-SG13-260223", body: "WP4/13", decidedOn: $d, finalText: "TD1" }) { problems { code } } }`;
        assertRefused(await json(text, { d: date }), "BAD_USER_INPUT");
        assertRefused(
          await json(text.replace("($d: LocalDate)", "").replace("$d", JSON.stringify(date))),
          "GRAPHQL_VALIDATION_FAILED",
        );
      });
    }

    it("refuses numbers that are none", async () => {
      for (const revision of [0, -1, 1.5, "1", 2 ** 31, null, true, [1, 2]]) {
        assertRefused(
          await json(UPDATE, {
            input: { workItem: "Y.QKD-TLS", expectedRevision: revision, particulars: { scope: "x" } },
          }),
          "BAD_USER_INPUT",
        );
      }
    });

    it("refuses a missing variable", async () => assertRefused(await json(UPDATE), "BAD_USER_INPUT"));
  });

  describe("names that are sent where a name is looked up", () => {
    const names = [
      "\u0000",
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "$where",
      "a.b",
      "' OR 1=1 --",
      "*",
      "id:*",
      "name:y.qkd-tls",
    ];
    for (const name of names) {
      it(`answers NOT_FOUND for ${JSON.stringify(name)}`, async () => {
        const answer = await json("query($n: String!) { workItem(acronym: $n) { acronym } }", { n: name });
        assertRefused(answer, "NOT_FOUND", 200);
        const meeting = await json("query($n: String!) { meeting(code: $n) { code } }", { n: name });
        assertRefused(meeting, "NOT_FOUND", 200);
      });
    }
    it("answers NOT_FOUND for a name of 100 kB quickly and shortly", async () => {
      const answer = await json("query($n: String!) { workItem(acronym: $n) { acronym } }", {
        n: `Y.${"\u0301".repeat(100_000)}`,
      });
      assertRefused(answer, "NOT_FOUND", 200);
      assert.isBelow(answer.text.length, 2000);
    });
    it("refuses, as a problem, an unknown acronym of a mutation", async () => {
      for (const name of ["__proto__", "$where", "a.b", "constructor"]) {
        const answer = await json(UPDATE, {
          input: { workItem: name, expectedRevision: 1, particulars: { scope: "x" } },
        });
        assert.equal(answer.status, 200);
        assert.include(answer.text, "WORK_ITEM_NOT_FOUND");
      }
    });
  });
});

describe("odd but right input", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-02T09:00:00.000Z" });
  });
  after(() => server.close());

  it("stores operators, dots, markup, right-to-left text and emoji as what they are: text", async () => {
    const texts = [
      "$where: 1",
      "$gt",
      "a.b.c",
      "<script>alert(1)</script>",
      "مرحبا‏ — שלום",
      "👩‍👩‍👧‍👦 🇨🇭",
      "% _ * ? \\ / ' \" `",
      "null",
      "undefined",
      "__proto__",
    ];
    const { data, errors } = await server.ask(
      `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } workItem { acronym relations summary } } }`,
      {
        input: {
          acronym: "Y.odd",
          question: "Q16/13",
          type: "OTHER",
          relations: texts,
          summary: texts.join("\n"),
          by,
        },
      },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.registerWorkItem.workItem.relations,
      texts.map((text) => text.normalize("NFC")),
    );
    const document = await server.database.connection.collection("workItems").findOne({ acronym: "Y.odd" });
    assert.deepEqual(
      document?.relations,
      texts.map((text) => text.normalize("NFC")),
    );
    for (const text of ["$where: 1", "<script>", "مرحبا", "👩‍👩‍👧‍👦", "\\ /"]) {
      const found = await server.ask(
        `query($t: String!) { workItems(filter: { text: $t }) { nodes { acronym } } }`,
        { t: text },
      );
      assert.deepEqual(found.data.workItems.nodes, [{ acronym: "Y.odd" }], text);
    }
    assert.deepEqual(server.logged, []);
  });
});
