import { assert } from "chai";
import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from "graphql";
// @ts-expect-error a script of the documentation, without types
import { walk } from "../../docs/approval-walkthrough.mjs";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { createSchema } from "../../src/graphql/schema.js";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { sweepOf } from "../support/coordinates.js";
import { randomFrom } from "../support/random.js";
import { type Pools, RandomOperations } from "../support/random-graphql.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
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
const UNREACHED: readonly string[] = ["BrokenAggregate", "Fault"];

describe(`random operations (${OPERATIONS}, SEED=${SEED})`, function () {
  this.timeout(Math.max(120_000, OPERATIONS * 200));
  let server: TestServer;
  let schema: GraphQLSchema;
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
    }
  });
});

describe("every type that a query leads to", () => {
  let story: SignInServer;
  before(async () => {
    story = await everythingOnRecord();
  });
  after(() => story.close());

  it("is come to by an administrator, at one moment or another of a long story, without a fault", async () => {
    const schema = await createSchema();
    const reached = new Set<string>();
    const rounds = [...ITEMS.map((acronym) => ({ acronym })), ...MOMENTS.map((moment) => ({ moment }))];
    for (const round of rounds) {
      for (const query of sweepOf(schema, { ...ARGUMENTS, ...round })) {
        const { data, errors } = await story.ask(query, {}, { token: tokenFor("root") });
        for (const { extensions, message } of errors)
          assert.include(["NOT_FOUND", "BAD_USER_INPUT"], extensions.code, `${message}: ${query}`);
        for (const name of namesIn(data)) reached.add(name);
      }
    }
    for (const query of OTHER_WAYS) {
      const who = query.startsWith("{ me") ? "tsb" : "root";
      const { data, errors } = await story.ask(query, {}, { token: tokenFor(who) });
      assert.deepEqual(errors, [], query);
      for (const name of namesIn(data)) reached.add(name);
    }
    const types = typesBelow(schema);
    assert.isAbove(types.length, 100);
    assert.deepEqual(
      types.filter((name) => !reached.has(name) && !UNREACHED.includes(name)),
      [],
    );
  });
});

/** The moments at which something is open that is over now. */
const MOMENTS = [
  ...["2025-05-01", "2026-03-01", "2026-03-12", "2026-03-20", "2026-04-29", "2026-05-25"].map(
    (day) => `{ asOf: "${day}" }`,
  ),
];

/** Items on which different things happened. */
const ITEMS = ["Y.DTN-ModelReq", "Y.QKD-TLS", "Y.NGNe-num", "Y.QKDN-qos-allo", "Y.agreed"].map(
  (name) => `"${name}"`,
);

/** Where the shortest way to a type does not lead to what is on record. */
const OTHER_WAYS = [
  '{ workItem(acronym: "Y.NGNe-num") { approval { steps { count { __typename } } } } }',
  '{ workItem(acronym: "Y.QKD-TLS") { approval { comments { nodes { resolution { __typename } } } } } }',
  '{ workItem(acronym: "Y.QKD-IPsec-fr") { decisions(includeVoided: true) { nodes { voided { __typename } } } } }',
  '{ liaisonStatement(code: "SG13-LS-o2") { withdrawn { __typename } } }',
  '{ question(label: "Q91/13") { proposedRevision { __typename } } }',
  "{ me { waiting { __typename } } }",
  '{ workItem(acronym: "Y.of-another-record") { importedRow { __typename cells { __typename } } } }',
];

const ARGUMENTS = {
  "orderOfBusiness.body": `"WP4/13"`,
  "businessLine.body": `"WP4/13"`,
  "reconcile.rows": `[{ cells: [{ column: WORK_ITEM, text: "Y.QKD-TLS" }, { column: QUESTION, text: "Q16/13" },
    { column: STATUS, text: "Approved on 2025-01-01" }] }]`,
  studyGroup: `"SG13"`,
  "studyGroup.label": `"SG13"`,
  "workingParty.label": `"WP3/13"`,
  "question.label": `"Q90/13"`,
  handle: `"root"`,
  acronym: `"Y.DTN-ModelReq"`,
  code: `"${MEETING}"`,
  "liaisonStatement.code": `"SG13-LS-o1"`,
  from: `{ date: "2025-01-01" }`,
  citation: `"Rec. ITU-T A.8 §3.1"`,
  all: "true",
  includeVoided: "true",
  "node.id": `"nonsense"`,
  "nodes.ids": `["nonsense"]`,
  "availableActions.by": "{ role: TSB }",
  "workItemCounts.by": "[QUESTION, DAYS_AT_STAGE]",
};

/** A server on which nearly everything happened that can happen: four approvals to their end, and what they lack. */
async function everythingOnRecord(): Promise<SignInServer> {
  const server = await startSignInServer({ now: () => "2026-11-01T12:00:00.000Z" });
  const tsb = tokenFor("tsb");
  await admit(server.tracker, { handle: "tsb", role: "TSB", scope: null });
  await admit(server.tracker, { handle: "root", role: "ADMINISTRATOR", scope: null });
  await walk(
    async (query: string, variables: Record<string, unknown>) =>
      (await server.ask(query, variables, { token: tsb })).data,
    () => undefined,
  );
  const act = async (mutation: string, input: object, token = tsb) => {
    const query = `mutation($input: ${inputName(mutation)}!) { ${mutation}(input: $input) { __typename ${mutation === "createToken" ? "" : "problems { message }"} } }`;
    const { data, errors } = await server.ask(query, { input }, { token });
    assert.deepEqual([errors, data?.[mutation]?.problems ?? []], [[], []], mutation);
  };
  const root = tokenFor("root");
  await act("createToken", { name: "A token", scopes: ["READ"] }, root);
  const supporters = ["KT", "CAICT", "NICT", "ETRI"].map((member) => ({ member, support: "A rapporteur" }));
  await act("proposeQuestion", { label: "Q90/13", titles: [], supporters, date: "2026-02-20" });
  await act("consultOnQuestion", { question: "Q90/13", document: "Circular 1", date: "2026-03-02" });
  await act("recordQuestionReply", {
    question: "Q90/13",
    memberState: "Japan",
    agrees: true,
    date: "2026-03-10",
  });
  await act("proposeQuestionRevision", { question: "Q90/13", text: "TD9", date: "2026-02-21" }).catch(
    () => undefined,
  );
  const liaison = {
    studyGroup: "SG13",
    title: "QKD",
    source: "Q16/13",
    destinations: [{ group: "IETF TLS", purpose: "ACTION" }],
    workItems: ["Y.QKDN-qos-allo"],
    deadline: "2026-10-01",
    date: "2026-02-27",
    meeting: MEETING,
  };
  const of = (n: number) => ({ liaison: `SG13-LS-o${n}` });
  await act("prepareLiaison", liaison);
  await act("prepareLiaison", { ...liaison, title: "Not sent" });
  await act("approveLiaison", { ...of(1), body: "WP4/13", meeting: MEETING });
  await act("sendLiaison", { ...of(1), serial: "LS1", date: "2026-03-02" });
  await act("withdrawLiaison", { ...of(2), reason: "Not needed", date: "2026-03-02" });
  const qos = { workItem: "Y.QKDN-qos-allo" };
  const particulars = {
    timing: "2026-03",
    parent: "Y.3800-series",
    editors: [{ name: "An Editor" }],
    externalReferences: ["RFC 8446"],
    a5Justifications: [{ organization: "IETF", document: "RFC 8446" }],
    checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES" }],
  };
  await act("updateWorkItem", { ...qos, expectedRevision: 2, particulars });
  await act("recordContribution", { ...qos, document: "C1", meeting: MEETING, receivedOn: "2026-02-20" });
  await act("waitFor", { ...qos, kind: "LIAISON", liaison: "SG13-LS-o1", since: "2026-03-02" });
  const cells = [
    { column: "WORK_ITEM", text: "Y.of-another-record" },
    { column: "QUESTION", text: "Q16/13" },
    { column: "STATUS", text: "Under study" },
  ];
  await act("importRows", { source: "wp.csv", rows: [{ cells }] });
  await act("recordIprStatement", { ...qos, holder: "A holder", terms: "REASONABLE_TERMS" });
  await act("relateWorkItem", { ...qos, kind: "COMPANION", to: "Y.QKD-TLS" });
  await act("shareWorkItem", { ...qos, questions: ["Q17/13"] });
  await act("openSitting", { meeting: MEETING, body: "WP4/13", at: "2026-02-27T08:00:00Z" });
  await act("arrangeBusiness", { meeting: MEETING, body: "WP4/13", lines: [qos.workItem] });
  await act("recordIprQuestion", { meeting: MEETING, body: "WP4/13", workItems: [qos.workItem] });
  const form = { organization: "IETF", qualified: true, decidedOn: "2026-03-13", document: "TD7" };
  await act("recordQualification", { studyGroup: "SG13", ...form });
  const consent = {
    kind: "CONSENT",
    outcome: "POSTPONED",
    meeting: MEETING,
    body: "WP4/13",
    reason: "Not ready",
  };
  const texts = [{ kind: "CLEAN", document: "TD8" }];
  await act("recordDecision", { ...qos, ...consent, decidedOn: "2026-02-27", texts });
  const lines = [{ workItem: "Y.QKD-IPsec-fr", outcome: "POSTPONED", reason: "Not ready" }];
  await act("recordDecisions", { meeting: MEETING, body: "WP4/13", decidedOn: "2026-02-27", on: { lines } });
  await act("takeBack", { workItem: "Y.QKD-IPsec-fr", act: { decision: "D1" }, reason: "Another item" });
  const agreed = {
    acronym: "Y.agreed",
    question: "Q16/13",
    type: "RECOMMENDATION",
    meeting: MEETING,
    body: "WP4/13",
  };
  const whole = {
    titles: [{ language: "en", text: "A title" }],
    summary: "S",
    scope: "S",
    baseTexts: ["C1"],
    timing: "2027-03",
  };
  const rest = {
    editors: [{ name: "An Editor" }],
    relations: [],
    liaisons: [],
    supportingMembers: ["KT", "NICT", "ETRI", "CAICT"],
  };
  await act("agreeNewWorkItem", {
    ...agreed,
    document: "TD420/WP4",
    agreedOn: "2026-02-27",
    particulars: { ...whole, ...rest },
  });
  await act("resolveComment", {
    workItem: "Y.QKD-TLS",
    comment: "C1",
    commentResult: "ACCEPTED",
    text: "Done",
    date: "2026-05-10",
  });
  const meeting = "T25-SG13-260713";
  const days = { startsOn: "2026-07-13", endsOn: "2026-07-24" };
  const agenda = [{ number: 9, title: "Deletion", purpose: "DELETION" }];
  const plan = { code: meeting, title: "SG13, Geneva", studyGroup: "SG13", announcedOn: "2026-04-01" };
  await act("planMeeting", { ...plan, sittings: [{ body: "SG13", ...days }], agenda });
  await act("importLetter", {
    name: "corrigendum.txt",
    text: "Geneva, 5 January 2026\nCorrigendum 1 to Collective letter 4/13\nPlace: Montreux\nSubject: Meetings of Working Parties",
  });
  const gone = { workItem: "Y.DTN-ModelReq" };
  await act("agreeDeletion", {
    ...gone,
    meeting,
    date: "2026-07-20",
    reason: "Obsolete",
    memberStatesPresent: 20,
    opposingMemberStates: 0,
    acting: { onBehalfOf: "kazunori-tanikawa" },
  });
  await act("announceDeletion", { ...gone, document: "Circular 9", date: "2026-08-03" });
  await act("recordObjection", { ...gone, member: "Japan", category: "MEMBER_STATE", date: "2026-08-10" });
  await act("adoptQuestion", { label: "Q91/13", titles: [], date: "2026-02-20" }, root);
  await act("proposeQuestionRevision", { question: "Q91/13", text: "TD9", date: "2026-02-21" });
  await act("registerPerson", { handle: "ada", name: "Ada", since: "2025-01-01" }, root);
  await act("appoint", { person: "ada", role: "RAPPORTEUR", scope: "Q16/13", from: "2026-11-01" }, root);
  await act("voidMandate", { person: "ada", mandate: "M1", reason: "Another person" }, root);
  return server;
}

/** The object types that a query leads to; payloads of mutations and what is only in them are another matter. */
function typesBelow(schema: GraphQLSchema): string[] {
  const query = schema.getQueryType();
  const found = new Set(query ? [query] : []);
  for (const type of found) {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      const kinds = isAbstractType(next) ? schema.getPossibleTypes(next) : isObjectType(next) ? [next] : [];
      for (const kind of kinds) found.add(kind);
    }
  }
  return [...found].map(({ name }) => name).filter((name) => name !== "Query");
}

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
