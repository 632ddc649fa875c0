import { fold } from "../names/fold.js";
import { MEMBER_STATES } from "./member-states.js";

/** Words that tell nothing of who a member is: legal forms, as they are added or left out. */
const FORMS = new Set(
  "co corp corporation company inc incorporated ltd limited llc gmbh ag sa spa plc kk pte pty the group".split(
    " ",
  ),
);

/** A member's name without legal forms, punctuation and spaces: what is compared. */
function bareName(name: string): string {
  const words = fold(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !FORMS.has(word));
  return (telling.length > 0 ? telling : words).join("");
}

/** The key under which names that may be near each other are kept together: how they begin. */
export function nearKey(name: string): string {
  return [...bareName(name)].slice(0, 2).join("");
}

/** Whether two different names may well be of one member: they differ by a letter or two, or by a legal form. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [bareName(one), bareName(other)];
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && distance(a, b) <= (shorter >= 9 ? 2 : 1);
}

/** The Member States, by their first English names, that a name which is none of them may well mean. */
export function nearMemberStates(name: string): readonly string[] {
  const near = MEMBER_STATES.filter(({ names }) =>
    Object.values(names)
      .flat()
      .some((known) => isNear(name, known)),
  );
  return near.flatMap(({ names }) => names.en.slice(0, 1));
}

/** Letters to be put in, left out, replaced or swapped with the next, to get from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
