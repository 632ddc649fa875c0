import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, MEETING } from "./support.js";

describe("queries of the work programme", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  after(() => server.close());

  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await server.ask(query, variables);
    assert.deepEqual(answer.errors, []);
    return answer.data;
  };
  const fails = async (query: string, code: string, variables?: Record<string, unknown>) => {
    const { errors } = await server.ask(query, variables);
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.extensions.code, code);
    return errors[0]?.message ?? "";
  };

  describe("names that name nothing", () => {
    it("answers NOT_FOUND with what might have been meant", async () => {
      const message = await fails(`{ workItem(acronym: "Y.QKD-TSL") { acronym } }`, "NOT_FOUND");
      assert.include(message, "Did you mean");
      assert.include(message, "Y.QKD-TLS");
      await fails(`{ workingParty(label: "WP9/13") { label } }`, "NOT_FOUND");
      await fails(`{ question(label: "Q1/13") { label } }`, "NOT_FOUND");
      await fails(`{ studyGroup(label: "SG99") { label } }`, "NOT_FOUND");
      await fails(`{ meeting(code: "T25-SG13-991231") { code } }`, "NOT_FOUND");
    });

    it("answers the other fields of the same request", async () => {
      const { status, data, errors } = await server.ask(
        `{ missing: workItem(acronym: "Y.none") { acronym } there: workItem(acronym: "Y.QKD-TLS") { acronym } }`,
      );
      assert.equal(status, 200);
      assert.isNull(data.missing);
      assert.equal(data.there.acronym, "Y.QKD-TLS");
      assert.equal(errors.length, 1);
    });

    for (const [field, label] of [
      ["workingParty", "WP4"],
      ["workingParty", "WP04/13"],
      ["question", "16/13"],
      ["question", "Q16"],
      ["studyGroup", "13"],
      ["studyGroup", "SG13; DROP"],
    ] as const) {
      it(`refuses the malformed label ${label} of a ${field}`, () =>
        fails(`query($l: String!) { ${field}(label: $l) { label } }`, "BAD_USER_INPUT", { l: label }));
    }
  });

  it("goes from the study group down to the items and back up in one query", async () => {
    const { studyGroup } = await ask(`{
      studyGroup(label: "sg13") {
        label studyPeriod chair { name } name
        workingParties { label name
          questions { label
            workItems(first: 100) { totalCount nodes { acronym
              question { label workingParty { label studyGroup { label } } } studyGroup { label } } } }
          workItems(first: 100) { totalCount nodes { acronym } } }
        questions { label }
        meetings { nodes { code } } } }`);
    assert.equal(studyGroup.studyPeriod, "2025-2028");
    assert.deepEqual(studyGroup.chair, { name: "Kazunori Tanikawa" });
    assert.deepEqual(
      studyGroup.workingParties.map((party: { label: string }) => party.label),
      ["WP1/13", "WP2/13", "WP3/13", "WP4/13"],
    );
    assert.deepEqual(
      studyGroup.workingParties.map(
        (party: { workItems: { totalCount: number } }) => party.workItems.totalCount,
      ),
      [7, 6, 9, 7],
    );
    assert.deepEqual(
      studyGroup.questions.map((question: { label: string }) => question.label),
      [
        "Q2/13",
        "Q6/13",
        "Q7/13",
        "Q16/13",
        "Q17/13",
        "Q18/13",
        "Q19/13",
        "Q20/13",
        "Q21/13",
        "Q22/13",
        "Q23/13",
      ],
    );
    for (const party of studyGroup.workingParties) {
      const below = party.questions.flatMap(
        (question: { workItems: { nodes: { acronym: string }[] } }) => question.workItems.nodes,
      );
      assert.sameMembers(
        below.map((item: { acronym: string }) => item.acronym),
        party.workItems.nodes.map((item: { acronym: string }) => item.acronym),
      );
      for (const question of party.questions) {
        for (const item of question.workItems.nodes) {
          assert.equal(item.question.label, question.label);
          assert.equal(item.question.workingParty.label, party.label);
          assert.equal(item.question.workingParty.studyGroup.label, "SG13");
        }
      }
    }
  });

  it("finds an item in any case, and a label in any case and with spaces around", async () => {
    const data = await ask(`{
      a: workItem(acronym: "y.qkd-tls") { acronym } b: workItem(acronym: " Y.QKD-TLS ") { acronym }
      c: workItem(acronym: "Y.cpn-tp-ARCH") { acronym }
      p: workingParty(label: " wp4/13 ") { label } q: question(label: "q16/13") { label }
      m: meeting(code: "t25-sg13-260223") { code } }`);
    assert.equal(data.a.acronym, "Y.QKD-TLS");
    assert.equal(data.b.acronym, "Y.QKD-TLS");
    assert.equal(data.c.acronym, "Y.CPN-TP-arch");
    assert.equal(data.p.label, "WP4/13");
    assert.equal(data.q.label, "Q16/13");
    assert.equal(data.m.code, MEETING);
  });

  it("gives a title in the language asked for, else in English, also when the language is a prototype's key", async () => {
    const { workItem } = await ask(`{ workItem(acronym: "Y.QKD-TLS") {
      zh: title(language: "zh") ZH: title(language: "ZH") isZh: titleLanguage(language: "ZH")
      fr: title(language: "fr") isFr: titleLanguage(language: "fr") c: title(language: "constructor")
      p: title(language: "__proto__") en: title } }`);
    assert.equal(workItem.zh, "量子密钥分发与传输层安全性1.3版的集成");
    assert.deepEqual([workItem.ZH, workItem.isZh], [workItem.zh, "zh"]);
    assert.equal(workItem.isFr, "en", "and it says that it is English");
    for (const other of ["fr", "c", "p"]) assert.equal(workItem[other], workItem.en);
    assert.match(workItem.en, /^Integration of quantum key distribution/);
  });

  describe("the meeting of the letter", () => {
    it("has the sittings with their own start times, the agenda and the deadlines", async () => {
      const { meeting } = await ask(`{ meeting(code: "${MEETING}") {
        title startsOn endsOn place letter { number date reference } studyGroup { label }
        sittings { kind body { label } startsOn endsOn startTime startsAt } agenda { number title purpose }
        deadlines { kind date isGiven } } }`);
      assert.deepEqual(meeting.letter, { number: "4/13", date: "2025-12-01", reference: "SG13/TK" });
      assert.deepEqual([meeting.startsOn, meeting.endsOn], ["2026-02-23", "2026-02-27"]);
      const sitting = (body: string) =>
        meeting.sittings.find((one: { body: { label: string } }) => one.body.label === body);
      assert.equal(sitting("WP4/13").startsAt, "2026-02-27T08:00:00.000Z");
      assert.equal(sitting("WP3/13").startsAt, "2026-02-27T09:30:00.000Z");
      assert.equal(sitting("WP2/13").startsAt, "2026-02-27T13:00:00.000Z");
      assert.equal(sitting("WP1/13").startsAt, "2026-02-27T14:00:00.000Z");
      assert.equal(sitting("WP4/13").startTime, "09:00");
      const days = meeting.sittings.map((one: { kind: string; startsOn: string; endsOn: string }) => [
        one.kind,
        one.startsOn,
        one.endsOn,
      ]);
      assert.deepInclude(days, ["RAPPORTEUR_GROUP", "2026-02-23", "2026-02-27"]);
      assert.deepInclude(days, ["JOINT_COORDINATION", "2026-02-24", "2026-02-24"]);
      assert.deepEqual(
        meeting.agenda.map((item: { number: number }) => item.number),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
      assert.equal(meeting.agenda[3].title, "Consent of draft Recommendations");
      assert.equal(meeting.agenda[4].purpose, "AGREEMENT");
      assert.deepEqual(
        meeting.deadlines.map((one: { kind: string; date: string; isGiven: boolean }) => Object.values(one)),
        [
          ["LETTER", "2025-11-27", false],
          ["ANNOUNCEMENT", "2025-12-23", false],
          // The letter gives this one, and those of 01-27 and 02-10, which follow from the days.
          ["TRANSLATION", "2026-01-04", true],
          ["DRAFTS", "2026-01-16", false],
          ["REGISTRATION", "2026-01-27", false],
          ["VISA_SUPPORT", "2026-01-27", false],
          ["CONTRIBUTIONS", "2026-02-10", false],
          ["TEMPORARY_DOCUMENTS", "2026-02-16", false],
        ],
      );
    });

    it("has 29 candidates: 26 for consent under item 4, 3 for agreement under item 5", async () => {
      const { meeting } = await ask(`{ meeting(code: "${MEETING}") { candidates(first: 100) { nodes {
        kind agendaItem body { label } status proposedOn workItem { acronym process question { workingParty { label } } } } } } }`);
      const groups = new Map<string, number>();
      for (const { kind, agendaItem } of meeting.candidates.nodes) {
        const group = `${kind} under ${agendaItem}`;
        groups.set(group, (groups.get(group) ?? 0) + 1);
      }
      assert.deepEqual(Object.fromEntries(groups), { "CONSENT under 4": 26, "AGREEMENT under 5": 3 });
      for (const candidate of meeting.candidates.nodes) {
        assert.equal(candidate.status, "PLANNED");
        assert.equal(candidate.proposedOn, "2025-12-01");
        assert.equal(candidate.body.label, candidate.workItem.question.workingParty.label);
      }
    });

    it("gives the candidates of each body, of a status, of a verdict", async () => {
      const { meeting } = await ask(`{ meeting(code: "${MEETING}") {
        w1: candidates(body: "WP1/13") { totalCount } w2: candidates(body: "wp2/13") { totalCount }
        w3: candidates(body: "WP3/13") { totalCount } w4: candidates(body: "WP4/13") { totalCount } sg: candidates(body: "SG13") { totalCount }
        planned: candidates(status: PLANNED) { totalCount } withdrawn: candidates(status: WITHDRAWN) { totalCount }
        ready: candidates(verdict: READY) { totalCount } blocked: candidates(verdict: BLOCKED) { totalCount }
        unknown: candidates(verdict: UNKNOWN) { totalCount } } }`);
      const counts = Object.fromEntries(
        Object.entries(meeting).map(([name, list]) => [name, (list as { totalCount: number }).totalCount]),
      );
      assert.deepEqual(counts, {
        w1: 7,
        w2: 6,
        w3: 9,
        w4: 7,
        sg: 0,
        planned: 29,
        withdrawn: 0,
        ready: 0,
        blocked: 0,
        unknown: 29,
      });
      await fails(
        `{ meeting(code: "${MEETING}") { candidates(body: "WP9/13") { nodes { body { label } } } } }`,
        "NOT_FOUND",
      );
      await fails(
        `{ meeting(code: "${MEETING}") { candidates(body: "Q6/13") { nodes { body { label } } } } }`,
        "BAD_USER_INPUT",
      );
    });

    it("has decided nothing: a letter only plans", async () => {
      const data = await ask(`{
        decisions { totalCount } meeting(code: "${MEETING}") { decisions { totalCount } }
        items: workItems(first: 100) { totalCount nodes { stage number decisions { nodes { id } } } } }`);
      assert.equal(data.decisions.totalCount, 0);
      assert.equal(data.meeting.decisions.totalCount, 0);
      assert.equal(data.items.totalCount, 29);
      for (const item of data.items.nodes) {
        assert.deepEqual([item.stage, item.number, item.decisions.nodes], ["UNDER_STUDY", null, []]);
      }
    });
  });

  it("says which rules it follows, each with its clause", async () => {
    const { readinessRules, clauses } = await ask(
      `{ readinessRules { id requirement severity clause { citation } remedy isCheck } clauses { citation says edition verified } }`,
    );
    const citations = new Set(clauses.map((clause: { citation: string }) => clause.citation));
    for (const rule of readinessRules)
      assert.isTrue(citations.has(rule.clause.citation), `${rule.id} cites ${rule.clause.citation}`);
    assert.includeMembers(
      readinessRules.map((rule: { id: string }) => rule.id),
      ["BASE_TEXT", "SUMMARY", "EDITOR", "A5_JUSTIFICATION", "DECISION_KIND", "PROCESS_FOR_TYPE"],
    );
    assert.isTrue(
      clauses.some((clause: { verified: boolean }) => !clause.verified),
      "some text was not at hand",
    );
  });
});
