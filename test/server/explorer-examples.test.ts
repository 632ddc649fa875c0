import { expect } from "chai";
import { parse } from "graphql";
import { EXAMPLES } from "../../src/server/explorer/examples.js";
import { startTryOutServer } from "../support/test-server.js";

describe("the explorer's ready-made queries", () => {
  let server: Awaited<ReturnType<typeof startTryOutServer>>;
  before(async () => {
    server = await startTryOutServer();
  });
  after(() => server.close());

  for (const { title, query, variables } of EXAMPLES) {
    for (const definition of parse(query).definitions) {
      if (definition.kind !== "OperationDefinition") continue;
      it(`${title}: ${definition.name?.value}`, async () => {
        const response = await fetch(`${server.url}/graphql`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${server.tokenOf(title.replace(/^./, (first) => first.toLowerCase()))}`,
          },
          body: JSON.stringify({ query, variables, operationName: definition.name?.value }),
        });
        const text = await response.text();
        expect(response.status, text).to.equal(200);
        expect(JSON.parse(text), text).not.to.have.property("errors");
        if (definition.operation === "mutation") expect(text).to.include('"problems":[]');
      });
    }
  }
});
