import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { stateNameKey } from "../../src/domain/members/name-key.js";
import { OFFICIAL_LANGUAGES, type OfficialLanguage } from "../../src/domain/members/read-table.js";

/** Short names that nobody can take for one State alone. */
const AMBIGUOUS = ["Korea"];

const OURS = join(import.meta.dirname, "itu-names.tsv");

type Names = Readonly<Record<string, string | readonly string[]>>;

/** The names of ISO 3166-1 in a language by code, from the package `i18n-iso-countries`. */
function isoNames(language: OfficialLanguage): Names {
  const require = createRequire(import.meta.url);
  return require(`i18n-iso-countries/langs/${language}.json`).countries as Names;
}

/** Whether the package that gives the short names is installed; only making the table anew needs it. */
export function isoNamesAreInstalled(): boolean {
  try {
    return Boolean(isoNames("en"));
  } catch {
    return false;
  }
}

/** The names of a list that are written differently, the first of each. */
function different(names: readonly string[], known: readonly string[] = []): string[] {
  const seen = new Set(known.map(stateNameKey));
  return names.filter((name) => {
    const key = stateNameKey(name);
    return key !== "" && !seen.has(key) && Boolean(seen.add(key));
  });
}

/**
 * The table of Member States: who they are, their formal and earlier names as ITU writes them are kept by hand in
 * `itu-names.tsv`; the short names in six languages come from `i18n-iso-countries`.
 */
export function memberStatesTable(): string {
  const iso = Object.fromEntries(OFFICIAL_LANGUAGES.map((language) => [language, isoNames(language)]));
  const rows = readFileSync(OURS, "utf8").trim().split("\n").map(readRow);
  // A short name that another State has among its own names, as Congo, is left to that one.
  const holder = new Map(
    rows.flatMap(({ code, ours }) => ours.flat().map((name) => [stateNameKey(name), code])),
  );
  return rows
    .map(({ code, ours: [former = [], ...byLanguage] }) => {
      const names = OFFICIAL_LANGUAGES.map((language, column) => {
        const ours = byLanguage[column] ?? [];
        const heads = ours.flatMap((name) => /^(.+) \(.+\)$/.exec(name)?.[1] ?? []);
        const short = [...[iso[language]?.[code] ?? []].flat(), ...heads].filter((name) => {
          const key = stateNameKey(name);
          return !AMBIGUOUS.includes(name) && (holder.get(key) ?? code) === code;
        });
        return different([...ours, ...short], former).join("|");
      });
      return [code, ...names, former.join("|")].join("\t").trimEnd();
    })
    .join("\n");
}

/** A line of ours: the code, the earlier names, and the names in each language. */
function readRow(line: string): { readonly code: string; readonly ours: readonly (readonly string[])[] } {
  const [code = "", ...columns] = line.split("\t");
  const namesIn = (column: number) => (columns[column] ?? "").split("|").filter(Boolean);
  return { code, ours: [different(namesIn(6)), ...OFFICIAL_LANGUAGES.map((_, column) => namesIn(column))] };
}

/** The file of the domain that holds the table. */
export function memberStatesFile(): string {
  return `// Written by scripts/member-states/write.ts; edit scripts/member-states/itu-names.tsv instead.
import { readMemberStates } from "./read-table.js";

/**
 * The Member States of ITU, 194 since Palau's accession on 19 September 2024: code, names in English, French, Spanish,
 * Russian, Chinese and Arabic, earlier names. The State of Palestine takes part under Plenipotentiary Resolution 99
 * and is no Member State.
 */
export const MEMBER_STATES = readMemberStates(\`
${memberStatesTable()}
\`);
`;
}
