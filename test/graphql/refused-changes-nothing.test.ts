import { createHash } from "node:crypto";
import { EJSON } from "bson";
import { assert } from "chai";
import fc from "fast-check";
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { admit, type Part, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { AFTER_MEETING, MEETING } from "./support.js";

const RUNS = Number(process.env.REFUSAL_RUNS ?? 120);
const PER_RUN = 25;

const PEOPLE: readonly Part[] = [
  { handle: "sg-chair", role: "SG_CHAIR", scope: "SG13" },
  { handle: "wp-chair", role: "WP_CHAIR", scope: "WP4/13" },
  { handle: "rapporteur", role: "RAPPORTEUR", scope: "Q16/13" },
  { handle: "associate", role: "ASSOCIATE_RAPPORTEUR", scope: "Q6/13" },
  { handle: "elsewhere", role: "WP_VICE_CHAIR", scope: "WP1/13" },
  { handle: "secretariat", role: "TSB", scope: null },
  { handle: "root", role: "ADMINISTRATOR", scope: null },
];

const ITEMS = ["Y.QKD-TLS", "y.dtn-modelreq", "Y.Sup.MDT", "Y.none", "Y.det-qos-req-ml-jrs", ""];
const TEXTS = [
  "Something",
  "TD410/WP4",
  "Another",
  "Draft",
  "One line",
  "TD500/PLEN",
  "",
  " ",
  "x\u0000y",
  "\u{1f600}",
  "n".repeat(201),
  "2026-02 (High priority)",
];
/** What is put where, by the name of the field: some of it right, some of it wrong. */
const POOLS: Readonly<Record<string, readonly unknown[]>> = {
  workItem: ITEMS,
  acronym: [...ITEMS, "Y.new", "Y.QKD-TLS"],
  question: ["Q16/13", "Q6/13", "Q99/13", "16"],
  body: ["WP4/13", "SG13", "WP1/13", "Q16/13"],
  studyGroup: ["SG13", "SG99"],
  scope: ["SG13", "WP4/13", "Q16/13", "Y.QKD-TLS", "nothing"],
  meeting: [MEETING, "T25-SG13-270101"],
  code: [MEETING, "T25-SG13-270101"],
  person: [...PEOPLE.map(({ handle }) => handle), "nobody"],
  onBehalfOf: ["sg-chair", "root", "nobody"],
  handle: ["ada", "root", "-"],
  email: ["a@example.org", "not an address"],
  mandate: ["M1", "M2"],
  expectedRevision: [1, 2, 3, 99, 0],
};
const BY_SCALAR: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, 0, -1, 50, 2_147_483_647],
  Boolean: [true, false],
  LocalDate: ["2026-02-27", "2026-03-02", "2025-01-01", "2030-01-01", "2026-02-30"],
  DateTimeISO: ["2026-02-27T10:00:00Z"],
};

/** Inputs of a type: what it wants, and of the rest now and then something. */
function inputs(type: GraphQLInputType, name = "", depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputs(type.ofType, name, depth);
  if (isListType(type)) return fc.array(inputs(type.ofType, name, depth), { maxLength: 2 });
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < 3 || isRequiredInputField(field),
    );
    const parts = fields.map((field) => {
      const value = inputs(field.type, field.name, depth + 1);
      const isSaid = isRequiredInputField(field) || field.name === "expectedRevision";
      return fc.oneof(
        { arbitrary: value, weight: isSaid ? 20 : 1 },
        { arbitrary: fc.constant(undefined), weight: isSaid ? 1 : 4 },
      );
    });
    return fc.tuple(...parts).map((values) => {
      const said = values.flatMap((value, index) =>
        value === undefined ? [] : [[fields[index]?.name, value]],
      );
      return Object.fromEntries(said) as unknown;
    });
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  return fc.constantFrom(...(POOLS[name] ?? BY_SCALAR[type.name] ?? TEXTS));
}

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
