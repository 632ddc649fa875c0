import { expect } from "chai";
import { Browsing, hiddenIn } from "../support/browsing.js";
import { startTryOutServer } from "../support/test-server.js";

const CONSOLE = "/meetings/T25-SG13-260223/console/WP4/13";
const SCREEN = "/meetings/T25-SG13-260223/screen/WP4/13";

describe("the console at the gavel", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let chair: Browsing;
  before(async () => {
    server = await startTryOutServer({ now: () => "2026-02-27T09:00:00.000Z" });
    chair = new Browsing(server.url);
    await chair.signInAs("chair of WP4/13");
  });
  after(() => server.close());

  const opened = async (line: string) => {
    const { html } = await chair.open(`${CONSOLE}?line=${encodeURIComponent(line)}`);
    return decideForm(html);
  };
  const decisionsOn = async (acronym: string) => {
    const query =
      "query ($a: String!) { workItem(acronym: $a) { title decisions { nodes { outcome finalText assignedNumber reason } } } }";
    return (await server.ask(query, { a: acronym })).data.workItem;
  };

  it("has the room at the first open line as long as nobody is at one", async () => {
    const { html } = await new Browsing(server.url).open(SCREEN);
    expect(html).to.include('<section class="now"><h1><bdi>Y.det-qos-req-ml-jrs</bdi>');
  });

  it("begins with the first open line, and shows what would stand against it", async () => {
    const { html } = await chair.open(CONSOLE);
    expect(html).to.include('<bdi>Y.det-qos-req-ml-jrs</bdi></a> <span class="mark plain">under study');
    expect(html).to.include("It would be refused: 1 reason").and.include("0 of 7 dealt with");
    expect(html).to.include("The IPR question is not on record for it.");
  });

  it("says at the line what a decision was refused for, and keeps what was typed", async () => {
    const form = {
      ...(await opened("Y.QKD-TLS")),
      outcome: "AGREED",
      assignedNumber: "Y.3899",
      finalText: "",
    };
    const { status, html } = await chair.open(CONSOLE, { form });
    expect(status).to.equal(422);
    expect(html)
      .to.include("A CONSENT cites the text that was before the meeting")
      .and.include('value="Y.3899"');
    expect(html).to.match(/name="finalText"[^>]*aria-invalid="true"/);
  });

  it("rehearses with what is typed so far, and stores nothing", async () => {
    const form = {
      ...(await opened("Y.QKD-TLS")),
      rehearse: "1",
      finalText: "TD410-R1/WP4",
      assignedNumber: "Y.3899",
    };
    const typed = await chair.open(CONSOLE, { form });
    expect(typed.status).to.equal(200);
    expect(typed.html).to.include("It would be done").and.include('value="Y.3899"');
    expect(/id="rehearsal"[\s\S]*?<\/summary>/.exec(typed.html)?.[0]).to.include("consented");
    const clash = await chair.open(CONSOLE, { form: { ...form, finalText: "" } });
    expect(/id="rehearsal"[\s\S]*?<\/summary>/.exec(clash.html)?.[0]).to.include(
      "It would be refused: 1 reason",
    );
    expect((await decisionsOn("Y.QKD-TLS")).decisions.nodes).to.deep.equal([]);
  });

  it("records a decision with title and number as they were edited in place, and goes on to the next line", async () => {
    const form = {
      ...(await opened("Y.det-qos-req-ml-jrs")),
      outcome: "AGREED",
      finalText: "TD420-R1/WP4",
      assignedNumber: "Y.3123",
      title: "Requirements as the meeting said them",
    };
    const { html } = await chair.open(CONSOLE, { form });
    expect(html)
      .to.include("1 of 7 dealt with")
      .and.include("Consent <kbd>a</kbd>")
      .and.include("decided Y.3123");
    const { title, decisions } = await decisionsOn("Y.det-qos-req-ml-jrs");
    expect(title).to.equal("Requirements as the meeting said them");
    expect(decisions.nodes).to.deep.equal([
      { outcome: "AGREED", finalText: "TD420-R1/WP4", assignedNumber: "Y.3123", reason: null },
    ]);
  });

  it("postpones with the reason", async () => {
    const form = {
      ...(await opened("Y.QKDN-qos-allo")),
      outcome: "POSTPONED",
      reason: "Editor's notes remain",
    };
    expect((await chair.open(CONSOLE, { form })).html).to.include("2 of 7 dealt with");
    const { decisions } = await decisionsOn("Y.QKDN-qos-allo");
    expect([decisions.nodes[0].outcome, decisions.nodes[0].reason]).to.deep.equal([
      "POSTPONED",
      "Editor's notes remain",
    ]);
  });

  it("takes a decision back at once, with the reason", async () => {
    const page = await chair.open(`${CONSOLE}?line=Y.QKDN-qos-allo`);
    const form = { ...decideForm(page.html), reason: "Recorded by mistake" };
    expect(form).to.have.property("takeBack");
    expect((await chair.open(CONSOLE, { form })).html).to.include("1 of 7 dealt with");
    expect((await decisionsOn("Y.QKDN-qos-allo")).decisions.nodes).to.deep.equal([]);
  });

  it("decides on a block, each line for itself, and says what was refused for which", async () => {
    const { html } = await chair.open(CONSOLE);
    const { formToken = "" } = decideForm(html);
    const form: [string, string][] = [
      ["formToken", formToken],
      ["outcome", "AGREED"],
      ["block", "Y.QKD-TLS"],
      ["block", "Y.QKD-IPsec-fr"],
    ];
    const page = await chair.open(CONSOLE, { form });
    expect(page.status).to.equal(422);
    expect(page.html).to.include("Y.QKD-TLS: A CONSENT cites").and.include("Y.QKD-IPsec-fr: A CONSENT cites");
  });

  it("loses nothing when the session ends in the middle of a line", async () => {
    const nobody = new Browsing(server.url);
    const form = {
      ...(await opened("Y.QKD-TLS")),
      outcome: "AGREED",
      finalText: "TD421/WP4",
      title: "Said just now",
    };
    const refused = await nobody.open(CONSOLE, { form });
    expect(refused.status).to.equal(401);
    const again = await nobody.open("/sign-in", {
      form: { ...hiddenIn(refused.html, "/sign-in"), tryOut: "chair of WP4/13" },
    });
    expect(again.html).to.include("Said just now").and.include('value="TD421/WP4"');
    expect((await decisionsOn("Y.QKD-TLS")).decisions.nodes).to.deep.equal([]);
  });

  it("takes no form of another site, and lets nobody decide who may not", async () => {
    const form = { ...(await opened("Y.QKD-TLS")), outcome: "AGREED", finalText: "TD421/WP4" };
    expect(
      (await chair.open(CONSOLE, { form, headers: { "sec-fetch-site": "cross-site" } })).status,
    ).to.equal(403);
    const editor = new Browsing(server.url);
    await editor.signInAs("editor of Y.QKD-TLS");
    const own = decideForm((await editor.open(`${CONSOLE}?line=Y.QKD-TLS`)).html);
    const refused = await editor.open(CONSOLE, {
      form: { ...own, outcome: "AGREED", finalText: "TD421/WP4" },
    });
    expect(refused.status).to.equal(422);
    expect(refused.html).to.include("It is for");
  });

  it("shows the room the line that is next and what was decided", async () => {
    const room = new Browsing(server.url);
    await chair.open(CONSOLE);
    const { html } = await room.open(SCREEN);
    expect(html).to.include("<h1><bdi>Y.IMT2020-qos-cec-rf</bdi>").and.include("Y.det-qos-req-ml-jrs");
    expect(html).to.match(/data-live="T25-SG13-260223"\s+data-cursor="[^"]+"/);
    const form = { ...(await opened("Y.IMT2020-qos-cec-rf")), outcome: "AGREED", finalText: "TD422/WP4" };
    await chair.open(CONSOLE, { form });
    expect((await room.open(SCREEN)).html).to.include("2 of 7 dealt with");
  });

  it("shows the room the line that the chair is at, until that is dealt with", async () => {
    const room = new Browsing(server.url);
    const shown = async () =>
      /<section class="now"><h1><bdi>([^<]*)/.exec((await room.open(SCREEN)).html)?.[1];
    await chair.open(`${CONSOLE}?line=Y.QKD-IPsec-fr`);
    expect(await shown()).to.equal("Y.QKD-IPsec-fr");
    // Who may not decide there, looks back, or only asks again what changed, moves nobody; nor does the secretariat while the chair is there.
    const editor = new Browsing(server.url);
    await editor.signInAs("editor of Y.QKD-TLS");
    await editor.open(`${CONSOLE}?line=Y.QKD-TLS`);
    const secretariat = new Browsing(server.url);
    await secretariat.signInAs("secretariat (TSB)");
    await secretariat.open(`${CONSOLE}?line=Y.QKD-TLS`);
    await chair.open(`${CONSOLE}?line=Y.QKD-TLS&asOf=2026-02-26`);
    await chair.open(`${CONSOLE}?line=Y.QKD-TLS`, { headers: { "hx-request": "true" } });
    expect(await shown()).to.equal("Y.QKD-IPsec-fr");
    expect((await room.open(`${SCREEN}?line=Y.QKD-TLS`)).html).to.include("<h1><bdi>Y.QKD-TLS");
    const form = { ...(await opened("Y.QKD-IPsec-fr")), outcome: "AGREED", finalText: "TD423/WP4" };
    await chair.open(CONSOLE, { form, stay: true });
    expect(await shown()).not.to.equal("Y.QKD-IPsec-fr");
    // A line that was dealt with is shown where the chair goes back to it.
    await chair.open(`${CONSOLE}?line=Y.QKD-IPsec-fr`);
    expect(await shown()).to.equal("Y.QKD-IPsec-fr");
  });

  it("tells the room at once that the chair went to another line", async () => {
    const stopped = new AbortController();
    const stream = await fetch(`${server.url}${SCREEN.replace("screen", "moves")}`, {
      signal: stopped.signal,
    });
    expect(stream.headers.get("content-type")).to.include("text/event-stream");
    const heard = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await heard?.read())?.value).to.equal("retry: 2000\n\n");
    await chair.open(`${CONSOLE}?line=Y.Supp.QKDNmc-UC`);
    expect((await heard?.read())?.value).to.equal("event: moved\ndata: 1\n\n");
    stopped.abort();
  });

  it("is not there for a body or a meeting that there is not", async () => {
    for (const path of [CONSOLE.replace("WP4", "WP99"), CONSOLE.replace("T25", "T99")])
      expect((await chair.open(path)).status, path).to.equal(404);
  });
});

/** The hidden fields of the form of the line that is before the meeting. */
function decideForm(html: string): Record<string, string> {
  return hiddenIn(`<form method="post" action="">${html.split('class="decide"')[1] ?? ""}`);
}
