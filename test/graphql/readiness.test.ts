import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import {
  AFTER_MEETING,
  BEFORE_MEETING,
  chair,
  done,
  MEETING,
  READY,
  rapporteur,
  secretariat,
} from "./support.js";

const tsb = { name: "TSB", role: "TSB" };

interface Finding {
  rule: string;
  status: string;
  severity: string;
  message: string;
  clause: { citation: string };
  remedy: string;
}

describe("readiness", () => {
  let server: TestServer;
  let now = BEFORE_MEETING;
  let count = 0;
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  beforeEach(() => {
    now = BEFORE_MEETING;
  });
  after(() => server.close());

  const review = async (
    acronym: string,
    args = "",
  ): Promise<{
    verdict: string;
    kind: string;
    findings: Finding[];
    blocking: { rule: string; status: string }[];
  } | null> => {
    const { data, errors } = await server.ask(
      `query($a: String!) { workItem(acronym: $a) { readiness ${args} { verdict kind
        findings { rule status severity message clause { citation } remedy }
        blocking: findings(status: [UNMET, UNKNOWN], severity: BLOCKING) { rule status } } } }`,
      { a: acronym },
    );
    assert.deepEqual(errors, []);
    return data.workItem.readiness;
  };
  const qualify = async (said: Record<string, unknown>): Promise<string[]> => {
    const { data, errors } = await server.ask(
      `mutation($input: RecordQualificationInput!) { recordQualification(input: $input) { problems { code } } }`,
      { input: said },
    );
    assert.deepEqual(errors, []);
    return data.recordQualification.problems.map(({ code }: { code: string }) => code);
  };
  const item = async (input: Record<string, unknown> = {}): Promise<string> => {
    count += 1;
    const { acronym } = await done(server, "registerWorkItem", {
      acronym: `Y.ready-${count}`,
      question: "Q16/13",
      type: "RECOMMENDATION",
      by: secretariat,
      ...input,
    });
    return acronym;
  };

  it("is UNKNOWN for every item of the seeds: the letter says nothing either way", async () => {
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(first: 100) { nodes { workItem { acronym } readiness { verdict kind findings(status: [UNMET]) { rule } } } } } }`,
    );
    assert.equal(data.meeting.candidates.nodes.length, 29);
    for (const { readiness, workItem } of data.meeting.candidates.nodes) {
      assert.equal(readiness.verdict, "UNKNOWN", workItem.acronym);
      assert.deepEqual(readiness.findings, []);
    }
  });

  it("is READY when everything is recorded, whatever the advice says", async () => {
    const ready = await review(await item(READY));
    assert.equal(ready?.verdict, "READY");
    assert.equal(ready?.kind, "CONSENT");
    assert.deepEqual(ready?.blocking, []);
    const advice = ready?.findings.filter((finding) => finding.severity === "ADVICE") ?? [];
    assert.isNotEmpty(advice);
    assert.isTrue(advice.every((finding) => finding.status !== "UNMET"));
  });

  it("stays READY when advice is answered with NO, and says so", async () => {
    const checklist = [...READY.checklist, { check: "LANGUAGE", answer: "NO" }];
    const ready = await review(await item({ ...READY, checklist }));
    assert.equal(ready?.verdict, "READY");
    assert.equal(ready?.findings.find((finding) => finding.rule === "LANGUAGE")?.status, "UNMET");
  });

  const reference = ["RFC 8446", "3GPP TS 23.501"];
  const justification = (document: string, td: string | null) => ({ organization: "IETF", document, td });
  const cases: readonly [what: string, input: Record<string, unknown>, rule: string, status: string][] = [
    ["has no summary", { summary: "" }, "SUMMARY", "UNMET"],
    ["has no recorded summary", { summary: null }, "SUMMARY", "UNKNOWN"],
    ["has no draft", { baseTexts: [] }, "BASE_TEXT", "UNMET"],
    ["has no recorded draft", { baseTexts: null }, "BASE_TEXT", "UNKNOWN"],
    ["has no editor", { editors: [] }, "EDITOR", "UNMET"],
    ["has no recorded editor", { editors: null }, "EDITOR", "UNKNOWN"],
    ["may have external references", { externalReferences: null }, "A5_JUSTIFICATION", "UNKNOWN"],
    [
      "has references, of which it is not known",
      { externalReferences: reference },
      "A5_JUSTIFICATION",
      "UNKNOWN",
    ],
    [
      "justifies none of its references",
      { externalReferences: reference, a5Justifications: [] },
      "A5_JUSTIFICATION",
      "UNMET",
    ],
    [
      "justifies one of two references",
      { externalReferences: reference, a5Justifications: [justification("RFC 8446", "TD1")] },
      "A5_JUSTIFICATION",
      "UNMET",
    ],
    [
      "justifies without a TD",
      { externalReferences: ["RFC 8446"], a5Justifications: [justification("RFC 8446", null)] },
      "A5_JUSTIFICATION",
      "UNMET",
    ],
    [
      "refers to an organisation that is not qualified",
      {
        externalReferences: ["RFC 8446"],
        a5Justifications: [{ ...justification("RFC 8446", "TD1"), qualified: false }],
      },
      "A5_JUSTIFICATION",
      "UNMET",
    ],
    [
      "justifies another document",
      { externalReferences: ["RFC 8446"], a5Justifications: [justification("RFC 8447", "TD1")] },
      "A5_JUSTIFICATION",
      "UNMET",
    ],
  ];
  for (const [what, input, rule, status] of cases) {
    const verdict = status === "UNMET" ? "BLOCKED" : "UNKNOWN";
    it(`is ${verdict} by ${rule} alone when a text ${what}`, async () => {
      const found = await review(await item({ ...READY, ...input }));
      assert.equal(found?.verdict, verdict);
      assert.deepEqual(found?.blocking, [{ rule, status }]);
      const finding = found?.findings.find((one) => one.rule === rule);
      assert.match(finding?.clause.citation ?? "", /\S/);
      assert.match(finding?.remedy ?? "", /\S.*\.$/);
      assert.match(
        finding?.message ?? "",
        status === "UNMET" ? /: not met( \(.+\))?\.$/ : /: not recorded\.$/,
      );
    });
  }

  it("is READY with references that are all justified, in any normal form and with spaces around", async () => {
    const found = await review(
      await item({
        ...READY,
        externalReferences: ["Re\u0301f 1 ", "RFC 8446"],
        a5Justifications: [justification(" R\u00e9f 1", "TD1"), justification("RFC 8446", "TD1")],
      }),
    );
    assert.equal(found?.verdict, "READY");
  });

  it("names the reference that lacks its justification, and the organisation that is not qualified", async () => {
    const found = await review(
      await item({
        ...READY,
        externalReferences: ["RFC 8446", "TS 23.501", "TS 38.300"],
        a5Justifications: [
          { ...justification("RFC 8446", "TD1"), qualified: true },
          { organization: "A forum", document: "TS 38.300", td: "TD3", qualified: false },
        ],
      }),
    );
    const finding = found?.findings.find((one) => one.rule === "A5_JUSTIFICATION");
    assert.match(
      finding?.message ?? "",
      /\(TS 23\.501 has no justification with a TD; TS 38\.300: A forum is not qualified\)\.$/,
    );
  });

  it("holds an organisation to its qualification on record, from its day to the end of its validity", async () => {
    now = AFTER_MEETING;
    const acronym = await item({
      ...READY,
      externalReferences: ["Note 7"],
      a5Justifications: [{ organization: "Some Forum", document: "Note 7", td: "TD1" }],
    });
    const verdictOn = async (asOf: string) => {
      const { data, errors } = await server.ask(
        `{ workItem(acronym: "${acronym}", moment: { asOf: "${asOf}" }) { readiness { verdict findings(status: [UNMET]) { message } } } }`,
      );
      assert.deepEqual(errors, []);
      return data.workItem.readiness;
    };
    assert.equal((await review(acronym))?.verdict, "READY");
    const decision = { studyGroup: "SG13", organization: "some forum", document: "TD9/PLEN", by: tsb };
    await qualify({ ...decision, qualified: false, decidedOn: "2026-02-01" });
    const refused = await review(acronym);
    assert.equal(refused?.verdict, "BLOCKED");
    assert.match(
      refused?.findings.find((one) => one.status === "UNMET")?.message ?? "",
      /TD9\/PLEN, 2026-02-01/,
    );
    const today = AFTER_MEETING.slice(0, 10);
    await qualify({
      ...decision,
      qualified: true,
      decidedOn: "2026-02-20",
      validUntil: today,
    });
    assert.equal((await review(acronym))?.verdict, "READY");
    now = "2026-03-03T09:00:00.000Z";
    const over = await review(acronym);
    assert.equal(over?.verdict, "BLOCKED");
    assert.match(over?.findings.find((one) => one.status === "UNMET")?.message ?? "", /was qualified until/);
    assert.equal((await verdictOn(today)).verdict, "READY");
    const { data } = await server.ask(
      `{ studyGroup(label: "SG13") { qualifications { nodes { organization qualified decidedOn validUntil document } } } }`,
    );
    assert.deepEqual(
      data.studyGroup.qualifications.nodes.map((one: { qualified: boolean }) => one.qualified),
      [false, true],
    );
  });

  it("refuses a qualification of tomorrow, or one that ends before it begins", async () => {
    const input = { studyGroup: "SG13", organization: "A", qualified: true, document: "TD1", by: tsb };
    assert.deepEqual(await qualify({ ...input, decidedOn: "2036-01-01" }), ["DATE_IN_FUTURE"]);
    assert.deepEqual(await qualify({ ...input, decidedOn: "2026-01-02", validUntil: "2026-01-01" }), [
      "DATES_OUT_OF_ORDER",
    ]);
  });

  it("asks a Supplement for no summary and no A.5 justification", async () => {
    const { summary: _s, externalReferences: _e, ...rest } = READY;
    const found = await review(await item({ ...rest, type: "SUPPLEMENT" }));
    assert.equal(found?.kind, "AGREEMENT");
    assert.equal(found?.verdict, "READY");
    assert.notIncludeMembers(found?.findings.map((finding) => finding.rule) ?? [], [
      "SUMMARY",
      "A5_JUSTIFICATION",
    ]);
  });

  it("is BLOCKED for the wrong kind of decision for the process", async () => {
    const found = await review(await item(READY), "(kind: AGREEMENT)");
    assert.equal(found?.verdict, "BLOCKED");
    assert.include(found?.blocking.map((finding) => finding.rule) ?? [], "DECISION_KIND");
    assert.equal((await review(await item(READY), "(kind: CONSENT)"))?.verdict, "READY");
  });

  it("is BLOCKED once the decision is taken", async () => {
    const acronym = await item(READY);
    now = AFTER_MEETING;
    await done(server, "recordDecision", {
      workItem: acronym,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
      finalText: "TD1/WP4",
      by: chair,
    });
    const found = await review(acronym);
    assert.deepEqual(found?.blocking, [{ rule: "STAGE", status: "UNMET" }]);
  });

  it("is null where no meeting decides: an erratum", async () => {
    assert.isNull(await review(await item({ type: "ERRATUM" })));
  });

  it("sorts the candidates of a WP into ready, blocked and unknown", async () => {
    const set = (workItem: string, input: Record<string, unknown>) =>
      done(server, "updateWorkItem", { workItem, expectedRevision: 2, by: rapporteur, ...input });
    await set("Y.QKD-TLS", READY);
    await set("Y.QKD-IPsec-fr", { summary: "", editors: [] });
    const { data } = await server.ask(`{ meeting(code: "${MEETING}") {
      ready: candidates(body: "WP4/13", verdict: READY) { nodes { workItem { acronym } } }
      blocked: candidates(body: "WP4/13", verdict: BLOCKED) { nodes { workItem { acronym } readiness { findings(status: [UNMET]) { rule } } } }
      unknown: candidates(body: "WP4/13", verdict: UNKNOWN) { nodes { workItem { acronym } } } } }`);
    const names = (list: { nodes: { workItem: { acronym: string } }[] }) =>
      list.nodes.map((one) => one.workItem.acronym);
    assert.deepEqual(names(data.meeting.ready), ["Y.QKD-TLS"]);
    assert.deepEqual(names(data.meeting.blocked), ["Y.QKD-IPsec-fr"]);
    assert.equal(data.meeting.unknown.nodes.length, 5);
    assert.sameMembers(
      data.meeting.blocked.nodes[0].readiness.findings.map((finding: Finding) => finding.rule),
      ["SUMMARY", "EDITOR"],
    );
  });
});
