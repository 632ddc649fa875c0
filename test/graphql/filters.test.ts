import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { act, BEFORE_MEETING, done, MEETING, rapporteur } from "./support.js";

interface Row {
  acronym: string;
  title: string;
  stage: string;
  question: { label: string };
  timing: { month: string | null } | null;
  priority: string | null;
}

/** What an order looks at, worked out anew. */
function partOf(item: Row, field: string): string | number {
  if (field === "ACRONYM") return item.acronym.toLowerCase();
  if (field === "QUESTION") return Number(item.question.label.slice(1, -3));
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
      totalCount nodes { acronym title stage question { label } timing { month } priority } } }`);
    assert.deepEqual(errors, []);
    assert.equal(data.workItems.totalCount, data.workItems.nodes.length);
    return data.workItems.nodes;
  };
  const names = async (filter: string) => (await list(filter)).map((item) => item.acronym);

  const expectations: readonly [filter: string, expected: readonly string[] | number][] = [
    [`body: "WP4/13"`, 7],
    [`body: "SG13"`, 29],
    [`questions: ["q16/13"]`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS", "Y.Supp.QKDNmc-UC"]],
    [`questions: ["Q16/13", "Q6/13"]`, 7],
    [`body: "WP4/13", questions: ["Q2/13"]`, []],
    [`stages: [UNDER_STUDY]`, 29],
    [`stages: [CONSENTED, AGREED]`, []],
    [`types: [SUPPLEMENT]`, ["Y.Sup.MDT", "Y.Supp.QKDNmc-UC", "Y.Suppl.NGNe-UC-SCE"]],
    [`processes: [TAP]`, []],
    [`processes: [AGREEMENT]`, ["Y.Sup.MDT", "Y.Supp.QKDNmc-UC", "Y.Suppl.NGNe-UC-SCE"]],
    [`processes: [TAP, AGREEMENT]`, 3],
    [`version: REVISED`, ["Y.3510-rev"]],
    [`timingFrom: "2027-01"`, ["Y.cmi-arch", "Y.QKD-IPsec-fr"]],
    [`timingTo: "2026-12"`, ["Y.QKD-TLS"]],
    [`timingFrom: "2026-02", timingTo: "2027-10"`, ["Y.QKD-IPsec-fr", "Y.QKD-TLS"]],
    [`meeting: "${MEETING.toLowerCase()}"`, 29],
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
    [`body: "garbage"`, "BAD_USER_INPUT"],
    [`body: "WP9/13"`, "NOT_FOUND"],
    [`questions: ["garbage"]`, "BAD_USER_INPUT"],
    [`questions: ["Q99/13"]`, "NOT_FOUND"],
    [`timingFrom: "garbage"`, "BAD_USER_INPUT"],
    [`timingTo: "2026-13"`, "BAD_USER_INPUT"],
    [`meeting: "T25-SG13-990101"`, "NOT_FOUND"],
    [`meeting: ""`, "BAD_USER_INPUT"],
    [`text: "\\u0000"`, "BAD_USER_INPUT"],
    [`text: "${"x".repeat(1001)}"`, "BAD_USER_INPUT"],
    [`stages: [NOPE]`, "GRAPHQL_VALIDATION_FAILED"],
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

  describe("orders", () => {
    const ordered = async (field: string, direction: string): Promise<Row[]> =>
      list("", `, orderBy: [{ field: ${field}, direction: ${direction} }]`);

    for (const field of ["ACRONYM", "QUESTION", "STAGE", "TIMING", "TITLE", "PRIORITY", "LAST_CHANGE"]) {
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
