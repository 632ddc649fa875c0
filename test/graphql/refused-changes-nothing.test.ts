import { createHash } from "node:crypto";
import { EJSON } from "bson";
import { assert } from "chai";
import fc from "fast-check";
import type { GraphQLSchema } from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { inputs, PEOPLE } from "../support/generated-inputs.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { AFTER_MEETING } from "./support.js";

const RUNS = Number(process.env.REFUSAL_RUNS ?? 120);
const PER_RUN = 25;

describe("a refused mutation", () => {
  let server: SignInServer;
  let schema: GraphQLSchema;
  before(async () => {
    schema = await createSchema();
    server = await startSignInServer({ now: () => AFTER_MEETING });
    for (const part of PEOPLE) await admit(server.tracker, part);
  });
  after(() => server.close());

  /** The whole database but the answers that are kept, as a digest. */
  async function digest(): Promise<string> {
    const hash = createHash("sha256");
    const { connection } = server.database;
    const names = (await connection.listCollections())
      .map(({ name }) => name)
      .filter((name) => name !== "requests");
    for (const name of names.sort()) {
      hash.update(`${name}\n`);
      const stored = connection.collection(name).find().sort({ _id: 1 });
      for await (const document of stored) hash.update(EJSON.stringify(document, { relaxed: false }));
    }
    return hash.digest("hex");
  }

  it("changes nothing, whatever it was, whoever sent it", async () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
      const type = field.args[0]?.type;
      assert(type);
      const hasProblems = `mutation($input: ${type}) { ${field.name}(input: $input) { problems { code } } }`;
      return { name: field.name, query: hasProblems, input: inputs(type) };
    });
    const one = fc
      .nat({ max: mutations.length - 1 })
      .chain((index) =>
        (mutations[index] as (typeof mutations)[number]).input.map((input) => ({ index, input })),
      );
    const who = fc.option(fc.constantFrom(...PEOPLE.map(({ handle }) => handle)), { freq: 12 });
    const codes = new Map<string, number>();
    let refused = 0;
    let done = 0;
    let before = await digest();

    const sent = fc.array(fc.record({ one, who }), { minLength: PER_RUN, maxLength: PER_RUN });
    const property = fc.asyncProperty(sent, async (acts) => {
      for (const { one: act, who: handle } of acts) {
        const { name, query } = mutations[act.index] as (typeof mutations)[number];
        const position = server.tracker.programme.position;
        const answer = await server.ask(
          query,
          { input: act.input },
          handle ? { token: tokenFor(handle) } : {},
        );
        const problems: { code: string }[] | undefined = answer.data?.[name]?.problems;
        const said =
          problems?.map(({ code }) => code) ?? answer.errors.map(({ extensions }) => String(extensions.code));
        if (said.length === 0) {
          done += 1;
          before = await digest();
          continue;
        }
        refused += 1;
        for (const code of said) codes.set(code, (codes.get(code) ?? 0) + 1);
        assert.notInclude(said, "INTERNAL_SERVER_ERROR", `${name} ${JSON.stringify(act.input)}`);
        assert.equal(server.tracker.programme.position, position, `${name} moved the position`);
      }
      assert.equal(await digest(), before, "a refusal stored something");
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    assert.isAbove(refused, done);
    assert.isAbove(codes.size, 30, [...codes.keys()].join(" "));
    assert.deepEqual(server.logged, []);
  }).timeout(600_000);
});
