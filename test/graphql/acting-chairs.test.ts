import { assert } from "chai";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { assertWellWorded, codes, MEETING, READY } from "./support.js";

const ITEM = "Y.QKD-TLS";
let now = "2026-02-27T07:00:00.000Z";

describe("mandates for a sitting, a liaison and a correspondence group", () => {
  let server: SignInServer;
  const act = async (
    mutation: string,
    input: object,
    who = "tsb",
    fields = "problems { code message clause { citation } path remedy }",
  ) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await server.ask(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`,
      { input },
      { token: tokenFor(who) },
    );
    assert.deepEqual(errors, [], mutation);
    for (const one of data[mutation].problems) if (one.message) assertWellWorded(one);
    return data[mutation];
  };
  const done = async (mutation: string, input: object, who?: string, fields = "problems { code }") => {
    const answer = await act(mutation, input, who, fields);
    assert.deepEqual(answer.problems, [], mutation);
    return answer;
  };
  const refused = async (mutation: string, input: object, who?: string) =>
    codes((await act(mutation, input, who)).problems);
  const query = async (text: string) => {
    const { data, errors } = await server.ask(text);
    assert.deepEqual(errors, []);
    return data;
  };
  const acting = {
    person: "stand-in",
    role: "WP_CHAIR",
    scope: "WP4/13",
    from: "2026-02-27",
    actingAt: MEETING,
  };
  const consent = {
    workItem: ITEM,
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: MEETING,
    body: "WP4/13",
    decidedOn: "2026-02-27",
    finalText: "TD1-R1",
    overrideReason: "Mature.",
  };

  before(async () => {
    server = await startSignInServer({ now: () => now });
    await admit(server.tracker, { handle: "tsb", role: "TSB", scope: null });
    await admit(server.tracker, { handle: "wpc", role: "WP_CHAIR", scope: "WP4/13" });
    for (const [handle, name] of [
      ["stand-in", "Who stands in"],
      ["liaison", "Who liaises"],
      ["convener", "Who convenes"],
    ])
      await done("registerPerson", { handle, name });
    await done("updateWorkItem", { workItem: ITEM, expectedRevision: 2, ...READY });
  });
  after(() => server.close());

  it("let an acting chair take the chair beside the chair, on the days of the sitting only", async () => {
    assert.deepEqual(await refused("recordDecision", consent, "stand-in"), ["ROLE_FORBIDS"]);
    const day = "2026-02-28";
    const fit = { ...acting, from: day, until: day };
    assert.deepEqual(await refused("appoint", fit), ["ACTING_UNFIT"]);
    assert.deepEqual(await refused("appoint", { ...acting, until: "2026-03-01" }), ["ACTING_UNFIT"]);
    assert.deepEqual(await refused("appoint", { ...acting, actingAt: "M9" }), ["MEETING_NOT_FOUND"]);
    const editor = { ...acting, role: "EDITOR", scope: ITEM };
    assert.deepEqual(await refused("appoint", editor), ["ACTING_UNFIT"]);
    const { person } = await done(
      "appoint",
      acting,
      "tsb",
      "person { mandates { nodes { role from until actingAt { code } workingParty { label chair { handle } } } } } problems { code }",
    );
    assert.deepEqual(person.mandates.nodes, [
      {
        role: "WP_CHAIR",
        from: "2026-02-27",
        until: "2026-02-27",
        actingAt: { code: MEETING },
        workingParty: { label: "WP4/13", chair: { handle: "wpc" } },
      },
    ]);
    const other = { ...acting, person: "liaison" };
    assert.deepEqual(await refused("appoint", other), ["OFFICE_HELD"], "a sitting has one acting chair");
  });

  it("give leave to decide there, and for nothing else", async () => {
    const { workItem } = await done(
      "recordDecision",
      consent,
      "stand-in",
      "workItem { stage history(first: 20) { nodes { action by { name role mandate { actingAt { code } } } } } } problems { code }",
    );
    assert.equal(workItem.stage, "CONSENTED");
    assert.deepEqual(workItem.history.nodes.at(-1).by, {
      name: "Who stands in",
      role: "WP_CHAIR",
      mandate: { actingAt: { code: MEETING } },
    });
    const item = { acronym: "Y.new", question: "Q16/13", type: "RECOMMENDATION" };
    assert.deepEqual(await refused("registerWorkItem", item, "stand-in"), ["ROLE_FORBIDS"]);
    const appointment = { person: "liaison", role: "RAPPORTEUR", scope: "Q16/13", from: "2026-02-27" };
    assert.deepEqual(await refused("appoint", appointment, "stand-in"), ["ROLE_FORBIDS"]);
    const elsewhere = { ...consent, workItem: "Y.IMT2020-DIC", body: "WP1/13" };
    assert.deepEqual(await refused("recordDecision", elsewhere, "stand-in"), ["MANDATE_ELSEWHERE"]);
    now = "2026-03-02T09:00:00.000Z";
    await done("recordDecision", { ...consent, workItem: "Y.QKD-IPsec-fr" }, "stand-in");
    now = "2026-04-02T09:00:00.000Z";
    const tooLate = { ...consent, workItem: "Y.QKDN-qos-allo" };
    assert.include(await refused("recordDecision", tooLate, "stand-in"), "RECORDED_TOO_LATE");
  });

  it("are shown with the sitting", async () => {
    const { meeting } = await query(
      `{ meeting(code: "${MEETING}") { sittings { body { label } actingChairs { handle } } } }`,
    );
    const of = (label: string) =>
      meeting.sittings.find((one: { body: { label: string } }) => one.body.label === label).actingChairs;
    assert.deepEqual(of("WP4/13"), [{ handle: "stand-in" }]);
    assert.deepEqual(of("WP3/13"), []);
  });

  it("charge a liaison rapporteur for a group, who prepares statements and is waited for with its replies", async () => {
    const charge = { person: "liaison", role: "LIAISON_RAPPORTEUR", scope: "Q16/13", from: "2026-04-02" };
    assert.deepEqual(await refused("appoint", charge), ["MANDATE_GROUP"]);
    assert.deepEqual(await refused("appoint", { ...charge, scope: "WP4/13", group: "IETF TLS" }), [
      "MANDATE_SCOPE_UNFIT",
    ]);
    const editor = { ...charge, role: "EDITOR", scope: ITEM, group: "IETF TLS" };
    assert.deepEqual(await refused("appoint", editor), ["MANDATE_GROUP"]);
    await done("appoint", { ...charge, group: "IETF TLS" });
    await done("appoint", { ...charge, group: "ETSI QKD" });
    assert.deepEqual(await refused("appoint", { ...charge, group: "ETSI QKD" }), ["MANDATE_HELD"]);
    const incoming = {
      studyGroup: "SG13",
      title: "Hybrid key exchange",
      source: "IETF TLS",
      questions: ["Q16/13"],
      destinations: [{ group: "ITU-T SG13", purpose: "ACTION" }],
      deadline: "2026-06-01",
      date: "2026-04-02",
      documents: ["TD500/GEN"],
    };
    await done("recordIncomingLiaison", incoming, "liaison");
    await done("recordIncomingLiaison", { ...incoming, source: "3GPP SA3" }, "tsb");
    const { data } = await server.ask(
      "{ me { waiting { kind liaisonStatement { source } } } }",
      {},
      { token: tokenFor("liaison") },
    );
    assert.deepEqual(data.me.waiting, [
      { kind: "LIAISON_TO_ANSWER", liaisonStatement: { source: "IETF TLS" } },
    ]);
    const item = { acronym: "Y.new", question: "Q16/13", type: "RECOMMENDATION" };
    assert.deepEqual(await refused("registerWorkItem", item, "liaison"), ["ROLE_FORBIDS"]);
  });

  it("charge the convener of a correspondence group, which is shown and gives no leave", async () => {
    const charge = {
      person: "convener",
      role: "CONVENER",
      scope: "WP4/13",
      from: "2026-04-02",
      group: "CG-QKD",
    };
    await done("appoint", charge, "wpc");
    const { workingParty } = await query(
      `{ workingParty(label: "WP4/13") { mandates { nodes { role group person { handle } } } } }`,
    );
    assert.deepInclude(workingParty.mandates.nodes, {
      role: "CONVENER",
      group: "CG-QKD",
      person: { handle: "convener" },
    });
    const contribution = { workItem: ITEM, document: "C1" };
    assert.deepEqual(await refused("recordContribution", contribution, "convener"), ["ROLE_FORBIDS"]);
    assert.deepEqual((await server.database.verify()).broken, []);
  });
});
