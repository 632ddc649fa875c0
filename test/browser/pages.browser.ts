import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { needsChromium, startChromium } from "../support/chromium.js";
import { startTryOutServer } from "../support/test-server.js";

const SHOTS = ".cache/screenshots";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1024, 1920] as const;
const HOSTILE = `<script>window.hacked=1</script>"'&amp;</title> \u05D0\u05D1 العنوان ${"long words ".repeat(60)}${"x".repeat(150)}`;

const PAGES: Readonly<Record<string, string>> = {
  home: "/",
  item: "/items/Y.QKD-TLS",
  "item-then": "/items/Y.QKD-TLS?asOf=2025-12-05",
  "item-since": "/items/Y.QKD-TLS?since=2025-12-01",
  "item-hostile": "/items/Y.hostile",
  items: "/items?sort=STAGE",
  boards: "/boards",
  board: "/boards/WP4/13",
  question: "/boards/Q16/13",
  meetings: "/meetings",
  meeting: "/meetings/T25-SG13-260223",
  console: "/meetings/T25-SG13-260223/console/WP4/13",
  screen: "/meetings/T25-SG13-260223/screen/WP4/13",
  people: "/people",
  person: "/people/try-out-secretariat",
  clauses: "/clauses",
  clause: "/clauses/Rec.%20ITU-T%20A.8%20%C2%A73.1",
  search: "/search?text=hostile",
  "act-update": "/acts/updateWorkItem?workItem=Y.hostile&expectedRevision=1",
  "act-decision": "/acts/recordDecision?workItem=Y.QKD-TLS",
  "console-hostile": "/meetings/T25-SG13-260223/console/WP4/13?line=Y.hostile",
  report: "/reports/T25-SG13-260223/WP4/13",
  "home-fr": "/?lang=fr",
  "meeting-zh": "/meetings/T25-SG13-260223?lang=zh",
  "sign-in": "/sign-in?lang=en",
  nothing: "/items/Y.NOWHERE",
};

/** The pages on which the item with the hostile title is shown. */
const WITH_HOSTILE = [
  "home",
  "item-hostile",
  "items",
  "board",
  "question",
  "meeting",
  "console",
  "console-hostile",
  "search",
  "act-update",
  "report",
];

describe("the pages in a browser", function () {
  this.timeout(240_000);
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let browser: Browser;
  before(async function () {
    const path = needsChromium(this);
    mkdirSync(SHOTS, { recursive: true });
    server = await startTryOutServer({ now: () => "2026-02-27T09:00:00.000Z" });
    const { data } = await server.ask(
      "mutation ($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { message } workItem { acronym } } }",
      { input: registration() },
      { token: server.tokenOf("secretariat (TSB)") },
    );
    expect(data.registerWorkItem.problems).to.deep.equal([]);
    const proposed = await server.ask(
      "mutation ($input: ProposeForDecisionInput!) { proposeForDecision(input: $input) { problems { message } } }",
      { input: { workItem: "Y.hostile", meeting: "T25-SG13-260223", body: "WP4/13", kind: "CONSENT" } },
      { token: server.tokenOf("secretariat (TSB)") },
    );
    expect(proposed.data.proposeForDecision.problems).to.deep.equal([]);
    browser = await startChromium(path);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A browser that is signed in, and what it complained about. */
  async function signedIn(what: string, options: Parameters<Browser["newContext"]>[0] = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${server.url}/sign-in`);
    await page.click(`button[value="${what}"]`);
    return { context, page, complaints };
  }

  it("fit every width, in light and dark, with nothing that axe or the policy finds fault with", async () => {
    const { context, page, complaints } = await signedIn("secretariat (TSB)");
    const faults: string[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(server.url + path);
      if (await page.evaluate("window.hacked")) faults.push(`${name} runs what a title says`);
      if (WITH_HOSTILE.includes(name) && !(await page.textContent("body"))?.includes(HOSTILE.slice(0, 60)))
        faults.push(`${name} does not show the hostile title as it is`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: width === 1024 ? "dark" : "light" });
        await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
        const over = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (Number(over) > 0) faults.push(`${name} is ${over} px wider than ${width}`);
        if (width !== 1920)
          faults.push(...(await faultsIn(page)).map((fault) => `${name} ${width}: ${fault}`));
      }
    }
    expect(faults).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    await context.close();
  });

  it("lead through time by keyboard alone", async () => {
    const { context, page } = await signedIn("rapporteur of Q16/13");
    await page.goto(
      `${server.url}/acts/updateWorkItem?workItem=Y.QKD-IPsec-fr&expectedRevision=2&back=/items/Y.QKD-IPsec-fr`,
    );
    await page.fill('[name="particulars.timing"]', "2026-07");
    await page.keyboard.press("Enter");
    await page.waitForURL(/items\/Y.QKD-IPsec-fr/);
    expect(await page.textContent(".facts")).to.include("2026-07");
    await page.focus("[data-through]");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/asOf=2025-12-01/);
    expect(await page.textContent(".facts")).not.to.include("2026-07");
    // The slider has the focus again, so one goes on from there.
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/asOf=2026-02-27/);
    await context.close();
  });
});

/** What axe finds. */
async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))",
  )) as string[];
  return found;
}

function registration(): Record<string, unknown> {
  return {
    acronym: "Y.hostile",
    question: "Q16/13",
    type: "RECOMMENDATION",
    process: "AAP",
    titles: [{ language: "en", text: HOSTILE }],
  };
}
