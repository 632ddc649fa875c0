import { assert } from "chai";
import { CAPTIONS } from "../../../src/exchange/reports/captions/in-language.js";

type Tree = { readonly [key: string]: string | Tree };

/** Every caption of a language by its path. */
function paths(tree: Tree, before = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : paths(value, `${before}${key}.`),
  );
}

const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("captions of reports", () => {
  const english = paths(CAPTIONS.en as unknown as Tree);

  for (const [language, captions] of Object.entries(CAPTIONS))
    it(`in ${language} are whole: the same keys as in English, no text empty, the same places to fill in`, () => {
      const own = new Map(paths(captions as unknown as Tree));
      assert.sameMembers(
        [...own.keys()],
        english.map(([path]) => path),
      );
      for (const [path, text] of english) {
        const said = own.get(path) ?? "";
        assert.isNotEmpty(said.trim(), path);
        assert.deepEqual(placesIn(said), placesIn(text), path);
      }
    });

  it("are not English in another language, but for what is a name", () => {
    const names =
      /^(?:language|processes\.|roles\.TSB|columns\.(?:TD|Q|QUESTION|CONTACT|DATE|POSITION|NOTE|CONTRIBUTIONS|RAPPORTEURS)|says\.(?:titled|at|reasonFor|total)|form\.QUESTION|types\.(?:CORRIGENDUM|ERRATUM)|sections\.(?:CONCLUSION|ANNEX_FORM)|positions\.ABSTENTION|roles\.RAPPORTEUR)/;
    for (const language of ["fr", "zh"] as const) {
      const own = new Map(paths(CAPTIONS[language] as unknown as Tree));
      const same = english
        .filter(([path, text]) => own.get(path) === text && !names.test(path))
        .map(([path]) => path);
      assert.deepEqual(same, [], language);
    }
  });
});
