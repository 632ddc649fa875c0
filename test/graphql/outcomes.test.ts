import { readFileSync } from "node:fs";
import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { chair, done, MEETING, secretariat } from "./support.js";

describe("candidates against outcomes, and the report as data", () => {
  let server: TestServer;
  let now = "2026-02-20T09:00:00.000Z";
  before(async () => {
    server = await startTestServer({ now: () => now });
    await done(server, "withdrawCandidate", {
      workItem: "Y.QKD-IPsec-fr",
      meeting: MEETING,
      reason: "Not stable",
      by: secretariat,
    });
    now = "2026-02-27T17:00:00.000Z";
    const decide = (workItem: string, more: object) =>
      done(server, "recordDecision", {
        workItem,
        meeting: MEETING,
        body: "WP4/13",
        kind: "CONSENT",
        by: chair,
        ...more,
      });
    await decide("Y.QKD-TLS", { outcome: "AGREED", finalText: "TD1", overrideReason: "Mature" });
    await decide("Y.QKDN-qos-allo", { outcome: "POSTPONED", reason: "Another round" });
    now = "2026-03-02T09:00:00.000Z";
  });
  after(() => server.close());

  const TALLY = "planned done postponed dropped untouched added slipRate";
  const ask = async (query: string) => {
    const { data, errors } = await server.ask(query);
    assert.deepEqual(errors, []);
    return data;
  };

  it("counts what was planned, done, postponed, dropped and left, for the body and for each Question", async () => {
    const { meeting } = await ask(
      `{ meeting(code: "${MEETING}") { outcomes(body: "wp4/13") { total { ${TALLY} } questions { question { label } tally { ${TALLY} } } } } }`,
    );
    const { total, questions } = meeting.outcomes;
    assert.deepEqual(total, {
      planned: 7,
      done: 1,
      postponed: 1,
      dropped: 1,
      untouched: 4,
      added: 0,
      slipRate: 6 / 7,
    });
    assert.deepEqual(questions, [
      {
        question: { label: "Q6/13" },
        tally: { planned: 4, done: 0, postponed: 1, dropped: 0, untouched: 3, added: 0, slipRate: 1 },
      },
      {
        question: { label: "Q16/13" },
        tally: { planned: 3, done: 1, postponed: 0, dropped: 1, untouched: 1, added: 0, slipRate: 2 / 3 },
      },
    ]);
  });

  it("knows them as they were known on any day", async () => {
    const on = async (moment: string) => {
      const { meeting } = await ask(
        `{ meeting(code: "${MEETING}", moment: ${moment}) { outcomes(body: "WP4/13") { total { ${TALLY} } } } }`,
      );
      return meeting.outcomes.total;
    };
    assert.deepInclude(await on('{ asOf: "2026-02-19" }'), { planned: 7, dropped: 0, untouched: 7 });
    assert.deepInclude(await on('{ asOf: "2026-02-26" }'), { dropped: 1, untouched: 6, done: 0 });
    assert.deepInclude(await on('{ asOf: "2026-02-27" }'), { done: 1, postponed: 1, untouched: 4 });
    assert.deepInclude(await on('{ asKnownAt: "2026-02-27T16:00:00Z" }'), { done: 0, dropped: 1 });
  });

  it("answers for a body that has nothing, and says which there is not", async () => {
    const { meeting } = await ask(
      `{ meeting(code: "${MEETING}") { outcomes(body: "SG13") { total { ${TALLY} } questions { tally { planned } } } } }`,
    );
    const nothing = { planned: 0, done: 0, postponed: 0, dropped: 0, untouched: 0, added: 0, slipRate: null };
    assert.deepEqual(meeting.outcomes, { total: nothing, questions: [] });
    const { errors } = await server.ask(
      `{ meeting(code: "${MEETING}") { outcomes(body: "WP9/13") { total { planned } } } }`,
    );
    assert.equal(errors[0]?.extensions.code, "NOT_FOUND");
    const unknown = await server.ask(`{ meeting(code: "${MEETING}") { report(language: RU) { title } } }`);
    assert.include(unknown.errors[0]?.message, "ReportLanguage");
  });

  it("answers what docs/reports.md asks, and its tables are those of its texts", async () => {
    const query = /```graphql\n([\s\S]*?)```/.exec(readFileSync("docs/reports.md", "utf8"))?.[1] ?? "";
    const { report, outcomes } = (await ask(query)).meeting;
    assert.equal(report.title, "Rapport – Réunion du Groupe de travail 4/13");
    assert.deepInclude(outcomes.total, { planned: 7, done: 1 });
    const consented = report.sections.find(({ key }: { key: string }) => key === "CONSENT");
    assert.deepEqual(consented.table.rows, [
      {
        cells: [
          ...["1", "Q16/13", "Y.QKD-TLS", "Nouveau"],
          ...[
            "Integration of quantum key distribution and Transport Layer Security version 1.3",
            "TD1",
            "non inscrit",
            "-",
          ],
        ],
      },
    ]);
    for (const { title, table } of report.sections) if (table) assert.include(report.text, title);
    assert.notMatch(report.text, /^\ufeff/);
  });

  it("has the same in each kind and language, with keys that do not change", async () => {
    const kinds = ["REPORT", "EXECUTIVE_SUMMARY", "AGENDA", "ORDER_OF_BUSINESS"];
    for (const kind of kinds) {
      const fields =
        "title language sections { key level table { columns { key type } } } text(format: HTML)";
      const { meeting } = await ask(
        `{ meeting(code: "${MEETING}") { ${["EN", "FR", "ZH"].map((tag) => `${tag}: report(body: "WP4/13", kind: ${kind}, language: ${tag}) { ${fields} }`).join(" ")} } }`,
      );
      assert.isAbove(meeting.EN.sections.length, 0, kind);
      assert.deepEqual(meeting.FR.sections, meeting.EN.sections, kind);
      assert.deepEqual(meeting.ZH.sections, meeting.EN.sections, kind);
      assert.notEqual(meeting.FR.title, meeting.EN.title);
      assert.include(meeting.ZH.text, '<html lang="zh">');
    }
  });
});
