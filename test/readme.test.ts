import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect } from "chai";
import { BLOCKS as blocks, README, STORY } from "./support/readme.js";
import { startTryOutServer } from "./support/test-server.js";

/** Commands that other tests run: the two commands and the checks by .ci/run, in a clean checkout; the clock in test/server. */
const RUN_ELSEWHERE = [
  "npm ci && npm start",
  "npm start -- --today 2026-02-20",
  "npm ci && npm test",
  "npm run check",
];

const run = promisify(execFile);

describe("README", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer();
  });
  after(() => server.close());

  it("shows an answer for every operation", () => {
    const operations = blocks.filter((block) => block.language === "graphql");
    expect(operations.length).to.be.greaterThan(3);
    blocks.forEach((block, index) => {
      if (block.language === "graphql") expect(blocks[index + 1]?.language, block.text).to.equal("json");
    });
  });

  for (const { query, person, isAsShown } of STORY)
    it(`answers as shown: ${query.replace(/\s+/g, " ").slice(0, 60)}`, async () => {
      const { data, errors } = await server.ask(query, {}, { token: server.tokenOf(person) });
      expect(errors).to.deep.equal([]);
      expect(isAsShown(data), `answered ${JSON.stringify(data, null, 2)}`).to.equal(true);
    });

  it("has curl commands that work", async () => {
    const commands = blocks.filter((block) => block.text.startsWith("curl")).map(({ text }) => text.trim());
    const token = server.tokenOf("rapporteur of Q16/13");
    const answers = [];
    for (const command of commands) {
      const said = command.replace("http://127.0.0.1:4000", server.url);
      const { stdout } = await run("sh", ["-c", said], { env: { ...process.env, TOKEN: token } });
      answers.push((JSON.parse(stdout) as { data: unknown }).data);
    }
    expect(answers).to.deep.equal([
      { workItem: { acronym: "Y.QKD-TLS", stage: "CONSENTED" } },
      { me: { person: { name: "Try-out rapporteur of Q16/13" }, questions: [{ label: "Q16/13" }] } },
    ]);
  });

  it("names no other command", () => {
    const commands = blocks.filter((block) => block.language === "sh").map((block) => block.text.trim());
    expect(
      commands.filter((command) => !RUN_ELSEWHERE.includes(command) && !command.startsWith("curl")),
    ).to.deep.equal([]);
  });

  it("maps words to names that the API has", () => {
    const table = /## Words\n([\s\S]*?)\n\n[^|]/.exec(README)?.[1] ?? "";
    const names = [...table.matchAll(/`([A-Za-z]+)`/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => !/^SG/.test(name));
    const schema = readFileSync("schema.graphql", "utf8");
    expect(names.length).to.be.greaterThan(20);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(schema))).to.deep.equal([]);
  });

  it("has an .env.example with every setting and no other", () => {
    const example = [...readFileSync(".env.example", "utf8").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(
      (match) => match[1],
    );
    const settings = [...readFileSync("src/server/config.ts", "utf8").matchAll(/\/\*\* `([A-Z_]+)`/g)].map(
      (match) => match[1],
    );
    expect(example.toSorted()).to.deep.equal(settings.toSorted());
  });

  it("names scripts, files and folders that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...README.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => !(name in scripts))).to.deep.equal([]);
    const links = [...README.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((match) => match[1] ?? "");
    for (const link of links) expect(() => readFileSync(link), link).not.to.throw();
  });
});
