import { expect } from "chai";
import { Browsing, hiddenIn } from "../support/browsing.js";
import { startTryOutServer } from "../support/test-server.js";

const CHAIR = "chair of WP4/13";

describe("signing in to the pages", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer();
  });
  after(() => server.close());

  it("takes one click where the tracker is tried out, and leads back to where one was", async () => {
    const browser = new Browsing(server.url);
    const { html } = await browser.open("/sign-in?onward=/items/Y.QKD-TLS");
    expect(html).to.include(CHAIR);
    const page = await browser.open("/sign-in", { form: { ...hiddenIn(html, "/sign-in"), tryOut: CHAIR } });
    expect(page.html).to.include("Try-out chair of WP4/13").and.include("<bdi>Y.QKD-TLS</bdi>");
    expect((await browser.open("/")).html).to.include("Try-out chair of WP4/13");
  });

  it("takes a token that is typed in, and says when it is not good", async () => {
    const browser = new Browsing(server.url);
    const { html } = await browser.open("/sign-in");
    const bad = await browser.open("/sign-in", {
      form: { ...hiddenIn(html, "/sign-in"), token: "wpt_nonsense" },
    });
    expect(bad.status).to.equal(401);
    expect(bad.html).to.include("This token is not good").and.include('href="/sign-in"');
    const form = { ...hiddenIn(html, "/sign-in"), token: ` ${server.tokenOf(CHAIR)} ` };
    expect((await browser.open("/sign-in", { form })).html).to.include("Try-out chair of WP4/13");
  });

  it("keeps the session from scripts and from other sites, and shows nothing of the token", async () => {
    const browser = new Browsing(server.url);
    const { html } = await browser.open("/sign-in");
    const response = await fetch(`${server.url}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ ...hiddenIn(html, "/sign-in"), tryOut: CHAIR }),
    });
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith("wpt_session")) ?? "";
    expect(cookie)
      .to.match(/; HttpOnly/)
      .and.match(/; SameSite=Lax/);
    expect(cookie).not.to.include(server.tokenOf(CHAIR));
  });

  it("takes no form of another site", async () => {
    const { html } = await new Browsing(server.url).open("/sign-in");
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
      const form = { ...hiddenIn(html, "/sign-in"), tryOut: CHAIR };
      const refused = await new Browsing(server.url).open("/sign-in", { form, headers });
      expect(refused.status).to.equal(403);
      expect(refused.headers.getSetCookie()).to.deep.equal([]);
    }
  });

  it("leads to no other site afterwards", async () => {
    for (const onward of ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"]) {
      const response = await fetch(`${server.url}/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin" },
        body: new URLSearchParams({ onward, tryOut: CHAIR }),
      });
      expect(response.headers.get("location"), onward).to.equal("/");
    }
  });

  it("signs out", async () => {
    const browser = new Browsing(server.url);
    const page = await browser.signInAs(CHAIR);
    const { html } = await browser.open("/sign-out", { form: hiddenIn(page.html, "/sign-out") });
    expect(html).to.include('<a href="/sign-in">').and.not.include("Try-out chair");
  });

  it("goes on as nobody when a session has ended, and says so", async () => {
    const browser = new Browsing(server.url);
    await browser.signInAs(CHAIR);
    const other = await startTryOutServer();
    try {
      const page = await fetch(`${other.url}/items/Y.QKD-TLS`, {
        headers: { accept: "text/html", cookie: browser.cookies },
      });
      expect(page.status).to.equal(200);
      expect(await page.text())
        .to.include("Your session has ended")
        .and.include("<bdi>Y.QKD-TLS</bdi>");
    } finally {
      await other.close();
    }
  });

  it("gives nothing at the API, which reads no cookie", async () => {
    const browser = new Browsing(server.url);
    await browser.signInAs(CHAIR);
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: browser.cookies },
      body: JSON.stringify({ query: "{ me { person { name } } }" }),
    });
    expect((await response.json()).data).to.deep.equal({ me: null });
  });

  it("takes a session that was tampered with for none", async () => {
    const browser = new Browsing(server.url);
    await browser.signInAs(CHAIR);
    const tampered = browser.cookies.replace(
      /(.{100})(.)/,
      (_all, front, one) => front + (one === "A" ? "B" : "A"),
    );
    const page = await fetch(server.url, { headers: { accept: "text/html", cookie: tampered } });
    expect(await page.text()).not.to.include("Try-out chair");
  });
});
