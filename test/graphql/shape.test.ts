import { assert } from "chai";
import { getNamedType, isObjectType } from "graphql";
import { NODES } from "../../src/graphql/nodes.js";
import { createSchema } from "../../src/graphql/schema.js";

describe("the shape of the API", () => {
  it("gives every mutation one input, which is named after it", async () => {
    const mutations = Object.values((await createSchema()).getMutationType()?.getFields() ?? {});
    assert.isAbove(mutations.length, 50);
    for (const { name, args } of mutations) {
      const expected = `input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
      assert.deepEqual(
        args.map((arg) => `${arg.name}: ${arg.type}`),
        [expected],
      );
    }
  });

  it("reads every connection in both directions", async () => {
    const types = Object.values((await createSchema()).getTypeMap()).filter((type) => isObjectType(type));
    const fields = types.flatMap((type) => Object.values(type.getFields()));
    const connections = fields.filter(({ type }) => getNamedType(type).name.endsWith("Connection"));
    assert.isAbove(connections.length, 30);
    for (const { name, args } of connections) {
      const takes = args.map((arg) => `${arg.name}: ${arg.type}`);
      assert.includeMembers(takes, ["first: Int", "after: String", "last: Int", "before: String"], name);
    }
  });

  it("gives an id to whatever has a history or a place of its own", async () => {
    const schema = await createSchema();
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
    const nodes = types.filter((type) => type.getInterfaces().some(({ name }) => name === "Node"));
    assert.sameMembers(
      nodes.map(({ name }) => name),
      Object.keys(NODES),
    );
    // A personal token is its owner's alone, and a broken aggregate may have no name.
    const ids = types.filter((type) => type.getFields().id).map(({ name }) => name);
    assert.sameMembers(ids, [...Object.keys(NODES), "AccessToken", "BrokenAggregate", "ReadinessRule"]);
  });
});
