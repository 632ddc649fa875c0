/** The languages that captions are there in, each in its own words. */
export const LANGUAGES = { en: "English", fr: "Français", zh: "中文" } as const;

/** A language of captions. */
export type Language = keyof typeof LANGUAGES;

/** The language that a tag such as `fr-CH` names; null: captions are not there in it. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.toLowerCase().split("-")[0] ?? "";
  return primary in LANGUAGES ? (primary as Language) : null;
}
