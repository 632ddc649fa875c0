/** The official languages of ITU, by their tags. */
export const OFFICIAL_LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"] as const;
export type OfficialLanguage = (typeof OFFICIAL_LANGUAGES)[number];

/** A Member State of ITU. */
export interface MemberState {
  /** ISO 3166-1, two letters, e.g. `KR`. */
  readonly code: string;
  /** Its names by language, as ITU's lists write it first; never empty. */
  readonly names: Readonly<Record<OfficialLanguage, readonly string[]>>;
  /** Names that it had earlier, in any language. */
  readonly formerNames: readonly string[];
}

/** Reads the table of Member States: a line each, its columns between tabs, several names between bars. */
export function readMemberStates(table: string): readonly MemberState[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [code = "", ...columns] = line.split("\t");
      const [en, fr, es, ru, zh, ar, former] = columns.map((column) => column.split("|").filter(Boolean));
      const names = { en, fr, es, ru, zh, ar } as MemberState["names"];
      return { code, names, formerNames: former ?? [] };
    });
}
