import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { EJSON } from "bson";
import { assert } from "chai";
import fc from "fast-check";
import type { GraphQLSchema } from "graphql";
// @ts-expect-error: plain JavaScript, which people run as it stands
import { walk } from "../../docs/approval-walkthrough.mjs";
import { createSchema } from "../../src/graphql/schema.js";
import { inputs, PEOPLE } from "../support/generated-inputs.js";
import { telling, tellingDocument, toldIn } from "../support/rehearsing.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";

/** How many inputs are generated for each mutation. */
const RUNS = Number(process.env.REHEARSALS ?? 2);
/** One rehearsal in so many is followed by a look at the whole database. */
const LOOK_EVERY = 20;

describe("a rehearsal", () => {
  let server: SignInServer;
  let schema: GraphQLSchema;
  let rehearsed = 0;
  const done = new Set<string>();
  before(async () => {
    schema = await createSchema();
    server = await startSignInServer({ now: () => "2026-11-01T12:00:00.000Z" });
    for (const part of PEOPLE) await admit(server.tracker, part);
  });
  after(() => server.close());

  /** The whole database, as a digest. */
  async function digest(): Promise<string> {
    const hash = createHash("sha256");
    const { connection } = server.database;
    const names = (await connection.listCollections()).map(({ name }) => name);
    for (const name of names.sort()) {
      hash.update(`${name}\n`);
      const stored = connection.collection(name).find().sort({ _id: 1 });
      for await (const document of stored) hash.update(EJSON.stringify(document, { relaxed: false }));
    }
    return hash.digest("hex");
  }

  /** Rehearses, then does; what they tell has to be the same, and the rehearsal stores nothing. */
  async function both(document: { mutation: string; query: string }, input: object, token?: string) {
    const { mutation, query } = document;
    const send = (said: object) => server.ask(query, { input: said }, token ? { token } : {});
    const looks = rehearsed++ % LOOK_EVERY === 0;
    const before = looks ? await digest() : null;
    const { position } = server.tracker.programme;
    const tried = await send({ ...input, dryRun: true });
    const what = `${mutation} ${JSON.stringify(input)}`;
    assert.equal(server.tracker.programme.position, position, `${what} moved the position`);
    if (looks) assert.equal(await digest(), before, `${what} stored something`);
    const acted = await send({ ...input, dryRun: false });
    const codes = ({ errors }: typeof acted) =>
      errors.map(({ extensions, message }) => [extensions.code, message]);
    assert.deepEqual(codes(tried), codes(acted), `${what} ${inspect(server.logged, { depth: 5 })}`);
    assert.deepEqual(toldIn(tried.data?.[mutation]), toldIn(acted.data?.[mutation]), what);
    if (acted.data?.[mutation] && (acted.data[mutation].told_problems ?? []).length === 0) done.add(mutation);
    return acted;
  }

  it("is possible for every mutation", async () => {
    for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const type = schema.getType(String(args[0]?.type).replace("!", ""));
      assert(type && "getFields" in type, name);
      assert.property(type.getFields(), "dryRun", name);
    }
  });

  it("tells what the act then tells, all along the approval of four texts", async () => {
    const tsb = tokenFor("secretariat");
    await walk(
      async (query: string, variables: { input: object }) => {
        const document = tellingDocument(schema, query);
        const { data } = document
          ? await both(document, variables.input, tsb)
          : await server.ask(query, variables, { token: tsb });
        return data;
      },
      () => undefined,
    );
    assert.isAbove(done.size, 15, [...done].join(" "));
  }).timeout(300_000);

  it("tells what the act then tells, for every mutation with generated inputs, whoever sends them", async () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const type = field.args[0]?.type;
      assert(type);
      const { name } = field;
      const query = `mutation($input: ${type}) { ${name}(input: $input) { ${telling(schema, name)} } }`;
      const who = fc.option(fc.constantFrom(...PEOPLE.map(({ handle }) => handle)), { freq: 12 });
      const property = fc.asyncProperty(inputs(type), who, async (input, handle) => {
        const { dryRun: _dryRun, ...said } = input as Record<string, unknown>;
        await both({ mutation: name, query }, said, handle ? tokenFor(handle) : undefined);
      });
      await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    }
    assert.deepEqual(server.logged, []);
  }).timeout(600_000);
});
