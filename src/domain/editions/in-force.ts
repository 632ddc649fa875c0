import type { CalendarDate } from "../calendar.js";
import { AMENDMENTS, type Amendment } from "./amendment.js";
import { type Edition, GOVERNING_TEXTS, type GoverningText } from "./texts.js";

let texts: readonly GoverningText[] = GOVERNING_TEXTS;
let amendments: readonly Amendment[] = AMENDMENTS;

/** The texts that govern the work, with the editions that are loaded. */
export const governingTexts = (): readonly GoverningText[] => texts;

/** The edition of a text that is in force on a day; null where the text is none, or none of its editions is known to be. */
export function editionOn(name: string, day: CalendarDate): Edition | null {
  return textNamed(name)?.editions.findLast(({ inForceFrom }) => inForceFrom <= day) ?? null;
}

/** Whether a clause was read in the edition of its text that is in force on a day, or in a source that has no editions. */
export function isVerifiedOn(
  { citation, verified }: { readonly citation: string; readonly verified: boolean },
  day: CalendarDate,
): boolean {
  const text = textCitedIn(citation);
  return verified && (text === null || (editionOn(text, day)?.wasRead ?? false));
}

/** The name of the text that a citation is of, e.g. of `Rec. ITU-T A.8 §3.1`; null where it is of none that has editions. */
export function textCitedIn(citation: string): string | null {
  const found = texts.find(({ name }) => citation === name || citation.startsWith(`${name} `));
  return found?.name ?? null;
}

/** What the editions in force on a day say otherwise than those before them, the earliest first. */
export function amendmentsOn(day: CalendarDate): readonly Amendment[] {
  if (amendments.length === 0) return amendments;
  return amendments
    .flatMap((amendment) => {
      const known = textNamed(amendment.text)?.editions.find(({ code }) => code === amendment.edition);
      return known && known.inForceFrom <= day ? [{ amendment, from: known.inForceFrom }] : [];
    })
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ amendment }) => amendment);
}

/**
 * Loads an edition of a text that is known, with what it says otherwise than the one before. What is on record stays; acts of the days
 * from which it is in force are judged by it. Gives the function that takes it away again. Throws where the text is not known, or has
 * the edition already.
 */
export function loadEdition(
  name: string,
  edition: Edition,
  says: Omit<Amendment, "text" | "edition">,
): () => void {
  const text = textNamed(name);
  if (!text) throw new Error(`${name} is no text that governs the work.`);
  if (text.editions.some(({ code }) => code === edition.code))
    throw new Error(`${name} has ${edition.code}.`);
  const before = { texts, amendments };
  const editions = [...text.editions, edition].sort((one, other) =>
    one.inForceFrom.localeCompare(other.inForceFrom),
  );
  texts = texts.map((one) => (one === text ? { ...text, editions } : one));
  amendments = [...amendments, { text: name, edition: edition.code, ...says }];
  return () => {
    texts = before.texts;
    amendments = before.amendments;
  };
}

function textNamed(name: string): GoverningText | null {
  return texts.find((text) => text.name === name) ?? null;
}
