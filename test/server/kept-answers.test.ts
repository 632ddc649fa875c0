import { assert } from "chai";
import { bodyOf } from "../../src/server/api/exchange.js";
import { KeptAnswers } from "../../src/server/api/kept-answers.js";
import { officer, startTestServer, startTryOutServer, type TestServer } from "../support/test-server.js";

const RAPPORTEUR = { name: "Rapporteur", role: "RAPPORTEUR" };
const READ = '{ workItem(acronym: "Y.QKD-TLS") { revision scope } }';
const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } } }`;

/** Sends a query by GET or POST, and gives what it was answered with. */
async function send(url: string, method: "GET" | "POST", query: string, headers = {}) {
  const address = `${url}/graphql`;
  const response =
    method === "GET"
      ? await fetch(`${address}?${new URLSearchParams({ query })}`, {
          headers: { accept: "application/json", ...headers },
        })
      : await fetch(address, {
          method,
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify({ query }),
        });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Counts how often the programme of a server is asked for its study groups. */
function countLooks(server: TestServer): { times: number } {
  const programme = server.programme.tracker.programme.current;
  const { studyGroups } = programme;
  const looks = { times: 0 };
  Object.assign(programme, {
    studyGroups: () => {
      looks.times += 1;
      return studyGroups.call(programme);
    },
  });
  return looks;
}

describe("answers that are kept", () => {
  for (const method of ["GET", "POST"] as const) {
    describe(`to a ${method}`, () => {
      let server: TestServer;
      beforeEach(async () => {
        server = await startTestServer();
      });
      afterEach(() => server.close());

      it("are given again without executing anything, packed or not", async () => {
        const looks = countLooks(server);
        const query = "{ studyGroups { label } workItems(first: 29) { nodes { acronym title } } }";
        const first = await send(server.url, method, query, { "accept-encoding": "identity" });
        assert.isAbove(looks.times, 0);
        const { times } = looks;
        for (const [accepted, coding] of [
          ["gzip", "gzip"],
          ["br, gzip", "br"],
          ["deflate", "deflate"],
          ["*", "br"],
          ["br;q=0, *;q=0.5", "gzip"],
          ["identity", null],
          ["gzip;q=0.1, identity;q=0.9", null],
        ] as const) {
          const again = await send(server.url, method, query, { "accept-encoding": accepted });
          assert.equal(again.text, first.text, accepted);
          assert.equal(again.headers.get("content-encoding"), coding, accepted);
          assert.equal(again.headers.get("etag"), first.headers.get("etag"));
          assert.equal(again.headers.get("cache-control"), first.headers.get("cache-control"));
          assert.notEqual(again.headers.get("x-request-id"), first.headers.get("x-request-id"));
        }
        assert.equal(looks.times, times);
        await send(server.url, method, query, { "cache-control": "no-cache" });
        assert.isAbove(looks.times, times, "whoever insists is answered anew");
      });

      it("are never older than what this process has committed", async () => {
        for (let revision = 2; revision < 12; revision += 1) {
          for (const _ of [1, 2]) {
            const { text } = await send(server.url, method, READ);
            assert.equal(JSON.parse(text).data.workItem.revision, revision);
          }
          const input = { workItem: "Y.QKD-TLS", expectedRevision: revision, scope: `scope ${revision}` };
          const { data } = await server.ask(UPDATE, { input }, { by: RAPPORTEUR });
          assert.deepEqual(data.updateWorkItem.problems, []);
        }
      });

      it("are given up when another process' commit is taken over", async () => {
        const { uri, databaseName } = server;
        const other = await startTestServer({ uri, databaseName, seeds: false });
        try {
          const before = await send(server.url, method, READ);
          const input = { workItem: "Y.QKD-TLS", expectedRevision: 2, scope: "from elsewhere" };
          await other.ask(UPDATE, { input }, { by: RAPPORTEUR });
          await server.programme.tracker.catchUp();
          const after = await send(server.url, method, READ);
          assert.include(after.text, "from elsewhere");
          assert.notEqual(after.text, before.text);
        } finally {
          await other.close();
        }
      });

      it("are not those with errors, nor what was read from the database", async () => {
        const looks = countLooks(server);
        const query = '{ studyGroups { label } workItem(acronym: "Y.none") { revision } }';
        const first = await send(server.url, method, query);
        const { times } = looks;
        assert.equal((await send(server.url, method, query)).text, first.text);
        assert.isAbove(looks.times, times);
        const events = async () =>
          JSON.parse((await send(server.url, method, "{ verify { events } }")).text).data.verify.events;
        assert.isAbove(await events(), 0);
      });
    });

    it(`to a ${method} are never shared with whoever signed in`, async () => {
      const server = await startTryOutServer();
      try {
        const query = "{ persons(first: 5) { nodes { handle email } } me { person { handle } } }";
        const [token, other] = [server.tokenOf("secretariat (TSB)"), server.tokenOf("administrator")];
        assert.notEqual(token, "");
        const ask = (by: string) =>
          send(server.url, method, query, by ? { authorization: `Bearer ${by}` } : {});
        const nobody = await ask("");
        const texts = new Map([["", nobody.text]]);
        for (const by of [token, "", other, token, "", other]) {
          const { text, headers } = await ask(by);
          assert.equal(text, texts.get(by) ?? text);
          texts.set(by, text);
          if (by && method === "GET") assert.equal(headers.get("cache-control"), "private, no-cache");
        }
        assert.equal(new Set(texts.values()).size, texts.size, "each sees what is for them");
        const bad = await ask("wpt_nobody_nothing");
        assert.equal(bad.status, 401);
      } finally {
        await server.close();
      }
    });
  }

  it("are bounded, and the oldest are given up first", async () => {
    const server = await startTestServer();
    const answers = new KeptAnswers(server.programme.tracker, { isBehind: () => false });
    const moment = answers.now();
    assert.isNotNull(moment);
    const answer = { headers: {}, body: bodyOf("x".repeat(100_000)) };
    for (let index = 0; index < 300; index += 1) answers.keep(`query ${index}`, moment, answer);
    assert.isNull(answers.find("query 0", moment));
    assert.isNotNull(answers.find("query 299", moment));
    answers.keep("too large", moment, { headers: {}, body: bodyOf("x".repeat(200_000)) });
    assert.isNull(answers.find("too large", moment));
    await server.close();
  });

  it("are not kept when something was committed while they were made", async () => {
    const server = await startTestServer();
    const answers = new KeptAnswers(server.programme.tracker, { isBehind: () => false });
    const moment = answers.now();
    assert.isNotNull(moment);
    server.programme.tracker.programme.reach(server.programme.tracker.programme.position + 1);
    answers.keep("old", moment, { headers: {}, body: bodyOf("old") });
    const next = answers.now();
    assert.isNotNull(next);
    assert.isNull(answers.find("old", next));
    assert.notEqual(answers.tagOf("old", next), answers.tagOf("old", moment));
    await server.close();
  });

  it("are not given while the database has not been seen for long", async () => {
    const server = await startTestServer();
    assert.isNull(new KeptAnswers(server.programme.tracker, { isBehind: () => true }).now());
    await server.close();
  });

  it("are for nobody whose officer is told in a header of his own", async () => {
    const server = await startTestServer();
    const first = await send(server.url, "GET", READ, officer(RAPPORTEUR));
    assert.equal(first.headers.get("cache-control"), "private, no-cache");
    assert.equal((await send(server.url, "GET", READ)).headers.get("cache-control"), "public, no-cache");
    await server.close();
  });
});
