import { assert } from "chai";
import { type GraphQLSchema, isObjectType } from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { randomFrom } from "../support/random.js";
import { type Pools, RandomOperations } from "../support/random-graphql.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING } from "./support.js";

/** OPERATIONS=10000 runs the whole of it; SEED=… repeats one. */
const OPERATIONS = Number(process.env.OPERATIONS ?? 200);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const DATES = [
  "2026-02-27",
  "2026-02-26",
  "2026-01-15",
  "2026-03-16",
  "2026-04-13",
  "2025-11-06",
  "2099-01-01",
];
const TEXTS = ["TD305-R1/WP3", "A text", "第16", "Łódź", "a b", "Korea (Republic of)", "<b>", "Y.3094"];
const NAMES = ["Y.QKD-TLS", "Y.DTN-ModelReq", "y.qkd-tls", "Y.Sup.MDT", "Y.none", "Y.random-1", "Y.random-2"];
const ROLES = ["TSB", "SG_CHAIR", "WP_CHAIR", "RAPPORTEUR", "EDITOR", "ADMINISTRATOR"];

const POOLS: Pools = {
  String: TEXTS,
  Int: [0, 1, 2, 3, 5, 20, -1, 2147483647],
  Float: [0, 1.5],
  Boolean: [true, false],
  ID: ["nonsense", "d29ya0l0ZW06eA"],
  LocalDate: DATES,
  DateTimeISO: ["2026-02-27T12:00:00.000Z", "2020-01-01T00:00:00.000Z"],
  JSON: [{ a: 1 }],
  first: [0, 1, 3, 5],
  last: [1, 2],
  acronym: NAMES,
  workItem: NAMES,
  workItems: NAMES,
  named: NAMES,
  item: NAMES,
  into: NAMES,
  meeting: [MEETING, "T25-SG13-990101"],
  code: [MEETING, "M1", "D1"],
  label: ["Q16/13", "SG13", "WP4/13", "WP3/13"],
  question: ["Q16/13", "Q22/13"],
  questions: ["Q16/13", "Q22/13"],
  workingParty: ["WP3/13", "WP4/13"],
  studyGroup: ["SG13"],
  body: ["WP3/13", "WP4/13", "SG13", "WTSA"],
  handle: ["wang-ling", "try-out-editor", "nobody"],
  person: ["wang-ling", "nobody"],
  scope: ["SG13", "WP4/13", "Q16/13", "Y.QKD-TLS"],
  language: ["en", "zh", "ar"],
  expectedRevision: [1, 2, 3],
  event: [1, 2, 3],
  decision: ["D1"],
  comment: ["C1"],
  studyPeriod: ["2029-2032", "2025-2028"],
  month: ["2026-02"],
  timingFrom: ["2026-02"],
  timingTo: ["2026-12"],
  timing: ["2026-12", "soon"],
  check: ["TECHNICAL_ACCURACY"],
  startTime: ["09:00", "25:00"],
  agendaItem: [4, 5, 6, 99],
  number: [1, 2, 3],
  assignedNumber: ["Y.3999", "Y Suppl. 99", "nonsense"],
  email: ["a@example.org", "not an address"],
  onBehalfOf: ["wang-ling", "nobody"],
};

/** Types that nothing on record reaches here, and why. */
const UNREACHED: readonly string[] = ["BrokenAggregate", "HistoryFault"];

describe(`random operations (${OPERATIONS}, SEED=${SEED})`, function () {
  this.timeout(Math.max(120_000, OPERATIONS * 200));
  let server: TestServer;
  let schema: GraphQLSchema;
  const reached = new Set<string>();
  before(async () => {
    server = await startTestServer({ now: () => "2026-04-20T09:00:00.000Z" });
    schema = await createSchema();
  });
  after(() => server.close());

  /** What is said of an operation, short enough to be read. */
  const short = (what: string) => (what.length > 600 ? `${what.slice(0, 600)} …` : what);
  const noFault = (
    what: string,
    {
      status,
      errors,
    }: { status: number; errors: readonly { message: string; extensions?: { code?: unknown } }[] },
  ) => {
    assert.isBelow(
      status,
      500 + (status === 503 ? 500 : 0),
      `${JSON.stringify(errors).slice(0, 300)}: ${short(what)}`,
    );
    for (const { message, extensions } of errors) {
      assert.isString(extensions?.code, `${message} has a code: ${short(what)}`);
      assert.notEqual(extensions?.code, "INTERNAL_SERVER_ERROR", `${message}: ${short(what)}`);
    }
  };

  it("of mutations, valid and broken, are never a fault, and store nothing that is not allowed", async () => {
    const random = new RandomOperations(schema, randomFrom(SEED), POOLS);
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    let stored = 0;
    for (let count = 0; count < OPERATIONS; count += 1) {
      const mutation = mutations[count % mutations.length];
      const [input] = mutation?.args ?? [];
      if (!mutation || !input) continue;
      const broken = count % 3 === 0 ? 0.1 : 0;
      const value = {
        ...(random.input(input.type, broken) as object),
        by: { name: "Random", role: random.one(ROLES) },
      };
      const query = `mutation($input: ${input.type}) { ${mutation.name}(input: $input) { __typename problems { code } } }`;
      const answer = await server.ask(query, { input: value });
      noFault(`${mutation.name} ${JSON.stringify(value)}`, answer);
      if (answer.data?.[mutation.name]?.problems?.length === 0) stored += 1;
    }
    if (OPERATIONS >= 1000) assert.isAbove(stored, 0, "some of them were done");
    const { broken } = await verifyDatabase(server.database.connection);
    assert.deepEqual(broken, []);
    for (const name of ["workItems", "meetings", "persons", "studyGroups"]) {
      const documents = await server.database.connection.collection(name).find().toArray();
      for (const document of documents) assertWellFormed(document, name);
    }
  });

  it("of queries are never a fault, whatever they ask", async () => {
    const random = new RandomOperations(schema, randomFrom(SEED + 1), {
      ...POOLS,
      id: [...(POOLS.ID ?? []), ...(await idsOn(server))],
      ids: await idsOn(server),
    });
    for (let count = 0; count < OPERATIONS; count += 1) {
      const query = random.query();
      const answer = await server.ask(query);
      noFault(query, answer);
      for (const name of namesIn(answer.data)) reached.add(name);
    }
  });

  it("came to every type of the schema", function () {
    if (OPERATIONS < 10_000) this.skip();
    const payloads = /Payload$|^__|^Mutation$|^Query$/;
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const missed = types.map(({ name }) => name).filter((name) => !payloads.test(name) && !reached.has(name));
    assert.deepEqual(
      missed.filter((name) => !UNREACHED.includes(name)),
      [],
    );
  });
});

/** Every `__typename` of an answer. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === "__typename" ? [String(one)] : namesIn(one)));
}

async function idsOn(server: TestServer): Promise<string[]> {
  const { data } = await server.ask(
    "{ workItems(first: 5) { nodes { id history { nodes { id } } } } meetings { nodes { id } } persons { nodes { id } } studyGroups { id } }",
  );
  return (
    JSON.stringify(data ?? {})
      .match(/"id":"[^"]+"/g)
      ?.map((found) => found.slice(6, -1)) ?? []
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be stored
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Every text that is stored is well-formed, normalised and without control characters. */
function assertWellFormed(value: unknown, where: string): void {
  if (typeof value === "string") {
    assert.isTrue(value.isWellFormed(), where);
    assert.equal(value, value.normalize("NFC"), where);
    assert.notMatch(value, CONTROL, where);
  } else if (Array.isArray(value)) {
    for (const one of value) assertWellFormed(one, where);
  } else if (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    for (const [key, one] of Object.entries(value)) assertWellFormed(one, `${where}.${key}`);
  }
}
