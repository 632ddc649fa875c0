import { assert } from "chai";
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  isScalarType,
} from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { leastInput } from "../support/least-input.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { everything } from "./support.js";

const BROKEN = "a\ud800b";
const SOMEBODY = { name: "Root", role: "ADMINISTRATOR" };

/** Files and cells as they were given: a blank one holds nothing, which is told by line. */
const MAY_BE_BLANK = ["importRows input.rows.0.cells.0.text", "importLetter input.text"];

/** A place of an input where a text can stand, and an input that has the text there. */
interface Place {
  readonly path: string;
  readonly value: unknown;
}

/** Every place below a type where a text can stand. */
function placesIn(type: GraphQLInputType, text: string, path: string, depth = 0): Place[] {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    return placesIn(bare.ofType, text, `${path}.0`, depth).map((place) => ({
      ...place,
      value: [place.value],
    }));
  }
  if (isScalarType(bare))
    return bare.name === "Boolean" || bare.name === "Int" ? [] : [{ path, value: text }];
  if (!isInputObjectType(bare) || depth > 4) return [];
  const wanted = bare.isOneOf ? [] : Object.values(bare.getFields()).filter(isRequiredInputField);
  const least = Object.fromEntries(wanted.map(({ name, type: of }) => [name, leastInput(of, {}, name)]));
  return Object.values(bare.getFields()).flatMap((field) =>
    placesIn(field.type, text, `${path}.${field.name}`, depth + 1).map((place) => ({
      ...place,
      value: { ...least, [field.name]: place.value },
    })),
  );
}

describe("blank text", () => {
  it("is refused where something has to be said, in every such field of every mutation, and nothing is stored", async () => {
    const server = await startTestServer();
    const schema = await createSchema();
    const before = await everything(server);
    const said = (type: GraphQLInputType, path: readonly string[] = []): string[][] => {
      const bare = getNullableType(type);
      if (isListType(bare)) return said(bare.ofType, [...path, "0"]);
      if (!isInputObjectType(bare) || bare.isOneOf || path.length > 4) return [];
      return Object.values(bare.getFields()).flatMap((field) =>
        isRequiredInputField(field) && String(field.type) === "String!"
          ? [[...path, field.name]]
          : said(field.type, [...path, field.name]),
      );
    };
    const sgChair = { name: "Chair of SG13", role: "SG_CHAIR" };
    const taken: string[] = [];
    let places = 0;
    for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const [input] = mutation.args;
      assert(input, mutation.name);
      const wanted = new Set(said(input.type).map((path) => ["input", ...path].join(".")));
      const query = `mutation($input: ${input.type}) { ${mutation.name}(input: $input) { __typename } }`;
      for (const { path, value } of placesIn(input.type, " \u200b", "input")) {
        if (!wanted.has(path) || MAY_BE_BLANK.includes(`${mutation.name} ${path}`)) continue;
        places += 1;
        const { data, errors } = await server.ask(query, { input: { ...(value as object), by: sgChair } });
        const codes = errors.map(({ extensions }) => extensions.code);
        if (data?.[mutation.name] || codes.join() !== "BAD_USER_INPUT")
          taken.push(`${mutation.name} ${path} ${codes}`);
      }
    }
    assert.deepEqual(taken, []);
    assert.isAbove(places, 100);
    assert.equal(await everything(server), before);
    assert.deepEqual(server.logged, []);
    await server.close();
  }).timeout(120_000);
});

describe("text that is not well-formed", () => {
  let server: TestServer;
  let schema: GraphQLSchema;
  before(async () => {
    server = await startTestServer();
    schema = await createSchema();
  });
  after(() => server.close());

  it("is refused in every text of every input of every mutation, and nothing is stored", async () => {
    const before = await everything(server);
    let places = 0;
    for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const [input] = mutation.args;
      assert(input, mutation.name);
      const query = `mutation($input: ${input.type}) { ${mutation.name}(input: $input) { __typename } }`;
      for (const { path, value } of placesIn(input.type, BROKEN, "input")) {
        places += 1;
        const variables = { input: { ...(value as object), by: SOMEBODY } };
        const { status, data, errors } = await server.ask(query, variables);
        assert.deepEqual([status, data], [400, null], `${mutation.name} ${path}`);
        const [{ extensions } = { extensions: {} }] = errors;
        assert.deepInclude(extensions, { code: "BAD_USER_INPUT" });
        const message = "must be well-formed Unicode: half of a surrogate pair stands alone in it";
        assert.deepEqual((extensions as { faults?: unknown }).faults, [{ path, message }]);
      }
    }
    assert.isAbove(places, 400);
    assert.equal(await everything(server), before);
    assert.deepEqual(server.logged, []);
  }).timeout(120_000);

  it("is refused in the arguments of queries, and in names of fields", async () => {
    const byName = "query($n: String!) { workItem(acronym: $n) { acronym } }";
    for (const variables of [
      { n: BROKEN },
      { n: "Y.QKD-TLS", [BROKEN]: 1 },
      { n: "Y.QKD-TLS", x: [[{ y: BROKEN }]] },
    ]) {
      const { status, errors } = await server.ask(byName, variables);
      assert.deepEqual([status, errors[0]?.extensions.code], [400, "BAD_USER_INPUT"]);
    }
    const literal = await server.ask('{ workItem(acronym: "\\ud800") { acronym } }');
    assert.deepEqual([literal.status, literal.errors[0]?.extensions.code], [400, "GRAPHQL_PARSE_FAILED"]);
    const raw = await server.ask(`{ workItem(acronym: "${BROKEN}") { acronym } }`);
    assert.deepEqual([raw.status, raw.errors[0]?.extensions.code], [400, "GRAPHQL_PARSE_FAILED"]);
  });

  it("is not even looked at for whoever has not signed in", async () => {
    const query = "mutation($i: RegisterPersonInput!) { registerPerson(input: $i) { problems { code } } }";
    for (const email of ["\ud800", "a@\ud800.ch", "not an address", "a@b.ch"]) {
      const { status, errors } = await server.ask(query, { i: { handle: "sur", name: "x", email } });
      assert.deepEqual([status, errors[0]?.extensions.code], [401, "UNAUTHENTICATED"]);
    }
    assert.deepEqual(server.logged, []);
  });

  it("does not nest so deep that looking for it fails", async () => {
    const depth = 100_000;
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query":"{ __typename }","variables":{"x":${"[".repeat(depth)}"\\ud800"${"]".repeat(depth)}}}`,
    });
    assert.equal(response.status, 400);
    assert.deepEqual(server.logged, []);
  });
});
