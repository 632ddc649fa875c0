import type { Fact, LetterReading } from "../../domain/letters/reading.js";
import { nameKey } from "../../domain/names/fold.js";
import { withoutRepeated } from "./candidates.js";
import { type Grammar, grammarOf } from "./grammar.js";
import { contactsIn, letterNamed, otherKindNamed, referenceIn } from "./head.js";
import type { LetterLanguage } from "./language.js";
import { ENGLISH } from "./languages/en.js";
import { LETTER_LANGUAGES, languageOf } from "./languages.js";
import { linesOf } from "./lines.js";
import { authorityIn, chairIn, labelledPlace, subjectIn } from "./particulars.js";
import { readParts } from "./parts.js";
import { type Piece, piecesOf } from "./passage.js";
import { settle } from "./settle.js";

/** The text is refused as a whole: it is no collective letter, or none that can be read. */
export class LetterRefused extends Error {
  constructor(readonly why: string) {
    super(`The letter is refused: ${why}`);
  }
}

/** How many characters a letter can have; real ones have some ten thousand. */
export const LONGEST_LETTER = 300_000;

/** How many characters a line of it can have: a paragraph is one line. */
const LONGEST_LINE = 4_000;

/** Reads a collective letter, an Addendum or a Corrigendum. Throws {@link LetterRefused} where the text is none of these. */
export function readLetter(
  source: string,
  languages: readonly LetterLanguage[] = LETTER_LANGUAGES,
): LetterReading {
  if (source.length > LONGEST_LETTER)
    throw new LetterRefused(`it has more than ${LONGEST_LETTER} characters.`);
  const lines = linesOf(source);
  const long = lines.find(({ text }) => text.length > LONGEST_LINE);
  if (long) throw new LetterRefused(`line ${long.number} has more than ${LONGEST_LINE} characters.`);
  const pieces = piecesOf(lines);
  if (pieces.length === 0) throw new LetterRefused("it is empty.");
  const language = languageOf(pieces, languages);
  const names = languages.map(({ name }) => name).join(", ");
  if (!language) throw new LetterRefused(`it is in none of the languages that are read (${names}).`);
  const grammar = grammarOf(language);
  const named = letterNamed(pieces, grammar);
  const other = otherKindNamed(pieces, named?.at ?? HEAD, grammar);
  if (other)
    throw new LetterRefused(
      `it calls itself "${other}"; only collective letters, their addenda and corrigenda are read.`,
    );
  if (!named)
    throw new LetterRefused(
      `nothing in it is the number of a collective letter, as in "${exampleOf(language)}".`,
    );
  const subject = subjectIn(pieces, grammar);
  const parts = readParts(pieces, grammar, grammarOf(ENGLISH));
  const { value: studyGroup } = named.studyGroup;
  const settled = settle(parts, subject, grammar, studyGroup);
  const ofGroup = parts.candidates.filter(({ body }) => isOf(body, studyGroup));
  const { candidates, unread } = withoutRepeated(ofGroup, nameKey);
  const head = pieces.slice(0, subject?.until ?? HEAD);
  return {
    kind: named.kind,
    ordinal: named.ordinal,
    language: language.tag,
    number: named.number,
    studyGroup: named.studyGroup,
    date: dateIn(pieces.slice(0, subject?.from ?? HEAD), grammar),
    reference: referenceIn(head, grammar),
    subject: subject?.fact ?? null,
    place:
      labelledPlace(head, grammar) ??
      (subject?.place ? { value: subject.place, lines: subject.fact.lines } : null),
    authority: authorityIn(parts.prose, grammar),
    chair: chairIn(parts.prose, grammar),
    contacts: contactsIn(head, grammar),
    addressees: parts.addressees,
    sittings: settled.sittings,
    gatherings: settled.gatherings,
    candidates,
    deadlines: parts.deadlines,
    agenda: parts.agenda,
    unread: [
      ...parts.unread,
      ...settled.unread,
      ...unread,
      ...parts.candidates
        .filter(({ body }) => !isOf(body, studyGroup))
        .map(({ body, acronym, lines }) => ({
          lines,
          text: acronym,
          reason: `${body} is no body of ${studyGroup}.`,
        })),
    ].sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0)),
  };
}

/** So many pieces at most are the head of a letter that labels no subject. */
const HEAD = 20;

const isOf = (body: string, studyGroup: string): boolean =>
  body === studyGroup || body.endsWith(`/${studyGroup.slice(2)}`);

const exampleOf = ({ letter: [form = ""] }: LetterLanguage): string =>
  form.replace("{n}", "4").replace("{g}", "13");

/** The day of the letter: the first that its head names. */
function dateIn(head: readonly Piece[], { calendar }: Grammar): Fact<string> | null {
  for (const { folded, line } of head) {
    const [day] = calendar.datesIn(folded);
    if (day && day.startsOn === day.endsOn) return { value: day.startsOn, lines: [line] };
  }
  return null;
}
