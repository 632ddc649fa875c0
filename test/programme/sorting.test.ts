import { expect } from "chai";
import { sortedBitByBit } from "../../src/programme/sorting.js";
import { randomFrom } from "../support/random.js";

describe("sorting bit by bit", () => {
  it("gives what sorting at once gives, equal ones in their order, with something else between", () => {
    const random = randomFrom(7);
    for (const length of [0, 1, 49, 50, 51, 150, 20_000]) {
      const given = Array.from({ length }, (_, at) => ({ key: Math.floor(random() * 300), at }));
      const steps = sortedBitByBit(given, (a, b) => a.key - b.key);
      let rests = 0;
      let step = steps.next();
      for (; !step.done; step = steps.next()) rests += 1;
      expect(step.value).to.deep.equal(given.toSorted((a, b) => a.key - b.key));
      expect(rests).to.be.at.least(Math.floor(length / 50));
    }
  });
});
