import type { Language } from "./language.js";

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-CH", zh: "zh-CN" };
const DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, kind: "day" | "instant"): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const made =
    kind === "day"
      ? new Intl.DateTimeFormat(LOCALES[language], { ...DAY, timeZone: "UTC" })
      : new Intl.DateTimeFormat(LOCALES[language], {
          ...DAY,
          hour: "2-digit",
          minute: "2-digit",
          timeZone: "Europe/Zurich",
        });
  formats.set(key, made);
  return made;
}

/** The days that were said lately: the same few stand on every page. */
const said = new Map<string, string>();
const MOST_SAID = 5000;

/** A day in Geneva in words, with its weekday: `Fri, 27 Feb 2026`. What is no day is given back as it is. */
export function dayInWords(day: string, language: Language): string {
  const key = `${language} ${day}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  if (said.size >= MOST_SAID) said.clear();
  const words = formatOf(language, "day").format(at);
  said.set(key, words);
  return words;
}

/** An instant in words, by the clocks of Geneva. */
export function instantInWords(instant: string, language: Language): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : formatOf(language, "instant").format(at);
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How many days there are from one day to another; negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
