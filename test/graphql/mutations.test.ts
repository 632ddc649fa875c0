import { EJSON } from "bson";
import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import {
  AFTER_MEETING,
  act,
  BEFORE_MEETING,
  chair,
  codes,
  done,
  everything,
  MEETING,
  rapporteur,
  secretariat,
  send,
  workItem,
} from "./support.js";

describe("mutations", () => {
  let server: TestServer;
  let now = AFTER_MEETING;
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  beforeEach(() => {
    now = AFTER_MEETING;
  });
  after(() => server.close());

  const record = (item: string, input: Record<string, unknown>) =>
    act(server, "recordDecision", {
      workItem: item,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      by: chair,
      ...input,
    });

  describe("the meetings of 27 February 2026", () => {
    it("consents to Y.DTN-ModelReq, which becomes Y.3094", async () => {
      const {
        decision,
        problems,
        workItem: item,
      } = await record("y.dtn-modelreq", {
        body: "wp3/13",
        decidedOn: "2026-02-27",
        finalText: "TD305-R1/WP3",
        assignedNumber: "Y.3094",
      });
      assert.deepEqual(problems, []);
      assert.deepInclude(decision, {
        kind: "CONSENT",
        outcome: "AGREED",
        body: { label: "WP3/13" },
        decidedOn: "2026-02-27",
        agendaItem: 4,
        finalText: "TD305-R1/WP3",
        assignedNumber: "Y.3094",
        wasCandidate: true,
      });
      assert.equal(item.stage, "CONSENTED");
      assert.equal(item.designation, "Y.3094 (ex Y.DTN-ModelReq)");
      assert.equal(item.acronym, "Y.DTN-ModelReq", "the provisional name is kept");
      assert.equal(item.candidacies.nodes[0].status, "DECIDED");
      for (const name of ["Y.3094", "y.3094", "ITU-T Y.3094", "Y.DTN-ModelReq"]) {
        assert.equal((await workItem(server, name, "acronym")).acronym, "Y.DTN-ModelReq", name);
      }
    });

    it("agrees to Y.Sup.MDT on the body's only day, under the candidate's agenda item", async () => {
      const { decision, workItem: item } = await record("Y.Sup.MDT", {
        kind: "AGREEMENT",
        body: "WP1/13",
        finalText: "TD411/WP1",
      });
      assert.deepInclude(decision, { decidedOn: "2026-02-27", agendaItem: 5, assignedNumber: null });
      assert.equal(item.stage, "AGREED");
    });

    it("postpones Y.IMT2020-DDP with its reason; the item stays under study", async () => {
      const { decision, workItem: item } = await record("Y.IMT2020-DDP", {
        outcome: "POSTPONED",
        body: "WP1/13",
        reason: "Editor's notes remain",
      });
      assert.equal(decision.outcome, "POSTPONED");
      assert.equal(item.stage, "UNDER_STUDY");
      assert.equal(item.candidacies.nodes[0].status, "POSTPONED");
    });

    it("reads them back through decisions, by every filter", async () => {
      const find = async (filter: string): Promise<string[]> => {
        const { data, errors } = await server.ask(
          `{ decisions(filter: {${filter}}) { totalCount nodes { workItem { acronym } meeting { code } } } }`,
        );
        assert.deepEqual(errors, []);
        assert.equal(data.decisions.totalCount, data.decisions.nodes.length);
        return data.decisions.nodes.map((node: { workItem: { acronym: string } }) => node.workItem.acronym);
      };
      const [ddp, dtn, mdt] = ["Y.IMT2020-DDP", "Y.DTN-ModelReq", "Y.Sup.MDT"];
      assert.deepEqual(await find(""), [ddp, mdt, dtn], "by day, body and agenda item");
      assert.deepEqual(await find(`meeting: "${MEETING.toLowerCase()}"`), [ddp, mdt, dtn]);
      assert.deepEqual(await find(`body: "WP3/13"`), [dtn]);
      assert.deepEqual(await find(`question: "q20/13"`), [ddp]);
      assert.deepEqual(await find("kinds: [AGREEMENT]"), [mdt]);
      assert.deepEqual(await find("kinds: [CONSENT, DETERMINATION]"), [ddp, dtn]);
      assert.deepEqual(await find("outcomes: [POSTPONED, REJECTED]"), [ddp]);
      assert.deepEqual(await find(`from: "2026-02-27", to: "2026-02-27"`), [ddp, mdt, dtn]);
      assert.deepEqual(await find(`from: "2026-02-28"`), []);
      assert.deepEqual(await find(`to: "2026-02-26"`), []);
      assert.deepEqual(await find(`workItem: "Y.3094"`), [dtn]);
      assert.deepEqual(await find(`workItem: "Y.QKD-TLS"`), []);
      const refused = async (filter: string) =>
        (await server.ask(`{ decisions(filter: {${filter}}) { totalCount } }`)).errors[0]?.extensions.code;
      assert.equal(await refused(`meeting: "T25-SG13-990101"`), "NOT_FOUND");
      assert.equal(await refused(`workItem: "Y.none"`), "NOT_FOUND");
      assert.equal(await refused(`question: "garbage"`), "BAD_USER_INPUT");
      assert.equal(await refused(`body: "Q16/13"`), "BAD_USER_INPUT");
      assert.equal(await refused(`from: "2026-02-30"`), "GRAPHQL_VALIDATION_FAILED");
    });

    it("shows them at the meeting, and the other candidates as still planned", async () => {
      const { data } = await server.ask(`{ meeting(code: "${MEETING}") {
        decisions { totalCount } planned: candidates(status: PLANNED) { totalCount } decided: candidates(status: DECIDED) { totalCount }
        postponed: candidates(status: POSTPONED) { totalCount } } }`);
      assert.equal(data.meeting.decisions.totalCount, 3);
      assert.deepEqual(
        [data.meeting.planned.totalCount, data.meeting.decided.totalCount, data.meeting.postponed.totalCount],
        [26, 2, 1],
      );
    });

    it("keeps every event in the item's own document, with who, what, when and on what basis", async () => {
      const {
        history: { nodes: history },
      } = await workItem(server, "Y.3094");
      assert.deepEqual(
        history.map((event: { action: string }) => event.action),
        ["REGISTER", "PROPOSE", "RECORD_DECISION"],
      );
      const event = history[2];
      assert.deepInclude(event, { seq: 3, effectiveOn: "2026-02-27", recordedAt: AFTER_MEETING, by: chair });
      assert.deepInclude(event.basis, {
        meeting: { code: MEETING },
        document: "TD305-R1/WP3",
        clause: { citation: "Rec. ITU-T A.8 §3.1" },
      });
      const changes = Object.fromEntries(
        event.changes.map((change: { field: string; before: unknown; after: unknown }) => [
          change.field,
          [change.before, change.after],
        ]),
      );
      assert.deepEqual(changes.stage, ["UNDER_STUDY", "CONSENTED"]);
      assert.deepEqual(changes.number, [null, "Y.3094"]);
      assert.equal(changes[`candidacies.${MEETING}`][0].status, "PLANNED");
      assert.equal(changes[`candidacies.${MEETING}`][1].status, "DECIDED");
      assert.isNull(changes["decisions.D1"][0]);
      assert.equal(history[1].effectiveOn, "2025-12-01", "the day of the letter");

      const document = await server.database.connection
        .collection("workItems")
        .findOne({ acronym: "Y.DTN-ModelReq" });
      assert.equal(document?.history.length, 3);
      assert.equal(document?.revision, 3);
    });
  });

  describe("the particulars", () => {
    it("registers a work item with everything that the form asks for, and gives it back", async () => {
      const item = await done(server, "registerWorkItem", {
        acronym: "Y.everything",
        aliases: ["Y.Everything-arch", "y.everything"],
        question: "Q16/13",
        type: "AMENDMENT",
        integral: true,
        version: "REVISED",
        titles: [
          { language: "EN", text: "Everything", provenance: "OFFICIAL" },
          { language: "zh-hant", text: "一切" },
        ],
        summary: "Line one\n\tLine two",
        scope: "",
        timing: "2028-Q1 (Medium priority)",
        parent: "Y.3000-series",
        editors: [{ name: "Ada" }, { name: "Émile", affiliation: "Org" }],
        relations: ["Y.3001"],
        liaisons: [],
        supportingMembers: ["A", "B"],
        baseTexts: ["TD1/WP4"],
        externalReferences: ["RFC 8446"],
        a5Justifications: [{ organization: "IETF", document: "RFC 8446", td: "TD2/WP4", qualified: true }],
        equivalentNumber: "ISO/IEC 1",
        checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES", note: "at the RGM" }],
        basis: { meeting: MEETING, document: "TD3/WP4", note: "A.1 form" },
        by: secretariat,
      });
      assert.deepInclude(item, {
        acronym: "Y.everything",
        aliases: ["Y.Everything-arch"],
        type: "AMENDMENT",
        process: "AAP",
        integral: true,
        version: "REVISED",
        stage: "UNDER_STUDY",
        revision: 1,
        summary: "Line one\n\tLine two",
        scope: "",
        priority: "MEDIUM",
        parent: { name: "Y.3000-series" },
        equivalentNumber: "ISO/IEC 1",
      });
      assert.deepEqual(item.timing, { raw: "2028-Q1 (Medium priority)", month: "2028-03" });
      assert.deepEqual(item.titles, [
        { language: "en", text: "Everything", provenance: "OFFICIAL" },
        { language: "zh-hant", text: "一切", provenance: "MEMBER" },
      ]);
      assert.deepEqual(item.editors, [
        { name: "Ada", affiliation: null },
        { name: "Émile", affiliation: "Org" },
      ]);
      assert.deepEqual(item.liaisons, []);
      assert.deepEqual(item.a5Justifications, [
        { organization: "IETF", document: "RFC 8446", version: null, td: "TD2/WP4", qualified: true },
      ]);
      assert.deepEqual(item.checklist, [{ check: "TECHNICAL_ACCURACY", answer: "YES", note: "at the RGM" }]);
      assert.deepEqual(item.history.nodes[0].basis, {
        meeting: { code: MEETING },
        document: "TD3/WP4",
        clause: { citation: "Rec. ITU-T A.1 §1.4.7" },
        note: "A.1 form",
      });
    });

    it("changes only what is given; null says not recorded, an empty list says there is none", async () => {
      const before = await workItem(server, "Y.everything");
      const item = await done(server, "updateWorkItem", {
        workItem: "Y.Everything-ARCH",
        expectedRevision: before.revision,
        titles: [{ language: "ar", text: "كل شيء" }],
        summary: null,
        baseTexts: [],
        checklist: [{ check: "LANGUAGE", answer: "NO" }],
        by: rapporteur,
      });
      assert.isNull(item.summary);
      assert.deepEqual(item.baseTexts, []);
      assert.deepEqual(
        item.titles.map((title: { language: string }) => title.language),
        ["en", "ar", "zh-hant"],
      );
      assert.equal(item.checklist.length, 2);
      for (const field of [
        "editors",
        "timing",
        "aliases",
        "a5Justifications",
        "parent",
        "priority",
        "stage",
      ]) {
        assert.deepEqual(item[field], before[field], field);
      }
      assert.sameMembers(
        item.history.nodes[1].changes.map((change: { field: string }) => change.field),
        ["titles.ar", "summary", "baseTexts", "checklist.LANGUAGE"],
      );
    });

    it("keeps the old name as an alias when an item is renamed", async () => {
      await done(server, "registerWorkItem", {
        acronym: "Y.old-name",
        question: "Q2/13",
        type: "RECOMMENDATION",
        by: secretariat,
      });
      const item = await done(server, "updateWorkItem", {
        workItem: "Y.old-name",
        expectedRevision: 1,
        acronym: "Y.new-name",
        by: rapporteur,
      });
      assert.deepEqual([item.acronym, item.aliases], ["Y.new-name", ["Y.old-name"]]);
      for (const name of ["y.old-NAME", "Y.new-name"])
        assert.equal((await workItem(server, name)).id, item.id);
      const back = await done(server, "updateWorkItem", {
        workItem: "Y.old-name",
        expectedRevision: 2,
        acronym: "Y.old-name",
        by: rapporteur,
      });
      assert.deepEqual([back.acronym, back.aliases], ["Y.old-name", ["Y.new-name"]]);
    });

    it("writes no event for an edit that says nothing new", async () => {
      const item = await workItem(server, "Y.everything");
      const before = await everything(server);
      const same = await done(server, "updateWorkItem", {
        workItem: "Y.everything",
        expectedRevision: item.revision,
        acronym: item.acronym,
        aliases: item.aliases,
        scope: " ",
        timing: item.timing.raw,
        titles: [{ language: "AR", text: " كل شيء " }],
        editors: item.editors,
        type: item.type,
        by: { name: "Somebody else", role: "ASSOCIATE_RAPPORTEUR" },
      });
      assert.equal(same.revision, item.revision);
      assert.equal(await everything(server), before);
    });

    it("stores NFC whatever form is sent, in every text that is kept", async () => {
      const nfd = "Cafe\u0301 A\u030A";
      const item = await done(server, "registerWorkItem", {
        acronym: "Y.nfc",
        question: "Q16/13",
        type: "RECOMMENDATION",
        date: "2025-12-01",
        titles: [{ language: "fr", text: nfd }],
        summary: nfd,
        scope: nfd,
        timing: nfd,
        parent: nfd,
        editors: [{ name: nfd, affiliation: nfd }],
        relations: [nfd],
        liaisons: [nfd],
        supportingMembers: [nfd],
        baseTexts: [nfd],
        externalReferences: [nfd],
        a5Justifications: [{ organization: nfd, document: nfd, version: nfd, td: nfd }],
        equivalentNumber: nfd,
        checklist: [{ check: "TECHNICAL_ACCURACY", answer: "YES", note: nfd }],
        basis: { document: nfd, note: nfd },
        by: { name: nfd, role: "TSB" },
      });
      now = BEFORE_MEETING;
      await done(server, "proposeForDecision", {
        workItem: "Y.nfc",
        meeting: MEETING,
        document: nfd,
        by: chair,
      });
      await done(server, "withdrawCandidate", {
        workItem: "Y.nfc",
        meeting: MEETING,
        reason: nfd,
        by: chair,
      });
      now = AFTER_MEETING;
      const { problems } = await record("Y.nfc", {
        body: "WP4/13",
        finalText: nfd,
        overrideReason: nfd,
        by: { name: nfd, role: "WP_CHAIR" },
      });
      assert.deepEqual(problems, []);
      const stored = EJSON.stringify(
        await server.database.connection.collection("workItems").findOne({ acronym: item.acronym }),
      );
      assert.equal(stored, stored.normalize("NFC"));
      assert.include(stored, "Café Å");
    });
  });

  describe("candidates", () => {
    const there = { meeting: MEETING };
    it("proposes, withdraws with a reason, and proposes again", async () => {
      now = BEFORE_MEETING;
      const by = rapporteur;
      await done(server, "registerWorkItem", {
        acronym: "Y.candidate",
        question: "Q16/13",
        type: "RECOMMENDATION",
        by: secretariat,
      });
      const proposed = await done(server, "proposeForDecision", {
        workItem: "Y.candidate",
        ...there,
        document: "TD9/WP4",
        by,
      });
      assert.deepInclude(proposed.candidacies.nodes[0], {
        body: { label: "WP4/13" },
        kind: "CONSENT",
        agendaItem: 4,
        status: "PLANNED",
        proposedOn: "2026-01-15",
      });
      const withdrawn = await done(server, "withdrawCandidate", {
        workItem: "Y.candidate",
        ...there,
        reason: "Not ready",
        by,
      });
      assert.deepInclude(withdrawn.candidacies.nodes[0], { status: "WITHDRAWN", reason: "Not ready" });
      const again = await done(server, "proposeForDecision", { workItem: "Y.candidate", ...there, by });
      assert.deepInclude(again.candidacies.nodes[0], { status: "PLANNED", reason: null });
      assert.equal(again.revision, 4);
      assert.equal(again.history.nodes[1].basis.document, "TD9/WP4");
      assert.equal(again.stage, "UNDER_STUDY", "a plan decides nothing");
    });

    it("cannot withdraw what the meeting has dealt with", async () => {
      await record("Y.candidate", { outcome: "REJECTED", body: "WP4/13", reason: "Opposed" });
      const { problems } = await act(server, "withdrawCandidate", {
        workItem: "Y.candidate",
        ...there,
        by: rapporteur,
      });
      assert.deepEqual(codes(problems), ["NO_CANDIDATE"]);
    });
  });

  describe("at the same moment", () => {
    it("lets one of fifty writers with the same revision through, and tells the others", async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, writer) =>
          act(server, "updateWorkItem", {
            workItem: "Y.ecs-reqts",
            expectedRevision: 2,
            liaisons: [`Writer ${writer}`],
            by: rapporteur,
          }),
        ),
      );
      const won = answers.filter(({ problems }) => problems.length === 0);
      assert.equal(won.length, 1);
      assert.isTrue(
        answers.every(({ problems }) => problems.length === 0 || codes(problems)[0] === "REVISION_CONFLICT"),
      );
      const item = await workItem(server, "Y.ecs-reqts");
      assert.deepEqual(item.liaisons, won[0]?.workItem.liaisons);
      assert.equal(item.revision, 3);
    });

    it("loses nothing and doubles nothing of fifty writers that read again after a conflict", async () => {
      const text = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) {
        workItem { revision supportingMembers } problems { code } } }`;
      const write = async (writer: number): Promise<void> => {
        let item = await workItem(server, "Y.rs-frame", "revision supportingMembers");
        for (;;) {
          const supportingMembers = [...(item.supportingMembers ?? []), `Member ${writer}`];
          const { data } = await server.ask(text, {
            input: {
              workItem: "Y.rs-frame",
              expectedRevision: item.revision,
              supportingMembers,
              by: rapporteur,
            },
          });
          const { problems, workItem: fresh } = data.updateWorkItem;
          if (problems.length === 0) return;
          assert.deepEqual(codes(problems), ["REVISION_CONFLICT"]);
          assert.isAbove(fresh.revision, item.revision);
          item = fresh;
        }
      };
      await Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)));
      const item = await workItem(server, "Y.rs-frame");
      assert.sameMembers(
        item.supportingMembers,
        Array.from({ length: 50 }, (_, writer) => `Member ${writer}`),
      );
      assert.equal(item.revision, 52);
      assert.deepEqual(
        item.history.nodes.map((event: { seq: number }) => event.seq),
        Array.from({ length: 52 }, (_, index) => index + 1),
      );
    }).timeout(240_000);

    it("gives a name to exactly one of twenty registrations", async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, writer) =>
          act(server, "registerWorkItem", {
            acronym: writer % 2 ? "Y.Contested" : `Y.other-${writer}`,
            aliases: writer % 2 ? [] : ["y.CONTESTED"],
            question: "Q16/13",
            type: "RECOMMENDATION",
            by: secretariat,
          }),
        ),
      );
      assert.equal(answers.filter(({ problems }) => problems.length === 0).length, 1);
      for (const { problems } of answers.filter((answer) => answer.problems.length > 0)) {
        assert.deepEqual(codes(problems), ["NAME_TAKEN"]);
        assert.match(problems[0]?.message ?? "", /already names the work item Y\.(Contested|other-\d+)\./i);
      }
      const stored = server.database.connection.collection("workItems");
      assert.equal(await stored.countDocuments({ keys: "name:y.contested" }), 1);
    });

    it("gives a number to exactly one of the items that are assigned it", async () => {
      const items = ["Y.FMSC-DN", "Y.FMSC-MPTC", "Y.FMSC-IUSU-arch", "Y.IMT2020-DIC", "Y.IMT2020-EE-CFW"];
      const numbers = ["Y.5000", "ITU-T Y.5000", "G.50/Y.5000", "y.5000", "Y.5000/G.50"];
      const answers = await Promise.all(
        items.map((item, index) =>
          record(item, { body: "WP1/13", finalText: "TD1/WP1", assignedNumber: numbers[index] }),
        ),
      );
      assert.equal(answers.filter(({ problems }) => problems.length === 0).length, 1);
      for (const { problems, decision } of answers.filter((answer) => answer.problems.length > 0)) {
        assert.deepEqual(codes(problems), ["NUMBER_TAKEN"]);
        assert.isNull(decision);
      }
      for (const [index, item] of items.entries()) {
        const { stage } = await workItem(server, item, "stage");
        assert.equal(stage, answers[index]?.problems.length === 0 ? "CONSENTED" : "UNDER_STUDY");
      }
    });

    it("records a decision once when it is sent twice", async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => record("Y.QKD-IPsec-fr", { body: "WP4/13", finalText: "TD5/WP4" })),
      );
      assert.equal(answers.filter(({ problems }) => problems.length === 0).length, 1);
      assert.equal((await workItem(server, "Y.QKD-IPsec-fr")).decisions.nodes.length, 1);
    });
  });

  describe("several in one request", () => {
    it("does them one after the other, and each reads what the one before wrote", async () => {
      const { data, errors } = await server.ask(
        `mutation {
        a: registerWorkItem(input: { acronym: "Y.one", question: "Q2/13", type: RECOMMENDATION }) { workItem { revision } problems { code } }
        b: updateWorkItem(input: { workItem: "Y.one", expectedRevision: 1, particulars: { scope: "s" } }) { workItem { revision question { workItems(first: 100) { nodes { acronym } } } } problems { code } }
        c: registerWorkItem(input: { acronym: "Y.ONE", question: "Q2/13", type: RECOMMENDATION }) { workItem { id } problems { code } } }`,
        {},
        { by: rapporteur },
      );
      assert.deepEqual(errors, []);
      assert.equal(data.b.workItem.revision, 2);
      assert.include(
        data.b.workItem.question.workItems.nodes.map((node: { acronym: string }) => node.acronym),
        "Y.one",
      );
      assert.deepEqual(data.c.problems, [{ code: "NAME_TAKEN" }]);
    });
  });

  it("was asked nothing that was an inner error", async () => {
    assert.deepEqual(server.logged, []);
    const { errors } = await send(server, "updateWorkItem", { workItem: "Y.one", by: rapporteur });
    assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT");
    assert.deepEqual(server.logged, []);
  });
});
