import { assert } from "chai";
import { createToken } from "../../src/application/tokens.js";
import { isForTryingOut, tryOutOn } from "../../src/server/authentication/try-out.js";
import { admit } from "../support/signed-in.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

describe("tokens for trying out", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  it("are handed out on a programme that nobody works on", async () => {
    const { tracker } = server.programme;
    assert.isTrue(await isForTryingOut(tracker));
    await admit(tracker, { handle: "rap", role: "RAPPORTEUR", scope: "Q16/13" });
    assert.isTrue(await isForTryingOut(tracker), "whoever tries out registers persons too");
  });

  for (const role of ["ADMINISTRATOR", "TSB"] as const) {
    it(`never stand beside ${role} on record, and end when one comes on record`, async () => {
      const { tracker } = server.programme;
      const { persons, recognise } = tryOutOn(tracker);
      const [first] = persons;
      assert(first);
      assert.isNotNull(recognise(first.token));
      await admit(tracker, { handle: "ada", role, scope: null });
      assert.isNull(recognise(first.token));
      assert.isFalse(await isForTryingOut(tracker));
    });
  }

  it("never stand beside a stored token, also one that is good no more", async () => {
    const { tracker } = server.programme;
    const person = await admit(tracker, { handle: "rap", role: "RAPPORTEUR", scope: "Q16/13" });
    const { token } = await createToken(tracker, person, { name: "x", scopes: ["READ"] });
    assert.isFalse(await isForTryingOut(tracker));
    await tracker.tokens.revoke(token?.id ?? "", tracker.now());
    assert.isFalse(await isForTryingOut(tracker));
  });
});
