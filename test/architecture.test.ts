import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect } from "chai";

const SRC = "src";

/** Which folders of src each folder may import from. Data flows one way. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  "lmdb-file": [],
  embedded: ["lmdb-file"],
  rescue: ["embedded", "lmdb-file"],
  packed: ["domain"],
  programme: ["domain", "packed"],
  persistence: ["domain", "packed"],
  application: ["domain", "programme", "persistence"],
  words: ["domain"],
  exchange: ["domain", "words", "programme", "application"],
  graphql: ["domain", "programme", "persistence", "application", "exchange"],
  pages: ["words"],
  server: ["domain", "programme", "persistence", "application", "exchange", "graphql", "pages"],
  cli: [
    "domain",
    "embedded",
    "rescue",
    "programme",
    "persistence",
    "application",
    "exchange",
    "graphql",
    "server",
  ],
  "main.ts": ["domain", "embedded", "persistence", "exchange", "server", "cli"],
};

/** Packages that only one place may import. */
const OWNED_PACKAGES: Record<string, readonly string[]> = {
  mongoose: ["persistence"],
  mongodb: ["persistence", "cli"],
  lmdb: ["embedded"],
  preact: ["pages"],
  "preact-render-to-string": ["pages"],
  express: ["server"],
  "@apollo/server": ["server"],
  "type-graphql": ["graphql"],
  commander: ["main.ts"],
};

/** The only packages that the rules may use: dates, comparing values, and hashing them. */
const DOMAIN_PACKAGES = ["temporal-polyfill", "node:util", "node:crypto", "canonicalize"];

interface Import {
  readonly file: string;
  readonly area: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

const areaOf = (file: string) => relative(SRC, file).split("/")[0] ?? "";

function targetsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

const imports: Import[] = filesBelow(SRC).flatMap((file) =>
  targetsOf(file).map((target) => ({ file, area: areaOf(file), target })),
);

/** Files that reach themselves by their imports, each circle with its members in alphabetical order. */
function circlesBelow(folder: string): string[] {
  const files = filesBelow(folder);
  const known = new Set(files);
  const next = new Map(
    files.map((file) => [
      file,
      targetsOf(file)
        .filter((target) => target.startsWith("."))
        .flatMap((target) => {
          const module = normalize(join(dirname(file), target));
          return [".ts", ".tsx"].map((extension) => module.replace(/\.js$/, extension));
        })
        .filter((target) => known.has(target)),
    ]),
  );
  const reach = new Map(files.map((file) => [file, reachable(next, file)]));
  const circles = files
    .filter((file) => reach.get(file)?.has(file))
    .map((file) =>
      files.filter((other) => reach.get(file)?.has(other) && reach.get(other)?.has(file)).sort(),
    );
  return [...new Set(circles.map((circle) => circle.join(" ")))];
}

function reachable(next: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(next.get(from) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(next.get(file) ?? []));
  }
  return reached;
}

const packageOf = (target: string) =>
  target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");

describe("architecture", () => {
  it("reads the imports of every file", () => {
    expect(imports.length).to.be.greaterThan(200);
    expect(imports.some(({ area, target }) => area === "persistence" && target === "mongoose")).to.equal(
      true,
    );
  });

  it("keeps to the import directions", () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith("."))
      .map((one) => ({
        ...one,
        to: areaOf(normalize(join(dirname(one.file), one.target)).replace(/\.js$/, ".ts")),
      }))
      .filter(({ area, to }) => to !== area && !MAY_IMPORT[area]?.includes(to))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).to.deep.equal([]);
  });

  it("leaves each package to the part that owns it", () => {
    const wrong = imports
      .filter(({ area, target }) => OWNED_PACKAGES[packageOf(target)]?.includes(area) === false)
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).to.deep.equal([]);
  });

  it("keeps the rules free of frameworks, clocks and input", () => {
    const wrong = imports
      .filter(
        ({ area, target }) =>
          area === "domain" && !target.startsWith(".") && !DOMAIN_PACKAGES.includes(target),
      )
      .map(({ file, target }) => `${file} imports ${target}`);
    const clocks = filesBelow("src/domain").filter((file) =>
      /new Date\(\)|Date\.now\(|Temporal\.Now/.test(readFileSync(file, "utf8")),
    );
    expect([...wrong, ...clocks]).to.deep.equal([]);
  });

  it("runs on the dependencies that package.json names, and names no other", () => {
    const used = new Set(
      imports
        .map(({ target }) => target)
        .filter((target) => !/^(\.|node:)/.test(target))
        .map(packageOf),
    );
    const named: { dependencies: object } = JSON.parse(readFileSync("package.json", "utf8"));
    expect([...used].sort()).to.deep.equal(Object.keys(named.dependencies).sort());
  });

  it("has no circles: what a file needs never needs that file", () => {
    expect(["src", "scripts", "test"].flatMap(circlesBelow)).to.deep.equal([]);
  });

  it("knows every folder of src", () => {
    const areas = [...new Set(filesBelow(SRC).map(areaOf))];
    expect(areas.filter((area) => !(area in MAY_IMPORT))).to.deep.equal([]);
  });
});
