import { setImmediate as nextRound } from "node:timers/promises";

/** About so many characters are written out at once. */
const AT_ONCE = 20_000;

/** Data as JSON, as `JSON.stringify` writes it: what is long bit by bit; `rest` resolves when it may go on. */
export async function answerText(
  answer: object,
  rest: () => Promise<unknown> = () => nextRound(),
): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of piecesOf(answer)) {
    pieces.push(piece);
    length += piece.length;
    if (length < AT_ONCE) continue;
    length = 0;
    await rest();
  }
  return pieces.join("");
}

/** Data in pieces that follow each other: what holds nothing but leaves is one. */
function* piecesOf(value: unknown): Generator<string> {
  if (!holdsMore(value)) {
    yield JSON.stringify(value) ?? "null";
    return;
  }
  const isList = Array.isArray(value);
  let before = isList ? "[" : "{";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined && !isList) continue;
    yield isList ? before : `${before}${JSON.stringify(key)}:`;
    before = ",";
    yield* piecesOf(member);
  }
  yield isList ? "]" : "}";
}

/** Whether it is a list or an object that holds others. */
function holdsMore(value: unknown): value is object {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  return Object.values(value).some((member) => typeof member === "object" && member !== null);
}
