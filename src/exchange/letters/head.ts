import type { ContactRead, Fact, LetterKind } from "../../domain/letters/reading.js";
import type { Grammar } from "./grammar.js";
import { ENGLISH } from "./languages/en.js";
import { foldEach } from "./lines.js";
import type { Piece } from "./passage.js";

/** Of which letter it is: its number and study group, and whether it is one, or adds to one. */
export interface LetterNamed {
  readonly kind: LetterKind;
  readonly ordinal: number | null;
  readonly number: Fact<string> | null;
  readonly studyGroup: Fact<string>;
  /** How many characters of the letter stand before its name; what names itself first is what it is. */
  readonly at: number;
}

/** Finds the number of the letter; null where no part of the text is the number of a collective letter. */
export function letterNamed(pieces: readonly Piece[], { find, language }: Grammar): LetterNamed | null {
  const blank = language.words.noNumber.replace("…", "(?:…|_+|\\.{3})");
  for (const [at, { folded, line }] of pieces.entries()) {
    const match = find(folded, [...language.letter, blank]);
    if (!match?.groups?.g) continue;
    const { n, g } = match.groups;
    const near = pieces.slice(Math.max(0, at - 1), at + 2).map((one) => one.folded);
    const added = (forms: readonly string[]) => near.map((text) => find(text, forms)).find(Boolean);
    const [addendum, corrigendum] = [added(language.addendum), added(language.corrigendum)];
    const one = addendum ?? corrigendum;
    return {
      kind: addendum ? "ADDENDUM" : corrigendum ? "CORRIGENDUM" : "LETTER",
      ordinal: one?.groups?.k ? Number(one.groups.k) : null,
      number: n ? { value: `${Number(n)}/${Number(g)}`, lines: [line] } : null,
      studyGroup: { value: `SG${Number(g)}`, lines: [line] },
      at,
    };
  }
  return null;
}

/** What a letter of another kind calls itself, before any collective letter is named; null where there is none. */
export function otherKindNamed(
  pieces: readonly Piece[],
  until: number,
  { find, language }: Grammar,
): string | null {
  const kinds = [...language.otherKinds, ...ENGLISH.otherKinds];
  for (const { text, folded } of pieces.slice(0, until)) {
    const match = find(folded, kinds);
    if (match && folded.length < 80) return text.slice(match.index, match.index + match[0].length);
  }
  return null;
}

const CONTACTS = [
  ["telephone", "TELEPHONE", /\+?[\d][\d ()./-]{5,}/u],
  ["fax", "FAX", /\+?[\d][\d ()./-]{5,}/u],
  ["email", "EMAIL", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u],
  ["web", "WEB", /(?:https?:\/\/|www\.)\S+/u],
] as const;

/** The particulars of contact in the head of a letter: each label, and what stands after it or on the next line. */
export function contactsIn(pieces: readonly Piece[], grammar: Grammar): Fact<ContactRead>[] {
  return pieces.flatMap((piece, at) =>
    CONTACTS.flatMap(([label, kind, form]) => {
      const after = grammar.after(piece.folded, label);
      if (after === null) return [];
      const place = after < piece.text.length ? piece : pieces[at + 1];
      const value = place && form.exec(place.folded.slice(place === piece ? after : 0))?.[0].trim();
      return value ? [{ value: { kind, value }, lines: [...new Set([piece.line, place.line])] }] : [];
    }),
  );
}

/** The reference of the letter: what stands after its label on the line, or as the secretariat writes it. */
export function referenceIn(pieces: readonly Piece[], grammar: Grammar): Fact<string> | null {
  for (const { text, folded, line } of pieces) {
    const after = grammar.after(folded, "reference");
    const value = after === null ? "" : text.slice(after).trim();
    if (value && !grammar.find(foldEach(value), grammar.language.letter)) return { value, lines: [line] };
  }
  for (const { folded, line } of pieces) {
    const match = /(?<![\w/])(?:SG\s?\d{1,2}|TSB)\s?\/\s?[A-Z]{1,5}(?![\w/])/u.exec(folded);
    if (match) return { value: match[0].replace(/\s/g, ""), lines: [line] };
  }
  return null;
}
