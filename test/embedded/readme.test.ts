import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { temporaryDirectory } from "./support.js";

describe("embedded store: README", () => {
  it("has an example that runs as it stands", () => {
    const readme = readFileSync("src/embedded/README.md", "utf8");
    const [, code = ""] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    const directory = temporaryDirectory();
    const file = join(process.cwd(), "test/embedded", `.readme-${process.pid}.mjs`);
    try {
      const here = code
        .replace("work-programme-tracker/embedded", "../../src/embedded/index.ts")
        .replace('"data"', JSON.stringify(directory));
      expect(here).to.not.equal(code);
      writeFileSync(file, here);
      const run = spawnSync(process.execPath, ["--import", "tsx", file], { encoding: "utf8" });
      expect(run.stderr).to.equal("");
      expect(run.stdout.trim()).to.equal("{ acronym: 'Y.demo', stage: 'consented', votes: [ 1, 2, 3 ] }");
    } finally {
      rmSync(file, { force: true });
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
