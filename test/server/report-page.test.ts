import { createHash } from "node:crypto";
import { expect } from "chai";
import { asHtml } from "../../src/exchange/documents/write-html.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const ADDRESS = "/reports/T25-SG13-260223";
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

describe("the report at an address of its own", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ callersBudget: 1_000_000 });
  });
  after(() => server.close());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

  it("is the API's own Markdown, of the meeting or of one body", async () => {
    const query =
      '{ meeting(code: "T25-SG13-260223") { all: report { text } wp4: report(body: "WP4/13") { text } } }';
    const { meeting } = (await server.ask(query)).data;
    for (const [path, report] of [
      [ADDRESS, meeting.all.text],
      [`${ADDRESS}/WP4/13`, meeting.wp4.text],
      [`${ADDRESS}/wp4%2F13`, meeting.wp4.text],
    ]) {
      const response = await get(path);
      expect(response.status).to.equal(200);
      expect(response.headers.get("content-type")).to.equal("text/markdown; charset=utf-8");
      expect(await response.text()).to.equal(report);
    }
  });

  it("is a document to a browser, in which nothing runs and nothing is loaded", async () => {
    const response = await get(`${ADDRESS}/WP4/13`, { accept: BROWSER });
    const html = await response.text();
    expect(response.headers.get("content-type")).to.equal("text/html; charset=utf-8");
    expect(response.headers.get("vary")).to.include("Accept");
    expect(html)
      .to.include("Report: Meeting of Working Party 4/13</h1>")
      .and.include(">Y.QKD-TLS</td>")
      .and.include('<html lang="en">');
    expect(html).not.to.match(/<script|<link|<img|\sstyle=/);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).to.include("default-src 'none'").and.not.include("unsafe");
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    expect(policy).to.include(createHash("sha256").update(style).digest("base64"));
  });

  it("says in both forms, and by the status, what there is not", async () => {
    for (const [path, says] of [
      ["/reports/NOWHERE", "There is no meeting"],
      [`${ADDRESS}/WP99/13`, "WP99/13"],
      ["/reports/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "There is no meeting"],
    ] as const) {
      const plain = await get(path);
      expect(plain.status, path).to.equal(404);
      expect(await plain.text(), path).to.include(says);
      const page = await get(path, { accept: BROWSER });
      expect(page.status, path).to.equal(404);
      expect(await page.text(), path).not.to.include("<script");
    }
    expect((await get("/reports")).status).to.equal(404);
  });

  it("counts towards the budget of whoever asks, as a query does", async () => {
    const left = async () => /r=(\d+)/.exec((await get(ADDRESS)).headers.get("ratelimit") ?? "")?.[1];
    const before = Number(await left());
    expect(Number(await left())).to.be.lessThan(before);
  });

  it("is a file in the format, language and kind that are asked for, with a name of its own", async () => {
    const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    for (const [path, type, disposition, begins] of [
      ["/WP4/13?format=docx", DOCX, "attachment; filename=T25-SG13-260223-WP4-13-report-en.docx", "PK"],
      [
        "?format=csv&language=zh",
        "text/csv; charset=utf-8",
        "attachment; filename=T25-SG13-260223-report-zh.csv",
        "\ufeff会议",
      ],
      [
        "/wp4/13?format=md&language=fr&kind=executive-summary",
        "text/markdown; charset=utf-8",
        "inline; filename=T25-SG13-260223-WP4-13-executive-summary-fr.md",
        "# Résumé analytique – Réunion du Groupe de travail 4/13",
      ],
      [
        "?format=html&language=fr",
        "text/html; charset=utf-8",
        "inline; filename=T25-SG13-260223-report-fr.html",
        "<!doctype html>",
      ],
    ] as const) {
      const response = await get(ADDRESS + path);
      expect(response.status, path).to.equal(200);
      expect(response.headers.get("content-type"), path).to.equal(type);
      expect(response.headers.get("content-disposition"), path).to.equal(disposition);
      const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
      expect(text.slice(0, begins.length), path).to.equal(begins);
    }
    const negotiated = await get(ADDRESS, { accept: "text/csv" });
    expect(negotiated.headers.get("content-type")).to.equal("text/csv; charset=utf-8");
  });

  it("as DOCX is written beside, so that others are answered meanwhile", async () => {
    const order: string[] = [];
    const told = (name: string) => () => order.push(name);
    const docx = get(`${ADDRESS}?format=docx`)
      .then((response) => response.arrayBuffer())
      .then(told("docx"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all([docx, get(`${ADDRESS}/WP1/13`).then(told("another"))]);
    expect(order).to.deep.equal(["another", "docx"]);
  });

  it("refuses what it does not know after the question mark, and says what it knows", async () => {
    for (const [query, says] of [
      ["format=pdf", "There is no such format. Known are md, html, csv, docx."],
      ["language=ru", "There is no such language. Known are en, fr, zh."],
      [
        "kind=minutes",
        "There is no such kind. Known are report, executive-summary, agenda, order-of-business.",
      ],
      ["language=fr&language=en", "There is no such language."],
    ] as const) {
      const response = await get(`${ADDRESS}?${query}`);
      expect(response.status, query).to.equal(400);
      expect(await response.text(), query).to.include(says);
    }
  });

  it("shows what stands in a text as it is written", () => {
    const html = asHtml({
      language: "en",
      title: "<b>",
      lead: ["<img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>1</script>"],
      sections: [],
    });
    expect(html).not.to.match(/<img|<script|href=|<b>/);
  });
});
