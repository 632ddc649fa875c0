import { fold } from "./fold.js";

/**
 * The key by which names and titles are put in order as people count: `Y.9` stands before `Y.10`. Keys are compared as
 * plain strings. A run of digits is written after how many there are, so that longer numbers come later.
 */
export function orderKey(text: string): string {
  return fold(text).replace(/\d+/gu, (digits) => {
    const number = digits.replace(/^0+(?=\d)/u, "");
    return String.fromCodePoint(ZERO + number.length) + number;
  });
}

const ZERO = 0x30;

/** Compares two texts as people count. */
export function compareNaturally(a: string, b: string): number {
  return compareKeys(orderKey(a), orderKey(b));
}

/** Compares two keys as plain strings. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
