import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { alike } from "../support/alike.js";
import { BLOCKS, type Block, blockOf } from "./blocks.js";
import { served } from "./support.js";

const run = promisify(execFile);

/** Under these headings a test of the client's own takes the blocks. */
const RUN_ELSEWHERE = ["Relay", "TypeScript types", "Python"];

describe("docs/clients.md", () => {
  const server = served();
  const here = (block: Block) => block.text.replaceAll("http://127.0.0.1:4000", server.origin);
  const output = async (file: string, args: string[]) => {
    const env = { PATH: process.env.PATH, TOKEN: server.token };
    return (await run(file, args, { env })).stdout;
  };

  BLOCKS.forEach((block, index) => {
    const shown = BLOCKS[index + 1]?.text ?? "";
    if (block.language === "js")
      it(`${block.heading}: the program prints what is shown`, async () => {
        expect(await output(process.execPath, ["--input-type=module", "-e", here(block)])).to.equal(shown);
      });
    if (block.language === "sh")
      it(`${block.heading}: ${block.text.slice(0, 60)}`, async () => {
        const answer: unknown = JSON.parse(await output("sh", ["-c", here(block)]));
        expect(alike(answer, JSON.parse(shown)), JSON.stringify(answer)).to.equal(true);
      });
  });

  it("has a spreadsheet's query, sent as Power Query sends it: by GET, with the record as the address's query", async () => {
    const program = blockOf("Spreadsheet", "powerquery").text;
    const address = /Web\.Contents\("([^"]+)"/
      .exec(program)?.[1]
      ?.replace("http://127.0.0.1:4000", server.origin);
    const query = /query = "([^"]+)"/.exec(program)?.[1] ?? "";
    const headers = {
      "user-agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
    };
    const answer = await fetch(`${address}?${new URLSearchParams({ query })}`, { headers });
    const path = [...(/Table\.FromRecords\(Answer(.+)\)/.exec(program)?.[1] ?? "").matchAll(/\[(\w+)\]/g)];
    // biome-ignore lint/suspicious/noExplicitAny: a spreadsheet looks into the answer freely too
    const rows = path.reduce((value: any, [, key = ""]) => value[key], await answer.json());
    expect(rows.map(({ acronym }: { acronym: string }) => acronym)).to.deep.equal(server.acronyms);
    expect(rows[0].question).to.have.property("label");
  });

  it("has an address for WEBSERVICE that answers", async () => {
    const address = /WEBSERVICE\("([^"]+)"\)/.exec(blockOf("Spreadsheet", "text").text)?.[1] ?? "";
    const answer = await fetch(address.replace("http://127.0.0.1:4000", server.origin), {
      headers: { accept: "*/*" },
    });
    expect(await answer.json()).to.have.nested.property("data.workItems.totalCount", server.acronyms.length);
  });

  it("has no block that nobody runs", () => {
    const known = ["js", "sh", "text", "json", "powerquery"];
    const others = BLOCKS.filter(
      ({ heading, language }) => !RUN_ELSEWHERE.includes(heading) && !known.includes(language),
    );
    expect(others.map(({ text }) => text)).to.deep.equal([]);
  });
});
