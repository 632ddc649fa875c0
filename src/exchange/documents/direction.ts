const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /\p{L}/u;

/** A piece of a text whose letters all run in one direction. */
export interface Piece {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Whether a text as a whole runs from right to left: its first letter says so. */
export function runsRightToLeft(text: string): boolean {
  const first = STRONG.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/** The pieces of a text by direction, in the order of reading; what has no direction goes with what stands before it. */
export function piecesOf(text: string): Piece[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, isRightToLeft: false }];
  const pieces: Piece[] = [];
  for (const letter of text) {
    const last = pieces.at(-1);
    const isRightToLeft = STRONG.test(letter) ? RIGHT_TO_LEFT.test(letter) : (last?.isRightToLeft ?? false);
    if (last?.isRightToLeft === isRightToLeft)
      pieces[pieces.length - 1] = { ...last, text: last.text + letter };
    else pieces.push({ text: letter, isRightToLeft });
  }
  return pieces;
}
