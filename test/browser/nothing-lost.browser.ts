import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { needsChromium, startChromium } from "../support/chromium.js";
import { handThat, signInWith } from "../support/hands.js";
import { startTryOutServer } from "../support/test-server.js";

const UPDATE =
  "mutation ($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { message } workItem { revision } } }";
const DECIDE =
  "mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { problems { message } } }";
const CONSOLE = "/meetings/T25-SG13-260223/console/WP4/13";

describe("what was typed, in a browser", function () {
  this.timeout(120_000);
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let browser: Browser;
  let page: Page;
  before(async function () {
    const path = needsChromium(this);
    server = await startTryOutServer({ now: () => "2026-02-27T09:00:00.000Z" });
    browser = await startChromium(path);
  });
  afterEach(() => page?.context().close());
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const signedInAs = async (what: string) => {
    const hand = await handThat("by mouse", browser);
    page = hand.page;
    await signInWith(hand, server.url, what);
    return hand;
  };
  const itemNow = async (acronym: string) => {
    const query = `{ workItem(acronym: "${acronym}") { revision title summary scope stage timing { raw } decisions { nodes { outcome finalText } } } }`;
    return (await server.ask(query)).data.workItem;
  };
  /** What somebody else does meanwhile. */
  const meanwhile = async (mutation: string, input: Record<string, unknown>) => {
    const { data } = await server.ask(mutation, { input }, { token: server.tokenOf("secretariat (TSB)") });
    expect((Object.values(data)[0] as { problems: unknown[] }).problems).to.deep.equal([]);
  };
  const change = async (workItem: string, particulars: Record<string, unknown>) =>
    meanwhile(UPDATE, {
      workItem,
      expectedRevision: (await itemNow(workItem)).revision,
      particulars,
    });
  const endSession = () => page.context().clearCookies({ name: "wpt_session" });

  it("is there still when somebody was faster with the same item, beside what was changed, and can be sent again", async () => {
    const hand = await signedInAs("editor of Y.QKD-TLS");
    await page.goto(`${server.url}/items/Y.QKD-TLS`);
    await hand.press("Update the work item");
    await hand.type("Summary", "The slower one's words.");
    await change("Y.QKD-TLS", { scope: "The faster one's scope." });
    await hand.press("Update the work item");
    const faster = await page.textContent(".faster");
    expect(faster)
      .to.include("Somebody was faster")
      .and.include("The faster one's scope.")
      .and.include("Particulars changed by Try-out secretariat");
    expect(await page.inputValue('[name="particulars.summary"]')).to.equal("The slower one's words.");
    await hand.press("Update the work item");
    await page.waitForURL(/items\/Y.QKD-TLS/);
    const { summary, scope } = await itemNow("Y.QKD-TLS");
    expect([summary, scope]).to.deep.equal(["The slower one's words.", "The faster one's scope."]);
  });

  it("is there still when somebody was faster with the item before the meeting, and decides when it is sent again", async () => {
    const hand = await signedInAs("chair of WP4/13");
    await page.goto(`${server.url}${CONSOLE}?line=Y.QKD-IPsec-fr`);
    await hand.type("Document", "TD430/WP4");
    await change("Y.QKD-IPsec-fr", { timing: "2026-09" });
    await hand.press("Consent a");
    expect(await page.textContent(".faster"))
      .to.include("Particulars changed")
      .and.include("2026-09");
    expect(await page.inputValue('[name="finalText"]')).to.equal("TD430/WP4");
    await hand.press("Consent a");
    await page.locator(".progress", { hasText: "1 of 7" }).waitFor();
    const { timing, decisions } = await itemNow("Y.QKD-IPsec-fr");
    expect([timing.raw, decisions.nodes]).to.deep.equal([
      "2026-09",
      [{ outcome: "AGREED", finalText: "TD430/WP4" }],
    ]);
  });

  it("is said when somebody else decided on the line meanwhile, with what was decided", async () => {
    const hand = await signedInAs("chair of WP4/13");
    await page.goto(`${server.url}${CONSOLE}?line=Y.QKDN-qos-allo`);
    await hand.type("Document", "TD431/WP4");
    await meanwhile(DECIDE, {
      workItem: "Y.QKDN-qos-allo",
      kind: "CONSENT",
      outcome: "POSTPONED",
      reason: "Not ready",
      meeting: "T25-SG13-260223",
      body: "WP4/13",
    });
    await hand.press("Consent a");
    const before = await page.textContent(".before");
    expect(before).to.include("You had typed this").and.include("TD431/WP4");
    expect(before).to.include("postponed").and.include("Not ready");
    expect((await itemNow("Y.QKDN-qos-allo")).decisions.nodes).to.deep.equal([
      { outcome: "POSTPONED", finalText: null },
    ]);
  });

  it("is in the form again after signing in, when the session ended in the middle of it", async () => {
    const hand = await signedInAs("editor of Y.QKD-TLS");
    await page.goto(`${server.url}/items/Y.QKD-TLS`);
    await hand.press("Update the work item");
    await hand.type("Summary", 'Typed "before" <the> end.');
    await hand.open("Texts and references");
    await hand.type("Base texts", "TD412/WP4");
    await endSession();
    await hand.press("Update the work item");
    expect(await page.textContent("main")).to.include("Your session has ended");
    await hand.press("editor of Y.QKD-TLS");
    expect(await page.inputValue('[name="particulars.summary"]')).to.equal('Typed "before" <the> end.');
    expect(await page.locator('[name="particulars.baseTexts"]').isVisible()).to.equal(true);
    await hand.press("Update the work item");
    await page.waitForURL(/items\/Y.QKD-TLS/);
    expect((await itemNow("Y.QKD-TLS")).summary).to.equal('Typed "before" <the> end.');
  });

  it("is at the line again after signing in, when the session ended while it was rehearsed", async () => {
    const hand = await signedInAs("chair of WP4/13");
    await page.goto(`${server.url}${CONSOLE}?line=Y.QKD-TLS`);
    await endSession();
    const rehearsed = page.waitForResponse((response) => response.status() === 401);
    await hand.type("Title", "Said just now");
    await rehearsed;
    await hand.type("Document", "TD432/WP4");
    await hand.press("Consent a");
    await hand.press("chair of WP4/13");
    expect(await page.inputValue('[name="title"]')).to.equal("Said just now");
    expect(await page.inputValue('[name="finalText"]')).to.equal("TD432/WP4");
    await hand.press("Consent a");
    await page.locator(".progress", { hasText: "3 of 7" }).waitFor();
    const { title, stage } = await itemNow("Y.QKD-TLS");
    expect([title, stage]).to.deep.equal(["Said just now", "CONSENTED"]);
  });

  it("stands at its field with what is against it: a title of 10 000 letters, or with controls of writing direction", async () => {
    const hand = await signedInAs("secretariat (TSB)");
    for (const title of ["x".repeat(10_000), "A title \u202Ethat turns round"]) {
      await page.goto(`${server.url}/acts/updateWorkItem?workItem=Y.Supp.QKDNmc-UC&expectedRevision=2`);
      await hand.open("Titles");
      const field = page.locator('[name="particulars.titles.0.text"]');
      await field.fill(title);
      await hand.press("Update the work item");
      expect(await field.getAttribute("aria-invalid")).to.equal("true");
      expect([await field.isVisible(), await field.inputValue()]).to.deep.equal([true, title]);
    }
  });
});
