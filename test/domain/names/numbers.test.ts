import { expect } from "chai";
import { formatNumber, writtenNumber } from "../../../src/domain/names/format.js";
import { exactKeys, isNamedBy, isSameText, textKeys } from "../../../src/domain/names/key.js";
import { kindOf, ownEdition, type PublishedNumber } from "../../../src/domain/names/number.js";
import { parseNumber } from "../../../src/domain/names/parse.js";
import { faultOfName } from "../../../src/domain/names/provisional.js";
import { exampleFor, fitsType, NUMBERS_OF_TYPE } from "../../../src/domain/names/type-fit.js";
import { WORK_ITEM_TYPES, type WorkItemType } from "../../../src/domain/vocabulary.js";

const read = (text: string): PublishedNumber => {
  const number = parseNumber(text);
  if (!number) throw new Error(`${text} was not read`);
  return number;
};

describe("the number of a published text", () => {
  it("is taken apart into kind, series, number, edition, part, ordinal and version", () => {
    expect(parseNumber("ITU-T H.222.0 (V8) (2021) Amd. 1 (12/2022)")).to.deep.equal({
      base: { kind: "RECOMMENDATION", numbers: ["H.222.0"] },
      version: { number: 8, inBrackets: true },
      edition: { year: 2021, month: null },
      parts: [{ kind: "AMENDMENT", ordinal: "1", edition: { year: 2022, month: 12 } }],
      common: null,
    });
    expect(parseNumber("Supplement 101 to Y.3302")).to.deep.equal({
      base: { kind: "SUPPLEMENT", of: "Y", ordinal: 101, to: "Y.3302", range: null },
      version: null,
      edition: null,
      parts: [],
      common: null,
    });
    expect(read("X.509 | ISO/IEC 9594-8")).to.include({ common: "ISO/IEC 9594-8" });
  });

  it("is written in one form, whatever was typed", () => {
    const written: Record<string, string> = {
      "y.3100": "Y.3100",
      "ITU-T G.992.3 (09/2019)": "G.992.3 (09/2019)",
      "ITU-T Y Suppl. 100": "Y Suppl. 100",
      "Y.Suppl. 72": "Y Suppl. 72",
      "Supplement 72 to Y-series": "Y Suppl. 72",
      "Y.Sup70": "Y Suppl. 70",
      "Y Supp. 72": "Y Suppl. 72",
      "Y Suppl. 101 to Y.3302": "Y Suppl. 101 to Y.3302",
      "Supplement 101 to Y.3302": "Y Suppl. 101 to Y.3302",
      "Supplement 23 to Y.2770-series": "Y-2770 series Suppl. 23",
      "E-800 series Suppl. 9": "E-800 series Suppl. 9",
      "E.164 Suppl. 2": "E.164 Suppl. 2",
      "H.264 (V14)": "H.264 (V14)",
      "Q.4001.1 v.1": "Q.4001.1 v.1",
      "G.709/Y.1331 (2020) Err. 1": "G.709/Y.1331 (2020) Err. 1",
      "D.607 R": "D.607 R",
      D609: "D609",
      "d.609r": "D.609 R",
      "H.222.0 (2014) Amd. 1 Cor. 1": "H.222.0 (2014) Amd. 1 Cor. 1",
      "X.509 | ISO/IEC 9594-8": "X.509 | ISO/IEC 9594-8",
      "YSTR-M2M": "YSTR-M2M",
      "FSTP-ACC": "FSTP-ACC",
      "Y.3172 (2019) Amendment 1": "Y.3172 (2019) Amd. 1",
      "Y.3172 (2019) Amd 1": "Y.3172 (2019) Amd. 1",
      "G.729 annex c+ (02/2000)": "G.729 Annex C+ (02/2000)",
      "G.729 Appendix II": "G.729 App. II",
      "Y.4001 (2026-04)": "Y.4001 (04/2026)",
      "x.1303bis": "X.1303 bis",
      "Rec. ITU\u2011T\u00a0Y.3\u200b094": "Y.3094",
      "g.imp712": "G.Imp712",
    };
    for (const [typed, one] of Object.entries(written)) {
      expect(writtenNumber(typed), typed).to.equal(one);
      expect(writtenNumber(one)).to.equal(one);
    }
  });

  it("is nothing else", () => {
    const none = [
      "",
      "3094",
      "garbage",
      "Y.03100",
      "Y.3510-rev",
      "Y.1.",
      "Y.3094 (13/2026)",
      "Y.3094 (04/2026) (05/2026)",
      "nonsense/Y.3094",
      "Y.3094/13",
      "abc/Y.wd2",
      "Y.QKD-TLS/13",
      "Y Suppl. 101 to Q.3302",
      "Y.3094 Amd.",
      "X.509 |",
      "WP4/13",
      `Y.3094${" ".repeat(100)}`,
    ];
    for (const text of none) expect(parseNumber(text), text).to.equal(null);
  });

  it("is one with every other spelling of the same text, and with no other text", () => {
    const one = [
      "Y Suppl. 72",
      "Y.Suppl. 72",
      "Supplement 72 to Y-series",
      "ITU-T Y Suppl. 72",
      "Y Suppl. 72 to Y.3302",
    ];
    expect(new Set(one.map((text) => textKeys(read(text)).join())).size).to.equal(1);
    expect(isSameText(read("Y.4001"), read("Y.4001 (2026)"))).to.equal(true);
    expect(isSameText(read("G.709"), read("Y.1331/G.709"))).to.equal(true);
    expect(isSameText(read("Y.3172 (2019) Amd. 1"), read("Y.3172 (06/2019) Amd 1"))).to.equal(true);
    for (const [a, b] of [
      ["Y.3172 (2019) Amd. 1", "Y.3172 (2022) Amd. 1"],
      ["Y.3172 (2019) Amd. 1", "Y.3172 (2019) Cor. 1"],
      ["Y.3172 (2019) Amd. 1", "Y.3172 (2019)"],
      ["E.164 Suppl. 2", "E Suppl. 2"],
      ["Y.1", "Y.10"],
    ] as const)
      expect(isSameText(read(a), read(b)), `${a}, ${b}`).to.equal(false);
    expect(exactKeys(read("G.671 (05/2025) Amd. 1"))).to.not.deep.equal(
      exactKeys(read("G.671 (11/2025) Amd. 1")),
    );
  });

  it("names a text where all that was written fits", () => {
    const held = read("G.8275.1/Y.1369.1");
    const published = { year: 2022, month: 11 };
    for (const asked of ["Y.1369.1", "G.8275.1/Y.1369.1", "G.8275.1 (2022)", "Y.1369.1 (11/2022)"])
      expect(isNamedBy(read(asked), held, published), asked).to.equal(true);
    for (const asked of [
      "G.8275.1/Y.9999",
      "G.8275.1 (2020)",
      "Y.1369.1 (03/2022)",
      "G.8275.1 (2022) Amd. 1",
    ])
      expect(isNamedBy(read(asked), held, published), asked).to.equal(false);
    expect(isNamedBy(read("G.8275.1 (2022)"), held, null), "not published yet").to.equal(false);
    expect(isNamedBy(read("H.264 (V13)"), read("H.264 (V14)"), null)).to.equal(false);
  });

  it("has the edition of the text itself, not of what it amends", () => {
    expect(ownEdition(read("G.709/Y.1331 (2020) Err. 1"))).to.equal(null);
    expect(ownEdition(read("G.709/Y.1331 (2020) Err. 1 (08/2021)"))).to.deep.equal({ year: 2021, month: 8 });
    expect(kindOf(read("G.9701 (2014) Cor. 1 Err. 1"))).to.equal("ERRATUM");
  });
});

describe("the number that a type can have", () => {
  it("is of its kind", () => {
    const fits = (type: WorkItemType, text: string) => fitsType(read(text), type);
    expect(fits("RECOMMENDATION", "Y Suppl. 500")).to.equal(false);
    expect(fits("SUPPLEMENT", "Y.3999")).to.equal(false);
    expect(fits("AMENDMENT", "Y.3998")).to.equal(false);
    expect(fits("CORRIGENDUM", "Y.3172 (2019) Amd. 1")).to.equal(false);
    expect(fits("CORRIGENDUM", "Y.3172 (2019) Amd. 1 Cor. 1")).to.equal(true);
  });

  it("is shown for every type by an example that fits", () => {
    for (const type of WORK_ITEM_TYPES) {
      expect(NUMBERS_OF_TYPE[type], type).to.not.be.empty;
      expect(fitsType(read(exampleFor(type)), type), type).to.equal(true);
      expect(formatNumber(read(exampleFor(type)))).to.equal(exampleFor(type));
    }
  });
});

describe("a provisional name", () => {
  it("is a series letter, a dot and a mnemonic", () => {
    for (const good of [
      "Y.QKD-TLS",
      "Y.IMT2020-EE-CFW",
      "Y.QKDN_KM",
      "Y.3510-rev",
      "Y.Sup.MDT",
      "Y.Suppl.NGNe-UC-SCE",
      "YSTR.qcc",
      "FSTP-ACC",
      "TR.abc",
      "G.Imp712",
      "y.abc",
    ])
      expect(faultOfName(good), good).to.equal(null);
    for (const bad of ["", "Y", "Y.", "QKD", "Y.trail.", "Y.trail-", "Y.a b", "abc/Y.wd2", "Q16/13"])
      expect(faultOfName(bad), bad).to.equal("MALFORMED");
    expect(faultOfName(`Y.${"a".repeat(58)}`)).to.equal(null);
    expect(faultOfName(`Y.${"a".repeat(59)}`)).to.equal("TOO_LONG");
  });

  it("does not keep a number from its text", () => {
    for (const number of ["H.264.1", "Y.1", "Y.3510", "Y.Sup.59", "Y.Suppl.72", "G.709/Y.1331"])
      expect(faultOfName(number), number).to.equal("NUMBER");
  });
});
