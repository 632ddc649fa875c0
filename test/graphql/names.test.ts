import { assert } from "chai";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING } from "./support.js";

const TSB = { name: "TSB", role: "TSB" };
const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const WP_CHAIR = { name: "Chair of WP3/13", role: "WP_CHAIR" };

interface Done {
  readonly problems: { code: string; message: string; remedy: string }[];
  readonly warnings: { code: string; message: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly workItem: any;
}

let server: TestServer;

async function act(mutation: string, input: object): Promise<Done> {
  const type = inputName(mutation);
  const { data, errors } = await server.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      problems { code message remedy } warnings { code message }
      workItem { id acronym aliases number designation stage } } }`,
    { input: { by: TSB, ...input } },
  );
  assert.deepEqual(errors, [], mutation);
  return data[mutation];
}
const codes = ({ problems }: Done) => problems.map(({ code }) => code);

async function done(mutation: string, input: object) {
  const answer = await act(mutation, input);
  assert.deepEqual(codes(answer), [], mutation);
  return answer;
}

async function find(name: string): Promise<string | null> {
  const { data, errors } = await server.ask(
    `query($name: String!) { workItem(acronym: $name) { acronym } }`,
    {
      name,
    },
  );
  if (errors.length > 0) assert.equal(errors[0]?.extensions.code, "NOT_FOUND");
  return data?.workItem?.acronym ?? null;
}

const register = (acronym: string, input: object = {}) =>
  act("registerWorkItem", {
    acronym,
    question: "Q22/13",
    type: "RECOMMENDATION",
    date: "2026-02-01",
    ...input,
  });

const decide = (workItem: string, assignedNumber: string | null, input: object = {}) =>
  act("recordDecision", {
    workItem,
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: MEETING,
    body: "WP3/13",
    finalText: "TD1/WP3",
    overrideReason: "The meeting found it mature.",
    by: WP_CHAIR,
    ...(assignedNumber === null ? {} : { assignedNumber }),
    ...input,
  });

async function approve(workItem: string): Promise<void> {
  await done("recordEditedText", { workItem, document: "TD2", summaryIncluded: true, date: "2026-03-01" });
  await done("requestAnnouncement", { workItem, by: SG_CHAIR, date: "2026-03-02" });
  await done("startLastCall", { workItem, document: "AAP 1", date: "2026-03-16" });
  await done("closeLastCall", { workItem, date: "2026-04-13" });
}

describe("names and numbers, through the API", () => {
  before(async () => {
    server = await startTestServer({ now: () => "2026-11-25T09:00:00.000Z" });
  });
  after(() => server.close());

  it("finds an item in every spelling of its name, and nothing that nobody named", async () => {
    for (const name of [
      "Y.QKD\u2011TLS",
      "Y.QKD\u2013TLS",
      "y.qkd\u2212tls",
      "Y.QKD-\u00adTLS",
      " Y.QKD-TLS ",
    ])
      assert.equal(await find(name), "Y.QKD-TLS", JSON.stringify(name));
    for (const name of ["nonsense/Y.QKD-TLS", "Y.QKD-TLS/13", "Y.QKD", "Y.QKD_TLS"])
      assert.isNull(await find(name), name);
    assert.deepEqual(codes(await decide("abc/Y.QKD-TLS", null)), ["WORK_ITEM_NOT_FOUND"]);
  });

  it("finds a text that stands in two series by either number or both, with and without its edition", async () => {
    await done("registerWorkItem", {
      acronym: "Y.dual",
      question: "Q22/13",
      type: "RECOMMENDATION",
      date: "2026-02-01",
    });
    const { workItem } = await decide("Y.dual", "ITU\u2011T g.8275.1 / y.1369.1");
    assert.equal(workItem.number, "G.8275.1/Y.1369.1");
    await approve("Y.dual");
    for (const name of [
      "Y.1369.1",
      "G.8275.1/Y.1369.1",
      "Rec. ITU-T G.8275.1",
      "ITU-T G.8275.1/Y.1369.1 (04/2026)",
    ])
      assert.equal(await find(name), "Y.dual", name);
    for (const name of ["G.8275.1/Y.9999", "Y.1369.1 (2020)", "Y.1369", "Y.1369.1 Amd. 1", "Y.01369.1"])
      assert.isNull(await find(name), name);
  });

  const KINDS = [
    ["RECOMMENDATION", "CONSENT", "Y Suppl. 500", "NUMBER_UNFIT"],
    ["SUPPLEMENT", "AGREEMENT", "Y.3999", "NUMBER_UNFIT"],
    ["AMENDMENT", "CONSENT", "Y.3998", "NUMBER_UNFIT"],
    ["RECOMMENDATION", "CONSENT", "Y.03100", "NUMBER_MALFORMED"],
  ] as const;
  for (const [type, kind, number, code] of KINDS) {
    it(`refuses ${number} for the type ${type}: ${code}`, async () => {
      const acronym = `Y.fit-${number.replace(/\W/g, "")}`;
      await register(acronym, { type, ...(type === "AMENDMENT" ? { integral: true } : {}) });
      const refused = await decide(acronym, number, {
        kind,
        body: "WP3/13",
      });
      assert.include(codes(refused), code, JSON.stringify(refused.problems));
    });
  }

  it("gives one text one number, whatever the spelling", async () => {
    await register("Y.one");
    assert.equal((await decide("Y.one", "y.4001")).workItem.number, "Y.4001");
    await register("Y.two");
    for (const number of ["Y.4001", "Y.4001 (2026)", "ITU-T Y.4001 (02/2026)", "G.1/Y.4001", "Y.4001 (V2)"])
      assert.deepEqual(codes(await decide("Y.two", number)), ["NUMBER_TAKEN"], number);
    await register("Y.Suppl.one", { type: "SUPPLEMENT" });
    const agreement = { kind: "AGREEMENT" };
    const first = await decide("Y.Suppl.one", "Supplement 72 to Y-series", agreement);
    assert.deepEqual(codes(first), []);
    assert.equal(first.workItem.number, "Y Suppl. 72");
    await register("Y.Suppl.two", { type: "SUPPLEMENT" });
    for (const number of ["Y Suppl. 72", "Y.Suppl. 72", "ITU-T Y Suppl. 72", "Supplement 72 to Y.3302"])
      assert.deepEqual(codes(await decide("Y.Suppl.two", number, agreement)), ["NUMBER_TAKEN"], number);
    assert.equal(await find("Supplement 72 to Y.3302"), "Y.Suppl.one");
  });

  it("takes a second edition in the same year, and names the text in force unless the revision is asked for", async () => {
    await register("Y.ed1");
    await decide("Y.ed1", "Y.8002");
    await approve("Y.ed1");
    await register("Y.8002-rev", { version: "REVISED" });
    const revised = await decide("Y.8002-rev", "Y.8002");
    assert.deepEqual(codes(revised), []);
    assert.equal(await find("Y.8002"), "Y.ed1");
    assert.equal(await find("Y.8002-rev"), "Y.8002-rev");
    const { data } = await server.ask(
      `{ workItems(filter: {named: "ITU-T Y.8002"}) { nodes { acronym } } edition: workItems(filter: {named: "Y.8002 (2026)"}) { nodes { acronym } } }`,
    );
    assert.deepEqual(
      data.workItems.nodes.map((one: { acronym: string }) => one.acronym),
      ["Y.8002-rev", "Y.ed1"],
    );
    assert.deepEqual(data.edition.nodes, [{ acronym: "Y.ed1" }]);
    const refused = await act("recordContribution", { workItem: "Y.8002", document: "C1" });
    assert.deepEqual(codes(refused), ["NAME_AMBIGUOUS"]);
    assert.include(refused.problems[0]?.message, "Y.8002 (ex Y.ed1)");
    assert.include(refused.problems[0]?.message, "Y.8002 (ex Y.8002-rev)");
    await done("recordContribution", { workItem: "Y.8002 (04/2026)", document: "C1" });
    await done("recordContribution", { workItem: revised.workItem.id, document: "C2" });
  });

  it("warns of a change within two years also where the number has its year in brackets", async () => {
    await register("Y.young");
    await decide("Y.young", "Y.8100");
    await approve("Y.young");
    await register("Y.8100-rev", { version: "REVISED" });
    const { problems, warnings } = await decide("Y.8100-rev", "Y.8100 (2027)");
    assert.deepEqual(problems, []);
    assert.include(
      warnings.map(({ code }) => code),
      "RECENTLY_APPROVED",
    );
  });

  it("gives the number of a discontinued item back", async () => {
    await register("Y.gone");
    await decide("Y.gone", "Y.8004");
    await done("discontinueWorkItem", {
      workItem: "Y.gone",
      meeting: MEETING,
      body: "WP3/13",
      date: "2026-02-27",
      agendaItem: 4,
      reason: "Overtaken",
      by: WP_CHAIR,
    });
    const { workItem } = await register("Y.next");
    assert.deepEqual(codes(await decide("Y.next", "Y.8004")), []);
    assert.equal(await find("Y.8004"), workItem.acronym);
    const { data } = await server.ask(`{ workItem(acronym: "Y.gone") { number stage } }`);
    assert.deepEqual(data.workItem, { number: null, stage: "DISCONTINUED" });
  });

  it("refuses provisional names that read as numbers, end in a dot or are too long", async () => {
    for (const name of ["H.264.1", "Y.1", "Y.Sup.59"])
      assert.deepEqual(codes(await register(name)), ["NAME_LIKE_NUMBER"], name);
    assert.deepEqual(codes(await register("Y.trail.")), ["NAME_MALFORMED"]);
    const long = await register(`Y.${"a".repeat(60)}`);
    assert.deepEqual(codes(long), ["NAME_MALFORMED"]);
    assert.match(long.problems[0]?.message ?? "", /60 characters/);
    const accepted = await register("FSTP-ACC", { type: "TECHNICAL_PAPER", aliases: ["Y.acc\u2011paper"] });
    assert.deepEqual(codes(accepted), []);
    assert.deepEqual(accepted.workItem.aliases, ["Y.acc-paper"]);
  });

  it("lists candidates and the report by working party and Question, and names as people count", async () => {
    const { data } = await server.ask(`{ meeting(code: "${MEETING}") { report { text }
      candidates(first: 50) { nodes { body { label } workItem { question { label } } } } } }`);
    type Node = { body: { label: string }; workItem: { question: { label: string } } };
    const places = data.meeting.candidates.nodes.map(
      ({ body, workItem }: Node) => `${body.label} ${workItem.question.label}`,
    );
    assert.deepEqual(
      [...new Set(places)],
      [
        "WP1/13 Q20/13",
        "WP1/13 Q21/13",
        "WP1/13 Q23/13",
        "WP2/13 Q17/13",
        "WP2/13 Q18/13",
        "WP2/13 Q19/13",
        "WP3/13 Q2/13",
        "WP3/13 Q7/13",
        "WP3/13 Q22/13",
        "WP4/13 Q6/13",
        "WP4/13 Q16/13",
      ],
    );
    const untouched = data.meeting.report.text.split("### Candidates without a decision")[1].split("##")[0];
    const rows: string[] = untouched.match(/Q\d+\/13/g);
    assert.deepEqual([...new Set(rows)], [...new Set(places.map((place: string) => place.split(" ")[1]))]);
    for (const acronym of ["Y.x-10", "Y.x-9", "Y.x-1"])
      await register(acronym, {
        titles: [{ language: "en", text: `Xylophones – Part ${acronym.slice(4)}` }],
      });
    const ordered = await server.ask(
      `{ byName: workItems(filter: {text: "y.x-"}) { nodes { acronym } }
        byTitle: workItems(filter: {text: "xylophones - part"}, orderBy: [{field: TITLE}]) { nodes { acronym } } }`,
    );
    for (const list of [ordered.data.byName, ordered.data.byTitle])
      assert.deepEqual(
        list.nodes.map((one: { acronym: string }) => one.acronym),
        ["Y.x-1", "Y.x-9", "Y.x-10"],
      );
  });

  it("searches without regard to dashes, quotes, invisible characters and letters that keyboards lack", async () => {
    const text =
      "Quantum\u2013safe \u201csmart\u201d inter\u00adoperability on the Stra\u00dfe in \u0141\u00f3d\u017a";
    await register("Y.folded", { titles: [{ language: "en", text }] });
    for (const asked of ["quantum-safe", '"smart"', "strasse", "lodz", "interoperability", "Y.FOLDED"]) {
      const { data } = await server.ask(
        "query($text: String) { workItems(filter: {text: $text}) { nodes { acronym } } }",
        { text: asked },
      );
      assert.deepEqual(data.workItems.nodes, [{ acronym: "Y.folded" }], asked);
    }
  });

  it("finds meetings and bodies with whatever hyphens and invisible characters they were typed", async () => {
    const { data, errors } = await server.ask(
      `{ meeting(code: "T25\u2011SG13\u2013260223") { code } workingParty(label: "wp3\u200b/13") { label } }`,
    );
    assert.deepEqual([errors, data], [[], { meeting: { code: MEETING }, workingParty: { label: "WP3/13" } }]);
  });

  it("refuses titles that nobody sees, or that turn the writing around them", async () => {
    const titled = (text: string) =>
      server.ask(
        "mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } } }",
        {
          input: {
            workItem: "Y.QKD-IPsec-fr",
            expectedRevision: 2,
            titles: [{ language: "en", text }],
            dryRun: true,
            by: TSB,
          },
        },
      );
    for (const text of ["   ", "\u200b", "\u00ad\u2060", "\u202egnidaeR", "a\u2067b"])
      assert.equal((await titled(text)).errors[0]?.extensions.code, "BAD_USER_INPUT", JSON.stringify(text));
    for (const text of ["A title", "\u0639\u0646\u0648\u0627\u0646\u200f (5G)", ""]) {
      const { errors, data } = await titled(text);
      assert.deepEqual([errors, data?.updateWorkItem.problems], [[], []], JSON.stringify(text));
    }
  });

  it("points out a timing from which no month can be read", async () => {
    const warned = async (acronym: string, timing: string) => (await register(acronym, { timing })).warnings;
    assert.deepEqual(
      (await warned("Y.when-1", "2026-13")).map(({ code }) => code),
      ["TIMING_WITHOUT_MONTH"],
    );
    assert.deepEqual(await warned("Y.when-2", "March 2026"), []);
    const { data } = await server.ask(`{ workItem(acronym: "Y.when-2") { timing { raw month } } }`);
    assert.deepEqual(data.workItem.timing, { raw: "March 2026", month: "2026-03" });
  });
});
