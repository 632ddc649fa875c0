import { assert } from "chai";
import { DELEGATION } from "../../src/domain/procedures/policy.js";
import { People } from "../support/people.js";
import { admit } from "../support/signed-in.js";
import { everything } from "./support.js";

const NOW = "2026-03-02T09:00:00.000Z";
const TODAY = "2026-03-02";
const CHAIR = "kazunori-tanikawa";
const CONSENT = {
  kind: "CONSENT",
  outcome: "AGREED",
  meeting: "T25-SG13-260223",
  body: "WP4/13",
  finalText: "TD410-R1/WP4",
};
const WHY = { basis: { note: "The report of the meeting names the day" } };

describe("offices", () => {
  let people: People;
  beforeEach(async () => {
    people = await People.on(NOW);
    await admit(people.server.tracker, { handle: "tsb", role: "TSB", scope: null });
  });
  afterEach(() => people.server.close());

  const refused = async (who: string, verb: string, input: Record<string, unknown>, ...codes: string[]) => {
    const before = await everything(people.server);
    const outcome = await people.act(who, verb, input);
    assert.deepEqual(outcome.codes, codes, `${verb} by ${who}`);
    assert.equal(await everything(people.server), before, "a refusal changes nothing");
    return outcome;
  };

  describe("that one person holds", () => {
    it("has no second chair, neither dated back by the secretariat nor from today by anybody", async () => {
      await people.register("puppet");
      const office = { person: "puppet", role: "SG_CHAIR", scope: "SG13" };
      // ROLE_FORBIDS: what is dated back is for administrators.
      const back = { ...office, from: "2025-01-01" };
      await refused("tsb", "appoint", back, "ROLE_FORBIDS", "OFFICE_HELD", "MANDATE_REASON_MISSING");
      for (const who of ["tsb", "root"]) {
        const { problems } = await refused(who, "appoint", { ...office, from: TODAY }, "OFFICE_HELD");
        assert.match(problems[0]?.message ?? "", /Kazunori Tanikawa is SG_CHAIR of SG13/);
      }
      await refused("root", "appoint", { ...back, ...WHY }, "OFFICE_HELD");
      const later = { ...office, from: "2027-01-01" };
      await refused("tsb", "appoint", later, "OFFICE_HELD");
      await people.done("tsb", "endMandate", { person: CHAIR, mandate: "M1", until: "2026-12-31" });
      await refused("tsb", "appoint", { ...office, from: "2026-12-31" }, "OFFICE_HELD");
      await people.done("tsb", "appoint", later);
      const { data } = await people.ask(`{ studyGroup(label: "SG13") { chair { handle } } }`);
      assert.equal(data.studyGroup.chair.handle, CHAIR);
    });

    it("is given to one of two who are appointed at the same time", async () => {
      await people.register("one", "two");
      const office = { role: "WP_CHAIR", scope: "WP4/13", from: TODAY };
      const both = await Promise.all(
        ["one", "two"].map((person) => people.act("tsb", "appoint", { person, ...office })),
      );
      assert.sameDeepMembers(
        both.map(({ codes }) => codes),
        [[], ["OFFICE_HELD"]],
      );
    });

    it("may be shared where the rules let it be: two rapporteurs, two editors", async () => {
      await people.register("one", "two");
      for (const [role, scope] of [
        ["RAPPORTEUR", "Q16/13"],
        ["EDITOR", "Y.QKD-TLS"],
        ["SG_VICE_CHAIR", "SG13"],
      ]) {
        for (const person of ["one", "two"])
          await people.done("tsb", "appoint", { person, role, scope, from: TODAY });
      }
    });
  });

  describe("dated back", () => {
    it("need an administrator and a reason, and bear older acts then; the audit lists both", async () => {
      await people.register("wpc");
      const back = {
        person: "wpc",
        role: "WP_CHAIR",
        scope: "WP4/13",
        from: "2025-01-01",
        until: "2026-02-28",
      };
      const { problems } = await refused(CHAIR, "appoint", { ...back, ...WHY }, "ROLE_FORBIDS");
      assert.match(problems[0]?.message ?? "", /APPOINT WP_CHAIR \(DATED_BACK\) on WP4\/13/);
      assert.match(problems[0]?.remedy ?? "", /ADMINISTRATOR: The root/);
      await refused("root", "appoint", back, "MANDATE_REASON_MISSING");
      const { warnings } = await people.done("root", "appoint", { ...back, ...WHY });
      assert.deepEqual(warnings, ["MANDATE_DATED_BACK"]);
      const { workItem } = await people.done("wpc", "recordDecision", { workItem: "Y.QKD-TLS", ...CONSENT });
      const { by } = workItem.history.nodes.at(-1);
      assert.deepEqual(by, {
        name: "The wpc",
        role: "WP_CHAIR",
        handle: "wpc",
        replacing: false,
        mandate: { code: "M1" },
        person: { name: "The wpc" },
      });

      const audit = await people.ask(
        `{ mandateAudit { totalCount nodes { kind person { handle } mandate { code role } event { action by { handle } basis { note } }
          acts { workItem { acronym } event { action } } } } }`,
        "root",
      );
      assert.deepEqual(audit.errors, []);
      const found = { person: { handle: "wpc" }, mandate: { code: "M1", role: "WP_CHAIR" } };
      const event = { action: "APPOINT", by: { handle: "root" }, basis: { note: WHY.basis.note } };
      const acts = [{ workItem: { acronym: "Y.QKD-TLS" }, event: { action: "RECORD_DECISION" } }];
      const ofWpc = audit.data.mandateAudit.nodes.filter(
        (node: { person: { handle: string } }) => node.person.handle === "wpc",
      );
      assert.deepEqual(ofWpc, [
        { kind: "DATED_BACK", ...found, event, acts: [] },
        { kind: "USED_FOR_OLDER_ACT", ...found, event, acts },
      ]);
    });

    it("are shown to whoever audits: administrators, TSB and the chair, with READ, and to nobody else", async () => {
      await admit(people.server.tracker, { handle: "rap", role: "RAPPORTEUR", scope: "Q16/13" });
      const query = "{ mandateAudit { totalCount } }";
      for (const who of ["root", "tsb", CHAIR]) assert.deepEqual((await people.ask(query, who)).errors, []);
      assert.equal((await people.ask(query, "rap")).errors[0]?.extensions.code, "FORBIDDEN");
      assert.equal((await people.ask(query, "root", ["PEOPLE"])).errors[0]?.extensions.code, "FORBIDDEN");
      assert.equal((await people.ask(query)).errors[0]?.extensions.code, "UNAUTHENTICATED");
    });

    it("bear no older act where an administrator did not record them", async () => {
      await people.register("rap");
      await people.done("tsb", "appoint", {
        person: "rap",
        role: "RAPPORTEUR",
        scope: "Q16/13",
        from: TODAY,
      });
      // As documents of before the rule have it: the history says that TSB dated it back.
      const { tracker } = people.server;
      const { advance } = await import("../../src/domain/history.js");
      const person = tracker.programme.current.person("rap");
      assert(person);
      const mandates = { ...person.mandates, M1: { ...person.mandates.M1, from: "2026-01-01" } };
      const by = { name: "Secretariat", role: "TSB" } as const;
      const recordedAt = tracker.now();
      const act = { action: "APPOINT", effectiveOn: "2026-01-01", recordedAt, by };
      const old = advance(person, { mandates } as never, act) as typeof person;
      tracker.programme.reach(await tracker.repositories.person.advance(person, old));
      tracker.programme.apply([{ kind: "person", aggregate: old }]);
      const { data } = await people.ask(
        `{ workItem(acronym: "Y.QKD-TLS") {
          before: availableActions(by: { person: "rap" }, date: "2026-02-27") { action problems { code } }
          since: availableActions(by: { person: "rap" }, date: "${TODAY}") { action problems { code } } } }`,
      );
      type Act = { action: string; problems: { code: string }[] };
      const codesOf = (acts: Act[]) => acts.flatMap(({ problems }) => problems.map(({ code }) => code));
      assert.include(codesOf(data.workItem.before), "MANDATE_RECORDED_LATER");
      assert.notInclude(codesOf(data.workItem.since), "MANDATE_RECORDED_LATER");
    });
  });

  it("are ended back past what was done under them by an administrator only, who says why", async () => {
    await admit(people.server.tracker, { handle: "wpc", role: "WP_CHAIR", scope: "WP4/13" });
    await people.done("wpc", "recordDecision", { workItem: "Y.QKD-TLS", ...CONSENT });
    const past = { person: "wpc", mandate: "M1", until: "2026-02-26" };
    await refused(CHAIR, "endMandate", { ...past, ...WHY }, "ROLE_FORBIDS");
    await refused("root", "endMandate", past, "MANDATE_REASON_MISSING");
    const { warnings } = await people.done("root", "endMandate", { ...past, ...WHY });
    assert.deepEqual(warnings, ["MANDATE_PAST_ACTS"]);
    const audit = await people.ask(
      `{ mandateAudit { nodes { kind acts { workItem { acronym } } event { basis { note } } } } }`,
      "tsb",
    );
    assert.deepInclude(audit.data.mandateAudit.nodes, {
      kind: "PAST_ACTS",
      acts: [{ workItem: { acronym: "Y.QKD-TLS" } }],
      event: { basis: { note: WHY.basis.note } },
    });
    // Where nothing was done, whoever appoints ends a mandate on a day that is over.
    await admit(people.server.tracker, { handle: "idle", role: "WP_CHAIR", scope: "WP3/13" });
    await people.done(CHAIR, "endMandate", { person: "idle", mandate: "M1", until: "2026-02-26" });
  });

  it("always have an administrator", async () => {
    const end = { person: "root", mandate: "M1", until: TODAY };
    await refused("root", "endMandate", end, "LAST_ADMINISTRATOR");
    await refused("root", "voidMandate", { ...end, until: undefined, reason: "X" }, "LAST_ADMINISTRATOR");
    await refused(
      "root",
      "correctMandate",
      { person: "root", mandate: "M1", role: "TSB", reason: "X" },
      "LAST_ADMINISTRATOR",
    );
    await people.register("second");
    const second = { person: "second", role: "ADMINISTRATOR" };
    await people.done("root", "appoint", { ...second, from: "2026-04-01" });
    await refused("root", "endMandate", end, "LAST_ADMINISTRATOR");
    await people.done("root", "endMandate", { ...end, until: "2026-03-31" });
  });

  it("are not edited by TSB where they are an administrator's", async () => {
    const change = { person: "root", name: "Pwned", email: "x@example.org" };
    await refused("tsb", "updatePerson", change, "ROLE_FORBIDS");
    await refused("tsb", "correctPerson", { ...change, event: 1, reason: "X" }, "ROLE_FORBIDS");
    await people.done("root", "updatePerson", { person: "root", affiliation: "ITU" });
  });

  describe("of a vice-chair", () => {
    const replace = { person: "vice", role: "SG_CHAIR", scope: "SG13", from: TODAY, replacing: true };
    const request = { workItem: "Y.QKD-TLS", date: TODAY };
    beforeEach(async () => {
      await admit(people.server.tracker, { handle: "vice", role: "SG_VICE_CHAIR", scope: "SG13" });
      await people.done("vice", "recordDecision", { workItem: "Y.QKD-TLS", ...CONSENT });
    });

    it("preside for the chair, and judge only while they replace one who is unable to continue", async () => {
      const { problems } = await refused("vice", "requestAnnouncement", request, "ROLE_FORBIDS");
      assert.match(problems[0]?.remedy ?? "", /SG_CHAIR/);
      await refused("tsb", "appoint", replace, "MANDATE_REASON_MISSING");
      const { person } = await people.done("tsb", "appoint", {
        ...replace,
        basis: { note: "Ill until May" },
      });
      assert.deepInclude(person.mandates.nodes[1], { role: "SG_CHAIR", replacing: true, inForce: true });
      const { workItem } = await people.done("vice", "requestAnnouncement", request);
      assert.deepInclude(workItem.history.nodes.at(-1).by, {
        handle: "vice",
        role: "SG_CHAIR",
        replacing: true,
      });
      const { data } = await people.ask(`{ studyGroup(label: "SG13") { chair { handle } } }`);
      assert.equal(data.studyGroup.chair.handle, "vice");
      await people.done("tsb", "endMandate", { person: "vice", mandate: "M2", until: TODAY });
      people.at("2026-03-03T09:00:00.000Z");
      await refused(
        "vice",
        "requestAnnouncement",
        { ...request, date: "2026-03-03" },
        "MANDATE_NOT_IN_FORCE",
      );
    });

    it("is one at a time, of a study group, and beside a chair", async () => {
      const why = { basis: { note: "Ill" } };
      await people.register("other");
      await refused("tsb", "appoint", { ...replace, ...why, person: "other" }, "REPLACEMENT_UNFIT");
      const party = { role: "WP_CHAIR", scope: "WP4/13" };
      await refused("tsb", "appoint", { ...replace, ...why, ...party }, "REPLACEMENT_UNFIT");
      await people.done("tsb", "appoint", { ...replace, ...why });
      await people.done("tsb", "appoint", {
        person: "other",
        role: "SG_VICE_CHAIR",
        scope: "SG13",
        from: TODAY,
      });
      await refused("tsb", "appoint", { ...replace, ...why, person: "other" }, "OFFICE_HELD");
    });

    it("rest on the clause that names them", () => {
      for (const [business, { verified, source }] of Object.entries(DELEGATION.SG_CHAIR)) {
        assert.isTrue(verified, business);
        assert.match(source, /^WTSA Res\. 1 §3\.3: /);
      }
    });
  });

  it("let an administrator enter what is older than every mandate, with its source", async () => {
    const old = {
      code: "T22-SG13-240304",
      title: "Working Party 4/13",
      studyGroup: "SG13",
      sittings: [{ body: "WP4/13", startsOn: "2024-03-04" }],
      agenda: [{ number: 4, title: "Consent", purpose: "CONSENT" }],
    };
    const { data } = await people.server.ask(
      `mutation($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code } } }`,
      { input: old },
      { token: (await import("../support/signed-in.js")).tokenFor("tsb") },
    );
    assert.deepEqual(data.planMeeting.problems, []);
    const takenFrom = "Report SG13-R5 of 2024";
    const begun = {
      acronym: "Y.old",
      question: "Q16/13",
      type: "RECOMMENDATION",
      process: "AAP",
      date: "2024-01-15",
    };
    const texts = { summary: "S", baseTexts: ["TD1/WP4"], editors: [{ name: "E" }] };
    await people.done("root", "registerWorkItem", { ...begun, ...texts, takenFrom });
    const consent = { workItem: "Y.old", ...CONSENT, meeting: old.code };
    const leave = (outcome: { codes: string[] }) =>
      outcome.codes.filter((code) => /ROLE|MANDATE|RECORDED/.test(code));
    assert.deepEqual(leave(await people.act("tsb", "recordDecision", consent)), ["MANDATE_NOT_IN_FORCE"]);
    assert.deepEqual(leave(await people.act("tsb", "recordDecision", { ...consent, takenFrom })), [
      "MANDATE_NOT_IN_FORCE",
    ]);
    assert.deepEqual(leave(await people.act("root", "recordDecision", consent)), ["ROLE_FORBIDS"]);
    const now = { ...consent, meeting: CONSENT.meeting, takenFrom };
    assert.deepEqual(
      leave(await people.act("root", "recordDecision", now)),
      ["ROLE_FORBIDS"],
      "TSB may do that",
    );
    const { workItem, problems } = await people.act("root", "recordDecision", { ...consent, takenFrom });
    assert.deepEqual(problems, []);
    const event = workItem.history.nodes.at(-1);
    assert.deepInclude(event, { action: "RECORD_DECISION", effectiveOn: "2024-03-04" });
    assert.deepInclude(event.by, { handle: "root", role: "ADMINISTRATOR" });
    assert.include(JSON.stringify(event.basis), takenFrom);
  });
});
