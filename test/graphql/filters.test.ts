import { assert } from "chai";
import { LIFE_CYCLE, STAGES } from "../../src/domain/vocabulary.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { act, BEFORE_MEETING, done, MEETING, rapporteur } from "./support.js";

interface Row {
  acronym: string;
  title: string;
  stage: string;
  process: string;
  type: string;
  question: { label: string; workingParty: { label: string } };
  timing: { month: string | null } | null;
  priority: string | null;
}

/** What an order looks at, worked out anew. */
function partOf(item: Row, field: string): string | number {
  if (field === "ACRONYM") return item.acronym.toLowerCase();
  if (field === "QUESTION") return Number(item.question.label.slice(1, -3));
  if (field === "WORKING_PARTY") return item.question.workingParty.label;
  if (field === "PROCESS") return ["AAP", "TAP", "AGREEMENT"].indexOf(item.process);
  if (field === "TYPE") return ["RECOMMENDATION", "SUPPLEMENT"].indexOf(item.type);
  if (field === "STAGE") return item.stage;
  if (field === "TIMING") return item.timing?.month ?? "9999";
  if (field === "TITLE") return item.title.toLowerCase().replace("ﬁ", "fi").replaceAll("–", "-");
  if (field === "PRIORITY") return ["HIGH", "MEDIUM", "LOW", null].indexOf(item.priority);
  return 0;
}

describe("filters and orders of work items", () => {
  let server: TestServer;
  let clock = Date.parse(BEFORE_MEETING);
  before(async () => {
    server = await startTestServer({ now: () => new Date(clock++).toISOString() });
    const set = (workItem: string, input: Record<string, unknown>) =>
      done(server, "updateWorkItem", { workItem, expectedRevision: 2, by: rapporteur, ...input });
    await set("Y.QKD-TLS", { timing: "2026-02 (High priority)", summary: "Hybrid key exchange." });
    await done(server, "updateWorkItem", {
      workItem: "Y.QKD-TLS",
      expectedRevision: 3,
      by: rapporteur,
      supportingMembers: ["CAICT"],
      liaisons: ["ETSI ISG QKD"],
      baseTexts: ["TD999/WP4"],
    });
    const { data, errors } = await server.ask(
      `mutation($input: RecordContributionInput!) { recordContribution(input: $input) { problems { message } } }`,
      {
        input: {
          workItem: "Y.QKD-TLS",
          by: { name: "TSB", role: "TSB" },
          document: "C77",
          receivedOn: "2026-01-10",
          source: "CAICT",
        },
      },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data.recordContribution.problems, []);
    await set("Y.QKD-IPsec-fr", { timing: "10-2027 (Medium priority)", scope: "Gateways" });
    await set("Y.cmi-arch", { timing: "2028-Q1 (Low priority)", editors: [{ name: "Müller, José" }] });
    await set("Y.ccm-arch", { timing: "-" });
    await set("Y.rs-frame", { titles: [{ language: "ar", text: "إطار جدولة الموارد" }] });
    await set("Y.ecs-reqts", { titles: [{ language: "en", text: "👩‍🚀 edge ﬁle ＡＢＣ" }] });
    await set("Y.FaaS-reqts", { aliases: ["Y.serverless"] });
  });
  after(() => server.close());

  const list = async (filter: string, orderBy = ""): Promise<Row[]> => {
    const { data, errors } =
      await server.ask(`{ workItems(first: 100 ${filter && `, filter: {${filter}}`} ${orderBy}) {
      totalCount nodes { acronym title stage process type question { label workingParty { label } } timing { month } priority } } }`);
    assert.deepEqual(errors, []);
    assert.equal(data.workItems.totalCount, data.workItems.nodes.length);
    return data.workItems.nodes;
  };
  const names = async (filter: string) => (await list(filter)).map((item) => item.acronym);

  const expectations: readonly [filter: string, expected: readonly string[] | number][] = [
    [`workingParty: { in: ["WP4/13"] }`, 7],
    [`studyGroup: { in: ["sg13"] }`, 29],
    [`question: { in: ["q16/13"] }`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS", "Y.Supp.QKDNmc-UC"]],
    [`question: { in: ["Q16/13", "Q6/13"] }`, 7],
    [`workingParty: { in: ["WP4/13"] }, question: { in: ["Q2/13"] }`, []],
    [`stage: { in: [UNDER_STUDY] }`, 29],
    [`stage: { in: [CONSENTED, AGREED] }`, []],
    [`type: { in: [SUPPLEMENT] }`, ["Y.Sup.MDT", "Y.Supp.QKDNmc-UC", "Y.Suppl.NGNe-UC-SCE"]],
    [`process: { in: [TAP] }`, []],
    [`process: { in: [AGREEMENT] }`, ["Y.Sup.MDT", "Y.Supp.QKDNmc-UC", "Y.Suppl.NGNe-UC-SCE"]],
    [`process: { in: [TAP, AGREEMENT] }`, 3],
    [`version: { in: [REVISED] }`, ["Y.3510-rev"]],
    [`timing: { from: "2027-01" }`, ["Y.cmi-arch", "Y.QKD-IPsec-fr"]],
    [`timing: { to: "2026-12" }`, ["Y.QKD-TLS"]],
    [`timing: { from: "2026-02", to: "2027-10" }`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS"]],
    [`meeting: { in: ["${MEETING.toLowerCase()}"] }`, 29],
    [`plannedMeeting: { in: ["${MEETING}"] }`, 29],
    [`plannedMeeting: { isNull: true }`, []],
    [`priority: { in: [HIGH, LOW] }`, ["Y.QKD-TLS", "Y.cmi-arch"]],
    [`priority: { isNull: true }, workingParty: { in: ["WP4/13"] }`, 5],
    [`timingText: { contains: "q1" }`, ["Y.cmi-arch"]],
    [`timing: { isNull: true }, timingText: { isNull: false }`, ["Y.ccm-arch"]],
    [`editor: { contains: "muller" }`, ["Y.cmi-arch"]],
    [`editor: { is: ["MÜLLER, JOSÉ"] }`, ["Y.cmi-arch"]],
    [`supportingMember: { is: ["caict"] }`, ["Y.QKD-TLS"]],
    [`liaison: { startsWith: "etsi" }`, ["Y.QKD-TLS"]],
    [`document: { is: ["td999/wp4"] }`, ["Y.QKD-TLS"]],
    [`document: { is: ["C77"] }`, ["Y.QKD-TLS"]],
    [`lastContribution: { from: "2026-01-10", to: "2026-01-10" }`, ["Y.QKD-TLS"]],
    [`lastContribution: { to: "2026-01-09" }`, []],
    [`lastUpdate: { from: "2026-01-15" }`, 29],
    [`lastUpdate: { from: "2026-01-16" }`, []],
    [`stageSince: { to: "1999-12-31" }`, []],
    [`daysAtStage: { from: 0 }`, 29],
    [`overdue: true`, []],
    [`overdue: false`, 29],
    [`stale: true`, []],
    [`decisionKind: { in: [CONSENT] }`, []],
    [`decisionKind: { isNull: true }`, 29],
    [`decidedOn: { from: "2020-01-01" }`, []],
    [`number: { isNull: false }`, []],
    [`acronym: { startsWith: "y.qkd-" }`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS"]],
    [`not: { workingParty: { in: ["WP4/13"] } }`, 22],
    [`or: [{ priority: { in: [HIGH] } }, { timing: { from: "2028-01" } }]`, ["Y.QKD-TLS", "Y.cmi-arch"]],
    [`and: [{ text: "quantum" }, { not: { version: { in: [NEW] } } }]`, []],
    [`stage: { in: [] }`, []],
    [`or: []`, []],
    [`and: []`, 29],
    [`not: {}`, []],
    [`stage: null, and: null, not: null, or: null, text: null, overdue: null`, 29],
    [`text: "quantum key"`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS", "Y.QKDN-qos-allo"]],
    [`text: "KEY quantum"`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS", "Y.QKDN-qos-allo"]],
    [`text: "量子密钥"`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS"]],
    [`text: "جدولة"`, ["Y.rs-frame"]],
    [`text: "اطار"`, ["Y.rs-frame"]],
    [`text: "👩‍🚀"`, ["Y.ecs-reqts"]],
    [`text: "file abc"`, ["Y.ecs-reqts"]],
    [`text: "muller jose"`, ["Y.cmi-arch"]],
    [`text: "SERVERLESS"`, ["Y.FaaS-reqts"]],
    [`text: "hybrid"`, ["Y.QKD-TLS"]],
    [`text: "gateways"`, ["Y.QKD-IPsec-fr"]],
    [`text: ""`, 29],
    [`text: "no such words"`, []],
    [`text: ".*"`, []],
  ];
  for (const [filter, expected] of expectations) {
    it(`finds by { ${filter} }`, async () => {
      const found = await names(filter);
      if (typeof expected === "number") assert.equal(found.length, expected);
      else assert.sameMembers(found, expected as string[]);
    });
  }

  const refusals: readonly [filter: string, code: string][] = [
    [`workingParty: { in: ["garbage"] }`, "BAD_USER_INPUT"],
    [`workingParty: { in: ["WP9/13"] }`, "NOT_FOUND"],
    [`question: { in: ["garbage"] }`, "BAD_USER_INPUT"],
    [`question: { in: ["Q99/13"] }`, "NOT_FOUND"],
    [`timing: { from: "garbage" }`, "BAD_USER_INPUT"],
    [`timing: { to: "2026-13" }`, "BAD_USER_INPUT"],
    [`meeting: { in: ["T25-SG13-990101"] }`, "NOT_FOUND"],
    [`meeting: { in: [""] }`, "BAD_USER_INPUT"],
    [`text: "\\u0000"`, "BAD_USER_INPUT"],
    [`text: "${"x".repeat(1001)}"`, "BAD_USER_INPUT"],
    [`stage: { in: [NOPE] }`, "GRAPHQL_VALIDATION_FAILED"],
    [`plannedMeeting: { in: ["T25-SG13-990101"] }`, "NOT_FOUND"],
    [`or: [{ not: { question: { in: ["Q99/13"] } } }]`, "NOT_FOUND"],
    [`stageSince: { from: "2026-02-30" }`, "GRAPHQL_VALIDATION_FAILED"],
    [`and: [{ timing: { to: "garbage" } }]`, "BAD_USER_INPUT"],
    [`editor: { contains: "${"x".repeat(1001)}" }`, "BAD_USER_INPUT"],
    [`or: [${Array(51).fill("{ overdue: true }").join()}]`, "BAD_USER_INPUT"],
    [`or: [${Array(17).fill('{ overdue: true, stale: true, text: "a" }').join()}]`, "BAD_USER_INPUT"],
    [`${"not: { ".repeat(6)} overdue: true ${"}".repeat(6)}`, "BAD_USER_INPUT"],
  ];
  for (const [filter, code] of refusals) {
    it(`refuses { ${filter.slice(0, 40)} }`, async () => {
      const { errors } = await server.ask(`{ workItems(filter: {${filter}}) { totalCount } }`);
      assert.deepEqual(
        errors.map((error) => error.extensions.code),
        [code],
      );
    });
  }

  it("asks about the past as it was then", async () => {
    const { data, errors } = await server.ask(`{
      before: workItems(moment: { asOf: "2026-01-14" }, filter: { priority: { in: [HIGH] } }) { totalCount }
      now: workItems(moment: { asOf: "2026-01-15" }, filter: { priority: { in: [HIGH] } }) { totalCount }
      days: workItems(moment: { asOf: "2026-01-14" }, filter: { daysAtStage: { from: 0 } }) { totalCount } }`);
    assert.deepEqual(errors, []);
    assert.deepEqual(data, { before: { totalCount: 0 }, now: { totalCount: 1 }, days: { totalCount: 29 } });
  });

  describe("orders", () => {
    const ordered = async (field: string, direction: string): Promise<Row[]> =>
      list("", `, orderBy: [{ field: ${field}, direction: ${direction} }]`);

    for (const field of [
      "ACRONYM",
      "QUESTION",
      "STAGE",
      "TIMING",
      "TITLE",
      "PRIORITY",
      "LAST_CHANGE",
      "WORKING_PARTY",
      "PROCESS",
      "TYPE",
      "NUMBER",
      "STAGE_SINCE",
      "REGISTERED",
      "LAST_CONTRIBUTION",
    ]) {
      it(`orders all items by ${field} in both directions`, async () => {
        const ascending = await ordered(field, "ASC");
        const descending = await ordered(field, "DESC");
        assert.equal(ascending.length, 29);
        assert.sameMembers(
          ascending.map((item) => item.acronym),
          descending.map((item) => item.acronym),
        );
        const part = (item: Row) => partOf(item, field);
        for (const [rows, sign] of [
          [ascending, 1],
          [descending, -1],
        ] as const) {
          for (let next = 1; next < rows.length; next += 1) {
            const [a, b] = [part(rows[next - 1] as Row), part(rows[next] as Row)];
            assert.isTrue(a === b || (a < b ? 1 : -1) === sign, `${a} before ${b}`);
          }
        }
      });
    }

    it("puts what was changed last at the end, and breaks ties by the keys that follow", async () => {
      const changed = (await ordered("LAST_CHANGE", "DESC")).slice(0, 3).map((item) => item.acronym);
      assert.deepEqual(changed, ["Y.FaaS-reqts", "Y.ecs-reqts", "Y.rs-frame"]);
      const rows = await list("", ", orderBy: [{ field: QUESTION }, { field: ACRONYM, direction: DESC }]");
      assert.deepEqual(
        rows.filter((item) => item.question.label === "Q16/13").map((item) => item.acronym),
        ["Y.Supp.QKDNmc-UC", "Y.QKD-TLS", "Y.QKD-IPsec-fr"],
      );
    });

    it("puts what has a contribution before what has none", async () => {
      const [first] = await ordered("LAST_CONTRIBUTION", "ASC");
      assert.equal(first?.acronym, "Y.QKD-TLS");
    });

    it("puts the stages in the order of a life, with ended work last", () => {
      assert.deepEqual(LIFE_CYCLE.slice(0, 3), ["LIVING_LIST", "UNDER_STUDY", "CONSENTED"]);
      assert.equal(LIFE_CYCLE.at(-1), "DISCONTINUED");
      assert.sameMembers([...LIFE_CYCLE], [...STAGES]);
    });

    it("refuses more than five keys", async () => {
      const keys = Array(6).fill("{ field: STAGE }").join();
      const { errors } = await server.ask(`{ workItems(orderBy: [${keys}]) { totalCount } }`);
      assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT");
    });
  });

  describe("titles", () => {
    it("finds every item by each of its titles, as it is and in another normal form", async () => {
      const { data } = await server.ask(`{ workItems(first: 100) { nodes { acronym titles { text } } } }`);
      for (const { acronym, titles } of data.workItems.nodes) {
        for (const { text } of titles) {
          for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
            const found = await server.ask(
              `query($t: String!) { workItems(first: 100, filter: { text: $t }) { nodes { acronym } } }`,
              { t: text.normalize(form) },
            );
            const hits = found.data.workItems.nodes.map((item: { acronym: string }) => item.acronym);
            assert.include(hits, acronym, `${text} in ${form}`);
          }
        }
      }
    });

    it("does not find an item by a title that was taken away", async () => {
      const { workItem } = await act(server, "updateWorkItem", {
        workItem: "Y.rs-frame",
        expectedRevision: 3,
        by: rapporteur,
        titles: [{ language: "ar", text: "" }],
      });
      assert.notInclude(JSON.stringify(workItem.titles), '"ar"');
      assert.deepEqual(await names(`text: "جدولة"`), []);
    });
  });
});
