import { readFileSync } from "node:fs";
import { expect } from "chai";
import { type DefinitionNode, type OperationDefinitionNode, parse, print, validate } from "graphql";
import { createSchema } from "../../src/graphql/schema.js";
import { EXAMPLES } from "../../src/server/explorer/examples.js";
import { STORY } from "../support/readme.js";
import { startTryOutServer } from "../support/test-server.js";

const DOCUMENT = parse(readFileSync("examples.graphql", "utf8"));

/** Whom a ready-made query is for, as the server calls them; everybody needs no token. */
const PEOPLE = ["rapporteur of Q16/13", "editor of Y.QKD-TLS", "chair of WP4/13", "everybody"];

const isOperation = (one: DefinitionNode): one is OperationDefinitionNode =>
  one.kind === "OperationDefinition";

describe("the ready-made queries of examples.graphql", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer();
  });
  after(() => server.close());

  it("are one valid document", async () => {
    expect(validate(await createSchema(), DOCUMENT)).to.deep.equal([]);
  });

  it("are all in one part or another, each with a title of its own and a description", () => {
    const inParts = EXAMPLES.flatMap(({ query }) => parse(query).definitions);
    expect(inParts.map(print)).to.deep.equal(DOCUMENT.definitions.map(print));
    expect(new Set(EXAMPLES.map(({ title }) => title)).size).to.equal(EXAMPLES.length);
    for (const { description } of EXAMPLES) expect(description).to.match(/^[A-Z].*[.?]$/);
  });

  for (const { title, query } of EXAMPLES) {
    const person = PEOPLE.find((one) => title.toLowerCase().startsWith(one.toLowerCase())) ?? "";
    for (const { name, operation } of parse(query).definitions.filter(isOperation)) {
      it(`${title}: ${name?.value}`, async () => {
        expect(person).not.to.equal("");
        const token = server.tokenOf(person);
        expect(token === "").to.equal(person === "everybody");
        const response = await fetch(`${server.url}/graphql`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ query, operationName: name?.value }),
        });
        const text = await response.text();
        expect(response.status, text).to.equal(200);
        expect(JSON.parse(text), text).not.to.have.property("errors");
        expect(text, "it finds something").not.to.match(/"data":\{"\w+":(null|\[\])\}|"totalCount":0/);
        if (operation === "mutation") expect(text).to.include('"problems":[]');
      });
    }
  }

  it("leave the README's story as it is told, to whoever did them first", async () => {
    for (const { query, person, isAsShown } of STORY) {
      const { data, errors } = await server.ask(query, {}, { token: server.tokenOf(person) });
      expect(errors).to.deep.equal([]);
      expect(isAsShown(data), `${query}\nanswered ${JSON.stringify(data, null, 2)}`).to.equal(true);
    }
  });
});

describe("the changes among the ready-made queries", () => {
  it("can be made by whoever did the README's story first", async () => {
    const server = await startTryOutServer();
    try {
      for (const { query, person } of STORY) await server.ask(query, {}, { token: server.tokenOf(person) });
      for (const { title, query } of EXAMPLES) {
        const person = PEOPLE.find((one) => title.toLowerCase().startsWith(one.toLowerCase())) ?? "";
        for (const change of parse(query).definitions.filter(isOperation)) {
          if (change.operation !== "mutation") continue;
          const { data } = await server.ask(print(change), {}, { token: server.tokenOf(person) });
          expect(JSON.stringify(data), title).to.include('"problems":[]');
        }
      }
    } finally {
      await server.close();
    }
  });
});
