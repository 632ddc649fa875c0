import { addDays, type CalendarDate, isCalendarDate } from "../../domain/calendar.js";
import { filledPattern, longestFirst, WORD_BEGINS, wordsPattern } from "./forms.js";
import type { LetterLanguage } from "./language.js";
import { foldEach } from "./lines.js";

/** A day, or several, as a text names them. */
export interface DateFound {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Where it stands in the text. */
  readonly at: number;
  readonly end: number;
}

/** A clock time as a text names it. */
export interface TimeFound {
  /** `HH:mm`. */
  readonly time: string;
  readonly at: number;
  readonly end: number;
}

/** What of a language the days and times are read with. */
export interface Calendar {
  /** The days that a folded text names, in their order. Such as the calendar does not have are left out. */
  datesIn(folded: string): DateFound[];
  /** The clock times that a folded text names, in their order. */
  timesIn(folded: string): TimeFound[];
}

const ISO = "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})";

/** The calendar of a language, from its table. */
export function calendarOf(language: LetterLanguage): Calendar {
  const months = new Map(
    language.months.flatMap((names, at) => names.map((name) => [keyOf(name), at + 1] as const)),
  );
  const words = new Map(Object.entries(language.dayWords).map(([word, day]) => [keyOf(word), day]));
  const day = `(?<!\\d)\\d{1,2}(?:er|o|st|nd|rd|th)?${words.size > 0 ? `|${WORD_BEGINS}${alternatives(words)}` : ""}`;
  const month = months.size > 0 ? alternatives(months) : "(?!)";
  const places = {
    d: `(?<d>${day})`,
    d2: `(?<d2>${day})`,
    m: "(?<m>\\d{1,2})",
    m2: "(?<m2>\\d{1,2})",
    month: `(?<m>${month})\\.?`,
    month2: `(?<m2>${month})\\.?`,
    y: "(?<y>\\d{4})",
    y2: "(?<y2>\\d{4})",
    to: `(?<to>${wordsPattern([...language.to, ...language.and])})`,
  };
  const forms = [
    ...language.ranges.map((form) => filledPattern(form, places)),
    `${ISO}\\s*${wordsPattern(language.to)}\\s*(?<y2>\\d{4})-(?<m2>\\d{2})-(?<d2>\\d{2})`,
    ...language.days.map((form) => filledPattern(form, places)),
    ISO,
  ].map((pattern) => new RegExp(`${pattern}(?!(?<=\\d)\\d)`, "giu"));
  const joins = new RegExp(`^${wordsPattern(language.and)}$`, "iu");
  const numberOf = (text: string | undefined, named: ReadonlyMap<string, number>) =>
    text === undefined ? undefined : (named.get(keyOf(text)) ?? Number.parseInt(text, 10));

  return {
    datesIn: (folded) => {
      const found: DateFound[] = [];
      for (const form of forms) {
        for (const match of folded.matchAll(form)) {
          const { d, d2, m, m2, y, y2, to = "" } = match.groups ?? {};
          const [last, first] = [
            dateOf(y2 ?? y, numberOf(m2 ?? m, months), numberOf(d2 ?? d, words)),
            dateOf(y, numberOf(m, months), numberOf(d, words)),
          ];
          const [at, end] = [match.index, match.index + match[0].length];
          if (!first || !last || last < first || found.some((one) => at < one.end && one.at < end)) continue;
          // "3 and 4 March" is one stretch of days, "3 and 10 March" are two days.
          const areApart = joins.test(to) && addDays(first, 1) < last;
          if (areApart)
            found.push(
              { startsOn: first, endsOn: first, at, end },
              { startsOn: last, endsOn: last, at, end },
            );
          else found.push({ startsOn: first, endsOn: last, at, end });
        }
      }
      return found.sort((a, b) => a.at - b.at);
    },
    timesIn: timesOf(language),
  };
}

/** Times of a list that have their unit only at the end of it: `0930 and 1430 hours`. */
const BARE = "(?<![\\d:/.-])(?<h>[01]\\d|2[0-3])(?<min>[0-5]\\d)(?=\\s*(?:,|\\u3001|AND)\\s*(?:AND\\s*)?$)";

function timesOf({ times, afternoon, and }: LetterLanguage): Calendar["timesIn"] {
  const places = { h: "(?<![\\d:/.-])(?<h>[01]?\\d|2[0-3])", min: "(?<min>[0-5]\\d)" };
  const late = wordsPattern(afternoon);
  const bare = new RegExp(BARE.replaceAll("AND", wordsPattern(and)), "iu");
  const forms = times.map(
    (form) =>
      new RegExp(
        `(?<before>${late}\\s*)?${filledPattern(form, places)}(?![\\d/])(?<after>\\s*${late})?`,
        "giu",
      ),
  );
  return (folded) => {
    const found: TimeFound[] = [];
    for (const form of forms) {
      for (const match of folded.matchAll(form)) {
        const { h = "", min = "00", before, after } = match.groups ?? {};
        const [at, end] = [match.index, match.index + match[0].length];
        if (found.some((one) => at < one.end && one.at < end)) continue;
        const hour = Number(h) + ((before || after) && Number(h) < 12 ? 12 : 0);
        found.push({ time: `${String(hour).padStart(2, "0")}:${min}`, at, end });
      }
    }
    found.sort((a, b) => a.at - b.at);
    for (let [first] = found; first; ) {
      const match = bare.exec(folded.slice(0, first.at));
      if (!match) break;
      first = {
        time: `${match.groups?.h}:${match.groups?.min}`,
        at: match.index,
        end: match.index + match[0].length,
      };
      found.unshift(first);
    }
    return found;
  };
}

function dateOf(year?: string, month?: number, day?: number): CalendarDate | null {
  const two = (number?: number) => String(number).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return isCalendarDate(date) ? date : null;
}

const keyOf = (word: string): string => foldEach(word).toLowerCase().replace(/\s+/g, " ").trim();

const alternatives = (words: ReadonlyMap<string, number>): string =>
  `(?:${longestFirst([...words.keys()])
    .map((word) => filledPattern(word, {}))
    .join("|")})`;
