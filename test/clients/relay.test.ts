import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import relay, {
  type ConcreteRequest,
  type FetchFunction,
  type GraphQLResponse,
  type ReaderFragment,
} from "relay-runtime";
import { blockOf } from "./blocks.js";
import { REASONS } from "./operations.js";
import { ITEM, STAGE_NOW, STAGE_THEN, served, THEN } from "./support.js";

const COMPILER = resolve("node_modules/relay-compiler/cli.js");

/** What its hooks pass about: an object of the store, as a fragment masks it. */
type Masked = Record<string, unknown>;

describe("Relay", () => {
  const server = served();
  let directory = "";
  /** What the compiler made of an operation or a fragment of docs/clients.md. */
  const compiled = <T>(name: string): T =>
    createRequire(join(directory, "index.js"))(`./generated/${name}.graphql.js`).default;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "relay-"));
    await mkdir(join(directory, "src"));
    await mkdir(join(directory, "generated"));
    await copyFile("schema.graphql", join(directory, "schema.graphql"));
    await writeFile(join(directory, "src", "Item.js"), `graphql\`${blockOf("Relay", "graphql").text}\`;\n`);
    const config = {
      src: "src",
      schema: "schema.graphql",
      language: "javascript",
      artifactDirectory: "generated",
    };
    await writeFile(join(directory, "relay.config.json"), JSON.stringify(config));
    const args = [COMPILER, "--noWatchman", "relay.config.json"];
    await promisify(execFile)(process.execPath, args, { cwd: directory });
  });
  after(() => rm(directory, { recursive: true, force: true }));

  const send: FetchFunction = async ({ text }, variables) => {
    const response = await fetch(server.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${server.token}` },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  };
  const environmentOf = () =>
    new relay.Environment({
      network: relay.Network.create(send),
      store: new relay.Store(new relay.RecordSource()),
    });
  type Environment = ReturnType<typeof environmentOf>;

  const ask = async (
    environment: Environment,
    request: ConcreteRequest,
    variables: object,
  ): Promise<Masked> => (await relay.fetchQuery(environment, request, variables).toPromise()) as Masked;
  /** What a component sees that shows a fragment of what was asked. */
  const shown = (environment: Environment, fragment: ReaderFragment, masked: unknown): Masked => {
    const selector = relay.getSingularSelector(fragment, masked);
    if (!selector) throw new Error("The fragment is not on what was asked.");
    return environment.lookup(selector).data as Masked;
  };

  it("keeps the past and the present apart in its store, and refetches each through node(id)", async () => {
    const environment = environmentOf();
    const fragment = compiled<ReaderFragment>("Item_workItem");
    const query = compiled<ConcreteRequest>("ItemQuery");
    const now = await ask(environment, query, { acronym: ITEM });
    const past = await ask(environment, query, { acronym: ITEM, asOf: THEN });
    for (const [{ workItem }, stage] of [
      [now, STAGE_NOW],
      [past, STAGE_THEN],
    ] as const) {
      const seen = shown(environment, fragment, workItem);
      expect(seen.stage).to.equal(stage);
      const { refetchableRequest } = relay.getRefetchMetadata(fragment, "useRefetchableFragment");
      const again = await ask(environment, refetchableRequest as ConcreteRequest, { id: seen.id });
      expect(shown(environment, fragment, again.node).stage).to.equal(stage);
    }
  });

  it("pages to the end without a gap or a double", async () => {
    const environment = environmentOf();
    const fragment = compiled<ReaderFragment>("Item_list");
    const root = await ask(environment, compiled<ConcreteRequest>("ItemListQuery"), {});
    const { paginationRequest } = relay.getPaginationMetadata(fragment, "usePaginationFragment");
    const list = () => shown(environment, fragment, root).workItems as Connection;
    while (list().pageInfo.hasNextPage)
      await ask(environment, paginationRequest, { first: 7, after: list().pageInfo.endCursor });
    expect(list().edges.map(({ node }) => node.acronym)).to.deep.equal(server.acronyms);
  });

  it("shows a refusal as data", async () => {
    const environment = environmentOf();
    const input = { workItem: ITEM, expectedRevision: 1, particulars: { summary: "Newer" } };
    const answer = await new Promise<Masked>((onCompleted, onError) => {
      const mutation = compiled<ConcreteRequest>("ItemSummaryMutation");
      relay.commitMutation(environment, {
        mutation,
        variables: { input },
        onCompleted: (response) => onCompleted(response as Masked),
        onError,
      });
    });
    const { problems } = answer.updateWorkItem as { problems: { code: string }[] };
    expect(problems.map(({ code }) => code)).to.deep.equal(REASONS);
  });
});

interface Connection {
  readonly edges: readonly { readonly node: { readonly acronym: string } }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}
