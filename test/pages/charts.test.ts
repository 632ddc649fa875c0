import { expect } from "chai";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { spansUntil } from "../../src/domain/queries/counts.js";
import { CAPTIONS } from "../../src/pages/captions/index.js";
import { Outcomes } from "../../src/pages/meeting/outcomes.js";
import { StackedBars } from "../../src/pages/parts/bars.js";
import type { View } from "../../src/pages/view.js";
import { Browsing } from "../support/browsing.js";
import { startTryOutServer, type TestServer } from "../support/test-server.js";

const MEETING = "T25-SG13-260223";
const COUNTS = `{ workItemCounts(by: [STAGE, DAYS_AT_STAGE], filter: { studyGroup: { in: ["SG13"] } }) {
  cells { stage daysAtStage { from to } count } } }`;

/** What stands in the drawing that is called so, from its beginning to the end of its section. */
const sectionOf = (html: string, name: string) =>
  html.split(`<h2>${name}</h2>`)[1]?.split("</section>")[0] ?? "";
/** The cells of the rows of a table without their marks. */
const rowsOf = (html: string) =>
  (html.split("<tbody>")[1] ?? "")
    .split("</tr>")
    .map((row) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell.replace(/<[^>]+>/g, "")),
    )
    .filter((row) => row.length > 0);

describe("the charts", () => {
  let server: TestServer;
  before(async () => {
    server = await startTryOutServer({ now: () => "2026-02-20T09:00:00.000Z" });
  });
  after(() => server.close());
  const open = async (path: string) => (await new Browsing(server.url).open(path)).html;

  it("draw what a meeting planned by Question, with the API's numbers in the table, and no slip before it begins", async () => {
    const section = sectionOf(await open(`/meetings/${MEETING}`), "Plan and outcome");
    const { data } = await server.ask(`{ meeting(code: "${MEETING}") { outcomes {
      questions { question { label } tally { planned untouched } } total { planned untouched } } } }`);
    const { questions, total } = data.meeting.outcomes;
    expect(total.planned).to.be.greaterThan(0);
    const rows = rowsOf(section);
    expect(rows.map(([name, planned, , , , untouched]) => [name, planned, untouched])).to.deep.equal([
      ...questions.map((one: { question: { label: string }; tally: typeof total }) => [
        one.question.label,
        String(one.tally.planned),
        String(one.tally.untouched),
      ]),
      ["Together", String(total.planned), String(total.untouched)],
    ]);
    expect(rows.map((row) => row.at(-1))).to.deep.equal(rows.map(() => "—"));
    expect(section).to.include('role="img" aria-label="Plan and outcome, drawn as bars.');
    expect(section.split('<rect class="untouched"')).to.have.length(
      questions.length + 2,
      "a bar each, and the key",
    );
  });

  it("say the slip rate once the meeting has begun", () => {
    const tally = { planned: 4, done: 2, postponed: 1, dropped: 1, untouched: 0, added: 3, slipRate: 0.5 };
    const meeting = {
      startsOn: "2026-02-23",
      outcomes: { questions: [{ question: null, tally }], total: tally },
    };
    const asked = { today: "2026-02-27", asOf: null };
    const view = { t: CAPTIONS.en, language: "en", asked } as unknown as View;
    const html = render(h(Outcomes, { meeting, view }));
    expect(rowsOf(html)[0]).to.deep.equal(["not recorded", "4", "2", "1", "1", "0", "3", "50%"]);
    expect(html).to.match(/<rect class="added" x="56%" y="18" width="42%"/);
  });

  it("draw how long the items of a body have been at their stages, as the API counts them", async () => {
    const section = sectionOf(await open("/boards/SG13"), "Time at the stage");
    const { data } = await server.ask(COUNTS);
    const cells: { count: number; stage: string }[] = data.workItemCounts.cells;
    const all = cells.reduce((sum, { count }) => sum + count, 0);
    const rows = rowsOf(section);
    expect(all).to.be.greaterThan(20);
    expect(rows.reduce((sum, row) => sum + Number(row.at(-1)), 0)).to.equal(all);
    expect(rows.map(([stage]) => stage)).to.deep.equal([
      ...new Set(cells.map(({ stage }) => CAPTIONS.en.stage[stage as "AGREED"])),
    ]);
    const pieces = section.split("<figcaption")[0]?.match(/<rect class="(?:since-\d+|untouched)"/g);
    expect(pieces).to.have.length(cells.length);
  });

  it("count days in spans, both ends included", () => {
    const span = spansUntil("2026-12-31");
    expect(
      [
        "2026-12-31",
        "2026-12-01",
        "2026-11-30",
        "2026-10-02",
        "2026-10-01",
        "2025-12-31",
        "2025-12-30",
        "2027-01-01",
      ].map(span),
    ).to.deep.equal(["0", "0", "31", "31", "91", "181", "366", null]);
  });

  it("keep to the width of the page, and to one scale", () => {
    const bars = [
      { name: "many", counts: [49] },
      { name: "one", counts: [1] },
    ];
    const html = render(h(StackedBars, { says: "drawn", parts: [{ name: "a", look: "done" }], bars }));
    expect(html).to.include('x="0%" y="18" width="98%"').and.include('x="0%" y="64" width="2%"');
    expect(html.match(/<text class="done"/g), "a count stands where it has room").to.have.length(1);
  });
});
