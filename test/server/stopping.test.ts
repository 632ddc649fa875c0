import { assert } from "chai";
import { ARRIVAL_LIMITS, type HttpServer, listenHttp } from "../../src/server/http-server.js";
import { postOf, rawConnection } from "../support/raw-http.js";

describe("stopping", () => {
  let http: HttpServer;
  let url: string;
  let begun = 0;
  let go = (): void => undefined;
  beforeEach(async () => {
    begun = 0;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    http = await listenHttp(
      (request, response) => {
        begun += 1;
        request.resume();
        if (request.headers["x-wait"]) void gate.then(() => response.end("done"));
        else response.end("done");
      },
      { port: 0, host: "127.0.0.1" },
    );
    url = `http://127.0.0.1:${(http.server.address() as { port: number }).port}`;
  });
  afterEach(() => http.stop());

  it("takes at once when nothing is under way, whoever is connected", async () => {
    const idle = await Promise.all([1, 2, 3].map(() => rawConnection(url)));
    idle[0]?.socket.write(postOf("{ a }"));
    await idle[0]?.until(/done/);
    const began = Date.now();
    await http.stop();
    assert.isBelow(Date.now() - began, 3000);
    await Promise.all(idle.map(({ closed }) => closed));
  });

  it("answers what was begun, says that the connection closes, and refuses what comes after", async () => {
    const waiting = await rawConnection(url);
    waiting.socket.write(postOf("{ a }", { "x-wait": "1" }));
    const kept = await rawConnection(url);
    while (begun < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = http.stop();
    kept.socket.write(postOf("{ b }"));
    const refused = await kept.until(/SERVER_BUSY/);
    assert.match(refused, /^HTTP\/1\.1 503 /);
    assert.match(refused, /connection: close/i);
    assert.match(refused, /retry-after: 1/i);
    go();
    const answered = await waiting.until(/done/);
    assert.match(answered, /^HTTP\/1\.1 200 /);
    assert.match(answered, /connection: close/i);
    await stopped;
    assert.equal(begun, 1);
  });

  it("tells what it does not wait for any longer that it is cut off", async () => {
    const impatient = await listenHttp(() => undefined, { port: 0, host: "127.0.0.1" }, ARRIVAL_LIMITS, 100);
    const { port } = impatient.server.address() as { port: number };
    const client = await rawConnection(`http://127.0.0.1:${port}`);
    client.socket.write(postOf("{ a }"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = impatient.stop();
    const answer = await client.until(/TIME_LIMIT/);
    assert.match(answer, /^HTTP\/1\.1 503 [\s\S]*not certain whether it was stored/);
    await stopped;
  });

  it("breaks off nobody: of many at once each is answered or told to come again", async () => {
    const clients = await Promise.all(Array.from({ length: 200 }, () => rawConnection(url)));
    for (const [index, { socket }] of clients.entries()) {
      socket.write(postOf("{ a }", index % 2 ? { "x-wait": "1" } : {}));
    }
    const stopped = http.stop();
    setTimeout(go, 100);
    const answers = await Promise.all(clients.map((client) => client.until(/done|SERVER_BUSY/)));
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 (200|503) /);
    await stopped;
  });
});
