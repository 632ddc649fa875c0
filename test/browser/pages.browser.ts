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
  "sign-in": "/sign-in",
  nothing: "/items/Y.NOWHERE",
};

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
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: width === 1024 ? "dark" : "light" });
        await page.goto(server.url + path);
        await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
        const over = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (Number(over) > 0) faults.push(`${name} is ${over} px wider than ${width}`);
        if (width !== 1920)
          faults.push(...(await faultsIn(page)).map((fault) => `${name} ${width}: ${fault}`));
      }
    }
    expect(faults).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    expect(await page.evaluate("window.hacked")).to.equal(undefined);
    await context.close();
  });

  it("let the rapporteur move a date, and look back through time, by keyboard alone", async () => {
    const { context, page } = await signedIn("rapporteur of Q16/13");
    await page.goto(`${server.url}/items/Y.QKD-IPsec-fr`);
    await tabTo(page, "Update work item");
    await page.keyboard.press("Enter");
    await page.waitForURL(/updateWorkItem/);
    await tabTo(page, "Timing");
    await page.keyboard.type("2026-07");
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

  it("let the editor provide a text, and say at the field what is not his or hers, without JavaScript", async () => {
    const { context, page } = await signedIn("editor of Y.QKD-TLS", { javaScriptEnabled: false });
    await page.goto(`${server.url}/items/Y.QKD-TLS`);
    await page.click("text=Update work item");
    await page.fill('[name="particulars.summary"]', "How keys are used.");
    await page.fill('[name="particulars.timing"]', "2026-07");
    await page.click('button:has-text("Update work item")');
    expect(await page.textContent(".act > .problems")).to.include("RAPPORTEUR");
    expect(await page.inputValue('[name="particulars.timing"]')).to.equal("2026-07");
    await page.fill('[name="particulars.timing"]', "");
    await page.click('button:has-text("Update work item")');
    expect(await page.textContent(".facts")).to.include("How keys are used.");
    await context.close();
  });

  it("let the chair decide without JavaScript", async () => {
    const { context, page } = await signedIn("chair of WP4/13", { javaScriptEnabled: false });
    await page.goto(`${server.url}${PAGES.console}`);
    await page.fill('[name="finalText"]', "TD430/WP4");
    await page.click('button[value="AGREED"][data-key]');
    expect(await page.textContent(".progress")).to.include("1 of 7");
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

/** Moves by Tab until what has the focus is called so; fails where it never is. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const called = await page.evaluate(
      "document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? ''",
    );
    if (String(called).trim() === name) return;
  }
  throw new Error(`Tab never leads to ${name}`);
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
