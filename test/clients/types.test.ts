import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { expect } from "chai";
import { buildSchema, isScalarType, isSpecifiedScalarType, parse } from "graphql";
import { blockOf } from "./blocks.js";
import { served } from "./support.js";

const run = promisify(execFile);
const SECTION = "TypeScript types";
const PLUGINS = {
  "typescript-operations": typescriptOperations,
  "typed-document-node": typedDocumentNode,
};

/** What of codegen.json this test takes: the command line would read the same file. */
interface Config {
  readonly schema: string;
  readonly generates: Readonly<
    Record<string, { plugins: (keyof typeof PLUGINS)[]; config: { scalars: Record<string, string> } }>
  >;
}

/** What must not compile: a stage that there is not, an argument that is no string, and JSON taken for text. */
const WRONG = `
import { ItemDocument, type ItemQuery, type ItemQueryVariables } from "./api.js";
declare const item: NonNullable<ItemQuery["workItem"]>;
// @ts-expect-error
export const stage: "FINISHED" = item.stage;
// @ts-expect-error
export const variables: ItemQueryVariables = { acronym: 3 };
// @ts-expect-error
export const after: string | undefined = item.history.nodes[0]?.changes[0]?.after;
export const right: ItemQueryVariables = { acronym: "Y.QKD-TLS", asOf: "2026-02-27" };
export { ItemDocument };
`;

describe("types for TypeScript", () => {
  const server = served();
  const config = JSON.parse(blockOf(SECTION, "json").text) as Config;
  let directory = "";

  before(async () => {
    await mkdir(".cache", { recursive: true });
    directory = await mkdtemp(resolve(".cache", "types-"));
    const [[file, { plugins, config: settings }] = never()] = Object.entries(config.generates);
    const document = parse(blockOf(SECTION, "graphql").text);
    const made = await codegen({
      filename: file,
      schema: parse(await readFile(config.schema, "utf8")),
      documents: [{ location: "src/item.graphql", document }],
      plugins: plugins.map((name) => ({ [name]: {} })),
      pluginMap: PLUGINS,
      config: settings,
    });
    const program = blockOf(SECTION, "ts").text.replace("http://127.0.0.1:4000", server.origin);
    await writeFile(join(directory, "api.ts"), made);
    await writeFile(join(directory, "item.ts"), program);
    await writeFile(join(directory, "wrong.ts"), WRONG);
    await writeFile(join(directory, "package.json"), '{ "type": "module" }');
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it("compile, and refuse what the schema does not have", async () => {
    const flags = [
      "--noEmit",
      "--ignoreConfig",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--types",
      "node",
    ];
    const files = ["item.ts", "wrong.ts"].map((file) => join(directory, file));
    const { stdout } = await run(process.execPath, [
      resolve("node_modules/typescript/bin/tsc"),
      ...flags,
      ...files,
    ]).catch((error: { stdout: string }) => error);
    expect(stdout).to.equal("");
  });

  it("go with a program that prints what docs/clients.md shows", async () => {
    const { stdout } = await run(process.execPath, ["--import", "tsx", join(directory, "item.ts")]);
    expect(stdout).to.equal(blockOf(SECTION, "text").text);
  });

  it("are told of every scalar of the schema, and the page's table of each", async () => {
    const schema = buildSchema(await readFile(config.schema, "utf8"));
    const scalars = Object.values(schema.getTypeMap()).filter(isScalarType);
    const own = scalars.filter((scalar) => !isSpecifiedScalarType(scalar)).map(({ name }) => name);
    const [{ config: settings } = never()] = Object.values(config.generates);
    expect(Object.keys(settings.scalars).toSorted()).to.deep.equal(own.toSorted());
    const page = await readFile("docs/clients.md", "utf8");
    for (const [scalar, type] of Object.entries(settings.scalars))
      expect(page).to.match(new RegExp(`^\\| \`${scalar}\` \\|.*\\| \`${type}\` \\|`, "m"));
  });
});

function never(): never {
  throw new Error("codegen.json generates nothing");
}
