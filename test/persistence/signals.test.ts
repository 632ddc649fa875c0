import { assert } from "chai";
import { type CuttingProxy, cuttingProxy } from "../support/cutting-proxy.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { within } from "../support/within.js";

const REGISTER = `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }`;
const by = { name: "Secretariat", role: "TSB" };

// What has change streams is a server that is not ours: CI runs this on SecantusDB, which says of itself that it is a replica set.
describe("a server that is told of commits by change stream", () => {
  const uri = process.env.MONGODB_URI;
  let proxy: CuttingProxy;
  let one: TestServer;
  let two: TestServer;
  before(async function () {
    if (!uri || process.env.INDEPENDENT_SERVER === "ferretdb") {
      console.log("  skipped: MONGODB_URI names no server that has change streams");
      return this.skip();
    }
    proxy = await cuttingProxy(uri);
    const databaseName = `signals-${process.pid}-${Date.now()}`;
    // So seldom do they look by themselves that what is seen was told.
    one = await startTestServer({ uri, databaseName, pollMs: 60_000 });
    two = await startTestServer({
      uri: `${proxy.uri}?directConnection=true`,
      databaseName,
      pollMs: 60_000,
      seeds: false,
    });
  });
  after(async () => {
    await one?.database.connection.dropDatabase();
    await Promise.all([one?.close(), two?.close()]);
    await proxy?.close();
  });

  const register = async (acronym: string) => {
    const input = { acronym, question: "Q16/13", type: "RECOMMENDATION", by };
    const { data, errors } = await one.ask(REGISTER, { input });
    assert.deepEqual([errors, data?.registerWorkItem.problems], [[], []]);
  };
  const isSeen = async (acronym: string) =>
    (await two.ask(`{ workItem(acronym: "${acronym}") { id } }`)).data.workItem !== null;

  it("sees within a second what another process committed", async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const acronym of ["Y.told-1", "Y.told-2"]) {
      await register(acronym);
      await within(() => isSeen(acronym));
    }
  });

  it("is told again after the stream broke, of what it missed too", async () => {
    await proxy.cut();
    await register("Y.missed");
    await proxy.restore();
    await within(async () => {
      await register(`Y.after-${Date.now()}`);
      return isSeen("Y.missed");
    }, 15_000);
  }).timeout(30_000);
});
