import { assert } from "chai";
import { questionOf, wordsOf } from "../../src/domain/queries/filter/search-words.js";

/** Whether a text is found by a question, worked out the slow way. */
function finds(question: string, text: string): boolean {
  const words = wordsOf(text);
  return questionOf(question).every((ways) =>
    ways.some((parts) => parts.every((part) => words.some((word) => word.startsWith(part)))),
  );
}

describe("words by which texts are found", () => {
  const same: readonly [question: string, text: string][] = [
    ["ehealth", "Requirements of e-health services"],
    ["e-health", "Requirements of ehealth services"],
    ["e health", "Requirements of e\u2011health services"],
    ["MULLER", "José Müller"],
    ["jose mul", "José Müller"],
    ["qkd tls", "Y.QKD-TLS"],
    ["y.qkd-t", "Y.QKD-TLS"],
    ["Y.Suppl.QKDNmc", "Y.Supp.QKDNmc-UC"],
    ["supplement 72", "Y Suppl. 72"],
    ["Supp. 72", "Supplement 72 to Y-series"],
    ["sup", "Support of roaming"],
    ["量子", "后量子密钥分发"],
    ["密钥分发", "后量子密钥分发"],
    ["发", "后量子密钥分发"],
    ["5G网络", "面向5G网络的要求"],
    ["ﬁle", "file transfer"],
    ["c++", "Bindings for C++"],
  ];
  for (const [question, text] of same)
    it(`find "${text}" by "${question}"`, () => assert.isTrue(finds(question, text), wordsOf(text).join()));

  const others: readonly [question: string, text: string][] = [
    ["health", "Wealth of networks"],
    ["量钥", "量子密钥"],
    ["supplement 72", "Y Suppl. 81"],
    ["quantum cloud", "quantum networks"],
  ];
  for (const [question, text] of others)
    it(`do not find "${text}" by "${question}"`, () => assert.isFalse(finds(question, text)));

  it("are punctuation only where it stands alone, and is asked for alone", () => {
    assert.isTrue(finds("\\ /", "\\ /"));
    assert.isFalse(finds(".*", "Y.QKD-TLS of 5*"));
    assert.isTrue(finds("quantum – key", "Quantum key"));
    assert.deepEqual([wordsOf("  "), questionOf("  ")], [[], []]);
  });
});
