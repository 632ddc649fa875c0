import { between, foldEach, type Line } from "./lines.js";

/** A part of a line that stands for itself: a bullet with its text, or what is no bullet. */
export interface Piece {
  readonly line: number;
  readonly text: string;
  readonly folded: string;
  readonly isBullet: boolean;
  /** Whether an empty line stands before it. */
  readonly afterBlank: boolean;
}

/** Text that runs over one or more pieces, with the line that each of its characters stands in. */
export interface Passage {
  readonly text: string;
  readonly folded: string;
  /** The lines of a part of it; of all of it where none is given. */
  linesOf(at?: number, end?: number): number[];
}

const MARK =
  "\u00b7\u2022\u25cf\u25aa\u2023\u25e6\u25cb\u25a0\u25c6\u27a2\u27a4\u25ba\u30fb\uff65\uf0b7\uf0a7";
const OPENS_WITH_BULLET = new RegExp(
  `^\\s*(?:[${MARK}]|\\*(?!\\*)|-(?![\\d-])|o(?=[\\t ]{1,4}\\S)|\\(?[\\p{L}\\p{N}]{1,2}\\)(?=\\s)|[^\\p{L}\\p{N}\\s"'\\u201c\\u201e\\u00ab\\u300a\\u300c(\\[#_|.,:;\\u3001\\u3002*-](?=\\s))\\s*`,
  "u",
);
const BULLET_WITHIN = new RegExp(
  `(?<=[\\s;:.,)\\u3002\\u300b\\u00bb\\u201d])[${MARK}](?=\\s*[\\p{L}])`,
  "gu",
);

/** The pieces of a letter, in their order. */
export function piecesOf(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  let afterBlank = false;
  for (const { number, text, folded } of lines) {
    if (text.trim() === "") {
      afterBlank = true;
      continue;
    }
    const starts = [0, ...[...folded.matchAll(BULLET_WITHIN)].map(({ index }) => index)];
    starts.forEach((start, at) => {
      const piece = pieceOf(number, text.slice(start, starts[at + 1]), afterBlank && at === 0);
      if (piece) pieces.push(piece);
    });
    afterBlank = false;
  }
  return pieces;
}

/** A piece of a line; null where nothing is in it. */
export function pieceOf(line: number, part: string, afterBlank = false): Piece | null {
  const folded = foldEach(part);
  const bullet = OPENS_WITH_BULLET.exec(folded)?.[0] ?? "";
  const [text, isBullet] = [part.slice(bullet.length).trim(), bullet.trim() !== ""];
  return text || isBullet ? { line, text, folded: foldEach(text), isBullet, afterBlank } : null;
}

/** Pieces put together as one text. */
export function passageOf(pieces: readonly Pick<Piece, "line" | "text">[]): Passage {
  const starts: { at: number; line: number }[] = [];
  let text = "";
  for (const piece of pieces) {
    text += between(text, piece.text);
    starts.push({ at: text.length, line: piece.line });
    text += piece.text;
  }
  return {
    text,
    folded: foldEach(text),
    linesOf: (at = 0, end = text.length) => {
      const within = starts.filter(
        (one, index) => one.at < end && (starts[index + 1]?.at ?? Number.POSITIVE_INFINITY) > at,
      );
      return [...new Set(within.map(({ line }) => line))];
    },
  };
}
