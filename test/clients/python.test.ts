import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect } from "chai";
import { blockOf } from "./blocks.js";
import { AGAIN, NOW, PAST, REASONS, TOO_LATE } from "./operations.js";
import { ITEM, STAGE_NOW, STAGE_THEN, served, THEN } from "./support.js";

const run = promisify(execFile);

/** Sends what it is given on the command line, an operation and its variables in turn, and prints the answers as JSON. */
const ASK = `
import json, sys
from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
endpoint, token, asked = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
transport = RequestsHTTPTransport(url=endpoint, headers={"authorization": "Bearer " + token})
# The schema is fetched, and every operation checked by it before it is sent.
client = Client(transport=transport, fetch_schema_from_transport=True)
answers = []
with client as session:
  for document, variables in asked:
    request = gql(document)
    request.variable_values = variables
    answers.append(session.execute(request))
print(json.dumps(answers))
`;

describe("Python gql", () => {
  const server = served();
  let environment: NodeJS.ProcessEnv = {};
  before(async function () {
    const found = await run("scripts/python-client.mjs", ["path"]).catch(
      (error: { stderr: string }) => error,
    );
    if ("stdout" in found && found.stdout) {
      environment = { PATH: process.env.PATH, PYTHONPATH: found.stdout.trim(), PYTHONDONTWRITEBYTECODE: "1" };
      return;
    }
    if (process.env.PYTHON_CLIENT === "required") throw new Error(found.stderr);
    console.log(`      not run: ${found.stderr.trim()}`);
    this.skip();
  });
  const python = async (program: string, ...args: string[]) =>
    (await run("python3", ["-c", program, ...args], { env: environment })).stdout;
  const ask = async (...asked: [document: string, variables: object][]) =>
    JSON.parse(await python(ASK, server.endpoint, server.token, JSON.stringify(asked)));

  it("runs as docs/clients.md says, and pages to the end without a gap or a double", async () => {
    const program = blockOf("Python", "python").text.replace("http://127.0.0.1:4000", server.origin);
    expect(await python(program)).to.equal(blockOf("Python", "text").text);
    expect(await python(`${program}\nprint(*acronyms)`)).to.include(server.acronyms.join(" "));
  });

  it("sees the present and the past, fetches each again by its id, and a refusal as data", async () => {
    const [{ workItem: now }, { workItem: past }, { updateWorkItem }] = await ask(
      [NOW, { acronym: ITEM }],
      [PAST, { acronym: ITEM, asOf: THEN }],
      [TOO_LATE, { workItem: ITEM }],
    );
    expect([now.stage, past.stage]).to.deep.equal([STAGE_NOW, STAGE_THEN]);
    expect(updateWorkItem.problems.map(({ code }: { code: string }) => code)).to.deep.equal(REASONS);
    expect(updateWorkItem.workItem.id).to.equal(now.id).and.not.equal(past.id);
    const [{ node: nowAgain }, { node: pastAgain }] = await ask(
      [AGAIN, { id: now.id }],
      [AGAIN, { id: past.id }],
    );
    expect(nowAgain).to.deep.equal(now);
    expect(pastAgain).to.deep.equal(past);
  });
});
