import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startTryOutServer } from "../support/test-server.js";

const run = promisify(execFile);
const docs = join(import.meta.dirname, "../../docs");

describe("docs/approval-walkthrough.mjs", function () {
  this.timeout(240_000);
  let server: Awaited<ReturnType<typeof startTryOutServer>>;

  before(async () => {
    server = await startTryOutServer({ now: () => "2026-11-01T12:00:00.000Z" });
  });
  after(() => server.close());

  it("takes four texts through their approval and prints what approval-walkthrough.txt shows", async () => {
    const script = join(docs, "approval-walkthrough.mjs");
    const { stdout } = await run(process.execPath, [
      script,
      `${server.url}/graphql`,
      server.tokenOf("secretariat (TSB)"),
    ]);
    expect(stdout).to.equal(readFileSync(join(docs, "approval-walkthrough.txt"), "utf8"));
  });
});
