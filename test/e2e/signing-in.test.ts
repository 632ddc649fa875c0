import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker } from "../support/tracker-process.js";

const ME = "{ me { person { handle name } } }";
const PRODUCTION = { NODE_ENV: "production" };

describe("signing in to a server of one's own", () => {
  let directory = "";
  const run = async (...args: string[]) => {
    const command = startTracker({ DATA_DIR: directory }, args);
    return { code: await command.ended, output: command.output(), errors: command.errors() };
  };
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tracker-"));
  });
  afterEach(async () => {
    await endAll();
    await rm(directory, { recursive: true, force: true });
  });

  it("begins with tokens for trying out, which are gone with the server, and so are their persons", async () => {
    const first = startTracker({ DATA_DIR: directory });
    const tokens = new Set<string>();
    for (const what of [
      "rapporteur of Q16/13",
      "editor of Y.QKD-TLS",
      "chair of WP4/13",
      "secretariat (TSB)",
    ]) {
      const token = await first.token(what);
      const { body } = await first.ask(ME, {}, token);
      expect(JSON.stringify(body), what).to.include(`Try-out ${what}`);
      tokens.add(token);
    }
    expect(tokens.size).to.equal(4);
    expect(first.output()).to.include("for trying out only");
    const [old] = tokens;
    expect(await first.stop()).to.equal(0);

    const second = startTracker({ DATA_DIR: directory });
    expect((await second.ask(ME, {}, old)).status).to.equal(401);
    const { body } = await second.ask("{ persons { nodes { handle } } }");
    expect(JSON.stringify(body).match(/try-out-/g)).to.have.lengthOf(4);
    await second.stop();
    const verified = await run("verify");
    expect(verified.code, verified.errors).to.equal(0);
    expect((await run("backup", join(directory, "b.jsonl"))).code).to.equal(0);
    expect((await stat(join(directory, "b.jsonl"))).mode & 0o077, "addresses are in it").to.equal(0);
  });

  it("is refused in production until somebody could sign in, and the message's own commands make that so", async () => {
    const refused = startTracker({ DATA_DIR: directory, ...PRODUCTION, LOG_LEVEL: "warn" });
    expect(await refused.ended).to.equal(1);
    expect(refused.errors())
      .to.include("nobody could sign in")
      .and.not.to.match(/ at |stack|"level"/);
    expect(refused.output()).not.to.include("wpt_");
    const commands = [...refused.errors().matchAll(/npm run (\w+) -- (.*)/g)].map(([, name, rest]) => [
      name ?? "",
      ...[...(rest ?? "").matchAll(/'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? ""),
    ]);
    expect(commands).to.have.lengthOf(3);
    let output = "";
    for (const command of commands) {
      const done = await run(...command);
      expect(done.code, done.errors).to.equal(0);
      output = done.output;
    }
    const token = output.trim().split("\n").at(-1) ?? "";
    const server = startTracker({ DATA_DIR: directory, ...PRODUCTION });
    expect((await server.ask(ME, {}, token)).body.data).to.deep.equal({
      me: { person: { handle: "ada", name: "Ada Lovelace" } },
    });
    expect(server.output()).not.to.include("wpt_");
    await server.stop();

    const listed = await run("token", "list", "--person", "ada");
    expect(listed.output).to.include("first token").and.not.to.include(token.slice(-20));
    const id = token.split("_")[1] ?? "";
    expect((await run("token", "revoke", id)).code).to.equal(0);
    const again = startTracker({ DATA_DIR: directory, ...PRODUCTION });
    expect(await again.ended).to.equal(1);
  });

  it("is refused by the commands in plain words", async () => {
    for (const [args, says] of [
      [["token", "create", "--person", "nobody", "--name", "x"], "There is no person"],
      [["token", "revoke", "0000"], "There is no token"],
      [["person", "appoint", "--person", "x", "--role", "GOD"], "Allowed choices are"],
      [["person", "register", "--handle", "a b", "--name", "X"], "This is not a handle"],
      [
        ["token", "create", "--person", "kazunori-tanikawa", "--name", "x", "--days", "9999"],
        "1 to 366 days",
      ],
    ] as const) {
      if (says === "1 to 366 days") expect((await run("seed")).code).to.equal(0);
      const { code, errors } = await run(...args);
      expect([code, errors.includes(says)], errors).to.deep.equal([1, true]);
      expect(errors).not.to.include("    at ");
    }
  });
});
