import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { assert } from "chai";
import { type Block, blocksOf } from "./blocks.js";
import { served } from "./support.js";

const run = promisify(execFile);

/** A text with `…` for what differs from one database to the next, as a pattern. */
const patternOf = (text: string) =>
  new RegExp(
    `^${text
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );

describe("docs/live.md", () => {
  const server = served();
  const blocks = blocksOf("docs/live.md");
  const here = (block: Block) => block.text.replaceAll("http://127.0.0.1:4000", server.origin);
  const output = async (file: string, args: string[]) => {
    const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: "1" };
    return (await run(file, args, { env, timeout: 30_000 })).stdout;
  };

  blocks.forEach((block, index) => {
    const shown = patternOf(blocks[index + 1]?.text ?? "");
    // EventSource is there in every browser, and in Node where it is asked for.
    const node = ["--experimental-eventsource", "--input-type=module", "-e"];
    if (block.language === "js")
      it(`prints what is shown: ${block.text.slice(0, 40)}`, async () => {
        assert.match(await output(process.execPath, [...node, here(block)]), shown);
      });
    if (block.language === "sh")
      it(`prints what is shown: ${block.text.slice(0, 20)}`, async () => {
        assert.match(await output("sh", ["-c", here(block)]), shown);
      });
    if (block.language === "graphql")
      it(`asks for what is there: ${block.text.slice(0, 40)}`, async () => {
        const body = JSON.stringify({ query: block.text });
        const headers = { "content-type": "application/json" };
        const answer = await fetch(server.endpoint, { method: "POST", headers, body });
        assert.hasAllKeys(await answer.json(), ["data", "extensions"]);
      });
  });

  it("has no block that nobody runs", () => {
    const known = ["js", "sh", "text", "graphql"];
    assert.deepEqual(
      blocks.filter(({ language }) => !known.includes(language)),
      [],
    );
  });
});
