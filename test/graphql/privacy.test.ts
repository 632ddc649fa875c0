import { inspect } from "node:util";
import { EJSON } from "bson";
import { assert } from "chai";
import { type GraphQLSchema, parse } from "graphql";
import { prepareLiaison } from "../../src/application/begin-liaison.js";
import { createToken } from "../../src/application/tokens.js";
import type { Tracker } from "../../src/application/tracker.js";
import { TOKEN_SCOPES, type TokenScope } from "../../src/domain/vocabulary.js";
import { writeNodeId } from "../../src/graphql/node-id.js";
import { createSchema } from "../../src/graphql/schema.js";
import { backupLines } from "../../src/persistence/backup.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { coordinatesIn, coordinatesOf, sweepOf } from "../support/coordinates.js";
import { toldSoFar } from "../support/listening.js";
import { admit } from "../support/signed-in.js";
import { type Answer, startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, MEETING } from "./support.js";

const HANDLE = "watched";
/** In the addresses, and in nothing else. */
const ADDRESS = "zq7mail";
/** In the identity, and in nothing else. */
const IDENTITY = "zq8identity";
const ISSUER = `https://${IDENTITY}.example`;
const SUBJECT = `${IDENTITY}-subject`;
const JWT = "a-token-of-the-issuer";

const idOf = ({ id }: { id: string }) => id;

const PERSON = "handle email";
const EVENT =
  "seq action hash by { name handle person { handle } mandate { code person { handle } } } changes(all: true) { field before after }";
const MANDATE = `code person { ${PERSON} }`;

/** A place where a person or an event is shown. */
interface Place {
  readonly name: string;
  readonly query: string;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Whether the address is there, for those who may see it. */
  readonly shows: boolean;
}

const shown = (name: string, query: string, input?: Place["input"]): Place => ({
  name,
  query,
  input,
  shows: true,
});
const other = (name: string, query: string, input?: Place["input"]): Place => ({
  ...shown(name, query, input),
  shows: false,
});

/** The first liaison statement of SG13, which the tests prepare. */
const LIAISON = "SG13-LS-o1";

const READ_PLACES: readonly Place[] = [
  shown("a person", `{ person(handle: "${HANDLE}") { ${PERSON} } }`),
  shown(
    "a person of the past",
    `{ person(handle: "${HANDLE}", moment: { asOf: "2026-03-01" }) { ${PERSON} } }`,
  ),
  shown("the list of persons", `{ persons(first: 100) { nodes { ${PERSON} } } }`),
  shown(
    "acts that are watched",
    `subscription { acts(after: "0") {
      record { ... on Person { ${PERSON} } } workItem { acronym } events { ${EVENT} } changes { by { name } }
    } }`,
  ),
  shown("the edges of that list", `{ persons(first: 100) { edges { node { ${PERSON} } } } }`),
  shown(
    "a person's own mandates",
    `{ person(handle: "${HANDLE}") { mandates(all: true) { nodes { ${MANDATE} } } } }`,
  ),
  shown(
    "the edges of a person's mandates",
    `{ person(handle: "${HANDLE}") { mandates(all: true) { edges { node { ${MANDATE} } } } } }`,
  ),
  shown(
    "the edges of a person's history",
    `{ person(handle: "${HANDLE}") { history { edges { node { ${EVENT} } } } } }`,
  ),
  shown("a person's history", `{ person(handle: "${HANDLE}") { history { nodes { ${EVENT} } } } }`),
  other("the chair of a study group", `{ studyGroup(label: "SG13") { chair { ${PERSON} } } }`),
  shown(
    "the mandates of a study group",
    `{ studyGroup(label: "SG13") { mandates { nodes { ${MANDATE} } } } }`,
  ),
  shown("the chair of a working party", `{ workingParty(label: "WP4/13") { chair { ${PERSON} } } }`),
  shown(
    "the mandates of a working party",
    `{ workingParty(label: "WP4/13") { mandates { nodes { ${MANDATE} } } } }`,
  ),
  shown("the mandates of a Question", `{ question(label: "Q16/13") { mandates { nodes { ${MANDATE} } } } }`),
  shown(
    "the mandates of an item",
    `{ workItem(acronym: "Y.QKD-TLS") { mandates { nodes { ${MANDATE} } } } }`,
  ),
  shown(
    "those who could act",
    `{ workItem(acronym: "Y.QKD-TLS") { availableActions(by: { role: EDITOR }) { holders { ${MANDATE} } } } }`,
  ),
  shown(
    "those who could act upon a Question",
    `{ question(label: "Q16/13") { availableActions(by: { role: EDITOR }) { holders { ${MANDATE} } } } }`,
  ),
  shown(
    "who took the chair of a sitting",
    `{ meeting(code: "${MEETING}") { sittings { actingChairs { ${PERSON} } } } }`,
  ),
  other(
    "who opened and closed a sitting",
    `{ meeting(code: "${MEETING}") { sittings { sessions { openedBy { name handle person { ${PERSON} } } closedBy { handle } } } } }`,
  ),
  other("the history of an item", `{ workItem(acronym: "Y.QKD-TLS") { history { nodes { ${EVENT} } } } }`),
  other("the history of a study group", `{ studyGroup(label: "SG13") { history { nodes { ${EVENT} } } } }`),
  other(
    "the history of a working party",
    `{ workingParty(label: "WP4/13") { history { nodes { ${EVENT} } } } }`,
  ),
  other("the history of a Question", `{ question(label: "Q16/13") { history { nodes { ${EVENT} } } } }`),
  other("the history of a meeting", `{ meeting(code: "${MEETING}") { history { nodes { ${EVENT} } } } }`),
  other(
    "the editors of an item",
    `{ workItem(acronym: "Y.QKD-TLS") { editors { name person { ${PERSON} } } } }`,
  ),
  other("the search for an address", `{ persons(text: "${ADDRESS}") { totalCount nodes { ${PERSON} } } }`),
  other("the search for an identity", `{ persons(text: "${IDENTITY}") { totalCount nodes { ${PERSON} } } }`),
  other("the check of the histories", "{ verify { events broken { id name faults { message } } } }"),
];

/** What only those who audit see; nobody else is shown anything. */
const AUDIT = `{ mandateAudit { nodes { person { ${PERSON} } event { ${EVENT} } mandate { ${MANDATE} } acts { event { ${EVENT} } } } } }`;

/** Whoever signed in is told what happened since the revision that he or she saw, whatever it was about. */
const CONFLICTS: readonly Place[] = [
  conflict("updatePerson", "UpdatePersonInput", { person: HANDLE, name: "Another" }),
  conflict("appoint", "AppointInput", { person: HANDLE, role: "TSB", from: "2026-03-01" }),
  conflict("endMandate", "EndMandateInput", { person: HANDLE, mandate: "M1", until: "2026-03-31" }),
];

function conflict(mutation: string, type: string, input: Readonly<Record<string, unknown>>): Place {
  const query = `mutation($input: ${type}!) { ${mutation}(input: $input) {
    person { ${PERSON} history { nodes { ${EVENT} } } } changedSince { ${EVENT} } problems { code message remedy } } }`;
  return shown(`${mutation} of an old revision`, query, { ...input, expectedRevision: 1 });
}

/** The payloads of acts upon other things, and refusals that speak of the person. */
const OTHER_PAYLOADS: readonly Place[] = [
  other(
    "a refused registration under the same handle",
    `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) {
      person { ${PERSON} } problems { code message remedy } } }`,
    { handle: HANDLE, name: "Somebody" },
  ),
  other(
    "an item of an old revision",
    `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) {
      workItem { acronym } changedSince { ${EVENT} } } }`,
    { workItem: "Y.QKD-TLS", expectedRevision: 1, summary: "New" },
  ),
  other(
    "a decision on an old revision",
    `mutation($input: RecordDecisionInput!) { recordDecision(input: $input) {
      decision { id workItem { acronym } } workItem { acronym } changedSince { ${EVENT} } } }`,
    {
      workItem: "Y.QKD-TLS",
      expectedRevision: 1,
      kind: "CONSENT",
      outcome: "POSTPONED",
      body: "WP4/13",
      meeting: MEETING,
    },
  ),
  other(
    "decisions on several texts, one of an old revision",
    `mutation($input: RecordDecisionsInput!) { recordDecisions(input: $input) {
      results { decision { id workItem { acronym } } workItem { acronym history { nodes { ${EVENT} } } } } } }`,
    {
      meeting: MEETING,
      body: "WP4/13",
      on: { lines: [{ workItem: "Y.QKD-TLS", expectedRevision: 1, outcome: "POSTPONED" }] },
    },
  ),
  other(
    "a rehearsal of a correction, of an old revision",
    `mutation($input: TakeBackInput!) { takeBack(input: $input) {
      workItem { acronym } events { ${EVENT} } changedSince { ${EVENT} } } }`,
    { workItem: "Y.QKD-TLS", expectedRevision: 1, event: 2, reason: "Wrong", dryRun: true },
  ),
  other(
    "a correction of a meeting of an old revision",
    `mutation($input: CorrectMeetingInput!) { correctMeeting(input: $input) {
      meeting { code } warnings { message } changedSince { ${EVENT} } } }`,
    { meeting: MEETING, expectedRevision: 1, reason: "Wrong", place: "Geneva", dryRun: true },
  ),
  other(
    "a study group of an old revision",
    `mutation($input: AuthoriseWorkingPartiesInput!) { authoriseWorkingParties(input: $input) {
      studyGroup { label } changedSince { ${EVENT} } } }`,
    { studyGroup: "SG13", expectedRevision: 1, type: "SUPPLEMENT", meeting: MEETING, document: "TD1" },
  ),
  other(
    "a working party of an old revision",
    `mutation($input: RenameWorkingPartyInput!) { renameWorkingParty(input: $input) {
      workingParty { label } changedSince { ${EVENT} } } }`,
    { workingParty: "WP4/13", expectedRevision: 1, names: [{ language: "en", text: "X" }], dryRun: true },
  ),
  other(
    "a Question of an old revision",
    `mutation($input: RetitleQuestionInput!) { retitleQuestion(input: $input) {
      question { label } changedSince { ${EVENT} } } }`,
    { question: "Q16/13", expectedRevision: 1, titles: [{ language: "en", text: "X" }], dryRun: true },
  ),
  other(
    "a liaison statement of an old revision",
    `mutation($input: UpdateLiaisonInput!) { updateLiaison(input: $input) {
      liaisonStatement { code history { nodes { ${EVENT} } } } changedSince { ${EVENT} } } }`,
    { liaison: LIAISON, expectedRevision: 1, title: "X", dryRun: true },
  ),
  other(
    "the rehearsal of the turn of a study period",
    `mutation($input: TurnStudyPeriodInput!) { turnStudyPeriod(input: $input) {
      studyGroup { label } changedSince { ${EVENT} }
      turn { questions { question { label } } items { workItem { acronym } } } } }`,
    { studyGroup: "SG13", to: "2029-2032", questions: [], dryRun: true },
  ),
  other(
    "a refused act upon many items",
    `mutation($input: RequestAnnouncementsInput!) { requestAnnouncements(input: $input) {
      results { name workItem { acronym } problems { code message remedy } } } }`,
    { workItems: ["Y.QKD-TLS"] },
  ),
  other(
    "a letter of a meeting that is on record",
    `mutation($input: ImportLetterInput!) { importLetter(input: $input) {
      meeting { code history { nodes { ${EVENT} } } } letter { lines { name } } problems { code message } } }`,
    {
      name: "letter.txt",
      text: "Collective letter 4/13\nSubject: Meeting of Working Party 4/13; Geneva, 27 February 2026",
      dryRun: true,
    },
  ),
  other(
    "a refused meeting",
    `mutation($input: PlanMeetingInput!) { planMeeting(input: $input) {
      meeting { code history { nodes { ${EVENT} } } } problems { code message } } }`,
    {
      code: MEETING,
      title: "Again",
      studyGroup: "SG13",
      sittings: [{ body: "SG13", startsOn: "2026-10-01" }],
      agenda: [],
    },
  ),
];

const PLACES = [...READ_PLACES, ...CONFLICTS, ...OTHER_PAYLOADS];

/** Arguments for the sweep through the whole schema. */
/** An id that nothing has; a person by id is looked for in a test of its own. */
const NOBODY = JSON.stringify(writeNodeId({ type: "Person", aggregate: "none", part: null, moment: null }));

const ARGUMENTS = {
  "orderOfBusiness.body": `"WP4/13"`,
  "businessLine.body": `"WP4/13"`,
  "reconcile.rows": `[{ cells: [{ column: WORK_ITEM, text: "Y.QKD-TLS" }, { column: QUESTION, text: "Q16/13" },
    { column: STATUS, text: "Approved on 2025-01-01" }] }]`,
  handle: `"${HANDLE}"`,
  person: `"${HANDLE}"`,
  acronym: `"Y.QKD-TLS"`,
  code: `"${MEETING}"`,
  "liaisonStatement.code": `"${LIAISON}"`,
  from: `{ date: "2025-01-01" }`,
  citation: `"Rec. ITU-T A.8 §3.1"`,
  studyGroup: `"SG13"`,
  "node.id": NOBODY,
  "nodes.ids": `[${NOBODY}]`,
  all: "true",
  "studyGroup.label": `"SG13"`,
  "workingParty.label": `"WP4/13"`,
  "question.label": `"Q16/13"`,
  "workItemCounts.by": "[QUESTION, WORKING_PARTY]",
  "availableActions.by": `{ person: "${HANDLE}" }`,
};

describe("privacy", () => {
  let server: TestServer;
  let tracker: Tracker;
  let schema: GraphQLSchema;
  const secrets: string[] = [];
  const tokens = { root: "", reader: "", writer: "", self: "", selfWithoutRead: "" };

  before(async () => {
    schema = await createSchema();
    server = await startTestServer({
      now: () => AFTER_MEETING,
      authenticate: (known, log) => {
        tracker = known;
        const verify = async (text: string) => (text === JWT ? { issuer: ISSUER, subject: SUBJECT } : null);
        return authenticator({ tracker, log, tryOut: null, verify });
      },
    });
    await admit(tracker, { handle: "root", role: "ADMINISTRATOR", scope: null });
    await admit(tracker, { handle: "colleague", role: "RAPPORTEUR", scope: "Q2/13" });
    const withoutRead = TOKEN_SCOPES.filter((scope) => scope !== "READ");
    tokens.root = await tokenOf("root", TOKEN_SCOPES);
    tokens.reader = await tokenOf("colleague", ["READ"]);
    tokens.writer = await tokenOf("colleague", withoutRead);
    await watch();
    const destinations = [{ group: "IETF TLS", purpose: "ACTION" as const }];
    const by = { name: "TSB", role: "TSB" as const };
    const liaison = { studyGroup: "SG13", title: "QKD", source: "Q16/13", destinations, by };
    const { aggregate } = await prepareLiaison(tracker, liaison);
    assert.equal(aggregate?.code, LIAISON);
    tokens.self = await tokenOf(HANDLE, TOKEN_SCOPES);
    tokens.selfWithoutRead = await tokenOf(HANDLE, withoutRead);
  });
  after(() => server.close());

  async function tokenOf(handle: string, scopes: readonly TokenScope[]): Promise<string> {
    const person = tracker.programme.current.person(handle);
    assert(person);
    const { secret } = await createToken(tracker, person, { name: "For a test", scopes });
    assert(secret);
    secrets.push(secret, secret.slice(secret.lastIndexOf("_") + 1));
    return secret;
  }

  async function done(mutation: string, type: string, input: Record<string, unknown>): Promise<void> {
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { problems { code } } }`;
    const { data, errors } = await server.ask(query, { input }, { token: tokens.root });
    assert.deepEqual({ errors, problems: data?.[mutation].problems }, { errors: [], problems: [] });
  }

  /** Makes the person who is looked for: with an address that changed, an identity, and a mandate of every kind. */
  async function watch(): Promise<void> {
    const address = `${ADDRESS}@one.example`;
    const since = "2025-01-01";
    const registration = { handle: HANDLE, name: "A Person", email: address, since, idempotencyKey: "k1" };
    await done("registerPerson", "RegisterPersonInput", registration);
    const identity = { issuer: ISSUER, subject: SUBJECT };
    await done("updatePerson", "UpdatePersonInput", { person: HANDLE, identity, idempotencyKey: "k2" });
    await done("updatePerson", "UpdatePersonInput", { person: HANDLE, email: `${ADDRESS}@two.example` });
    const mandates = [
      ["SG_VICE_CHAIR", "SG13"],
      ["WP_CHAIR", "WP4/13"],
      ["RAPPORTEUR", "Q16/13"],
      ["EDITOR", "Y.QKD-TLS"],
      ["TSB", null],
    ];
    for (const [role, scope] of mandates) {
      await done("appoint", "AppointInput", {
        person: HANDLE,
        role,
        scope,
        from: "2026-01-01",
        basis: { note: "As agreed" },
      });
    }
    const acting = { role: "WP_CHAIR", scope: "WP3/13", from: "2026-02-27", actingAt: MEETING };
    await done("appoint", "AppointInput", { person: HANDLE, ...acting, basis: { note: "As agreed" } });
  }

  const look = ({ query, input }: Pick<Place, "query" | "input">, token?: string): Promise<Answer> =>
    query.startsWith("subscription")
      ? toldSoFar(server, { query, ...(token ? { token } : {}) })
      : server.ask(query, input ? { input } : {}, token ? { token } : {});

  /** Whatever is in an answer: the aggregate's id too, with which the hashes would tell whether a guess is right. */
  function assertHides(answer: unknown, ...words: string[]): void {
    const text = JSON.stringify(answer);
    const id = tracker.programme.current.person(HANDLE)?.id ?? "";
    assert.match(id, /\S/);
    for (const word of [IDENTITY, id, ...secrets, ...words]) {
      assert.notInclude(text.toLowerCase(), word.toLowerCase());
    }
  }

  for (const place of PLACES) {
    it(`keeps the address and the identity from nobody in particular: ${place.name}`, async () => {
      assertHides(await look(place), ADDRESS);
    });

    it(`keeps them from tokens that are not good for READ: ${place.name}`, async () => {
      for (const token of [tokens.writer, tokens.selfWithoutRead]) {
        const answer = await look(place, token);
        assert.deepEqual(answer.errors, []);
        assertHides(answer, ADDRESS);
      }
    });

    it(`shows the address${place.shows ? "" : " nowhere else"} to those who read: ${place.name}`, async () => {
      for (const token of [tokens.reader, tokens.root, tokens.self, JWT]) {
        const answer = await look(place, token);
        assert.deepEqual(answer.errors, []);
        assertHides(answer, ...(place.shows ? [] : [ADDRESS]));
        if (place.shows) assert.include(JSON.stringify(answer.data), ADDRESS);
      }
    });
  }

  it("shows what is out of the ordinary to those who audit, and nothing of it to others", async () => {
    for (const token of [undefined, tokens.writer, tokens.reader]) {
      const answer = await look({ query: AUDIT }, token);
      assert.equal(answer.errors[0]?.extensions.code, token ? "FORBIDDEN" : "UNAUTHENTICATED");
      assert.deepEqual(answer.data ?? { mandateAudit: null }, { mandateAudit: null });
      assertHides(answer, ADDRESS);
    }
    const answer = await look({ query: AUDIT }, tokens.root);
    assert.deepEqual(answer.errors, []);
    assert.include(JSON.stringify(answer.data), `${ADDRESS}@two.example`);
    assertHides(answer);
  });

  it("shows the address of a colleague to nobody without a mandate in force, and one's own to everybody", async () => {
    await done("registerPerson", "RegisterPersonInput", {
      handle: "guest",
      name: "G",
      email: "guest@zq9.example",
    });
    const guest = await tokenOf("guest", TOKEN_SCOPES);
    for (const place of PLACES.filter(({ query, shows }) => shows && !query.startsWith("mutation"))) {
      assertHides(await look(place, guest), ADDRESS);
    }
    const own = await look(
      { query: `{ person(handle: "guest") { ${PERSON} history { nodes { ${EVENT} } } } }` },
      guest,
    );
    assert.equal(own.data.person.email, "guest@zq9.example");
    assert.include(JSON.stringify(own.data.person.history.nodes), "guest@zq9.example");
    const ended = { person: "colleague", mandate: "M1", until: "2026-03-01" };
    await done("endMandate", "EndMandateInput", ended);
    const person = { query: `{ person(handle: "${HANDLE}") { ${PERSON} } }` };
    assertHides(await look(person, tokens.reader), ADDRESS);
    const again = { person: "colleague", role: "RAPPORTEUR", scope: "Q2/13", from: "2026-03-02" };
    await done("appoint", "AppointInput", again);
    assert.equal((await look(person, tokens.reader)).data.person.email, `${ADDRESS}@two.example`);
  });

  it("tells a person who asks for himself or herself the address, with READ alone", async () => {
    const place = {
      query: `{ me { person { ${PERSON} history { nodes { ${EVENT} } } } tokens { id name } } }`,
    };
    assert.deepEqual((await look(place)).data, { me: null });
    for (const token of [tokens.self, JWT]) {
      const answer = await look(place, token);
      assert.equal(answer.data.me.person.email, `${ADDRESS}@two.example`);
      assertHides(answer);
    }
    const refused = await look(place, tokens.selfWithoutRead);
    assert.equal(refused.errors[0]?.extensions.code, "FORBIDDEN");
    assertHides(refused, ADDRESS);
  });

  it("keeps them where a person, a mandate or an event is asked for by its id", async () => {
    const ids = `{ person(handle: "${HANDLE}") { id mandates(all: true) { nodes { id } } history { nodes { id } } } }`;
    const { person } = (await look({ query: ids })).data;
    const all = [person.id, ...person.mandates.nodes.map(idOf), ...person.history.nodes.map(idOf)];
    const query = `{ nodes(ids: ${JSON.stringify(all)}) {
      ... on Person { ${PERSON} } ... on Mandate { ${MANDATE} } ... on HistoryEvent { ${EVENT} } } }`;
    const hidden = await look({ query });
    assert.lengthOf(hidden.data.nodes.filter(Boolean), all.length);
    assertHides(hidden);
    assert.include(JSON.stringify(await look({ query }, tokens.reader)), ADDRESS);
  });

  it("says in a history that the identity was changed, and not to what", async () => {
    const place = {
      query: `{ person(handle: "${HANDLE}") { history { nodes { changes { field before after } } } } }`,
    };
    const { data } = await look(place, tokens.root);
    const [, linked, moved] = data.person.history.nodes;
    assert.deepEqual(linked.changes, [{ field: "identity", before: null, after: "(withheld)" }]);
    const [before, after] = [`${ADDRESS}@one.example`, `${ADDRESS}@two.example`];
    assert.deepEqual(moved.changes, [{ field: "email", before, after }]);
    const hidden = await look(place);
    const withheld = { field: "email", before: "(withheld)", after: "(withheld)" };
    assert.deepEqual(hidden.data.person.history.nodes[2].changes, [withheld]);
  });

  it("finds nobody by address or identity", async () => {
    for (const text of [ADDRESS, `${ADDRESS}@two.example`, IDENTITY, SUBJECT]) {
      const { data } = await look({ query: `{ persons(text: "${text}") { totalCount } }` }, tokens.root);
      assert.deepEqual(data, { persons: { totalCount: 0 } });
    }
  });

  describe("of an identity that is somebody's", () => {
    const query = `mutation($input: UpdatePersonInput!) { updatePerson(input: $input) {
      person { ${PERSON} } problems { code message remedy } } }`;
    const guess = { person: "colleague", identity: { issuer: ISSUER, subject: SUBJECT } };
    const codesFor = async (token: string, input: Record<string, unknown>): Promise<string[]> => {
      const answer = await look({ query, input }, token);
      assert.deepEqual(answer.errors, []);
      assertHides(answer, ADDRESS);
      return answer.data.updatePerson.problems.map(({ code }: { code: string }) => code);
    };

    it("tells an administrator whose it is", async () => {
      assert.deepEqual(await codesFor(tokens.root, guess), ["IDENTITY_TAKEN"]);
    });

    it("tells those who may not link identities nothing, right or wrong", async () => {
      const wrong = { ...guess, identity: { issuer: ISSUER, subject: "somebody" } };
      assert.deepEqual(await codesFor(tokens.writer, guess), await codesFor(tokens.writer, wrong));
    });
  });

  it("does not repeat an address in a complaint about it", async () => {
    const query = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { problems { code } } }`;
    const faulty = [`${ADDRESS} at one.example`, `${ADDRESS}@`];
    for (const email of faulty) {
      const answer = await look({ query, input: { handle: "faulty", name: "X", email } }, tokens.root);
      assert.equal(answer.errors[0]?.extensions.code, "BAD_USER_INPUT");
      assertHides(answer, ADDRESS);
    }
  });

  it("keeps them wherever else the schema leads, whoever asks", async () => {
    for (const query of sweepOf(schema, ARGUMENTS)) {
      const [nobody, writer] = [await look({ query }), await look({ query }, tokens.writer)];
      const isAudit = query.includes("mandateAudit");
      const reader = await look({ query }, isAudit ? tokens.root : tokens.reader);
      for (const answer of isAudit ? [reader] : [nobody, reader]) assert.deepEqual(answer.errors, [], query);
      assertHides([nobody, writer], ADDRESS);
      assertHides(reader);
    }
  });

  it("has such a test for every field that shows a person or an event", () => {
    const direct = ["Person", "PersonConnection", "PersonEdge", "Mandate", "HistoryEvent"];
    const queries = [...PLACES.map(({ query }) => query), AUDIT];
    const asked = new Set(queries.flatMap((query) => coordinatesIn(schema, parse(query))));
    // Whoever signed in is another matter: see the test of `me`.
    asked.add("Me.person");
    const wanted = coordinatesOf(schema, direct, { below: false });
    assert.isNotEmpty(wanted);
    assert.deepEqual(
      wanted.filter((field) => !asked.has(field)),
      [],
    );
  });

  it("has such a test for every field that leads to one", () => {
    const queries = [...PLACES.map(({ query }) => query), AUDIT, ...sweepOf(schema, ARGUMENTS)];
    const asked = new Set(queries.flatMap((query) => coordinatesIn(schema, parse(query))));
    const wanted = coordinatesOf(schema, ["Person", "HistoryEvent"], { below: true });
    assert.isNotEmpty(wanted);
    assert.deepEqual(
      wanted.filter((field) => !asked.has(field)),
      [],
    );
  });

  it("shows a new token once, and never again", async () => {
    const query = `mutation($input: CreateTokenInput!) { createToken(input: $input) {
      token { id name } secret problems { code } } }`;
    const { data } = await look({ query, input: { name: "New", scopes: ["READ"] } }, tokens.self);
    assert.match(data.createToken.secret, /^wpt_/);
    secrets.push(data.createToken.secret, data.createToken.secret.split("_")[2]);
    const again = await look({ query: "{ me { tokens { id name } } }" }, tokens.self);
    assert.include(JSON.stringify(again), data.createToken.token.id);
    assertHides(again);
  });

  it("keeps the address and the identity with the person in the database, and no token anywhere", async () => {
    const { connection } = server.database;
    const names = (await connection.listCollections()).map(({ name }) => name);
    assert.include(names, "persons");
    for (const name of names) {
      const stored = await connection.collection(name).find().toArray();
      const text = EJSON.stringify(stored).toLowerCase();
      const elsewhere = name === "persons" ? [] : [ADDRESS, IDENTITY];
      for (const word of [...elsewhere, ...secrets]) assert.notInclude(text, word, name);
    }
  });

  it("puts them into a backup with the person alone, and no token", async () => {
    const lines: string[] = [];
    for await (const line of backupLines(server.database.connection, () => undefined)) lines.push(line);
    const shows = lines.filter((line) => line.includes(ADDRESS) || line.includes(IDENTITY));
    assert.isNotEmpty(shows);
    for (const line of shows) assert.equal(JSON.parse(line).collection, "persons");
    for (const secret of secrets) assert.notInclude(lines.join(""), secret);
  });

  it("writes neither address, identity nor token into the log", async () => {
    const refused = await look({ query: "{ me { scopes } }" }, `${tokens.self}0`);
    assert.equal(refused.status, 401);
    const text = inspect(server.logged, { depth: null, maxArrayLength: null, maxStringLength: null });
    assert.include(text, "sign-in failed");
    for (const word of [ADDRESS, IDENTITY, JWT, ...secrets]) assert.notInclude(text.toLowerCase(), word);
  });
});
