import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { listen } from "../support/listening.js";
import { postOf, rawConnection } from "../support/raw-http.js";
import { endAll, startTracker } from "../support/tracker-process.js";

const MANY = 300;

describe("stopping the server as a process", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tracker-stop-"));
  });
  afterEach(async () => {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  });

  it(`answers or turns away each of ${MANY} acts that were sent, and keeps what it said was done`, async () => {
    const server = startTracker({ DATA_DIR: folder });
    const url = await server.url();
    const authorization = `Bearer ${await server.token("secretariat")}`;
    const clients = await Promise.all(Array.from({ length: MANY }, () => rawConnection(url)));
    const register = (index: number) =>
      `mutation { registerWorkItem(input: { acronym: "Y.stop-${index}", question: "Q16/13", type: RECOMMENDATION }) { problems { code } } }`;
    for (const [index, { socket }] of clients.entries())
      socket.write(postOf(register(index), { authorization }));
    await clients[0]?.until(/problems/, 20_000);
    const asked = Date.now();
    const ended = server.stop("SIGTERM");
    const answers = await Promise.all(
      clients.map((client) => client.until(/problems|SERVER_BUSY|TIME_LIMIT/, 30_000)),
    );
    assert.equal(await ended, 0);
    assert.isBelow(Date.now() - asked, 30_000);
    const done = answers.flatMap((answer, index) => (/"problems":\[\]/.test(answer) ? [index] : []));
    for (const answer of answers) {
      if (/"problems":\[\]/.test(answer)) continue;
      assert.match(answer, /^HTTP\/1\.1 503 [\s\S]*retry-after/i);
    }
    assert.isNotEmpty(done);

    const again = startTracker({ DATA_DIR: folder });
    const { body } = await again.ask('{ workItems(first: 0, filter: { text: "Y.stop" }) { totalCount } }');
    // Of what was cut off, on a machine that is busy, it is not certain whether it was stored.
    const cutOff = answers.filter((answer) => answer.includes("TIME_LIMIT")).length;
    const { totalCount } = (body.data as { workItems: { totalCount: number } }).workItems;
    assert.isAtLeast(totalCount, done.length);
    assert.isAtMost(totalCount, done.length + cutOff);
  });

  it("takes at once when nothing is under way, with idle connections", async () => {
    const server = startTracker({ DATA_DIR: folder });
    const url = await server.url();
    await Promise.all(Array.from({ length: 50 }, () => rawConnection(url)));
    await server.ask("{ __typename }");
    const asked = Date.now();
    assert.equal(await server.stop("SIGTERM"), 0);
    assert.isBelow(Date.now() - asked, 4000);
  });

  it("ends streams in words and at once, so that those who listen go on elsewhere", async () => {
    const server = startTracker({ DATA_DIR: folder });
    const url = await server.url();
    const listening = await Promise.all(
      Array.from({ length: 50 }, () => listen(url, { query: "subscription { acts { cursor } }" })),
    );
    const asked = Date.now();
    assert.equal(await server.stop("SIGTERM"), 0);
    assert.isBelow(Date.now() - asked, 4000);
    for (const { ended, events, lastId } of listening) {
      await ended;
      assert.deepEqual(
        events.map(({ event, data }) => [event, data?.errors[0].extensions.code ?? null]),
        [
          ["next", "SERVER_BUSY"],
          ["complete", null],
        ],
      );
      assert.match(lastId(), /^\d+\.[0-9a-f]{8}$/);
    }
  });
});
