import type { Authority, Fact } from "../../domain/letters/reading.js";
import { acronymAt } from "./candidates.js";
import type { DateFound } from "./dates.js";
import { SENTENCE_ENDS, wordsPattern } from "./forms.js";
import type { Grammar } from "./grammar.js";
import { foldEach } from "./lines.js";
import { type Passage, type Piece, passageOf } from "./passage.js";

/** What the letter is about: its own words, with the days and the place that stand in them. */
export interface Subject {
  readonly fact: Fact<string>;
  readonly passage: Passage;
  readonly days: DateFound | null;
  readonly place: string | null;
  /** The pieces that it takes up. */
  readonly from: number;
  readonly until: number;
}

/** The place that a line of its own names; null where none does. */
export function labelledPlace(pieces: readonly Piece[], grammar: Grammar): Fact<string> | null {
  for (const { text, folded, line } of pieces) {
    const after = grammar.after(folded, "place");
    const value = after === null ? "" : text.slice(after).trim();
    if (value) return { value: exactPlace(value, grammar.language.places) ?? value, lines: [line] };
  }
  return null;
}

const exactPlace = (part: string, places: Readonly<Record<string, string>>): string | null =>
  Object.entries(places).find(([, written]) => written === part)?.[0] ?? null;

/** The subject of a letter; null where none is labelled as such. */
export function subjectIn(pieces: readonly Piece[], grammar: Grammar): Subject | null {
  for (const [at, piece] of pieces.entries()) {
    const after = grammar.after(piece.folded, "subject");
    if (after === null) continue;
    const own = piece.text.slice(after);
    const taken = own ? [{ line: piece.line, text: own }] : [];
    let until = at + 1;
    for (; until < pieces.length && taken.length < 4; until += 1) {
      const next = pieces[until];
      const isOther =
        next && (next.isBullet || opensSomething(next, grammar) || acronymAt(next.folded, grammar));
      if (!next || isOther || (taken.length > 0 && next.afterBlank)) break;
      taken.push(next);
    }
    const passage = passageOf(taken);
    if (!passage.text) continue;
    const days = grammar.calendar.datesIn(passage.folded).at(-1) ?? null;
    const fact = { value: passage.text, lines: [...new Set([piece.line, ...passage.linesOf()])] };
    return { fact, passage, days, place: placeIn(passage, days, grammar), from: at, until };
  }
  return null;
}

/** Whether a line is a heading or a label, so that the subject does not run on over it. */
function opensSomething({ folded }: Piece, grammar: Grammar): boolean {
  const { labels, headings } = grammar.language;
  const isLabel = (Object.keys(labels) as (keyof typeof labels)[]).some(
    (label) => grammar.after(folded, label) !== null,
  );
  const parts = Object.keys(headings) as (keyof typeof headings)[];
  return isLabel || parts.some((part) => grammar.heading(folded, part) !== null);
}

/** The place stands beside the days, between commas; by its English name where the table has one. */
function placeIn({ text, folded }: Passage, days: DateFound | null, { language }: Grammar): string | null {
  if (!days) return null;
  const parts = (from: number, to: number) =>
    text
      .slice(from, to)
      .split(/[,;()\uff0c\uff1b\u3001\uff08\uff09\u2013-]/u)
      .map((part) => part.replace(/[.\u3002]$/u, "").trim())
      .filter(Boolean);
  const isPlace = (part: string | undefined): part is string =>
    part !== undefined && part.length <= 60 && /^\p{L}/u.test(part) && !/\d/.test(part);
  const found = [parts(0, days.at).at(-1), parts(days.end, folded.length)[0]].filter(isPlace);
  const known = found.map((part) => placeNamed(part, language.places)).find(Boolean);
  return (
    known ??
    (found.length === 1 || parts(days.end, folded.length).length > 0
      ? (found.at(-1) ?? null)
      : (found[0] ?? null))
  );
}

function placeNamed(part: string, places: Readonly<Record<string, string>>): string | null {
  const key = (name: string) => foldEach(name).toLowerCase();
  return Object.entries(places).find(([, written]) => key(part).endsWith(key(written)))?.[0] ?? null;
}

/** Who chairs the study group, as the letter names the chair. */
export function chairIn(prose: readonly Passage[], grammar: Grammar): Fact<string> | null {
  for (const { folded, text, linesOf } of prose) {
    const name = grammar.find(folded, grammar.language.chair);
    const found = name?.groups?.name;
    if (!name || !found) continue;
    const at = folded.indexOf(found, name.index);
    return {
      value: text.slice(at, at + found.length).replace(/[.,]$/u, ""),
      lines: linesOf(at, at + found.length),
    };
  }
  return null;
}

/** On whose request and with whose approval the meeting is held, in the letter's own words. */
export function authorityIn(
  prose: readonly Passage[],
  { language, calendar }: Grammar,
): Fact<Authority> | null {
  const { begins, ends } = language.authority;
  for (const { folded, text, linesOf } of prose) {
    const at = new RegExp(wordsPattern(begins), "iu").exec(folded)?.index;
    if (at === undefined) continue;
    const rest = folded.slice(at, at + 400);
    const last = new RegExp(`${wordsPattern(ends)}|${SENTENCE_ENDS}`, "u").exec(rest);
    const end =
      at + (last ? last.index + (/\p{Script=Han}/u.test(last[0]) ? last[0].length : 0) : rest.length);
    const [days] = calendar.datesIn(folded.slice(at, end));
    const approvedAt = days ? { startsOn: days.startsOn, endsOn: days.endsOn } : null;
    return { value: { text: text.slice(at, end).trim(), approvedAt }, lines: linesOf(at, end) };
  }
  return null;
}
