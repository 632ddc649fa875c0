import { type Doc, isDoc, type Value } from "./bson.js";
import { compareStrings } from "./compare.js";
import { refuse } from "./errors.js";
import { show } from "./show.js";
import type { Change } from "./update-operators.js";

/** Names that begin with a dollar and are fields all the same: those of a DBRef. */
const REFERENCE = ["$id", "$ref", "$db"];
const MAX_PADDING = 1_500_000;

/** Checks and splits the path of an update. */
export function checkPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes(""))
    refuse("EmptyFieldName", `The update path '${path}' contains an empty field name, which is not allowed.`);
  for (const [i, part] of parts.entries()) {
    if (!part.startsWith("$") || REFERENCE.includes(part)) continue;
    if (i > 0 && /^\$(\[\w*\])?$/.test(part))
      refuse("BadValue", `'${part}' in the path '${path}' is not supported by this store`);
    refuse("DollarPrefixedFieldName", `'${part}' is not allowed in the path '${path}'`);
  }
  return parts;
}

/** Paths in the order MongoDB applies them, which decides where new fields go: by part, digits as numbers. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return compareStrings(x, y);
  }
  return a.length - b.length;
}

/** A change, and whether it makes a path that is not there. */
export interface Applied {
  readonly creates: boolean;
  readonly change: Change;
}

/** Applies a change at a path, in place. */
export function applyAt(root: Doc, path: readonly string[], applied: Applied): void {
  applyInside(root, path, 0, applied, root);
}

function applyInside(
  container: Doc | Value[],
  path: readonly string[],
  at: number,
  applied: Applied,
  root: Doc,
): void {
  const part = path[at] as string;
  const list = Array.isArray(container);
  if (list && !/^(0|[1-9]\d*)$/.test(part)) {
    if (!applied.creates) return;
    refuse("PathNotViable", `Cannot create field '${part}' in element {${path[at - 1]}: ${show(container)}}`);
  }
  const old = list ? container[Number(part)] : container.get(part);
  if (at + 1 === path.length) {
    put(container, part, applied.change(old, root));
    return;
  }
  if (isDoc(old) || Array.isArray(old)) {
    applyInside(old, path, at + 1, applied, root);
    return;
  }
  if (!applied.creates) return;
  if (old !== undefined)
    refuse("PathNotViable", `Cannot create field '${path[at + 1]}' in element {${part}: ${show(old)}}`);
  const child: Doc = new Map();
  applyInside(child, path, at + 1, applied, root);
  if (child.size > 0) put(container, part, child);
}

function put(container: Doc | Value[], part: string, value: Value | undefined): void {
  if (!Array.isArray(container)) {
    if (value === undefined) container.delete(part);
    else container.set(part, value);
    return;
  }
  const index = Number(part);
  // MongoDB keeps the positions of an array: removing an element leaves null in its place.
  if (value === undefined && index >= container.length) return;
  if (index - container.length > MAX_PADDING)
    refuse("BadValue", `cannot write past the end of an array by more than ${MAX_PADDING} elements`);
  while (container.length < index) container.push(null);
  container[index] = value ?? null;
}
