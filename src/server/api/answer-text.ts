import { setImmediate as nextRound } from "node:timers/promises";
import { joinedInTurns } from "../../programme/shared-work.js";

/** About so many characters are written out at once. */
const AT_ONCE = 20_000;
/** What holds fewer values is written out at once. */
const MANY = 2000;

/** Data as JSON, as `JSON.stringify` writes it: what is long bit by bit; `rest` resolves when it may go on. */
export async function answerText(
  answer: object,
  rest: () => Promise<unknown> = () => nextRound(),
): Promise<string> {
  if (without(answer, MANY) > 0) return JSON.stringify(answer);
  return joinedInTurns(piecesOf(answer), AT_ONCE, rest);
}

/** What is left of so many when the values in this one are taken away; 0 or less: it has as many. */
function without(value: unknown, many: number): number {
  if (typeof value !== "object" || value === null) return many - 1;
  let left = many;
  for (const member of Object.values(value)) {
    if (left <= 0) return left;
    left = without(member, left);
  }
  return left;
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
