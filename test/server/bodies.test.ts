import { assert } from "chai";
import express from "express";
import { bodyLimit, LARGEST_BODY } from "../../src/server/body-limit.js";
import { ARRIVAL_LIMITS, type HttpServer, listenHttp } from "../../src/server/http-server.js";
import { postHead, postOf, rawConnection } from "../support/raw-http.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

describe("bodies of requests", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const TOO_LARGE = /^HTTP\/1\.1 413 [\s\S]*connection: close[\s\S]*PAYLOAD_TOO_LARGE/i;

  it("that are announced as too large are refused before any of them has come", async () => {
    const client = await rawConnection(server.url);
    client.socket.write(postHead({ "content-length": 10_000_000 }));
    assert.match(await client.until(/PAYLOAD_TOO_LARGE/, 1000), TOO_LARGE);
    assert.isBelow(await client.closed, 2000);
  });

  it("that come without end are refused when they are too large, and not read on", async () => {
    const client = await rawConnection(server.url);
    client.socket.write(postHead({ "transfer-encoding": "chunked" }));
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    let sent = 0;
    const timer = setInterval(() => {
      if (client.socket.writableLength > 1e6 || client.socket.destroyed) return;
      sent += chunk.length;
      client.socket.write(chunk);
    }, 1);
    try {
      assert.match(await client.until(/PAYLOAD_TOO_LARGE/, 3000), TOO_LARGE);
      await client.closed;
      assert.isBelow(sent, LARGEST_BODY + 4_000_000);
    } finally {
      clearInterval(timer);
    }
  });

  it("that are announced with Expect are asked for only within the limit", async () => {
    const refused = await rawConnection(server.url);
    refused.socket.write(postHead({ "content-length": LARGEST_BODY + 1, expect: "100-continue" }));
    const answer = await refused.until(/PAYLOAD_TOO_LARGE/, 1000);
    assert.match(answer, TOO_LARGE);
    assert.notInclude(answer, "100 Continue");

    const welcome = await rawConnection(server.url);
    const [head = "", body = ""] = postOf("{ __typename }", { expect: "100-continue" }).split(
      /(?<=\r\n\r\n)/,
    );
    welcome.socket.write(head);
    await welcome.until(/100 Continue/, 1000);
    welcome.socket.write(body);
    assert.include(await welcome.until(/__typename/), "200 OK");
    welcome.socket.destroy();
  });

  it("that do not come to their end are waited for half a minute at most", async () => {
    assert.deepEqual(ARRIVAL_LIMITS, { headersMs: 15_000, requestMs: 30_000, lookEveryMs: 2000 });
    const app = express().set("env", "test").use(bodyLimit, express.json());
    const quick = { headersMs: 200, requestMs: 400, lookEveryMs: 50 };
    const http: HttpServer = await listenHttp(app, { port: 0, host: "127.0.0.1" }, quick);
    const { port } = http.server.address() as { port: number };
    try {
      const half = await rawConnection(`http://127.0.0.1:${port}`);
      half.socket.write(`${postHead({ "content-length": 1000 })}{"query":`);
      assert.isBelow(await half.closed, 1500);
      const slow = await rawConnection(`http://127.0.0.1:${port}`);
      slow.socket.write("POST /graphql HTTP/1.1\r\nhost: x\r\n");
      assert.isBelow(await slow.closed, 1500);
    } finally {
      await http.stop();
    }
  });
});
