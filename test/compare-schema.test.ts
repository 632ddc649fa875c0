import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { assert } from "chai";
import { mayBreak } from "../scripts/schema-changes.js";

const OLD =
  "type Query { item(name: String!): Item old: Int }\ntype Item { id: ID! stage: Stage! }\nenum Stage { OPEN DONE }\n";
const ADDED = OLD.replace("id: ID!", "id: ID! title: String").replace("OPEN", "OPEN SHUT");
const BROKEN = OLD.replace(" old: Int", "").replace("stage: Stage!", "stage: Stage");

describe("the comparison of the schema with the last tag", () => {
  let folder = "";
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder });
  const write = (schema: string, version = "1.2.3") => {
    writeFileSync(join(folder, "schema.graphql"), schema);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version, type: "module" }));
  };
  const compare = () => {
    const args = [
      "--import",
      resolve("node_modules/tsx/dist/loader.mjs"),
      resolve("scripts/compare-schema.ts"),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    assert.equal(stderr, "");
    return { status, stdout };
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "compare-"));
    git("init", "-q");
    write(OLD);
    git("add", ".");
    git("commit", "-q", "-m", "first");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("says plainly that there is no tag", () => {
    const { status, stdout } = compare();
    assert.equal(status, 0);
    assert.match(stdout, /^No version is tagged yet/);
  });

  it("lists what breaks, which only a version may that says so, and what may surprise", () => {
    git("tag", "v1.2.3");
    write(ADDED);
    const added = compare();
    assert.equal(added.status, 0);
    assert.match(added.stdout, /^Since v1\.2\.3: 0 breaking and 1 dangerous changes/);
    assert.include(added.stdout, "SHUT");

    write(BROKEN, "1.3.0");
    const broken = compare();
    assert.equal(broken.status, 1);
    assert.include(broken.stdout, "FIELD_REMOVED: Query.old was removed.");
    assert.include(broken.stdout, "Item.stage");
    assert.include(broken.stdout, "Version 1.3.0 may not break what v1.2.3 promised");

    write(BROKEN, "2.0.0");
    assert.equal(compare().status, 0);
  });

  it("lets a higher major version break something, and below 1.0 a higher minor one", () => {
    for (const [older, newer, may] of [
      ["v1.2.3", "2.0.0", true],
      ["1.2.3", "1.3.0", false],
      ["0.1.0", "0.2.0", true],
      ["0.1.0", "0.1.1", false],
      ["0.9.0", "1.0.0", true],
      ["1.0.0", "1.0.0", false],
    ] as const)
      assert.equal(mayBreak(older, newer), may, `${older} ${newer}`);
  });
});
