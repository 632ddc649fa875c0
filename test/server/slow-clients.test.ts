import { execFileSync } from "node:child_process";
import { assert } from "chai";
import { postHead, postOf, type RawConnection, rawConnection } from "../support/raw-http.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const CHEAP = "{ workItems(first: 20) { nodes { acronym stage title } } }";
/** Both ends of a connection are in this process, and each needs a file descriptor. */
const DESCRIPTORS = Number(execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" })) || 4000;
const IDLE = Math.min(2000, Math.floor((DESCRIPTORS - 400) / 2));

describe("slow and rude clients", () => {
  let server: TestServer;
  const open: RawConnection[] = [];
  before(async () => {
    server = await startTestServer();
    for (let i = 0; i < 100; i += 1) await server.ask(CHEAP);
  });
  afterEach(() => {
    for (const { socket } of open.splice(0)) socket.destroy();
  });
  after(() => server.close());

  async function connections(count: number, first: string): Promise<void> {
    for (let start = 0; start < count; start += 100) {
      const some = await Promise.all(
        Array.from({ length: Math.min(100, count - start) }, () => rawConnection(server.url)),
      );
      for (const { socket } of some) if (first) socket.write(first);
      open.push(...some);
    }
  }

  /** What others notice: no failure, and no wait worth mentioning. */
  async function othersAreServed(): Promise<void> {
    const waits: number[] = [];
    for (let i = 0; i < 150; i += 1) {
      const began = performance.now();
      const { status, errors } = await server.ask(CHEAP);
      waits.push(performance.now() - began);
      assert.deepEqual([status, errors], [200, []]);
    }
    const sorted = waits.toSorted((a, b) => a - b);
    assert.isBelow(sorted[75] as number, 250, "in the middle");
    assert.isBelow(sorted[147] as number, 1500, "98 %");
  }

  it(`that only connect, ${IDLE} of them, are noticed by nobody`, async () => {
    await connections(IDLE, "");
    await othersAreServed();
    assert.lengthOf(
      open.filter(({ socket }) => socket.readyState === "open"),
      IDLE,
    );
  }).timeout(60_000);

  it("that send the beginning of their headers, 500 of them", async () => {
    await connections(500, "POST /graphql HTTP/1.1\r\nhost: x\r\nx-slow: ");
    const drip = setInterval(() => {
      for (const { socket } of open) socket.write("x");
    }, 50);
    await othersAreServed();
    clearInterval(drip);
  }).timeout(60_000);

  it("that send half a body, 200 of them", async () => {
    await connections(200, `${postHead({ "content-length": 300_000 })}{"query":"${"x".repeat(100_000)}`);
    await othersAreServed();
  }).timeout(60_000);

  it("that send twenty requests in one go are answered each, in order", async () => {
    await connections(20, "");
    const queries = Array.from({ length: 20 }, (_, i) => postOf(`{ a${i}: __typename }`));
    for (const { socket } of open) socket.write(queries.join(""));
    await othersAreServed();
    for (const client of open) {
      const answers = await client.until(/a19/);
      const names = [...answers.matchAll(/"(a\d+)":"Query"/g)].map(([, name]) => name);
      assert.deepEqual(
        names,
        Array.from({ length: 20 }, (_, i) => `a${i}`),
      );
    }
  }).timeout(60_000);
});
