import { expect } from "chai";
import type { Browser } from "playwright-core";
import { needsChromium, startChromium } from "../support/chromium.js";
import { type Hand, handThat, signInWith, WAYS, type Way } from "../support/hands.js";
import { startTryOutServer } from "../support/test-server.js";

/** What each way types, so that each finds something to change. */
const TIMING: Record<Way, string> = {
  "by mouse": "2026-07",
  "by keyboard alone": "2026-09",
  "without JavaScript": "2026-10",
};

for (const way of WAYS) {
  describe(`whoever works ${way}`, function () {
    this.timeout(120_000);
    let server: Awaited<ReturnType<typeof startTryOutServer>>;
    let browser: Browser;
    let hand: Hand;
    before(async function () {
      const path = needsChromium(this);
      server = await startTryOutServer({ now: () => "2026-02-27T09:00:00.000Z" });
      browser = await startChromium(path);
    });
    beforeEach(async () => {
      hand = await handThat(way, browser);
    });
    afterEach(() => hand?.page.context().close());
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    const find = async (acronym: string) => {
      await hand.type("Search", acronym);
      await hand.enter();
      await hand.press(acronym);
    };
    const facts = () => hand.page.textContent(".facts");

    it("as rapporteur moves a date, and is told at the field what cannot be", async () => {
      const { page } = hand;
      await signInWith(hand, server.url, "rapporteur of Q16/13");
      await find("Y.QKD-IPsec-fr");
      await hand.press("Update the work item");
      await hand.open("Names, numbers and type");
      await hand.type("Acronym", "Y.QKD-TLS");
      await hand.press("Update the work item");
      const name = page.locator('[name="acronym"][aria-invalid="true"]');
      expect([await name.isVisible(), await name.inputValue()]).to.deep.equal([true, "Y.QKD-TLS"]);
      expect(await page.textContent(".field:has([name=acronym]) .problems")).to.include("Y.QKD-TLS");
      await hand.type("Acronym", "");
      await page.keyboard.press("Delete");
      await hand.type("Timing", TIMING[way]);
      await hand.press("Update the work item");
      await page.waitForURL(/items\/Y.QKD-IPsec-fr/);
      expect(await facts()).to.include(TIMING[way]);
    });

    it("as editor provides a summary and a base text, and is told whose act another is, with clause and remedy", async () => {
      const { page } = hand;
      await signInWith(hand, server.url, "editor of Y.QKD-TLS");
      await find("Y.QKD-TLS");
      await hand.press("Update the work item");
      await hand.type("Summary", `Written ${way}.`);
      await hand.type("Timing", TIMING[way]);
      await hand.open("Texts and references");
      await hand.type("Base texts", "TD410/WP4");
      await hand.press("Update the work item");
      const problems = page.locator(".act > .problems");
      await problems.waitFor();
      expect(await problems.textContent())
        .to.include("It is for RAPPORTEUR")
        .and.include("Rec. ITU-T A.1 §2.3");
      expect(await page.inputValue('[name="particulars.summary"]')).to.equal(`Written ${way}.`);
      // The group in which something was typed stands open, so that it is seen.
      expect(await page.locator('[name="particulars.baseTexts"]').isVisible()).to.equal(true);
      await hand.type("Timing", "");
      await page.keyboard.press("Delete");
      await hand.press("Update the work item");
      await page.waitForURL(/items\/Y.QKD-TLS/);
      expect(await facts())
        .to.include(`Written ${way}.`)
        .and.include("TD410/WP4");
    });

    it("as chair consents to a text, postpones another with the reason, and takes that back", async () => {
      const { page } = hand;
      const progress = (said: string) => page.locator(".progress", { hasText: said }).waitFor();
      await signInWith(hand, server.url, "chair of WP4/13");
      await hand.press("Console at the gavel");
      await hand.press("Consent a");
      expect(await page.locator('[name="finalText"][aria-invalid="true"]').isVisible()).to.equal(true);
      expect(await page.textContent(".decide")).to.include("Give finalText");
      await hand.type("Document", "TD430/WP4");
      await hand.press("Consent a");
      await progress("1 of 7");
      const postponed = await page.inputValue('.decide [name="workItem"]');
      await hand.type("Reason, where it is postponed or not agreed", "Editor's notes remain");
      await hand.press("Postpone p");
      await progress("2 of 7");
      await page.goto(`${page.url().split("?")[0]}?line=${encodeURIComponent(postponed)}`);
      await hand.press("Take back u");
      await progress("1 of 7");
    });
  });
}
