import type { Grammar } from "./grammar.js";
import type { LetterLanguage } from "./language.js";
import { type Piece, passageOf } from "./passage.js";

/** A part of a letter that a heading opens. */
export type Part = keyof LetterLanguage["headings"];

const PARTS: readonly Part[] = ["schedule", "candidates", "deadlines", "agenda", "annex"];
/** Annexes are in English in letters of every language. */
const ALSO_ENGLISH: readonly Part[] = ["agenda", "annex"];
/** A heading that runs over two lines is no longer than this on either. */
const LONGEST_HALF = 40;

/** What opens the parts of a letter. */
export class Headings {
  constructor(
    private readonly grammar: Grammar,
    private readonly english: Grammar,
  ) {}

  /** The part that a line opens, with where its heading ends; null where the line is no heading. */
  part(folded: string): { readonly part: Part; readonly end: number } | null {
    for (const part of PARTS) {
      const english = ALSO_ENGLISH.includes(part) ? this.english.heading(folded, part) : null;
      const end = this.grammar.heading(folded, part) ?? english;
      if (end !== null) return { part, end };
    }
    return null;
  }

  /** Whether a line begins with a label such as `Subject:`. */
  label(folded: string): boolean {
    const labels = Object.keys(this.grammar.language.labels) as (keyof LetterLanguage["labels"])[];
    return labels.some((label) => this.grammar.after(folded, label) !== null);
  }

  /** The label of a body alone on a line, or before a colon: the heading of its candidates. It may run over two lines. */
  body(
    piece: Piece,
    next?: Piece,
  ): { readonly label: string; readonly end: number; readonly used: number } | null {
    const alone = this.bodyIn(piece.folded);
    if (alone) return { ...alone, used: 1 };
    if (!next || next.isBullet || next.afterBlank) return null;
    if (piece.folded.length > LONGEST_HALF || next.folded.length > LONGEST_HALF) return null;
    const both = passageOf([piece, next]).folded;
    const heading = this.bodyIn(both);
    return heading && heading.end === both.length ? { ...heading, used: 2 } : null;
  }

  private bodyIn(folded: string): { readonly label: string; readonly end: number } | null {
    const [mention] = [...this.grammar.workingPartiesIn(folded), ...this.grammar.studyGroupsIn(folded)];
    const [label, ...others] = mention?.labels ?? [];
    if (!mention || !label || others.length > 0 || !/^[\s#*_]*$/u.test(folded.slice(0, mention.at)))
      return null;
    const rest = AFTER_LABEL.exec(folded.slice(mention.end))?.[0];
    if (rest === undefined) return null;
    const end = mention.end + rest.length;
    return this.saysWhen(folded.slice(end)) ? null : { label, end };
  }

  /** Before a day or a time a body is no heading: the line says when it sits. */
  private saysWhen(folded: string): boolean {
    const { calendar } = this.grammar;
    return calendar.datesIn(folded)[0]?.at === 0 || calendar.timesIn(folded)[0]?.at === 0;
  }
}

/** The name of a body in brackets or after a dash, and the colon. */
const AFTER_LABEL = /^\s*(?:\([^)]*\)|-\s[^:]{1,80}(?=:|$))?\s*[*_]*\s*(?::\s*[*_]*|$)\s*/u;
