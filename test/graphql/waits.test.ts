import { assert } from "chai";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { assertWellWorded, chair, MEETING, mutate, READY, secretariat } from "./support.js";

const ITEM = "Y.QKD-TLS";
const REFERENCE = "Y.QKD-IPsec-fr";
const editor = { name: "Editor of Y.QKD-TLS", role: "EDITOR" };

let now = "2026-02-20T09:00:00.000Z";

describe("what a work item waits for", () => {
  let server: TestServer;
  const act = async (mutation: string, input: object, by: object = secretariat) => {
    const fields = `workItem { revision waits(first: 50) { nodes { id kind status says since what endedBecause day awaitedItem { acronym }
      liaisonStatement { code } } } } problems { code message clause { citation } path remedy } warnings { code message clause { citation } path remedy }`;
    const answer = await mutate(server, mutation, { input, by }, fields);
    for (const one of [...answer.problems, ...answer.warnings]) assertWellWorded(one);
    return answer;
  };
  const done = async (...said: Parameters<typeof act>) => {
    const { workItem, problems } = await act(...said);
    assert.deepEqual(problems, [], said[0]);
    return workItem.waits.nodes;
  };
  const refused = async (...said: Parameters<typeof act>) =>
    (await act(...said)).problems.map(({ code }: { code: string }) => code);
  const query = async (text: string) => {
    const { data, errors } = await server.ask(text);
    assert.deepEqual(errors, [], text);
    return data;
  };
  const send = async (mutation: string, input: object, by: object = secretariat) => {
    const { problems } = await mutate(server, mutation, { input, by }, "problems { code }");
    assert.deepEqual(problems, [], mutation);
  };

  before(async () => {
    server = await startTestServer({ now: () => now });
    const destinations = [{ group: "IETF TLS", purpose: "ACTION" }];
    const about = {
      studyGroup: "SG13",
      source: "Q16/13",
      questions: ["Q16/13"],
      title: "QKD and TLS",
      destinations,
    };
    await send("prepareLiaison", {
      ...about,
      deadline: "2026-02-25",
      contact: "x",
      date: "2026-01-12",
      level: "MANAGEMENT_TEAM",
    });
    await send(
      "approveLiaison",
      { liaison: "SG13-LS-o1", date: "2026-01-14" },
      { name: "A", role: "SG_CHAIR" },
    );
    await send("sendLiaison", { liaison: "SG13-LS-o1", serial: "SG13-LS136", date: "2026-01-15" });
    await send("updateWorkItem", { workItem: ITEM, expectedRevision: 2, ...READY, date: "2026-02-01" });
  });
  after(() => server.close());

  it("is a text that it refers to, a reply, a statement, each since its day", async () => {
    await done(
      "waitFor",
      {
        workItem: ITEM,
        kind: "NORMATIVE_REFERENCE",
        awaitedItem: REFERENCE.toLowerCase(),
        since: "2026-02-02",
      },
      editor,
    );
    await done("waitFor", { workItem: ITEM, kind: "LIAISON", liaison: "sg13-ls136", since: "2026-02-03" });
    const waits = await done("waitFor", { workItem: ITEM, kind: "IPR_STATEMENT", what: "Example Corp." });
    assert.deepEqual(
      waits.map(({ kind, status, since, says }: Record<string, string>) => [kind, status, since, says]),
      [
        [
          "NORMATIVE_REFERENCE",
          "OPEN",
          "2026-02-02",
          "The normative reference Y.QKD-IPsec-fr is UNDER_STUDY, waited for since 2026-02-02",
        ],
        [
          "LIAISON",
          "OPEN",
          "2026-02-03",
          "The reply of IETF TLS to SG13-LS136 is outstanding since 2026-01-15, wanted by 2026-02-25",
        ],
        [
          "IPR_STATEMENT",
          "OPEN",
          "2026-02-20",
          "The IPR statement Example Corp. is waited for since 2026-02-20",
        ],
      ],
    );
    assert.deepEqual(waits[0].awaitedItem, { acronym: REFERENCE });
    assert.deepEqual(waits[1].liaisonStatement, { code: "SG13-LS-o1" });
    const found = await query(
      `{ nodes(ids: ["${waits[0].id}"]) { ... on Wait { kind workItem { acronym } } } }`,
    );
    assert.deepEqual(found.nodes, [{ kind: "NORMATIVE_REFERENCE", workItem: { acronym: ITEM } }]);
  });

  it("is advice in its readiness, by rule and clause, and asked of no other item", async () => {
    const findings = async (name: string) => {
      const { workItem } = await query(
        `{ workItem(acronym: "${name}") { readiness { verdict findings(status: [UNMET, MET]) { rule severity status message clause { citation } } } } }`,
      );
      const about = [
        "REFERENCES_APPROVED",
        "REPLIES_RECEIVED",
        "IPR_STATEMENTS_RECEIVED",
        "COMPANIONS_DECIDED",
      ];
      const { verdict, findings: all } = workItem.readiness;
      return { verdict, found: all.filter(({ rule }: { rule: string }) => about.includes(rule)) };
    };
    const { verdict, found } = await findings(ITEM);
    assert.equal(verdict, "READY");
    assert.deepEqual(
      found.map(
        ({ rule, severity, status, clause }: Record<string, string> & { clause: { citation: string } }) => [
          rule,
          severity,
          status,
          clause.citation,
        ],
      ),
      [
        ["REFERENCES_APPROVED", "ADVICE", "UNMET", "Rec. ITU-T A.5 Annex A"],
        ["REPLIES_RECEIVED", "ADVICE", "UNMET", "Rec. ITU-T A.1 §1.5"],
        ["IPR_STATEMENTS_RECEIVED", "ADVICE", "UNMET", "Rec. ITU-T A.1 §1.4.6"],
      ],
    );
    assert.equal(
      found[1].message,
      "Every reply that it needs has come: not met (The reply of IETF TLS to SG13-LS136 is outstanding since 2026-01-15, wanted by 2026-02-25).",
    );
    assert.deepEqual((await findings(REFERENCE)).found, []);
  });

  it("makes no circle, through however many items", async () => {
    const { acronym } = { acronym: "Y.bDDN-DTMec" };
    await done("waitFor", { workItem: REFERENCE, kind: "COMPANION_TEXT", awaitedItem: acronym });
    const circle = { workItem: acronym, kind: "NORMATIVE_REFERENCE", awaitedItem: ITEM };
    const { problems } = await act("waitFor", circle);
    assert.deepEqual(
      problems.map(({ message }: { message: string }) => message),
      [`It would wait for itself: ${acronym} waits for ${ITEM} waits for ${REFERENCE} waits for ${acronym}.`],
    );
    assert.deepEqual(await refused("waitFor", { ...circle, workItem: ITEM }), ["WAIT_CIRCLE"]);
    const both = { workItem: acronym, kind: "NORMATIVE_REFERENCE" };
    const two = await Promise.all(
      [
        { ...both, awaitedItem: "Y.bDDN-MecArch-KC" },
        { ...both, workItem: "Y.bDDN-MecArch-KC", awaitedItem: acronym },
      ].map((input) => refused("waitFor", input)),
    );
    assert.sameDeepMembers(two, [[], ["WAIT_CIRCLE"]]);
  });

  it("can be asked as a graph: what an item waits for in the end, and what waits for it", async () => {
    const data =
      await query(`{ workItem(acronym: "${ITEM}") { waits(all: true) { nodes { workItem { acronym } awaitedItem { acronym } what } } }
      reference: workItem(acronym: "${REFERENCE}") { awaitedBy { nodes { workItem { acronym } since } } }
      liaisonStatement(code: "SG13-LS136") { awaitedBy { nodes { workItem { acronym } } } }
      waits(studyGroup: "SG13", kinds: [LIAISON, COMPANION_TEXT]) { totalCount nodes { day workItem { acronym } } } }`);
    const pairs = data.workItem.waits.nodes.map(
      (one: { workItem: { acronym: string }; awaitedItem: { acronym: string } | null }) => [
        one.workItem.acronym,
        one.awaitedItem?.acronym ?? null,
      ],
    );
    assert.deepInclude(pairs, [REFERENCE, "Y.bDDN-DTMec"]);
    assert.deepInclude(pairs, [ITEM, REFERENCE]);
    assert.lengthOf(
      pairs.filter(([from]: string[]) => from === ITEM),
      3,
    );
    assert.deepEqual(data.reference.awaitedBy.nodes, [{ workItem: { acronym: ITEM }, since: "2026-02-02" }]);
    assert.deepEqual(data.liaisonStatement.awaitedBy.nodes, [{ workItem: { acronym: ITEM } }]);
    assert.equal(data.waits.totalCount, 2);
    assert.equal(data.waits.nodes[0].day, "2026-02-03");
  });

  it("is refused with every reason", async () => {
    const on = { workItem: ITEM };
    assert.deepEqual(await refused("waitFor", { ...on, kind: "LIAISON", what: "A reply" }), ["WAIT_UNFIT"]);
    assert.deepEqual(await refused("waitFor", { ...on, kind: "IPR_STATEMENT" }), ["WAIT_UNFIT"]);
    assert.deepEqual(await refused("waitFor", { ...on, kind: "IPR_STATEMENT", what: "Example Corp." }), [
      "WAIT_TWICE",
    ]);
    assert.deepEqual(await refused("waitFor", { ...on, kind: "LIAISON", liaison: "LS9" }), [
      "LIAISON_NOT_FOUND",
    ]);
    assert.deepEqual(await refused("waitFor", { ...on, kind: "COMPANION_TEXT", awaitedItem: "Y.none" }), [
      "WORK_ITEM_NOT_FOUND",
    ]);
    const ahead = { ...on, kind: "IPR_STATEMENT", what: "Another", since: "2026-03-01" };
    assert.deepEqual(await refused("waitFor", ahead), ["DATE_IN_FUTURE"]);
    assert.deepEqual(await refused("endWait", { ...on, wait: "W9", reason: "x" }), ["WAIT_NOT_FOUND"]);
  });

  it("is pointed out to the meeting that consents all the same, as it stood on that day", async () => {
    now = "2026-02-27T15:00:00.000Z";
    const ended = await done("endWait", {
      workItem: ITEM,
      wait: "W3",
      reason: "The statement came: TD501/GEN",
    });
    assert.lengthOf(ended, 2);
    await send("recordIncomingLiaison", {
      studyGroup: "SG13",
      title: "Re: QKD and TLS",
      source: "IETF TLS",
      replyTo: "SG13-LS136",
    });
    const consent = {
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
      finalText: "TD410-R1/WP4",
    };
    const { problems, warnings } = await act("recordDecision", { workItem: ITEM, ...consent }, chair);
    assert.deepEqual(problems, []);
    const held = warnings.filter(({ code }: { code: string }) => code === "STILL_WAITS");
    assert.deepEqual(
      held.map(({ message, clause }: { message: string; clause: { citation: string } }) => [
        message,
        clause.citation,
      ]),
      [
        [
          "Every text that it refers to normatively is approved: not met (The normative reference Y.QKD-IPsec-fr is UNDER_STUDY, waited for since 2026-02-02).",
          "Rec. ITU-T A.5 Annex A",
        ],
      ],
    );
    const all = await query(
      `{ workItem(acronym: "${ITEM}") { waits(statuses: [OPEN, OVER, ENDED, LOST]) { nodes { kind status endedBecause } } }
        before: workItem(acronym: "${ITEM}", moment: { asOf: "2026-02-26" }) { waits { totalCount } } }`,
    );
    assert.deepEqual(all.workItem.waits.nodes, [
      { kind: "NORMATIVE_REFERENCE", status: "OPEN", endedBecause: null },
      { kind: "LIAISON", status: "OVER", endedBecause: null },
      { kind: "IPR_STATEMENT", status: "ENDED", endedBecause: "The statement came: TD501/GEN" },
    ]);
    assert.equal(all.before.waits.totalCount, 3);
  });

  it("is lost when the text is discontinued, and the act can be taken back", async () => {
    const agenda = [
      { number: 4, title: "Consent", purpose: "CONSENT" },
      { number: 5, title: "Agreement", purpose: "AGREEMENT" },
      { number: 7, title: "Liaisons", purpose: "LIAISONS" },
      { number: 9, title: "Ended", purpose: "DISCONTINUATION" },
    ];
    await send("setAgenda", { meeting: MEETING, agenda });
    await send(
      "discontinueWorkItem",
      { workItem: REFERENCE, meeting: MEETING, body: "WP4/13", reason: "No interest" },
      chair,
    );
    const held = await query(`{ workItem(acronym: "${ITEM}") { waits { nodes { status says } } } }`);
    assert.deepEqual(held.workItem.waits.nodes, [
      {
        status: "LOST",
        says: "The normative reference Y.QKD-IPsec-fr is DISCONTINUED and cannot come, waited for since 2026-02-02",
      },
    ]);
    const { workItem } = await query(
      `{ workItem(acronym: "${ITEM}") { history(first: 50) { nodes { seq action } } } }`,
    );
    const event = workItem.history.nodes.find(({ action }: { action: string }) => action === "WAIT_FOR").seq;
    assert.deepEqual(await done("takeBack", { workItem: ITEM, event, reason: "Another text was meant" }), []);
    assert.deepEqual((await verifyDatabase(server.database.connection)).broken, []);
  });

  for (const { says, ended } of [
    { says: "the only one", ended: false },
    { says: "the only one, and that it ended", ended: true },
  ]) {
    it(`can be taken back: ${says}`, async () => {
      const workItem = ended ? "Y.Sup.MDT" : "Y.DTN-ModelReq";
      const [wait] = await done("waitFor", { workItem, kind: "IPR_STATEMENT", what: "Example Corp." });
      const { workItem: waiting } = await query(`{ workItem(acronym: "${workItem}") { revision } }`);
      const event = waiting.revision;
      if (ended) {
        await done("endWait", { workItem, wait: wait.id, reason: "It came" });
        await done("takeBack", { workItem, event: event + 1, reason: "It did not" });
      }
      assert.deepEqual(await done("takeBack", { workItem, event, reason: "Another was meant" }), []);
      assert.deepEqual((await verifyDatabase(server.database.connection)).broken, []);
    });
  }
});
