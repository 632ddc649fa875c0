import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

type Ask = (query: string, variables: Record<string, unknown>) => Promise<unknown>;
type Walk = (ask: Ask, print: (line: string) => void) => Promise<void>;

const docs = join(import.meta.dirname, "../../docs");

describe("docs/approval-walkthrough.mjs", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({ now: () => "2026-11-01T12:00:00.000Z" });
  });
  after(() => server.close());

  it("takes four texts through their approval and prints what approval-walkthrough.txt shows", async () => {
    const { walk } = (await import(join(docs, "approval-walkthrough.mjs"))) as { walk: Walk };
    const lines: string[] = [];
    await walk(
      async (query, variables) => {
        const answer = await server.ask(query, variables);
        if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
        return answer.data;
      },
      (line) => lines.push(line),
    );
    expect(`${lines.join("\n")}\n`).to.equal(readFileSync(join(docs, "approval-walkthrough.txt"), "utf8"));
  });
});
