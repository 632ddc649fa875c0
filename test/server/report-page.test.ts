import { createHash } from "node:crypto";
import { expect } from "chai";
import { documentPage } from "../../src/pages/document.js";
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
    const query = '{ meeting(code: "T25-SG13-260223") { all: report wp4: report(body: "WP4/13") } }';
    const { meeting } = (await server.ask(query)).data;
    for (const [path, report] of [
      [ADDRESS, meeting.all],
      [`${ADDRESS}/WP4/13`, meeting.wp4],
      [`${ADDRESS}/wp4%2F13`, meeting.wp4],
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
    expect(html).to.include("<h1>WP4/13: ").and.include("<td>Y.QKD-TLS</td>").and.include('<html lang="en">');
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

  it("shows what stands in a text as it is written", () => {
    const html = documentPage(
      "<b>",
      "<img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>1</script>\n",
    );
    expect(html).not.to.match(/<img|<script|href=|<b>/);
  });
});
