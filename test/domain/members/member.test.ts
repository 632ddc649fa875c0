import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { isoNamesAreInstalled, memberStatesFile } from "../../../scripts/member-states/table.js";
import { memberKey, memberStateNamed, membersIn } from "../../../src/domain/members/member.js";
import { MEMBER_STATES } from "../../../src/domain/members/member-states.js";
import { stateNameKey } from "../../../src/domain/members/name-key.js";
import { isNear, nearMemberStates } from "../../../src/domain/members/near.js";

const FILE = join(import.meta.dirname, "../../../src/domain/members/member-states.ts");

/** The State that each of these names means, whoever writes it. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  KR: ["Korea (Republic of)", "Korea (Rep. of)", "Korea, Republic of", "Republic of Korea", "大韩民国"],
  KP: ["Dem. People's Rep. of Korea", "Democratic People’s Republic of Korea", "North Korea"],
  IR: ["Iran (Islamic Republic of)", "Islamic Republic of Iran", "Iran", "Исламская Республика Иран"],
  VN: ["Viet Nam", "Vietnam", "Viet Nam (Socialist Republic of)"],
  VA: ["Vatican City State", "Holy See", "Santa Sede", "Saint-Siège"],
  TR: ["Türkiye", "TURKIYE", "Turkey", "Republic of Türkiye", "Turquie"],
  SZ: ["Eswatini", "Swaziland", "Kingdom of Eswatini"],
  MK: ["North Macedonia", "The Former Yugoslav Republic of Macedonia", "Macedonia", "F.Y.R. of Macedonia"],
  US: ["United States", "USA", "U.S.A.", "États-Unis d'Amérique", "美国", "США"],
  GB: ["United Kingdom", "UK", "Royaume-Uni", "Reino Unido", "المملكة المتحدة"],
  CI: ["Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast"],
  CN: ["China", "People's Republic of China", "China (People's Republic of)", "中国", "Китай"],
  CG: ["Congo", "Congo (Rep. of the)", "Republic of the Congo"],
  CD: ["Dem. Rep. of the Congo", "Democratic Republic of the Congo", "Zaire"],
  NE: ["Niger", "Niger (Republic of the)"],
  NG: ["Nigeria", "Nigeria (Federal Republic of)"],
  LI: ["Liechtenstein", "Liechtenstein (Principality of)"],
  PW: ["Palau", "Republic of Palau"],
};

describe("The Member States of ITU", () => {
  it("are 194 since Palau joined in 2024, each with names in the six languages", () => {
    expect(MEMBER_STATES).to.have.length(194);
    expect(new Set(MEMBER_STATES.map(({ code }) => code)).size).to.equal(194);
    for (const { code, names } of MEMBER_STATES) {
      for (const [language, list] of Object.entries(names)) {
        expect(list, `${code} ${language}`).to.have.length.greaterThan(0);
      }
    }
  });

  it("share no name", () => {
    const holders = new Map<string, string>();
    for (const { code, names, formerNames } of MEMBER_STATES) {
      for (const name of [...Object.values(names).flat(), ...formerNames]) {
        const key = stateNameKey(name);
        expect(key, name).to.not.equal("");
        expect(holders.get(key) ?? code, name).to.equal(code);
        holders.set(key, code);
      }
    }
  });

  for (const [code, names] of Object.entries(MEANS)) {
    it(`${code} is meant by ${names.join(", ")}`, () => {
      for (const name of names) {
        expect(memberStateNamed(name)?.code ?? null, name).to.equal(code);
      }
    });
  }

  it("are none that is not: who takes part otherwise, who nobody can tell, who does not exist", () => {
    for (const name of [
      "State of Palestine",
      "Kosovo",
      "Atlantis",
      "Korea",
      "Republic of China",
      "NTT",
      "",
    ]) {
      expect(memberStateNamed(name), name).to.equal(null);
    }
  });

  it("have the names that Unicode's locale data have for them, as far as those are official short names", () => {
    // Myanmar stands there with its earlier name in brackets, the two Congos with their capitals, islands abbreviated.
    const odd = new Set(["MM", "CG", "CD", "MH", "SC", "SB"]);
    for (const language of ["en", "fr", "es", "ru", "zh", "ar"]) {
      const names = new Intl.DisplayNames([language], { type: "region" });
      for (const { code } of MEMBER_STATES.filter((state) => !odd.has(state.code))) {
        expect(memberStateNamed(names.of(code) ?? "")?.code, `${language} ${names.of(code)}`).to.equal(code);
      }
    }
  });

  it("stand in the table as their sources have them (npx tsx scripts/member-states/write.ts)", function () {
    if (!isoNamesAreInstalled()) this.skip();
    expect(readFileSync(FILE, "utf8") === memberStatesFile(), "the table is out of date").to.equal(true);
  });
});

describe("Members", () => {
  it("are one however they are written, and others when they are", () => {
    expect(membersIn(["Republic of Korea", "Korea (Rep. of)", "KOREA (REPUBLIC OF)"]).size).to.equal(1);
    expect(membersIn(["NTT", "ntt ", "NTT Corporation"]).size).to.equal(2);
    expect(memberKey("Orange")).to.not.equal(memberKey("Japan"));
  });

  it("are near when a letter or two, or a legal form, sets them apart", () => {
    for (const [one, other] of [
      ["China Mobile", "China Moblie"],
      ["Huawei Technologies Co., Ltd.", "Huawei Technologies"],
      ["Telefónica", "Telefonica S.A."],
      ["Deutsche Telekom AG", "Deutsche Telecom"],
    ] as const) {
      expect(isNear(one, other), `${one} / ${other}`).to.equal(true);
    }
    for (const [one, other] of [
      ["NTT", "NCC"],
      ["KDDI", "KT"],
      ["China Mobile", "China Unicom"],
      ["Orange", "Ericsson"],
    ] as const) {
      expect(isNear(one, other), `${one} / ${other}`).to.equal(false);
    }
    expect(nearMemberStates("Germny")).to.deep.equal(["Germany (Federal Republic of)"]);
    expect(nearMemberStates("Atlantis")).to.deep.equal([]);
  });
});
