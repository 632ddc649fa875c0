import { assert } from "chai";
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import { contextFor } from "../../src/graphql/context.js";
import { executeOperation } from "../../src/graphql/execution/execute.js";
import { createSchema } from "../../src/graphql/schema.js";
import { EXAMPLES } from "../../src/server/explorer/index.js";
import { randomFrom } from "../support/random.js";
import { RandomOperations } from "../support/random-graphql.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const QUERIES = Number(process.env.OPERATIONS ?? 150);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** An answer in words, with everything that an error carries. */
function inWords({ data, errors, ...rest }: ExecutionResult): string {
  const told = errors?.map((error) => ({
    ...error.toJSON(),
    original: error.originalError?.message,
    nodes: error.nodes?.map(({ loc }) => loc?.start),
  }));
  return JSON.stringify({ data, errors: told, rest }, null, 1);
}

describe("executing by a plan", () => {
  const STRANGE = buildSchema(`
    interface Thing { name: String  other: Thing  must: String! }
    type A implements Thing { name: String  other: Thing  must: String!  only: Int }
    type B implements Thing { name: String  other: Thing  must: String!  list: [Thing!] }
    union Either = A | B
    enum Colour { RED GREEN }
    type Query {
      a: A  b: B  thing: Thing  either: Either  things: [Thing]  strict: [Thing!]!  deep: [[Int!]]  colour: Colour
      slow(ms: Int, say: String = "x"): String  fails: String  failsLater: String!  lists: [String!]  echo(values: [Int!], one: Int! = 3): String
      numbers: [Int]  noList: [Int]  method(by: Int = 2): Int  nothing: A
    }`);
  const later = <V>(value: V, ms = 1) => new Promise<V>((resolve) => setTimeout(() => resolve(value), ms));
  const a = { __typename: "A", name: "a", must: "a!", only: 1, other: () => b };
  const b = {
    __typename: "B",
    name: () => later("b"),
    must: () => later(null),
    list: () => [a, later(a), null],
  };
  const ROOT: Record<string, unknown> = {
    a: () => a,
    b: () => later(b),
    thing: () => later(a),
    either: () => b,
    things: () => [a, b, later(b), null, new Error("in the list"), { __typename: "Nobody" }, {}],
    strict: () => [a, b],
    deep: () => [[1, 2], null, [3, null], later([4])],
    colour: () => "BLUE",
    slow: ({ ms, say }: { ms?: number; say: string }) => later(say, ms),
    fails: () => {
      throw new Error("fails");
    },
    failsLater: () => later(null).then(() => Promise.reject(new Error("later"))),
    lists: () => ["x", null],
    echo: (args: object) => JSON.stringify(args),
    numbers: () => new Set([1, "2", "three", 4.5]),
    noList: () => 7,
    method: ({ by }: { by: number }) => by * 2,
    nothing: () => undefined,
  };
  for (const field of Object.values(STRANGE.getQueryType()?.getFields() ?? {}))
    field.resolve = (_source, args) => (ROOT[field.name] as (args: object) => unknown)(args);

  const compare = async (
    schema: GraphQLSchema,
    document: DocumentNode,
    variableValues: Record<string, unknown> = {},
    context: () => unknown = () => ({}),
    operationName?: string,
  ) => {
    const asked = { schema, document, variableValues, operationName };
    const theirs = await execute({ ...asked, contextValue: context() });
    // Twice, because a plan is made at the first time.
    for (const time of [1, 2]) {
      const ours = await executeOperation({ ...asked, contextValue: context() });
      assert.equal(inWords(ours), inWords(theirs), `time ${time}`);
    }
  };

  for (const [query, variables = {}] of [
    ["{ a { name only other { name must } } }"],
    ["{ b { name must } }"],
    ["{ thing { __typename name ... on A { only } ... on B { list { name } } } }"],
    ["{ either { ... on A { only } ... on B { list { name other { must } } } } }"],
    ["{ things { name } fails colour numbers noList nothing { name } }"],
    ["{ things { name other { must } } }"],
    ["{ strict { must } a { name } }"],
    ["{ strict { name } deep lists }"],
    ["{ failsLater a { name } slow(ms: 5) }"],
    ['{ x: slow(ms: 9) y: slow(ms: 1, say: "y") z: method w: method(by: 5) }'],
    [
      "{ a { name } a { only } ...F } fragment F on Query { a { other { ...G } } } fragment G on Thing { name }",
    ],
    ["query($v: [Int!], $o: Int) { echo(values: $v, one: $o) again: echo(values: [1, 2]) }", { v: [3] }],
    ["query($v: [Int!], $o: Int) { echo(values: $v, one: $o) }", { o: null }],
    ["query($v: [Int!]!) { echo(values: $v) }", {}],
    ["query($v: [Int!]!) { echo(values: $v) }", { v: ["no", "neither"] }],
    [
      "query($y: Boolean!) { a @include(if: $y) { name } b @skip(if: $y) { name } ... @include(if: $y) { method } }",
      { y: true },
    ],
    [
      "query($y: Boolean!) { a @include(if: $y) { name } b @skip(if: $y) { name } ... @include(if: $y) { method } }",
      { y: false },
    ],
    ["query($y: Boolean = false) { a { name @skip(if: $y) only @include(if: $y) } }"],
    ["{ __proto__: a { name } constructor: method hasOwnProperty: method }"],
    ['{ __schema { queryType { name } } __type(name: "A") { fields { name } } __typename }'],
    ["query One { method } query Two { a { name } }"],
  ] as const) {
    it(`is as by graphql-js: ${query.slice(0, 70)}`, async () => {
      const document = parse(query);
      assert.deepEqual(validate(STRANGE, document), []);
      await compare(STRANGE, document, variables);
      await compare(STRANGE, document, variables, undefined, "Two");
    });
  }

  describe("of the programme", () => {
    let server: TestServer;
    let schema: GraphQLSchema;
    before(async () => {
      server = await startTestServer();
      schema = await createSchema();
    });
    after(() => server.close());
    const context = () => contextFor(server.programme.tracker, null);

    it("is as by graphql-js for the examples", async () => {
      for (const { query } of EXAMPLES) {
        const document = parse(query);
        const [, name] = /^query (\w+)/m.exec(query) ?? [];
        if (getOperationAST(document, name)?.operation === "query")
          await compare(schema, document, {}, context, name);
      }
    });

    it(`is as by graphql-js for ${QUERIES} random queries (SEED=${SEED})`, async function () {
      this.timeout(Math.max(60_000, QUERIES * 300));
      const operations = new RandomOperations(schema, randomFrom(SEED), {
        acronym: ["Y.QKD-TLS", "Y.none", "Y.DTN-ModelReq"],
        label: ["SG13", "WP4/13", "Q16/13"],
        studyGroup: ["SG13"],
        String: ["a text", "SG13"],
        Int: [0, 1, 3, 200, -1],
        first: [0, 1, 3],
        last: [1],
        LocalDate: ["2026-02-27", "2026-03-01"],
        DateTimeISO: ["2026-02-27T12:00:00.000Z"],
      });
      for (let index = 0; index < QUERIES; index += 1)
        await compare(schema, parse(operations.query()), {}, context);
    });
  });
});
