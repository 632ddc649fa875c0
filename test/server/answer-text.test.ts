import { expect } from "chai";
import { answerText } from "../../src/server/api/answer-text.js";
import { randomFrom } from "../support/random.js";

describe("the text of an answer", () => {
  it("is what JSON.stringify writes", async () => {
    const random = randomFrom(11);
    const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const leaf = () =>
      one([null, true, 0, -1.5, "", 'a "b" \n\u2028', "\ud800", new Date(0), Number.NaN, undefined]);
    const value = (depth: number): unknown => {
      const members = () => Array.from({ length: Math.floor(random() * 5) }, () => value(depth + 1));
      if (depth > 4 || random() < 0.3) return leaf();
      return random() < 0.5
        ? members()
        : Object.fromEntries(members().map((member, index) => [`f"${index}`, member]));
    };
    for (let round = 0; round < 500; round += 1) {
      const data = { data: value(0), extensions: { position: round } };
      expect(await answerText(data)).to.equal(JSON.stringify(data));
    }
  });

  it("is written bit by bit where it is long, and at once where it is not", async () => {
    let rests = 0;
    const rest = async () => {
      rests += 1;
    };
    await answerText({ data: { nodes: [{ name: "short" }] } }, rest);
    expect(rests).to.equal(0);
    await answerText(
      { data: { nodes: Array.from({ length: 3000 }, () => ({ name: "x".repeat(100) })) } },
      rest,
    );
    expect(rests).to.be.above(10);
  });
});
