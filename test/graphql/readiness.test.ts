import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, BEFORE_MEETING, chair, done, MEETING, READY, rapporteur } from "./support.js";

interface Finding {
  rule: string;
  status: string;
  severity: string;
  message: string;
  clause: string;
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
        findings { rule status severity message clause remedy }
        blocking: findings(status: [UNMET, UNKNOWN], severity: BLOCKING) { rule status } } } }`,
      { a: acronym },
    );
    assert.deepEqual(errors, []);
    return data.workItem.readiness;
  };
  const item = async (input: Record<string, unknown> = {}): Promise<string> => {
    count += 1;
    const { acronym } = await done(server, "registerWorkItem", {
      acronym: `Y.ready-${count}`,
      question: "Q16/13",
      type: "RECOMMENDATION",
      by: rapporteur,
      ...input,
    });
    return acronym;
  };

  it("is UNKNOWN for every item of the seeds: the letter says nothing either way", async () => {
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates { workItem { acronym } readiness { verdict kind findings(status: [UNMET]) { rule } } } } }`,
    );
    assert.equal(data.meeting.candidates.length, 29);
    for (const { readiness, workItem } of data.meeting.candidates) {
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
    assert.isTrue(advice.every((finding) => finding.status === "UNKNOWN"));
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
    ["was not asked for IPR", { checklist: [{ check: "IPR_ASKED", answer: "NO" }] }, "IPR_ASKED", "UNMET"],
    ["may have been asked for IPR", { checklist: [] }, "IPR_ASKED", "UNKNOWN"],
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
      assert.match(finding?.clause ?? "", /\S/);
      assert.match(finding?.remedy ?? "", /\S.*\.$/);
      assert.match(finding?.message ?? "", status === "UNMET" ? /: not met\.$/ : /: not recorded\.$/);
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
      ready: candidates(body: "WP4/13", verdict: READY) { workItem { acronym } }
      blocked: candidates(body: "WP4/13", verdict: BLOCKED) { workItem { acronym } readiness { findings(status: [UNMET]) { rule } } }
      unknown: candidates(body: "WP4/13", verdict: UNKNOWN) { workItem { acronym } } } }`);
    const names = (list: { workItem: { acronym: string } }[]) => list.map((one) => one.workItem.acronym);
    assert.deepEqual(names(data.meeting.ready), ["Y.QKD-TLS"]);
    assert.deepEqual(names(data.meeting.blocked), ["Y.QKD-IPsec-fr"]);
    assert.equal(data.meeting.unknown.length, 5);
    assert.sameMembers(
      data.meeting.blocked[0].readiness.findings.map((finding: Finding) => finding.rule),
      ["SUMMARY", "EDITOR"],
    );
  });
});
