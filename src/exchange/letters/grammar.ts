import {
  type BodyLabel,
  type QuestionLabel,
  questionLabel,
  studyGroupLabel,
  workingPartyLabel,
} from "../../domain/labels.js";
import { type Calendar, calendarOf } from "./dates.js";
import { filledPattern, WORD_BEGINS, wordsPattern } from "./forms.js";
import type { LetterLanguage, Named } from "./language.js";

/** Labels that stand together in a text, as in `WP1/13, 2/13 and 3/13`. */
export interface Mention<L extends string = string> {
  readonly labels: readonly L[];
  readonly at: number;
  readonly end: number;
}

/** What a letter is read with: the table of its language, made into patterns once. All of them are for folded text. */
export interface Grammar {
  readonly language: LetterLanguage;
  readonly calendar: Calendar;
  workingPartiesIn(folded: string): Mention<BodyLabel>[];
  studyGroupsIn(folded: string): Mention<BodyLabel>[];
  questionsIn(folded: string): Mention<QuestionLabel>[];
  /** The first place in a text where one of these forms stands; null where none does. */
  find(folded: string, forms: readonly string[]): RegExpExecArray | null;
  /** What stands after a label such as `Subject:`, with where it begins; null where the text does not begin so. */
  after(folded: string, label: keyof LetterLanguage["labels"]): number | null;
  /** Whether a text is a heading of a part, with where the heading ends; null where it is none. */
  heading(folded: string, part: keyof LetterLanguage["headings"]): number | null;
}

const PLACES = {
  n: "(?<n>\\d{1,3})",
  g: "(?<g>\\d{1,2})",
  k: "(?<k>\\d{1,2})",
  // A title such as "Mr" before it is left out.
  name: "(?:[\\p{L}.]{1,5}\\s)?(?<name>\\p{Lu}[\\p{Script=Latin}'-]+(?:\\s\\p{Lu}[\\p{Script=Latin}'.-]*){1,4}|\\p{Script=Han}{2,4}?(?=\u5148\u751f|\u5973\u58eb))",
};

const MADE = new Map<LetterLanguage, Grammar>();

/** The grammar of a language. */
export function grammarOf(language: LetterLanguage): Grammar {
  const known = MADE.get(language) ?? make(language);
  MADE.set(language, known);
  return known;
}

function make(language: LetterLanguage): Grammar {
  const patterns = new Map<string, RegExp>();
  const patternOf = (form: string) => {
    const known =
      patterns.get(form) ?? new RegExp(filledPattern(form, PLACES), form.includes("{name}") ? "u" : "iu");
    patterns.set(form, known);
    return known;
  };
  const labels = Object.fromEntries(
    Object.entries(language.labels).map(([label, words]) => [
      label,
      new RegExp(`^\\W*${wordsPattern(words)}(?:\\s*:|\\.?\\t|\\.\\s*:)\\s*`, "iu"),
    ]),
  );
  const headings = Object.fromEntries(
    Object.entries(language.headings).map(([part, words]) => [
      part,
      new RegExp(`^\\s*(?:[#*_]+\\s*)?${wordsPattern(words)}\\s*(?:[*_]+)?\\s*(?::|$|(?=\\t))\\s*`, "iu"),
    ]),
  );
  return {
    language,
    calendar: calendarOf(language),
    workingPartiesIn: mentions(language, language.workingParty, "\\s*/\\s*\\d{1,2}", workingPartyOf),
    studyGroupsIn: mentions(language, language.studyGroup, "", (number) => studyGroupLabel(`SG${number}`)),
    questionsIn: mentions(language, language.question, "\\s*/\\s*\\d{1,2}", (number) =>
      questionLabel(`Q${number}`),
    ),
    find: (folded, forms) => {
      const found = forms.map((form) => patternOf(form).exec(folded)).filter((match) => match !== null);
      return found.sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0] ?? null;
    },
    after: (folded, label) => endOf(labels[label]?.exec(folded)),
    heading: (folded, part) => endOf(headings[part]?.exec(folded)),
  };
}

const workingPartyOf = (number: string) => workingPartyLabel(`WP${number}`);

const endOf = (match: RegExpExecArray | null | undefined): number | null => (match ? match[0].length : null);

/** No list of labels is longer. */
const LONGEST_LIST = 24;

/** How labels of a kind are found, alone or in lists whose last ones share the number of the study group. */
function mentions<L extends string>(
  { and }: LetterLanguage,
  { before = [], after = [] }: Named,
  group: string,
  labelOf: (number: string) => L | null,
): (folded: string) => Mention<L>[] {
  const names = before.length > 0 ? `${WORD_BEGINS}${wordsPattern(before)}` : "(?!)";
  const one = `\\u7b2c?\\s*\\d{1,2}(?:${group})?`;
  const parting = `\\s*(?:[,;\\u3001]\\s*)?(?:${wordsPattern(and)}\\s*)?(?:${names}\\s*)?`;
  const list = group
    ? `${one}(?:(?=\\s*[,;\\u3001]|\\s*${wordsPattern(and)}\\s*(?:${names})?\\s*\\u7b2c?\\d)${parting}${one}){0,${LONGEST_LIST}}`
    : one;
  const whole = group ? `(?=[^/]{0,60}/)(${list})` : `(${list})`;
  const forms = [
    new RegExp(`${names}\\s*${whole}(?![\\d/])`, "giu"),
    ...(after.length > 0 ? [new RegExp(`(?<![\\d/])(${list})\\s*${wordsPattern(after)}`, "giu")] : []),
  ];
  return (folded) => {
    const found: Mention<L>[] = [];
    for (const form of forms) {
      for (const match of folded.matchAll(form)) {
        const [at, end] = [match.index, match.index + match[0].length];
        if (found.some((other) => at < other.end && other.at < end)) continue;
        const labels = labelsIn(match[1] ?? "", group !== "").flatMap((number) => labelOf(number) ?? []);
        if (labels.length > 0) found.push({ labels, at, end });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  };
}

/** `1, 2 and 4/13` is `1/13`, `2/13` and `4/13`. */
function labelsIn(list: string, isPair: boolean): string[] {
  const numbers = [...list.matchAll(/(\d{1,2})(?:\s*\/\s*(\d{1,2}))?/g)].map(([, number, group]) => ({
    number,
    group,
  }));
  if (!isPair) return numbers.map(({ number }) => number ?? "");
  return numbers.flatMap(({ number }, at) => {
    const group = numbers.slice(at).find((one) => one.group)?.group;
    return group ? [`${number}/${group}`] : [];
  });
}
