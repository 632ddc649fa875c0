import { readFileSync } from "node:fs";
import { request } from "node:http";
import { expect } from "chai";
import { buildSchema, parse, validate } from "graphql";
import { CAPTIONS } from "../../src/pages/captions/index.js";
import { dayInWords } from "../../src/pages/dates.js";
import { PAGES } from "../../src/pages/index.js";
import { Browsing } from "../support/browsing.js";
import { startTryOutServer, type TestServer } from "../support/test-server.js";

const ADDRESSES = [
  "/",
  "/items/Y.QKD-TLS",
  "/items",
  "/items?text=qkd&stage=UNDER_STUDY&sort=TIMING&direction=DESC",
  "/boards",
  "/boards/WP4/13",
  "/boards/Q16/13",
  "/boards/SG13",
  "/meetings",
  "/meetings/T25-SG13-260223",
  "/meetings/T25-SG13-260223/console/WP4/13",
  "/meetings/T25-SG13-260223/screen/WP3/13",
  "/people",
  "/people/try-out-chair",
  "/clauses",
  "/clauses/Rec.%20ITU-T%20A.8%20%C2%A73.1",
  "/search?text=qkd",
  "/sign-in",
  "/acts/recordDecision?workItem=Y.QKD-TLS",
];
const BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

describe("the pages", () => {
  let server: TestServer;
  before(async () => {
    server = await startTryOutServer({ now: () => "2026-02-20T09:00:00.000Z" });
  });
  after(() => server.close());
  const open = (path: string, headers: Record<string, string> = {}) =>
    new Browsing(server.url).open(path, { headers });

  it("ask what the schema has", () => {
    const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
    for (const { name, query } of PAGES) {
      expect(
        validate(schema, parse(query)).map(({ message }) => message),
        name,
      ).to.deep.equal([]);
    }
  });

  it("run and load nothing but what lies on this server", async () => {
    for (const path of ADDRESSES) {
      const { status, headers, html } = await open(path);
      expect(status, path).to.equal(200);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy)
        .to.include("default-src 'none'")
        .and.not.match(/unsafe|https?:|nonce/);
      expect(html, path).not.to.match(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc="\/page-files\/)/);
      for (const [, file] of html.matchAll(/(?:src|href)="([^"]*\/page-files\/[^"]*)"/g)) {
        const got = await open(file ?? "");
        expect(got.status, file).to.equal(200);
        expect(got.headers.get("cache-control"), file).to.include("immutable");
        expect(got.headers.get("content-encoding"), file).to.be.oneOf(["br", "gzip"]);
      }
    }
  });

  it("weigh little on the first visit", async () => {
    const sizes = await Promise.all(ADDRESSES.map((path) => weightOf(server.url, path)));
    expect(Math.max(...sizes)).to.be.lessThan(60_000);
  });

  it("greet a browser at the start page, and lead everybody else where they were led", async () => {
    expect((await open("/")).html).to.include("<h1>Work programme tracker</h1>");
    for (const accept of ["*/*", "application/json"]) {
      const response = await fetch(server.url, { headers: { accept }, redirect: "manual" });
      expect([response.status, response.headers.get("location")]).to.deep.equal([302, "/graphql"]);
    }
  });

  it("show the past with a line that says so, and lead back", async () => {
    const now = await open("/items/Y.QKD-TLS");
    expect(now.html).not.to.include("banner past");
    const then = await open("/items/Y.QKD-TLS?asOf=2025-12-02");
    expect(then.html).to.include("This is how things stood on Tue, 2 Dec 2025.");
    expect(then.html).to.include('href="/meetings/T25-SG13-260223?asOf=2025-12-02"');
    expect((await open("/items/Y.QKD-TLS?asOf=2020-01-01")).status).to.equal(404);
    expect((await open("/items/Y.QKD-TLS?asOf=yesterday")).status).to.equal(400);
  });

  it("speak the language asked for, by address, then cookie, then the browser's wish", async () => {
    const french = await open("/items/Y.QKD-TLS", { "accept-language": "fr-CH, en;q=0.5" });
    expect(french.html).to.include('<html lang="fr">').and.include("Où en est le texte");
    const browser = new Browsing(server.url);
    const chinese = await browser.open("/items/Y.QKD-TLS?lang=zh");
    expect(chinese.html).to.include("量子密钥分发").and.include("目前状态");
    expect((await browser.open("/items/Y.QKD-TLS")).html).to.include("目前状态");
  });

  it("say days of Geneva with their weekday", () => {
    expect(dayInWords("2026-02-27", "en")).to.equal("Fri, 27 Feb 2026");
    expect(dayInWords("2026-02-27", "fr")).to.match(/^ven\.,? 27 févr\. 2026$/);
    expect(dayInWords("2026-02-27", "zh")).to.equal("2026年2月27日周五");
  });

  it("have every caption in every language, and none left in English by mistake", () => {
    const [english, ...others] = Object.values(CAPTIONS).map((captions) => Object.entries(captions.stage));
    for (const other of others) {
      const same = other.filter(([stage, word]) => english?.some(([s, w]) => s === stage && w === word));
      expect(same.map(([stage]) => stage)).to.deep.equal(other.length > 0 ? sameInBoth(same) : []);
    }
  });

  it("open the explorer with the query behind them, filled in", async () => {
    const { status, headers } = await open("/items/Y.QKD-TLS?asOf=2026-02-01&behind=query");
    expect(status).to.equal(302);
    const to = new URL(headers.get("location") ?? "", server.url);
    expect(to.pathname).to.equal("/graphql");
    const [query, variables] = ["query", "variables"].map((name) => to.searchParams.get(name) ?? "");
    const answer = await server.ask(query ?? "", JSON.parse(variables ?? ""));
    expect(answer.errors).to.deep.equal([]);
    expect(answer.data.workItem.acronym).to.equal("Y.QKD-TLS");
    const explorer = await fetch(to, { headers: { accept: BROWSER } });
    expect(await explorer.text()).to.include("GraphQL explorer");
  });

  it("find what a text names: an item by its name or number, a Question, a body, a meeting, a person, words in any language", async () => {
    for (const [text, found] of [
      ["y.qkd-tls", 'href="/items/Y.QKD-TLS"'],
      ["量子密钥", 'href="/items/Y.QKD-TLS"'],
      ["q16/13", 'href="/boards/Q16/13"'],
      ["WP4/13", 'href="/boards/WP4/13"'],
      ["t25-sg13-260223", 'href="/meetings/T25-SG13-260223"'],
      ["try-out chair", 'href="/people/try-out-chair"'],
    ] as const) {
      expect((await open(`/search?text=${encodeURIComponent(text)}`)).html, text).to.include(found);
    }
    expect((await open("/search?text=zzzzzz")).html).to.include("Nothing has these words.");
  });

  it("give a table as a file too, in which no title is a formula", async () => {
    const { headers, html } = await open("/items?format=csv&body=WP4/13");
    expect(headers.get("content-type")).to.include("text/csv");
    expect(html.trim().split("\n")).to.have.length(8);
    expect(html).to.include("Y.QKD-TLS,Integration of quantum key distribution");
  });

  it("say what there is not, with the status of the API", async () => {
    for (const path of [
      "/items/Y.NOWHERE",
      "/boards/Q99/13",
      "/meetings/NONE",
      "/people/nobody",
      "/clauses/none",
      "/nowhere",
      "/items/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ]) {
      const { status, html } = await open(path);
      expect(status, path).to.equal(404);
      expect(html, path).to.include("There is nothing here").and.not.include("<script>");
    }
    const plain = await fetch(`${server.url}/nowhere`, { headers: { accept: "application/json" } });
    expect((await plain.json()).errors[0].extensions.code).to.equal("NOT_FOUND");
  });
});

/** `consultation` is the same word in English and French. */
function sameInBoth(same: readonly (readonly [string, string])[]): string[] {
  return same.filter(([stage]) => stage === "CONSULTATION").map(([stage]) => stage);
}

/** What comes over the wire with everything that a page loads, in bytes. */
async function weightOf(url: string, path: string): Promise<number> {
  const headers = { accept: BROWSER, "accept-encoding": "br" };
  const { html } = await new Browsing(url).open(path);
  const files = [...html.matchAll(/(?:src|href)="(\/page-files\/[^"]*)"/g)].map(([, file]) => file ?? "");
  const sizes = await Promise.all([path, ...files].map((one) => sizeOf(url + one, headers)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** How long a body is as it comes over the wire. */
function sizeOf(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (response) => {
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on("end", () => resolve(size));
    });
    asked.on("error", reject);
    asked.end();
  });
}
