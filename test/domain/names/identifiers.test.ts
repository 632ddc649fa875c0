import { expect } from "chai";
import { formatNumber } from "../../../src/domain/names/format.js";
import { exactKeys, isNamedBy, isSameText } from "../../../src/domain/names/key.js";
import { ownEdition } from "../../../src/domain/names/number.js";
import { parseNumber } from "../../../src/domain/names/parse.js";
import { faultOfName } from "../../../src/domain/names/provisional.js";
import { publishedIdentifiers } from "./support.js";

/** What is published in two spellings is written in one: with the space, as in `D.600 R`. */
const otherwise = (identifier: string) => identifier.replace("D.609R", "D.609 R");

describe("every identifier that ITU-T published", () => {
  let identifiers: readonly string[] = [];
  before(function () {
    const known = publishedIdentifiers();
    if (known) {
      identifiers = known;
      return;
    }
    console.log("      skipped: identifiers.txt is not at hand (SHARED_DIR)");
    this.skip();
  });

  it("is read, and written again as it was", () => {
    expect(identifiers.length).to.be.greaterThan(2000);
    const wrong = identifiers.filter((one) => {
      const number = parseNumber(one);
      return !number || `ITU-T ${formatNumber(number)}` !== otherwise(one);
    });
    expect(wrong).to.deep.equal([]);
  });

  it("has its edition with year and month, and no other text has its key and edition", () => {
    const keyed = identifiers.flatMap((one) => {
      const number = parseNumber(one);
      const edition = number && ownEdition(number);
      expect(edition?.month, one).to.be.within(1, 12);
      return number && edition
        ? exactKeys(number).map((key) => `${key}@${edition.year}-${edition.month}`)
        : [];
    });
    expect(new Set(keyed).size).to.equal(keyed.length);
  });

  it("names itself alone among those of its number", () => {
    const byNumber = new Map<string, string[]>();
    for (const one of identifiers) {
      const number = one.replace(/^ITU-T (\S+).*/, "$1");
      byNumber.set(number, [...(byNumber.get(number) ?? []), one]);
    }
    for (const group of byNumber.values()) {
      for (const asked of group) {
        const number = parseNumber(asked);
        const named = group.filter((held) => {
          const other = parseNumber(held);
          return number && other && isNamedBy(number, other, null);
        });
        expect(named).to.deep.equal([asked]);
      }
    }
  });

  it("is no provisional name", () => {
    const taken = identifiers.filter((one) => faultOfName(one.replace(/^ITU-T | \(.*/g, "")) === null);
    expect(taken).to.deep.equal([]);
  });

  it("is one text with its other spellings", () => {
    for (const one of identifiers) {
      const spellings = [
        one.replace("ITU-T ", ""),
        one.replace("ITU-T ", "Rec. ITU-T "),
        one.replace("-T", "\u2011T").toLowerCase(),
        one.replace("Amd.", "Amendment").replace("Cor.", "Corrigendum").replace("Err.", "Erratum"),
        one.replace(/^ITU-T ([A-Z]) Suppl\. (\d+)/, "ITU-T Supplement $2 to $1-series"),
      ];
      const number = parseNumber(one);
      for (const spelling of spellings) {
        const other = parseNumber(spelling);
        expect(number && other && isSameText(number, other), spelling).to.equal(true);
        expect(other && formatNumber(other).toLowerCase(), spelling).to.equal(
          number && formatNumber(number).toLowerCase(),
        );
      }
    }
  });
});
