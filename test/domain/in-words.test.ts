import { assert } from "chai";
import { valueInWords } from "../../src/domain/in-words.js";

describe("values in words", () => {
  for (const [value, words] of [
    [null, null],
    ["TD410/WP4", "TD410/WP4"],
    [3, "3"],
    [false, "no"],
    [[], "none"],
    [{}, "none"],
    [["TD1", "TD2"], "TD1; TD2"],
    [{ text: "Digital twin", provenance: "OFFICIAL" }, "Digital twin"],
    [[{ name: "Wang Ling", affiliation: null }], "name: Wang Ling"],
    [{ finalText: "TD1", outcome: "AGREED", reason: null }, "final text: TD1, outcome: AGREED"],
  ] as const) {
    it(`${JSON.stringify(value)} is ${words}`, () => assert.equal(valueInWords(value), words));
  }
});
