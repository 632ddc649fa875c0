import type { Edition, Part, PublishedNumber, TextVersion } from "./number.js";

const VERSION = /^(?:\(V ?([1-9]\d{0,2})\)|v\. ?([1-9]\d{0,2})(?!\S))/i;
const EDITION = /^\((?:(?:(0[1-9]|1[0-2])\/)?((?:19|20)\d\d)|((?:19|20)\d\d)-(0[1-9]|1[0-2]))\)/;
const COUNTED = "([1-9]\\d{0,2})(?![A-Z0-9])";
const PARTS: readonly (readonly [Part["kind"], RegExp])[] = [
  ["AMENDMENT", new RegExp(`^(?:Amendment|Amd)\\.? ?${COUNTED}`, "i")],
  ["CORRIGENDUM", new RegExp(`^(?:Corrigendum|Corr?)\\.? ?${COUNTED}`, "i")],
  ["ERRATUM", new RegExp(`^(?:Erratum|Err)\\.? ?${COUNTED}`, "i")],
  ["ANNEX", /^Annex ([A-Z]{1,2}\d{0,2}\+?)(?![A-Z0-9+])/i],
  ["APPENDIX", /^(?:Appendix|App)\.? ?([IVXLC]+|[1-9]\d?)(?![A-Z0-9])/i],
];

type Tail = Pick<PublishedNumber, "version" | "edition" | "parts">;
const NOTHING: Tail = { version: null, edition: null, parts: [] };

/** Reads what follows the number of the base text: version, edition, and what it is of that text. Null when it is something else. */
export function readTail(text: string): Tail | null {
  let tail: Tail = NOTHING;
  let rest = text;
  while (rest !== "") {
    if (!/^[ (]/.test(rest)) return null;
    const words = rest.trimStart();
    const read = readVersion(words, tail) ?? readEdition(words, tail) ?? readPart(words, tail);
    if (!read) return null;
    tail = read.tail;
    rest = words.slice(read.length);
  }
  return tail;
}

interface Read {
  readonly tail: Tail;
  readonly length: number;
}

function readVersion(words: string, tail: Tail): Read | null {
  const [whole, inBrackets, bare] = VERSION.exec(words) ?? [];
  if (whole === undefined || tail.version || tail.parts.length > 0) return null;
  const version: TextVersion = { number: Number(inBrackets ?? bare), inBrackets: inBrackets !== undefined };
  return { tail: { ...tail, version }, length: whole.length };
}

function readEdition(words: string, tail: Tail): Read | null {
  const [whole, month, year, isoYear, isoMonth] = EDITION.exec(words) ?? [];
  if (whole === undefined) return null;
  const written = month ?? isoMonth;
  const edition: Edition = { year: Number(year ?? isoYear), month: written ? Number(written) : null };
  const last = tail.parts.at(-1);
  if (last ? last.edition : tail.edition) return null;
  if (!last) return { tail: { ...tail, edition }, length: whole.length };
  return {
    tail: { ...tail, parts: [...tail.parts.slice(0, -1), { ...last, edition }] },
    length: whole.length,
  };
}

function readPart(words: string, tail: Tail): Read | null {
  for (const [kind, form] of PARTS) {
    const [whole, ordinal] = form.exec(words) ?? [];
    if (whole === undefined || ordinal === undefined) continue;
    const part: Part = { kind, ordinal: ordinal.toUpperCase(), edition: null };
    return { tail: { ...tail, parts: [...tail.parts, part] }, length: whole.length };
  }
  return null;
}
