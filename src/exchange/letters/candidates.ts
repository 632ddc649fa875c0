import type { CandidateRead, Unread } from "../../domain/letters/reading.js";
import { plain } from "../../domain/names/fold.js";
import type { WorkItemType } from "../../domain/vocabulary.js";
import { wordsPattern } from "./forms.js";
import type { Grammar, Mention } from "./grammar.js";
import { foldEach } from "./lines.js";
import type { Passage } from "./passage.js";

const NAME = "(?:[A-Za-z]\\.|[A-Z]ST[RP][.-]|T[RP][.-])[A-Za-z0-9](?:[\\w.+-]*[A-Za-z0-9+])?";
const OPENING = '\u300a\u00ab\u201c\u201e\u300c\u300e"';
const CLOSING = '\u300b\u00bb\u201d\u201c\u300d\u300f"';
const BETWEEN = /^[\s,:;|*-]*/u;
const FORMERLY = new RegExp(`^\\(\\s*ex\\W{0,2}\\s*(${NAME})\\s*\\)`, "iu");

const ANOTHER = new RegExp(`(?<![A-Za-z0-9.]|[A-Za-z0-9]-)${NAME}(?![A-Za-z])`, "u");
const WITH_TITLE = new RegExp(`(?<![A-Za-z0-9.]|[A-Za-z0-9]-)${NAME}\\s*[\u300a\u00ab\u201c"]`, "u");
/** An acronym within a title that stands in no quotation marks, after a mark as bullets have. */
const AFTER_MARK = new RegExp(`(?:\\s[-*]|[;)\\]])\\s*${NAME}(?![A-Za-z])`, "u");
const CANDIDATE_WITHIN = new RegExp(`[\\])\u300b\u00bb\u201d;"](?=[^\\p{L}]{0,8}${NAME}(?![A-Za-z]))`, "u");
/** A title in quotation marks with something before it. */
const QUOTED_END = /[\u300a\u00ab\u201c\u201e\u300c\u300e"].*[\u300b\u00bb\u201d\u300d\u300f"]$/u;

/** Words such as "draft new Recommendation" are no longer than this. */
const LONGEST_PREFIX = 60;

/** What of a candidate is not ended: what stands before its acronym, its title, one in quotation marks, or its Question. */
export type OpenPart = "HEAD" | "TITLE" | "QUOTED" | "QUESTION";

/** What came of a passage that may list a candidate. */
export type CandidateFound =
  | { readonly candidate: Omit<CandidateRead, "body">; readonly end: number; readonly unread?: undefined }
  | {
      readonly unread: Unread;
      /** What the next line may go on with: a title, one within quotation marks, or the Question; null where nothing is open. */
      readonly open: OpenPart | null;
      readonly candidate?: undefined;
    };

/** Where a candidate begins in the middle of a text, after the end of another one; null where none does. */
export function secondAcronymAt(folded: string): number | null {
  const match = CANDIDATE_WITHIN.exec(folded);
  return match ? match.index + 1 : null;
}

/** Where the acronym of a candidate stands at the head of a text; null where the text has none there. */
export function acronymAt(folded: string, grammar: Grammar): { at: number; end: number } | null {
  const forms = ACRONYMS.get(grammar) ?? acronymForms(grammar);
  ACRONYMS.set(grammar, forms);
  const match = forms.map((form) => form.exec(folded)).find((found) => found !== null);
  const name = match?.[1];
  return match && name ? { at: match[0].length - name.length, end: match[0].length } : null;
}

const ACRONYMS = new WeakMap<Grammar, readonly RegExp[]>();

/** As names are written; after words such as "draft new Recommendation" those words in any case. */
function acronymForms({ language }: Grammar): RegExp[] {
  const prefix = `(?:${wordsPattern(language.draftPrefix)}\\s*)`;
  return [
    new RegExp(`^[^\\p{L}]{0,6}${prefix}?(${NAME})(?![A-Za-z])`, "u"),
    new RegExp(`^[^\\p{L}]{0,6}${prefix}(${NAME})`, "iu"),
  ];
}

/** Reads a candidate at the head of a passage: acronym, title, Question; or says what it lacks. Nothing is guessed. */
export function readCandidate(passage: Passage, grammar: Grammar): CandidateFound {
  const { text, folded } = passage;
  const refuse = (reason: string, open: OpenPart | null = null): CandidateFound => ({
    unread: { lines: passage.linesOf(), text, reason },
    open,
  });
  const name = acronymAt(folded, grammar);
  if (!name)
    return refuse("It has no acronym where one belongs.", text.length <= LONGEST_PREFIX ? "HEAD" : null);
  const former = FORMERLY.exec(folded.slice(name.end).trimStart());
  const skipped = name.end + (former ? folded.slice(name.end).indexOf("(") + former[0].length : 0);
  const start = skipped + (BETWEEN.exec(folded.slice(skipped))?.[0].length ?? 0);
  const quoted = OPENING.includes(text[start] ?? "\n");
  const mention = grammar.questionsIn(folded).find((one) => one.at >= start && ends(passage, one, quoted));
  if (!mention) return refuse("It names no Question.", quoted ? closedOrNot(text.slice(start + 1)) : "TITLE");
  const [question, ...others] = mention.labels;
  if (!question || others.length > 0)
    return refuse(`It names several Questions: ${mention.labels.join(", ")}.`);
  const title = titleIn(text.slice(start, mention.at), quoted, grammar);
  if (title === "") return refuse("It has no title.");
  if (title && hasTwoAcronyms(text.slice(start, mention.at), quoted))
    return refuse("It may have two acronyms and one Question.");
  if (!quoted && title && QUOTED_END.test(title))
    return refuse("Where its acronym ends and its title begins is not clear.");
  const acronym = plain(text.slice(name.at, name.end));
  const end = mention.end + (/^[\s)\]}.;,\u3002\u3001|]*/u.exec(folded.slice(mention.end))?.[0].length ?? 0);
  const candidate = {
    acronym,
    formerly: former?.[1] ? plain(former[1]) : null,
    title,
    question,
    ...kindOf(acronym),
    lines: passage.linesOf(0, end),
  };
  return { candidate, end };
}

/** Whether another acronym follows where the title in quotation marks is closed, those within it aside. */
function hasTwoAcronyms(part: string, quoted: boolean): boolean {
  // Straight marks do not tell where they open and where they close.
  const isUnclear = !quoted || part.startsWith('"');
  return (isUnclear && AFTER_MARK.test(foldEach(part))) || (quoted && followsTitle(part));
}

/** Whether an acronym follows where the marks around a title close; where they do not close, whether one stands in it at all. */
function followsTitle(part: string): boolean {
  const hasAcronym = (from: number) => ANOTHER.test(foldEach([...part].slice(from).join("")));
  // German titles close with the mark that opens English ones.
  const closing = part.startsWith("\u201e") ? CLOSING : CLOSING.replace("\u201c", "");
  let depth = 0;
  for (const [at, character] of [...part].entries()) {
    const isClosing = closing.includes(character) && depth > 0;
    if (isClosing) depth -= 1;
    else if (OPENING.includes(character)) depth += 1;
    if (isClosing && depth === 0) return hasAcronym(at + 1);
  }
  // More marks open than close: where the title ends is not clear.
  return hasAcronym(1);
}

/** Whether a candidate seems to stand in a text: an acronym with a title, after a mark, or with a Question. */
export function mayBeCandidate(folded: string, grammar: Grammar): boolean {
  if (WITH_TITLE.test(folded) || AFTER_MARK.test(folded)) return true;
  return ANOTHER.test(folded) && grammar.questionsIn(folded).length > 0;
}

/** Whether a whole candidate stands in a text that is something else: an acronym, and behind it a Question in brackets. */
export function holdsCandidate(folded: string, grammar: Grammar): boolean {
  const at = ANOTHER.exec(folded)?.index;
  if (at === undefined) return false;
  return grammar.questionsIn(folded).some((one) => one.at > at && /[([]\s*$/u.test(folded.slice(0, one.at)));
}

/** Of what follows an opening quotation mark: once the title is closed, only its Question can follow. */
function closedOrNot(text: string): "QUOTED" | "QUESTION" {
  return [...CLOSING].some((mark) => text.includes(mark)) ? "QUESTION" : "QUOTED";
}

/** Whether the Question named there is the candidate's own, and not one that its title speaks of. */
function ends({ text, folded }: Passage, { at, end }: Mention, quoted: boolean): boolean {
  const before = folded.slice(0, at).trimEnd();
  const bare = before.replace(/[\s([,;:|-]+$/u, "");
  if (quoted) return CLOSING.includes(text[bare.length - 1] ?? "\n");
  if (/[([]$/u.test(before)) return true;
  return /\t\s*$/u.test(folded.slice(0, at)) || /^[\s)\].;,\u3002]*$/u.test(folded.slice(end));
}

/** The title without its quotation marks; null where the text says that there is none in its language. */
function titleIn(part: string, quoted: boolean, { language }: Grammar): string | null {
  const bare = part.replace(/[\s([\uff08\u3010\u3014,;:|\u2013-]+$/u, "").trim();
  const missing = foldEach(language.words.missingTitle).toLowerCase();
  if (foldEach(bare).toLowerCase().startsWith(`(${missing}`)) return null;
  return (quoted ? bare.slice(1, -1) : bare).replace(/\s+/gu, " ").trim();
}

const TYPES: readonly (readonly [RegExp, WorkItemType])[] = [
  [/^[A-Z]\.(?:sup|suppl|supp)\.?(?![a-z])/iu, "SUPPLEMENT"],
  [/^(?:[A-Z]STR[.-]|TR[.-]|[A-Z]\.TR[.-])/iu, "TECHNICAL_REPORT"],
  [/^(?:[A-Z]STP[.-]|TP[.-]|[A-Z]\.TP[.-])/iu, "TECHNICAL_PAPER"],
  [/^[A-Z]\.Imp(?=\d|\.)/u, "IMPLEMENTERS_GUIDE"],
  [/[.-]Amd\.?\d*$/iu, "AMENDMENT"],
  [/[.-]Cor\.?\d*$/iu, "CORRIGENDUM"],
];

/** The kind of text that an acronym shows. */
function kindOf(acronym: string): Pick<CandidateRead, "type" | "version"> {
  const type = TYPES.find(([form]) => form.test(acronym))?.[1] ?? "RECOMMENDATION";
  return { type, version: /[.-]rev\d*$/iu.test(acronym) ? "REVISED" : "NEW" };
}

/** The candidates that can be taken over, and those that cannot: of two with one acronym nobody knows which is meant. */
export function withoutRepeated(
  candidates: readonly CandidateRead[],
  keyOf: (acronym: string) => string,
): { candidates: CandidateRead[]; unread: Unread[] } {
  const counted = new Map<string, number>();
  for (const { acronym } of candidates) counted.set(keyOf(acronym), (counted.get(keyOf(acronym)) ?? 0) + 1);
  const timesOf = ({ acronym }: CandidateRead) => counted.get(keyOf(acronym)) ?? 0;
  const isAlone = (one: CandidateRead) => timesOf(one) < 2;
  const repeated = candidates.filter((one) => !isAlone(one));
  return {
    candidates: candidates.filter(isAlone),
    unread: repeated.map((one) => ({
      lines: one.lines,
      text: `${one.acronym} ${one.title ?? ""} (${one.question})`,
      reason: `${one.acronym} is listed ${timesOf(one)} times.`,
    })),
  };
}
