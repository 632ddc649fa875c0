import { expect } from "chai";
import fc from "fast-check";
import { fold, nameKey } from "../../../src/domain/names/fold.js";
import { compareNaturally, orderKey } from "../../../src/domain/names/order.js";

describe("names and texts in comparison", () => {
  it("a name is one in every dash, width and case, and with invisible characters in it", () => {
    for (const dash of "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d")
      expect(nameKey(`Y.QKD${dash}TLS`), dash).to.equal("y.qkd-tls");
    expect(nameKey(" Ｙ.QKD\u00ad-\u200bTLS\ufeff")).to.equal("y.qkd-tls");
    expect(nameKey("Y.a-b")).to.not.equal(nameKey("Y.a_b"));
  });

  it("a text is found whatever dashes, quotes, marks and letters it was typed with", () => {
    for (const [text, asked] of [
      ["Quantum–safe", "quantum-safe"],
      ["“smart” cities", '"smart"'],
      ["the user’s", "user's"],
      ["Straße", "strasse"],
      ["STRAẞE", "strasse"],
      ["Łódź", "lodz"],
      ["Ørsted", "orsted"],
      ["Đuro", "duro"],
      ["ışık", "isik"],
      ["İstanbul", "istanbul"],
      ["inter\u00adopera\u200bbility", "interoperability"],
    ] as const)
      expect(fold(text), text).to.include(fold(asked));
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        expect(fold(fold(text))).to.equal(fold(text));
      }),
    );
  });

  it("stands in the order in which people count", () => {
    const inOrder = [
      "Y.1",
      "Y.1.1",
      "Y.2",
      "Y.9",
      "Y.10",
      "Y.010-b",
      "Y.99",
      "Y.3510-rev",
      "Y.12345678901",
      "Y.abc",
      "Y.abc2",
      "Y.abc10",
    ];
    expect(inOrder.toReversed().toSorted(compareNaturally)).to.deep.equal(inOrder);
    expect(["Part 10", "part 9", "Éa", "Eb"].toSorted(compareNaturally)).to.deep.equal([
      "Éa",
      "Eb",
      "part 9",
      "Part 10",
    ]);
  });

  it("compares numbers by their value", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(orderKey(`Y.${a}`) < orderKey(`Y.${b}`)).to.equal(a < b);
      }),
    );
  });
});
