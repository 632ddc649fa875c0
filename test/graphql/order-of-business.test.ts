import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { BEFORE_MEETING, done, MEETING, mutate, secretariat } from "./support.js";

const CHAIR = { name: "Chair of WP4/13", role: "WP_CHAIR" };
const LINE = `name purpose isDone isAdded verdict text hasSummary a5Texts isIprAsked form
  workItem { acronym revision designation version question { label } parent { name } } liaisonStatement { code } activity { code }
  candidate { status } decisions { outcome } missing { rule severity clause { citation } remedy }
  problems { code } warnings { code }`;

// biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
type Line = any;
interface Item {
  readonly agendaItem: { readonly number: number; readonly purpose: string | null } | null;
  readonly lines: { readonly nodes: readonly Line[] };
}

describe("the order of business of a sitting", () => {
  let server: TestServer;
  let now = BEFORE_MEETING;
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  const business = async (body = "WP4/13", moment = ""): Promise<Item[]> => {
    const { data, errors } = await server.ask(
      `{ meeting(code: "${MEETING}" ${moment}) { orderOfBusiness(body: "${body}") {
        agendaItem { number purpose } lines(first: 50) { nodes { ${LINE} } } } } }`,
    );
    assert.deepEqual(errors, []);
    return data.meeting.orderOfBusiness;
  };
  const under = async (number: number | null, body?: string, moment?: string) =>
    (await business(body, moment)).find((item) => (item.agendaItem?.number ?? null) === number)?.lines
      .nodes ?? [];
  const names = async (number: number, body?: string, moment?: string) =>
    (await under(number, body, moment)).map(({ name }) => name);
  const arrange = (lines: string[], more: object = {}) =>
    mutate(
      server,
      "arrangeBusiness",
      { input: { meeting: MEETING, body: "WP4/13", lines, ...more }, by: CHAIR },
      "meeting { revision history(last: 1) { nodes { action } } } problems { code path }",
    );

  it("gives one line by its name, else the next with which the body has not dealt", async () => {
    const lineOf = async (name?: string) => {
      const said = name ? `, name: "${name}"` : "";
      const { data } = await server.ask(
        `{ meeting(code: "${MEETING}") { businessLine(body: "WP4/13"${said}) { name isDone problems { code } } } }`,
      );
      return data.meeting.businessLine;
    };
    const [first] = (await business()).flatMap(({ lines }) => lines.nodes);
    assert.equal((await lineOf()).name, first.name);
    assert.equal((await lineOf("Y.QKD-TLS")).name, "Y.QKD-TLS");
    assert.equal(await lineOf("Y.NOWHERE"), null);
  });

  it("has every point of the agenda, and each candidate of the letter under its own", async () => {
    const counts: Record<string, number[]> = {};
    for (const body of ["WP4/13", "WP3/13", "WP2/13", "WP1/13"]) {
      const items = await business(body);
      assert.deepEqual(
        items.map(({ agendaItem }) => agendaItem?.number),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
      counts[body] = [4, 5].map(
        (number) => items.find(({ agendaItem }) => agendaItem?.number === number)?.lines.nodes.length ?? 0,
      );
    }
    assert.deepEqual(counts, { "WP4/13": [6, 1], "WP3/13": [8, 1], "WP2/13": [6, 0], "WP1/13": [6, 1] });
    assert.deepEqual(await names(4), [
      "Y.det-qos-req-ml-jrs",
      "Y.IMT2020-qos-cec-rf",
      "Y.IMT2020-QoS-FMSC",
      "Y.QKDN-qos-allo",
      "Y.QKD-IPsec-fr",
      "Y.QKD-TLS",
    ]);
  });

  it("says of each text what the decision needs, and what is missing with its clause", async () => {
    const tls = async () => (await under(4)).find(({ name }) => name === "Y.QKD-TLS");
    const bare = await tls();
    assert.deepInclude(bare, {
      purpose: "CONSENT",
      verdict: "UNKNOWN",
      isDone: false,
      text: null,
      hasSummary: false,
    });
    assert.deepInclude(bare, { a5Texts: null, isIprAsked: false, form: null });
    assert.deepInclude(bare.workItem, { version: "NEW", question: { label: "Q16/13" } });
    const rules = bare.missing.map(({ rule }: { rule: string }) => rule);
    assert.includeMembers(rules, [
      "BASE_TEXT",
      "SUMMARY",
      "EDITOR",
      "A5_JUSTIFICATION",
      "IPR_ASKED",
      "LANGUAGE",
    ]);
    for (const { clause, remedy } of bare.missing) assert.isNotEmpty(clause.citation + remedy);
    assert.deepEqual(
      bare.problems.map(({ code }: { code: string }) => code),
      ["FINAL_TEXT_MISSING"],
    );
    await done(server, "updateWorkItem", {
      workItem: "Y.QKD-TLS",
      expectedRevision: bare.workItem.revision,
      summary: "What the text requires.",
      baseTexts: ["TD410-R1/WP4"],
      editors: [{ name: "Wang Ling", affiliation: "CAICT" }],
      externalReferences: ["RFC 8446"],
      a5Justifications: [{ organization: "IETF", document: "RFC 8446", td: "TD411/WP4", qualified: true }],
      by: secretariat,
    });
    const ready = await tls();
    assert.deepInclude(ready, {
      verdict: "READY",
      text: "TD410-R1/WP4",
      hasSummary: true,
      a5Texts: ["TD411/WP4"],
    });
    assert.deepEqual(ready.problems, []);
  });

  it("points out what warns: a text of which something is not recorded", async () => {
    const [line] = await under(4);
    assert.deepEqual(
      line.warnings.map(({ code }: { code: string }) => code),
      ["REQUIREMENT_UNKNOWN"],
    );
  });

  it("has proposed work items with their form, liaison statements and coming rapporteur group meetings", async () => {
    await done(server, "registerWorkItem", {
      acronym: "Y.QKDN-new",
      question: "Q16/13",
      type: "RECOMMENDATION",
      titles: [{ language: "en", text: "A proposed text" }],
      by: { name: "Rapporteur of Q16/13", role: "RAPPORTEUR" },
    });
    const [proposed] = await under(6);
    assert.deepInclude(proposed, { name: "Y.QKDN-new", form: "A.1", verdict: "UNKNOWN", isDone: false });
    assert.include(proposed.missing[0].clause.citation, "A.1 Annex A");
    assert.deepEqual(await names(6, "WP3/13"), []);

    const said = {
      title: "On QKDN",
      questions: ["Q16/13"],
      meeting: MEETING,
      destinations: [{ group: "ETSI", purpose: "ACTION" }],
    };
    const { liaisonStatement } = await mutate(
      server,
      "prepareLiaison",
      { input: { studyGroup: "SG13", source: "Q16/13", ...said } },
      "liaisonStatement { code } problems { code }",
    );
    const [statement] = await under(7);
    assert.equal(statement.name, liaisonStatement.code);
    assert.deepEqual(
      statement.missing.map(({ rule }: { rule: string }) => rule),
      ["LIAISON_DEADLINE", "LIAISON_CONTACT", "LIAISON_DOCUMENT"],
    );
    assert.deepEqual(
      statement.warnings.map(({ code }: { code: string }) => code),
      ["LIAISON_WITHOUT_DEADLINE", "LIAISON_WITHOUT_CONTACT"],
    );
    assert.deepEqual(await names(7, "WP3/13"), []);

    const gathering = {
      kind: "RAPPORTEUR_GROUP",
      name: "RGM Q16/13",
      startsOn: "2026-05-11",
      questions: ["Q16/13"],
    };
    const plan = {
      code: "T25-SG13-260511",
      title: "RGM of Q16/13",
      studyGroup: "SG13",
      sittings: [],
      agenda: [],
    };
    const planned = await mutate(
      server,
      "planMeeting",
      { input: { ...plan, gatherings: [gathering] } },
      "problems { code }",
    );
    assert.deepEqual(planned.problems, []);
    const [activity] = await under(8);
    assert.deepInclude(activity, {
      name: "T25-SG13-260511",
      isDone: false,
      activity: { code: "T25-SG13-260511" },
    });
    assert.includeMembers(
      activity.missing.map(({ rule }: { rule: string }) => rule),
      ["ACTIVITY_TERMS", "ACTIVITY_CONTACT"],
    );
  });

  it("stands in the order that the chair gives it, which is an event and can be read of any day", async () => {
    const before = await names(4);
    const rehearsed = await arrange(["Y.QKD-TLS", "y.qkdn-qos-allo"], { dryRun: true });
    assert.deepEqual(rehearsed.problems, []);
    assert.deepEqual(await names(4), before, "a rehearsal arranges nothing");
    const { problems, meeting } = await arrange(["Y.QKD-TLS", "y.qkdn-qos-allo"]);
    assert.deepEqual(problems, []);
    assert.equal(meeting.history.nodes[0].action, "ARRANGE_BUSINESS");
    const first = ["Y.QKD-TLS", "Y.QKDN-qos-allo"];
    assert.deepEqual(await names(4), [...first, ...before.filter((name) => !first.includes(name))]);
    assert.deepEqual(await names(4, "WP4/13", `moment: { asOf: "2025-12-15" }`), before);
    assert.deepEqual((await arrange([])).problems, []);
    assert.deepEqual(await names(4), before);
  });

  it("cannot be arranged by what is not in it, by a name given twice, or for a body that does not sit", async () => {
    const codes = async (lines: string[], more: object = {}) =>
      (await arrange(lines, more)).problems.map(({ code }: { code: string }) => code);
    assert.deepEqual(await codes(["Y.DTN-ModelReq", "nothing"]), [
      "BUSINESS_LINE_UNKNOWN",
      "BUSINESS_LINE_UNKNOWN",
    ]);
    assert.deepEqual(await codes(["Y.QKD-TLS", "y.qkd-tls"]), ["BUSINESS_LINE_TWICE"]);
    assert.include(
      await codes([], { body: "SG13", by: { name: "A", role: "SG_CHAIR" } }),
      "BODY_NOT_SITTING",
    );
    assert.deepEqual(await codes([], { meeting: "T25-SG13-990101" }), ["MEETING_NOT_FOUND"]);
  });

  it("shows what was decided, and what was taken up at the meeting", async () => {
    now = "2026-02-27T08:10:00.000Z";
    const decision = {
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
      finalText: "TD410-R2/WP4",
    };
    await done(server, "recordDecision", { ...decision, workItem: "Y.QKD-TLS", by: CHAIR });
    await done(server, "registerWorkItem", {
      acronym: "Y.QKDN-added",
      question: "Q16/13",
      type: "RECOMMENDATION",
      by: secretariat,
    });
    await done(server, "recordDecision", {
      ...decision,
      workItem: "Y.QKDN-added",
      finalText: "TD9/WP4",
      by: CHAIR,
    });
    const lines = await under(4);
    const of = (name: string) => lines.find((line) => line.name === name);
    assert.deepInclude(of("Y.QKD-TLS"), { isDone: true, isAdded: false, text: "TD410-R2/WP4" });
    assert.deepEqual(of("Y.QKD-TLS").decisions, [{ outcome: "AGREED" }]);
    assert.deepInclude(of("Y.QKDN-added"), { isDone: true, isAdded: true, candidate: null });
    assert.lengthOf(
      lines.filter(({ isDone }) => isDone),
      2,
    );
  });

  it("has a place for what comes under no point of the agenda", async () => {
    now = "2026-02-26T08:10:00.000Z";
    await done(server, "registerWorkItem", {
      acronym: "Y.tap-one",
      question: "Q16/13",
      type: "RECOMMENDATION",
      process: "TAP",
      by: secretariat,
    });
    await done(server, "proposeForDecision", { workItem: "Y.tap-one", meeting: MEETING, by: secretariat });
    const rest = await under(null);
    assert.deepEqual(
      rest.map(({ name }) => name),
      ["Y.tap-one"],
    );
    assert.include(
      rest[0].problems.map(({ code }: { code: string }) => code),
      "AGENDA_ITEM_UNKNOWN",
    );
  });
});
