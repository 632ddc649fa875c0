import { assert } from "chai";
import fc from "fast-check";
import { fold, nameKey } from "../../src/domain/names/fold.js";
import { isLine, isParagraphs, normalise } from "../../src/domain/text.js";

const anyText = fc.string({ unit: "binary", maxLength: 30 });

describe("text", () => {
  it("is stored in one form, which does not change when it is stored again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text);
        assert.equal(normalise(once), once);
        assert.equal(normalise(text.normalize("NFD")), normalise(text.normalize("NFC")));
      }),
    );
  });

  it("is found whatever normal form, case or accents are asked for", () => {
    const pairs = [
      ["Ångström", "angstrom"],
      ["ＡＢＣ", "abc"],
      ["ﬁle", "file"],
      ["CAFÉ", "cafe\u0301"],
      ["İstanbul", "istanbul"],
      ["إطار", "اطار"],
      ["مُحَمَّد", "محمد"],
      ["Ё", "е"],
      ["  a \t b\n c ", "a b c"],
      ["量子密钥", "量子密钥"],
    ] as const;
    for (const [stored, asked] of pairs) assert.equal(fold(stored), fold(asked), stored);
    for (const [one, other] of [
      ["が", "か"],
      ["量子", "量"],
      ["a", "b"],
    ] as const)
      assert.notEqual(fold(one), fold(other), `${one} is not ${other}`);
  });

  it("folds to the same in every normal form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of ["NFC", "NFD"]) assert.equal(fold(text.normalize(form)), fold(text));
      }),
    );
  });

  it("keeps names apart by more than case and width", () => {
    assert.equal(nameKey(" Y.QKD-TLS"), nameKey("Ｙ.qkd-tls"));
    assert.notEqual(nameKey("Y.a-b"), nameKey("Y.a_b"));
  });

  it("has no control characters, lone surrogates or line separators on a line", () => {
    for (const good of ["", "a", "é", "مرحبا", "\u202babc\u202c", "👩‍👩‍👧", "a\u00a0b"])
      assert.isTrue(isLine(good), JSON.stringify(good));
    for (const bad of [
      "\0",
      "a\nb",
      "a\tb",
      "\r",
      "\u001b[31m",
      "\u007f",
      "\u0085",
      "\u2028",
      "\u2029",
      "\ud800",
      "\udc00x",
    ]) {
      assert.isFalse(isLine(bad), JSON.stringify(bad));
      assert.equal(isParagraphs(bad), /[\n\t\u2028\u2029]/.test(bad), JSON.stringify(bad));
    }
  });
});
