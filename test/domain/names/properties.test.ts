import { expect } from "chai";
import fc from "fast-check";
import { formatNumber } from "../../../src/domain/names/format.js";
import { exactKeys, isNamedBy, isSameText } from "../../../src/domain/names/key.js";
import { ownEdition, type PublishedNumber } from "../../../src/domain/names/number.js";
import { LONGEST_NUMBER, parseNumber } from "../../../src/domain/names/parse.js";

const series = fc.constantFrom(..."ADEFGHJKLMPQRTUXYZ");
const counted = fc.integer({ min: 1, max: 999 });
const recommendation = fc
  .tuple(series, fc.integer({ min: 1, max: 9999 }), fc.array(fc.nat(99), { maxLength: 2 }))
  .map(([letter, number, more]) => [`${letter}.${number}`, ...more].join("."));
const edition = fc.option(
  fc.record({
    year: fc.integer({ min: 1960, max: 2099 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
  }),
);
const part = fc.oneof(
  fc.record({
    kind: fc.constantFrom("AMENDMENT" as const, "CORRIGENDUM" as const, "ERRATUM" as const),
    ordinal: counted.map(String),
    edition,
  }),
  fc.record({ kind: fc.constant("ANNEX" as const), ordinal: fc.constantFrom("A", "C+", "F1"), edition }),
  fc.record({ kind: fc.constant("APPENDIX" as const), ordinal: fc.constantFrom("I", "IV", "12"), edition }),
);
const base: fc.Arbitrary<PublishedNumber["base"]> = fc.oneof(
  fc.record({
    kind: fc.constant("RECOMMENDATION" as const),
    numbers: fc.uniqueArray(recommendation, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("SUPPLEMENT" as const),
    of: series,
    ordinal: counted,
    to: fc.constant(null),
    range: fc.option(counted.map(String)),
  }),
  fc.record({ kind: fc.constant("TECHNICAL_REPORT" as const), name: fc.constantFrom("YSTR-M2M", "TR.qkd") }),
);
const number: fc.Arbitrary<PublishedNumber> = fc.record({
  base,
  version: fc.option(fc.record({ number: counted, inBrackets: fc.boolean() })),
  edition,
  parts: fc.array(part, { maxLength: 2 }),
  common: fc.option(fc.constant("ISO/IEC 9594-8")),
});

describe("any number", () => {
  it("is read again as it was written, with and without what people put before it", () => {
    fc.assert(
      fc.property(number, fc.constantFrom("", "ITU-T ", "Rec. ITU-T ", "ITU\u2011T "), (one, before) => {
        const written = formatNumber(one);
        fc.pre(before.length + written.length <= LONGEST_NUMBER);
        expect(parseNumber(`${before}${written}`), written).to.deep.equal(one);
      }),
    );
  });

  it("names itself, is one text with itself in every edition, and no key of it depends on its own edition", () => {
    fc.assert(
      fc.property(number, edition, (one, other) => {
        expect(isNamedBy(one, one, ownEdition(one))).to.equal(true);
        const last = one.parts.at(-1);
        const again = last
          ? { ...one, parts: [...one.parts.slice(0, -1), { ...last, edition: other }] }
          : { ...one, edition: other };
        expect(isSameText(one, again)).to.equal(true);
        expect(exactKeys(again)).to.deep.equal(exactKeys(one));
      }),
    );
  });

  it("is read from any text without fault, and written once is written for good", () => {
    const pieces = fc.constantFrom(
      "Y",
      ".",
      "3094",
      " ",
      "(2026)",
      "Suppl.",
      "Amd.",
      "1",
      "/",
      "-series",
      "to",
      "|",
      "v.",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (words) => {
        const read = parseNumber(words.join(""));
        if (!read) return;
        const written = formatNumber(read);
        const again = parseNumber(written);
        expect(again && formatNumber(again)).to.equal(written);
      }),
      { numRuns: 2000 },
    );
  });
});
