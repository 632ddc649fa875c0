import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Script } from "node:vm";
import { expect } from "chai";
import express from "express";
import { Kind, parse } from "graphql";
import helmet from "helmet";
import { EXAMPLES, type ExplorerTab, explorer } from "../../src/server/explorer/index.js";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

describe("The explorer page", () => {
  const hostile: ExplorerTab = { title: "</script><script>alert(1)</script>", query: "{ __typename }" };
  let server: Server;
  let origin: string;

  before((done) => {
    const app = express();
    app.use(helmet());
    app.use(explorer({ endpoint: "/graphql", tabs: [...EXAMPLES, hostile] }));
    app.use("/graphql", (request, response) => {
      response.json({ passedThrough: request.originalUrl });
    });
    server = app.listen(0, "127.0.0.1", () => {
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after((done) => {
    server.close(done);
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });
  const page = () => get("/graphql", { accept: BROWSER });
  const references = (html: string) =>
    [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address = ""]) => address);
  const assetPaths = async () =>
    references(await (await page()).text()).filter((address) => !address.startsWith("data:"));

  describe("who gets the page", () => {
    it("is a browser", async () => {
      const response = await page();
      expect(response.status).to.equal(200);
      expect(response.headers.get("content-type")).to.equal("text/html; charset=utf-8");
      expect(await response.text()).to.contain("<title>Work programme tracker");
    });

    it("is a browser that follows a link to a query", async () => {
      const response = await get("/graphql?query=%7B__typename%7D", { accept: BROWSER });
      expect(response.headers.get("content-type")).to.contain("text/html");
    });

    for (const accept of [
      "application/json",
      "application/graphql-response+json",
      "application/graphql-response+json, application/json;q=0.9, text/html;q=0.1",
      "*/*",
    ]) {
      it(`is not a client that asks for ${accept}`, async () => {
        const response = await get("/graphql?query=%7B__typename%7D", { accept });
        expect(await response.json()).to.deep.equal({ passedThrough: "/graphql?query=%7B__typename%7D" });
        expect(response.headers.get("vary")).to.equal("Accept");
      });
    }

    it("is not a POST, whatever it accepts", async () => {
      const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { accept: BROWSER } });
      expect(await response.json()).to.have.property("passedThrough");
    });
  });

  describe("what the page loads", () => {
    it("is served from here, with its type, for a year", async () => {
      const paths = await assetPaths();
      expect(paths).to.have.length(6);
      for (const path of paths) {
        const response = await get(path);
        expect(response.status, path).to.equal(200);
        expect(response.headers.get("content-type"), path).to.equal(
          path.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
        );
        expect(response.headers.get("cache-control"), path)
          .to.contain("max-age=31536000")
          .and.contain("immutable");
        expect(await response.text(), path).not.to.be.empty;
      }
    });

    it("is never from another host", async () => {
      const addresses = references(await (await page()).text());
      expect(addresses.filter((address) => !/^(?:data:|\/graphql\/assets\/)/.test(address))).to.deep.equal(
        [],
      );
      for (const path of (await assetPaths()).filter((path) => path.endsWith(".css"))) {
        const css = await (await get(path)).text();
        expect(css, path).not.to.match(/@import/);
        const outside = [...css.matchAll(/url\(\s*["']?([^"')]{0,40})/g)].filter(
          ([, address = ""]) => !/^(?:data:|#)/.test(address),
        );
        expect(outside, path).to.deep.equal([]);
      }
    });

    it("is not sent again to a browser that has it", async () => {
      const [path = ""] = await assetPaths();
      const etag = (await get(path)).headers.get("etag") ?? "";
      // fetch would add "no-cache", which asks for everything again.
      const again = (etag: string) => get(path, { "if-none-match": etag, "cache-control": "max-age=0" });
      expect((await again(etag)).status).to.equal(304);
      expect((await again('W/"other"')).status).to.equal(200);
    });

    it("is compressed for those who can read that, and plain for the others", async () => {
      for (const path of await assetPaths()) {
        const plain = await fetch(origin + path, { headers: { "accept-encoding": "identity" } });
        expect(plain.headers.get("content-encoding")).to.equal(null);
        const packed = await fetch(origin + path, { headers: { "accept-encoding": "gzip" } });
        expect(packed.headers.get("content-encoding")).to.equal("gzip");
        expect(packed.headers.get("vary")).to.contain("Accept-Encoding");
        expect(await packed.text(), path).to.equal(await plain.text());
      }
    });

    it("parses as JavaScript", async () => {
      for (const path of (await assetPaths()).filter((path) => path.endsWith(".js"))) {
        const source = await (await get(path)).text();
        expect(() => new Script(source, { filename: path }), path).not.to.throw();
      }
    });

    for (const path of [
      "/graphql/assets/unknown.js",
      "/graphql/assets/..%2f..%2f..%2fpackage.json",
      "/graphql/assets/%2e%2e/%2e%2e/package.json",
      "/graphql/assets/%2Fetc%2Fpasswd",
      "/graphql/assets/__proto__",
    ]) {
      it(`refuses ${path}`, async () => {
        const response = await get(path);
        expect(response.status).to.equal(404);
        expect(await response.text())
          .not.to.contain("dependencies")
          .and.not.to.contain("root:");
      });
    }
  });

  describe("what the browser allows the page", () => {
    it("is to speak to this server only, with no inline script and no eval", async () => {
      const policy = (await page()).headers.get("content-security-policy") ?? "";
      expect(policy).to.contain("default-src 'none'").and.contain("script-src 'self';");
      expect(policy).to.contain("connect-src 'self'").and.contain("frame-ancestors 'none'");
      expect(policy)
        .not.to.contain("unsafe-")
        .and.not.to.match(/https?:/);
    });

    it("rests on a nonce that is new every time and that no cache keeps", async () => {
      const [first, second] = [await page(), await page()];
      const nonce = (response: Response) =>
        /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
      expect(nonce(first)).to.be.a("string").and.not.equal(nonce(second));
      expect(first.headers.get("cache-control")).to.equal("no-store");
      expect(await first.text()).to.contain(`nonce="${nonce(first)}"`);
    });
  });

  describe("the ready-made queries", () => {
    const settings = async (): Promise<{ endpoint: string; tabs: ExplorerTab[] }> => {
      const html = await (await page()).text();
      return JSON.parse(
        /<script type="application\/json" id="settings">(.*?)<\/script>/s.exec(html)?.[1] ?? "",
      );
    };

    it("are all on the page, and cannot break out of it", async () => {
      const { endpoint, tabs } = await settings();
      expect(endpoint).to.equal("/graphql");
      expect(tabs).to.deep.equal([...EXAMPLES, hostile]);
    });

    it("serve the rapporteur, the editor and the chair", () => {
      expect(EXAMPLES.map(({ title }) => title).slice(0, 3)).to.deep.equal([
        "Rapporteur of Q16/13",
        "Editor of Y.QKD-TLS",
        "Chair of WP4/13",
      ]);
    });

    for (const { title, query } of EXAMPLES) {
      it(`${title}: is GraphQL, names its operations, and gives each of their variables a default`, () => {
        const operations = parse(query).definitions.flatMap((definition) =>
          definition.kind === Kind.OPERATION_DEFINITION ? [definition] : [],
        );
        expect(operations[0]?.operation).to.equal("query");
        expect(operations.every(({ name }) => name !== undefined)).to.equal(true);
        const declared = operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions);
        expect(declared.filter(({ defaultValue }) => !defaultValue)).to.deep.equal([]);
      });
    }
  });
});
