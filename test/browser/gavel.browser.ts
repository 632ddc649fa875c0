import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { needsChromium, startChromium } from "../support/chromium.js";
import { startTryOutServer } from "../support/test-server.js";
import { startTracker, type TrackerProcess } from "../support/tracker-process.js";

const MEETING = "/meetings/T25-SG13-260223";
const BODIES = ["WP4/13", "WP3/13", "WP2/13", "WP1/13"];
const POSTPONED = "Y.Suppl.NGNe-UC-SCE";

describe("the meeting of 27 February in a browser", function () {
  this.timeout(240_000);
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let other: TrackerProcess;
  let browser: Browser;
  before(async function () {
    const path = needsChromium(this);
    server = await startTryOutServer({ now: () => "2026-02-27T15:00:00.000Z" });
    // Another server process on the same store, to which the room is connected.
    other = startTracker({ MONGODB_URI: server.uri, MONGODB_DATABASE: server.databaseName });
    await other.url();
    browser = await startChromium(path);
  });
  after(async () => {
    await browser?.close();
    await other?.stop();
    await server?.close();
  });

  it("shows the room the line that the chair goes to, within a second", async () => {
    const chair = await (await browser.newContext()).newPage();
    const room = await (await browser.newContext()).newPage();
    await chair.goto(`${server.url}/sign-in`);
    await chair.click('button[value="chair of WP4/13"]');
    await chair.goto(`${server.url}${MEETING}/console/WP4/13`);
    await room.goto(`${server.url}${MEETING}/screen/WP4/13`);
    const late: number[] = [];
    const names = await chair.locator(".business li a > bdi").allTextContents();
    for (const name of names.slice(1, 4)) {
      await chair.keyboard.press("Escape");
      const led = chair.waitForEvent("load");
      late.push(await millisecondsUntil(room, name, () => chair.keyboard.press("j")));
      await led;
    }
    // Back as the browser keeps the page counts as well.
    late.push(await millisecondsUntil(room, names[2] ?? "", () => chair.goBack()));
    expect(Math.max(...late)).to.be.lessThan(1000);
    for (const page of [chair, room]) await page.context().close();
  });

  it("is run by keyboard: 26 consents, 2 agreements and a postponement, which a second browser follows within a second from a second server", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/sign-in`);
    await page.click('button[value="secretariat (TSB)"]');
    const room = await (await browser.newContext()).newPage();
    const late: number[] = [];
    for (const body of BODIES) {
      await room.goto(`${await other.url()}${MEETING}/screen/${body}`);
      await page.goto(`${server.url}${MEETING}/console/${body}`);
      const all = await page.locator(".business li").count();
      for (let line = 1; line <= all; line += 1) {
        await decideByKeyboard(page, line, all);
        const began = Date.now();
        await room
          .locator(".decided li")
          .nth(line - 1)
          .waitFor();
        late.push(Date.now() - began);
      }
    }
    expect(Math.max(...late)).to.be.lessThan(1000);
    expect(await page.textContent(".before")).to.include("All lines are dealt with");
    const report = page.waitForEvent("download");
    await page.click('.before a[href$="format=docx"]');
    expect((await report).suggestedFilename()).to.equal("T25-SG13-260223-WP1-13-report-en.docx");
    const query =
      '{ decisions(filter: { meeting: "T25-SG13-260223" }, first: 100) { nodes { kind outcome workItem { acronym } } } }';
    const { nodes } = (await server.ask(query)).data.decisions;
    const count = (kind: string, outcome: string) =>
      nodes.filter((one: { kind: string; outcome: string }) => one.kind === kind && one.outcome === outcome)
        .length;
    expect([
      count("CONSENT", "AGREED"),
      count("AGREEMENT", "AGREED"),
      count("AGREEMENT", "POSTPONED"),
    ]).to.deep.equal([26, 2, 1]);
    await page.goto(`${server.url}${MEETING}`);
    await page.click('a[href$="/reports/T25-SG13-260223"]');
    expect(await page.textContent("main")).to.include(POSTPONED);
  });
});

/** A chair at the console by keyboard, and how long the room takes to follow. */
async function millisecondsUntil(room: Page, shown: string, act: () => Promise<unknown>): Promise<number> {
  const began = Date.now();
  await act();
  await room.locator(".now h1", { hasText: shown }).waitFor();
  return Date.now() - began;
}

/** Types the document and agrees by Enter; one text is postponed by its key, with the reason. */
async function decideByKeyboard(page: Page, line: number, all: number): Promise<void> {
  const name = await page.inputValue('.decide [name="workItem"]');
  if (name === POSTPONED) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await page.keyboard.type("Editor's notes remain");
  } else await page.keyboard.type(`TD${400 + line}/WP`);
  await page.keyboard.press("Enter");
  await page.locator(".progress", { hasText: `${line} of ${all}` }).waitFor();
}
