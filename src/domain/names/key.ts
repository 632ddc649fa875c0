import { formatEdition, formatPart } from "./format.js";
import { type Edition, editionsAgree, ownEdition, type PublishedNumber } from "./number.js";

/**
 * The keys of a text, whatever its edition: `y.3172 amd. 1`, `y suppl. 72`. A text that stands in two series has one
 * for each; what a Supplement goes with does not count, since the series counts them through.
 */
export function textKeys(number: PublishedNumber): string[] {
  const parts = number.parts.map(formatPart);
  return keysOf(number, parts);
}

/**
 * The keys by which one text is told from every other: with the edition of what it amends or corrects, `y.3172 (2019)
 * amd. 1`, since each edition has its own first amendment. Its own edition does not count.
 */
export function exactKeys(number: PublishedNumber): string[] {
  const editions = [number.edition, ...number.parts.map(({ edition }) => edition)].slice(0, -1);
  const parts = number.parts.map((part, position) => {
    const amended = editions[position];
    return amended ? `${formatEdition(amended)} ${formatPart(part)}` : formatPart(part);
  });
  return keysOf(number, parts);
}

function keysOf({ base }: PublishedNumber, parts: readonly string[]): string[] {
  return basesOf(base).map((one) => [one, ...parts].join(" ").toLowerCase());
}

function basesOf(base: PublishedNumber["base"]): readonly string[] {
  if (base.kind === "RECOMMENDATION") return [...new Set(base.numbers)];
  if (base.kind === "SUPPLEMENT") return [`${base.of} Suppl. ${base.ordinal}`];
  return [base.name.replace(".", "-")];
}

/** Whether two numbers are of one text, in whatever editions: they share a key, and amend the same edition. */
export function isSameText(one: PublishedNumber, other: PublishedNumber): boolean {
  const keys = new Set(textKeys(one));
  return textKeys(other).some((key) => keys.has(key)) && amendTheSame(one, other);
}

/**
 * Whether a number that somebody wrote names a text that has a number and, where it is published, an edition. All that
 * was written has to fit: both numbers of a pair, the edition, the version.
 */
export function isNamedBy(asked: PublishedNumber, held: PublishedNumber, published: Edition | null): boolean {
  const keys = new Set(textKeys(held));
  if (!textKeys(asked).every((key) => keys.has(key)) || !amendTheSame(asked, held)) return false;
  if (asked.version && held.version && asked.version.number !== held.version.number) return false;
  const edition = ownEdition(asked);
  const has = ownEdition(held) ?? published;
  return edition === null || (has !== null && editionsAgree(edition, has));
}

function amendTheSame(one: PublishedNumber, other: PublishedNumber): boolean {
  const [ours, theirs] = [one, other].map(({ edition, parts }) => [
    edition,
    ...parts.map((part) => part.edition),
  ]);
  return (ours ?? []).slice(0, -1).every((edition, position) => {
    const facing = theirs?.[position] ?? null;
    return edition === null || facing === null || editionsAgree(edition, facing);
  });
}
