import { expect } from "chai";
import { Browsing, hiddenIn } from "../support/browsing.js";
import { startTryOutServer } from "../support/test-server.js";

const EDITOR = "editor of Y.QKD-TLS";
const UPDATE = "/acts/updateWorkItem";

describe("acts as forms", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  let editor: Browsing;
  before(async () => {
    server = await startTryOutServer({ now: () => "2026-02-20T09:00:00.000Z" });
    editor = new Browsing(server.url);
    await editor.signInAs(EDITOR);
  });
  after(() => server.close());

  const itemNow = async () =>
    (await server.ask('{ workItem(acronym: "Y.QKD-TLS") { revision summary baseTexts timing { raw } } }'))
      .data.workItem;
  /** The form as it is shown now, with the item's revision. */
  const opened = async (browser = editor) => {
    const { revision } = await itemNow();
    const address = `${UPDATE}?workItem=Y.QKD-TLS&expectedRevision=${revision}&back=/items/Y.QKD-TLS`;
    return hiddenIn((await browser.open(address)).html, UPDATE);
  };

  it("do what was typed, and lead back to where one was", async () => {
    const form = {
      ...(await opened()),
      "particulars.summary": "How keys are used.",
      "particulars.baseTexts": "TD410/WP4\n TD411/WP4 ",
    };
    const { status, html } = await editor.open(UPDATE, { form });
    expect(status).to.equal(200);
    expect(html).to.include("<bdi>Y.QKD-TLS</bdi>").and.include("How keys are used.");
    expect((await itemNow()).baseTexts).to.deep.equal(["TD410/WP4", "TD411/WP4"]);
  });

  it("begin with what is on record, say only what was changed, and take away what was emptied", async () => {
    const form = {
      ...(await opened()),
      "particulars.summary": "",
      "particulars.baseTexts": "TD410/WP4\nTD411/WP4",
    };
    await editor.open(UPDATE, { form });
    const { summary, baseTexts } = await itemNow();
    expect([summary, baseTexts]).to.deep.equal([null, ["TD410/WP4", "TD411/WP4"]]);
    const { nodes } = (
      await server.ask(
        '{ workItem(acronym: "Y.QKD-TLS") { history(last: 1) { nodes { changes { field } } } } }',
      )
    ).data.workItem.history;
    expect(nodes[0].changes).to.deep.equal([{ field: "summary" }]);
  });

  it("say at the field what stands against it, with clause and remedy, and keep what was typed", async () => {
    const form = {
      ...(await opened()),
      "particulars.timing": "2026-07",
      "particulars.summary": "Kept <b>as it is</b>.",
    };
    const { status, html } = await editor.open(UPDATE, { form });
    expect(status).to.equal(422);
    expect(html).to.include("is not for the role EDITOR").and.include("It is for RAPPORTEUR");
    expect(html.indexOf("is not for the role EDITOR")).to.be.lessThan(html.indexOf("Particulars"));
    expect(html).to.include('href="/clauses/Rec.%20ITU-T%20A.1%20%C2%A72.3"');
    expect(html).to.include('value="2026-07"').and.include("Kept &lt;b>as it is&lt;/b>.");
    expect((await itemNow()).timing).to.equal(null);
  });

  it("fold away what need not be seen: open is what is changed most, what was changed, and what was refused", async () => {
    const openIn = (html: string) =>
      [...html.matchAll(/<details class="group" open><summary>([^<]*)</g)].map(([, name]) => name);
    const { revision } = await itemNow();
    const address = `${UPDATE}?workItem=Y.QKD-TLS&expectedRevision=${revision}`;
    const usual = ["Timing, priority, process", "Summary and scope"];
    expect(openIn((await editor.open(address)).html)).to.deep.equal(usual);
    const form = {
      ...(await opened()),
      "particulars.titles.0.text": "\u202e",
      "particulars.timing": "2026-07",
    };
    const { html } = await editor.open(UPDATE, {
      form: { ...form, "particulars.aliases": "Y.other", "particulars.baseTexts": "TD410/WP4\nTD411/WP4" },
    });
    expect(openIn(html)).to.deep.equal([...usual, "Titles", "Names, numbers and type"]);
  });

  it("are called by words in every language, and so is what was done", async () => {
    const item = async (language: string) => (await editor.open(`/items/Y.QKD-TLS?lang=${language}`)).html;
    expect(await item("fr"))
      .to.include("Consigner une contribution")
      .and.include("<strong>Enregistrement</strong> par");
    expect(await item("zh"))
      .to.include("记录文稿")
      .and.include("<strong>登记</strong>");
    expect(await item("en"))
      .to.include("Record a contribution")
      .and.include("<strong>Registration</strong> by");
  });

  it("offer what may be chosen in words", async () => {
    const form = async (language: string) =>
      (await editor.open(`/acts/registerWorkItem?lang=${language}`)).html;
    expect(await form("fr"))
      .to.include('<option value="HIGH">haute</option>')
      .and.include('value="AAP">AAP<');
    expect(await form("zh")).to.include('<option value="SUPPLEMENT">增补</option>');
    expect(await form("en")).to.include('value="IMPLEMENTERS_GUIDE">implementers\' guide<');
  });

  it("rehearse without storing anything", async () => {
    const { revision } = await itemNow();
    const form = { ...(await opened()), "particulars.summary": "Only tried.", rehearse: "1" };
    const { status, html } = await editor.open(UPDATE, { form });
    expect([status, html.includes("A rehearsal"), html.includes("Only tried.")]).to.deep.equal([
      200,
      true,
      true,
    ]);
    expect((await itemNow()).revision).to.equal(revision);
  });

  it("lose nothing when somebody was faster: they show what changed, and can be sent again", async () => {
    const form = { ...(await opened()), "particulars.summary": "The slower one's words." };
    const faster = { ...(await opened()), "particulars.scope": "The faster one's scope." };
    await editor.open(UPDATE, { form: faster });
    const conflict = await editor.open(UPDATE, { form });
    expect(conflict.status).to.equal(422);
    expect(conflict.html)
      .to.include("Somebody was faster")
      .and.include("The faster one&#39;s scope.".replace("&#39;", "'"));
    expect(conflict.html).to.include("The slower one's words.");
    const again = { ...hiddenIn(conflict.html, UPDATE), "particulars.summary": "The slower one's words." };
    await editor.open(UPDATE, { form: again });
    expect((await itemNow()).summary).to.equal("The slower one's words.");
  });

  it("lose nothing when the session ends in the middle: what was typed is in the form after signing in", async () => {
    const nobody = new Browsing(server.url);
    const form = { ...(await opened()), "particulars.summary": 'Typed "before" <the> end.' };
    const refused = await nobody.open(UPDATE, { form });
    expect(refused.status).to.equal(401);
    expect(refused.html).to.include("Your session has ended");
    const signIn = { ...hiddenIn(refused.html, "/sign-in"), tryOut: EDITOR };
    const again = await nobody.open("/sign-in", { form: signIn });
    expect(again.html)
      .to.include("Typed &quot;before&quot; &lt;the> end.")
      .and.include('action="/acts/updateWorkItem"');
    const sent = { ...hiddenIn(again.html, UPDATE), "particulars.summary": 'Typed "before" <the> end.' };
    await nobody.open(UPDATE, { form: sent });
    expect((await itemNow()).summary).to.equal('Typed "before" <the> end.');
  });

  it("are taken from these pages alone", async () => {
    const { revision } = await itemNow();
    const form = { ...(await opened()), "particulars.summary": "Forged." };
    const other = await editor.open(UPDATE, { form, headers: { "sec-fetch-site": "cross-site" } });
    const without = await editor.open(UPDATE, { form: { ...form, formToken: "x" } });
    expect([other.status, without.status]).to.deep.equal([403, 403]);
    expect((await itemNow()).revision).to.equal(revision);
  });

  it("are done once, however often the same form is sent", async () => {
    const form = { ...(await opened()), "particulars.scope": "Sent twice." };
    await Promise.all([editor.open(UPDATE, { form }), editor.open(UPDATE, { form })]);
    const { revision } = await itemNow();
    await editor.open(UPDATE, { form });
    expect((await itemNow()).revision).to.equal(revision);
  });

  it("exist for every mutation of the API", async () => {
    const { data } = await server.ask(
      '{ __type(name: "Mutation") { fields { name args { type { ofType { name } } } } } }',
    );
    for (const { name } of data.__type.fields) {
      const { status, html } = await editor.open(`/acts/${name}`);
      expect(status, name).to.equal(200);
      expect(html, name).to.include(`action="/acts/${name}"`);
    }
    expect((await editor.open("/acts/nothing")).status).to.equal(404);
  });
});
