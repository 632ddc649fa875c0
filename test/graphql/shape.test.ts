import { assert } from "chai";
import { getNamedType, isInputObjectType, isObjectType } from "graphql";
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

  it("says what repeats in one input each", async () => {
    const types = Object.values((await createSchema()).getTypeMap());
    const parts: Readonly<Record<string, readonly string[]>> = {
      ActingInput: ["as", "onBehalfOf", "takenFrom"],
      ParticularsInput: ["summary", "baseTexts", "editors", "externalReferences", "checklist"],
      MomentInput: ["asOf"],
    };
    for (const [part, names] of Object.entries(parts)) {
      const having = types.filter(
        (type) => isInputObjectType(type) && names.some((name) => type.getFields()[name]),
      );
      assert.deepEqual(
        having.map(({ name }) => name).filter((name) => !name.endsWith("Filter")),
        [part],
      );
    }
    const fields = types
      .filter((type) => isObjectType(type))
      .flatMap((type) => Object.values(type.getFields()));
    for (const { name, args } of fields)
      assert.isUndefined(
        args.find((arg) => arg.name === "asOf"),
        name,
      );
  });

  it("leads on from what is named: a clause, a meeting, a body, a parent is an object, an act an Action", async () => {
    const types = Object.values((await createSchema()).getTypeMap()).filter((type) => isObjectType(type));
    const wanted: Readonly<Record<string, string>> = {
      clause: "Clause",
      meeting: "Meeting",
      body: "Body",
      parent: "Parent",
      action: "Action",
      question: "Question",
      workingParty: "WorkingParty",
      studyGroup: "StudyGroup",
    };
    for (const { name: type, ...of } of types.map((one) => ({ name: one.name, fields: one.getFields() }))) {
      for (const [name, expected] of Object.entries(wanted)) {
        const field = of.fields[name];
        if (field) assert.equal(getNamedType(field.type).name, expected, `${type}.${name}`);
      }
    }
  });

  it("has an input of exactly one field wherever it is either the one or the other", async () => {
    const types = Object.values((await createSchema()).getTypeMap()).filter((type) =>
      isInputObjectType(type),
    );
    assert.sameMembers(
      types.filter(({ isOneOf }) => isOneOf).map(({ name }) => name),
      ["ActsOfInput", "AskerInput", "BoundaryInput", "DecisionsOnInput", "PastActInput"],
    );
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
