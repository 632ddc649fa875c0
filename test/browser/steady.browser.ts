import { expect } from "chai";
import type { Browser } from "playwright-core";
import { needsChromium, startChromium } from "../support/chromium.js";
import { startTryOutServer } from "../support/test-server.js";

const PAGES = [
  "/",
  "/items/Y.QKD-TLS",
  "/items?sort=STAGE",
  "/boards",
  "/boards/WP4/13",
  "/boards/Q16/13",
  "/meetings",
  "/meetings/T25-SG13-260223",
  "/meetings/T25-SG13-260223/console/WP4/13",
  "/meetings/T25-SG13-260223/screen/WP4/13",
  "/people",
  "/people/try-out-secretariat",
  "/clauses",
  "/search?text=qkd",
  "/acts/updateWorkItem?workItem=Y.QKD-TLS",
  "/sign-in",
];
const WIDTHS = [360, 1280] as const;
/** How long nothing may move after everything is loaded, in milliseconds. */
const WATCHED_MS = 300;

/** Adds up in the page what moves in it, in the measure of the Layout Instability API. */
const WATCH = `
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.moved += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

describe("what the pages show", function () {
  this.timeout(180_000);
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let browser: Browser;
  before(async function () {
    const path = needsChromium(this);
    server = await startTryOutServer({ now: () => "2026-02-27T09:00:00.000Z" });
    browser = await startChromium(path);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it("does not move once it is drawn", async () => {
    const moved: string[] = [];
    for (const width of WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.addInitScript(WATCH);
      const page = await context.newPage();
      await page.goto(`${server.url}/sign-in`);
      await page.click('button[value="chair of WP4/13"]');
      for (const path of PAGES) {
        await page.goto(server.url + path, { waitUntil: "load" });
        await page.waitForTimeout(WATCHED_MS);
        const value = Number(await page.evaluate("window.moved"));
        if (value > 0) moved.push(`${path} at ${width}: ${value}`);
      }
      await context.close();
    }
    expect(moved).to.deep.equal([]);
  });

  it("would be found if it moved", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(server.url, { waitUntil: "load" });
    await page.waitForTimeout(WATCHED_MS);
    await page.evaluate(
      "document.querySelector('main').prepend(document.createElement('hr'), 'Something that comes late')",
    );
    await page.waitForTimeout(WATCHED_MS);
    expect(Number(await page.evaluate("window.moved"))).to.be.greaterThan(0);
    await context.close();
  });
});
