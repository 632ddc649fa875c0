import { assert } from "chai";
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
});
