import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

describe("what is meant by a name that is not there", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const said = async (acronym: string) => {
    const { errors } = await server.ask("query($a: String!) { workItem(acronym: $a) { acronym } }", {
      a: acronym,
    });
    return errors[0]?.message ?? "";
  };

  for (const [name, meant] of [
    ["Y.QKD-TLX", "Y.QKD-TLS"],
    ["X.QKD-TLS", "Y.QKD-TLS"],
    ["Y.QKDTLS", "Y.QKD-TLS"],
    ["Y.QXD-TLS", "Y.QKD-TLS"],
    ["y.dtn-modelre", "Y.DTN-ModelReq"],
  ] as const) {
    it(`${name} is ${meant}`, async () => assert.include(await said(name), `Did you mean ${meant}`));
  }

  it("is not guessed where nothing is near", async () =>
    assert.match(await said("Z.something-else-altogether"), /There are 29\./));

  it("is found without looking at all names", () => {
    const { items } = server.programme.tracker.programme.current;
    assert.isAtMost(items.near("name:", "y.q", 3).length, 6);
    assert.deepEqual(items.near("nothing:", "y.q", 3), []);
  });
});
