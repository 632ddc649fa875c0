import { expect } from "chai";
import { FIELD_WORDS, fieldInWords } from "../../src/pages/captions/fields.js";
import { dayAfter } from "../../src/pages/dates.js";
import { Browsing, hiddenIn } from "../support/browsing.js";
import { startTryOutServer, type TestServer } from "../support/test-server.js";

const ITEM = "/items/Y.QKD-TLS";
const UPDATE = "/acts/updateWorkItem";

describe("the page of an item", () => {
  let server: TestServer;
  let now = "2026-02-10T09:00:00.000Z";
  before(async () => {
    server = await startTryOutServer({ now: () => now });
    const editor = new Browsing(server.url);
    await editor.signInAs("editor of Y.QKD-TLS");
    const { revision } = (await server.ask('{ workItem(acronym: "Y.QKD-TLS") { revision } }')).data.workItem;
    const address = `${UPDATE}?workItem=Y.QKD-TLS&expectedRevision=${revision}&back=${ITEM}`;
    const form = hiddenIn((await editor.open(address)).html, UPDATE);
    await editor.open(UPDATE, { form: { ...form, "particulars.summary": "How keys are used." } });
    now = "2026-02-20T09:00:00.000Z";
  });
  after(() => server.close());
  const open = (path: string) => new Browsing(server.url).open(path);

  it("leads through the days on which something changed, and to now, whichever day is shown", async () => {
    const days = ["2025-12-01", "2026-02-10"];
    const offered = [...days, ""];
    for (const [shown, selected] of [
      ["", ""],
      ["?asOf=2025-12-01", "2025-12-01"],
      ["?asOf=2026-02-09", "2025-12-01"],
      ["?asOf=2026-02-10", "2026-02-10"],
    ]) {
      const { html } = await open(ITEM + shown);
      const options = [...html.matchAll(/<option value(?:="([^"]*)")?( selected)?>/g)];
      expect(options.map(([, day = ""]) => day)).to.deep.equal(offered);
      expect(options.filter(([, , isSelected]) => isSelected).map(([, day = ""]) => day)).to.deep.equal([
        selected,
      ]);
      const slider = /<input type="range"[^>]*>/.exec(html)?.[0];
      expect(slider)
        .to.include(' max="2"')
        .and.include(` value="${offered.indexOf(selected ?? "")}"`);
      expect(html.includes("How keys are used.</dd>"), shown).to.equal(
        shown !== "?asOf=2025-12-01" && shown !== "?asOf=2026-02-09",
      );
    }
    expect((await open(ITEM)).html).to.include(">Tue, 10 Feb 2026 — Particulars changed</option>");
    expect((await open("/items/Y.QKD-IPsec-fr")).html).not.to.include("data-through");
  });

  it("goes back to now from the list, as a browser without a script sends it", async () => {
    const { status, html } = await open(`${ITEM}?asOf=`);
    expect(status).to.equal(200);
    expect(html).not.to.include("banner past");
  });

  it("says in words what changed since a day, until the day that is shown", async () => {
    const rowsOf = async (search: string) => {
      const { html } = await open(`${ITEM}?${search}`);
      const section = /<section aria-labelledby="since">.*?<\/section>/s.exec(html)?.[0] ?? "";
      return [...section.matchAll(/<td data-head="Change">([^<]*)/g)].map(([, field]) => field);
    };
    const begun = ["provisional name", "plan for a meeting (T25-SG13-260223)"];
    expect(await rowsOf("since=2025-12-01")).to.deep.equal([...begun, "summary"]);
    expect(await rowsOf("since=2025-12-02")).to.deep.equal(["summary"]);
    expect(await rowsOf("since=2025-12-01&asOf=2026-02-09")).to.deep.equal(begun);
    const { html } = await open(`${ITEM}?since=2026-02-10`);
    expect(html).to.include('<ins dir="auto">How keys are used.</ins>');
    expect((await open(`${ITEM}?since=2026-02-11`)).html).to.include("Nothing changed since then.");
    expect((await open(ITEM)).html).not.to.include("Nothing changed since then.");
  });

  it("says what stands against a day that is none, or lies ahead", async () => {
    for (const day of ["yesterday", "2026-02-21"]) {
      expect((await open(`${ITEM}?since=${day}`)).status, day).to.equal(400);
    }
  });

  it("leads to what changed since the last meeting of the study group: from the day after it", async () => {
    expect((await open(ITEM)).html).not.to.include("since the last meeting");
    now = "2026-03-02T09:00:00.000Z";
    const { html } = await open(ITEM);
    now = "2026-02-20T09:00:00.000Z";
    expect(html).to.include(
      `href="${ITEM}?since=2026-02-28#since">since the last meeting (T25-SG13-260223)</a>`,
    );
    expect(dayAfter("2026-02-28")).to.equal("2026-03-01");
  });

  it("names every field of every history in words, in each language", async () => {
    const { data } = await server.ask(
      "{ workItems(first: 100) { nodes { history(last: 20) { nodes { changes(all: true) { field } } } } } }",
    );
    const nodes = data.workItems.nodes as { history: { nodes: { changes: { field: string }[] }[] } }[];
    const fields = nodes.flatMap(({ history }) =>
      history.nodes.flatMap(({ changes }) => changes.map(({ field }) => field)),
    );
    const unnamed = fields
      .map((field) => field.replace(/\..*/, ""))
      .filter((name) => !(name in FIELD_WORDS.en));
    expect([...new Set(unnamed)]).to.deep.equal([]);
    expect(fieldInWords("candidacies.T25-SG13-260223", "en")).to.equal(
      "plan for a meeting (T25-SG13-260223)",
    );
    expect(fieldInWords("titles.zh", "fr")).to.equal("titre (zh)");
    expect(fieldInWords("someNewField", "zh")).to.equal("some new field");
    const { html } = await open(ITEM);
    expect(html)
      .to.include("plan for a meeting (T25-SG13-260223)")
      .and.not.match(/candidacies\.t25/i);
  });

  it("leads to forms whose descriptions show as code what the API marks so", async () => {
    const { html } = await new Browsing(server.url).open("/acts/recordDecision?workItem=Y.QKD-TLS");
    expect(html).to.match(/<small[^>]*class="note"[^>]*>[^<]*<code>/);
    expect(html).not.to.match(/class="note"[^>]*>[^<]*`[^`<]+`/);
  });

  it("is found from a start page that tells who has signed in what is up for decision at each sitting of the next meeting, and what of it is ready", async () => {
    const count = async (verdict: string) =>
      (
        await server.ask(
          `{ meeting(code: "T25-SG13-260223") { candidates(body: "WP4/13", status: PLANNED, first: 0 ${verdict}) { totalCount } } }`,
        )
      ).data.meeting.candidates.totalCount;
    const [up, ready] = [await count(""), await count("verdict: READY")];
    const browser = new Browsing(server.url);
    expect((await browser.open("/")).html).not.to.include("up for decision");
    await browser.signInAs("chair of WP4/13");
    const { html } = await browser.open("/");
    const line =
      /<li>(?:(?!<\/li>).)*href="\/boards\/WP4\/13"(?:(?!<\/li>).)*console(?:(?!<\/li>).)*<\/li>/s.exec(
        html,
      )?.[0];
    expect(line).to.include(`${up} up for decision, ${ready} ready`);
    expect(up).to.be.greaterThan(0);
  });
});
