import { type Doc, isDoc, type Value } from "./bson.js";
import { compareStrings } from "./compare.js";
import { refuse } from "./errors.js";
import { compileFilter, matchedElement } from "./query.js";
import { show } from "./show.js";
import type { Change } from "./update-operators.js";

/** Names that begin with a dollar and are fields all the same: those of a DBRef. */
const REFERENCE = ["$id", "$ref", "$db"];
const MAX_PADDING = 1_500_000;

/** Tests of array elements, by the identifier that stands for them in `$[identifier]`. */
export type ArrayFilters = ReadonlyMap<string, (item: Value) => boolean>;

/** Checks and splits the path of an update. */
export function checkPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes(""))
    refuse("EmptyFieldName", `The update path '${path}' contains an empty field name, which is not allowed.`);
  for (const [i, part] of parts.entries()) {
    if (!part.startsWith("$") || REFERENCE.includes(part)) continue;
    if (i === 0 || !/^\$(\[\w*\])?$/.test(part))
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

/** Compiles array filters by their identifier; one that no path uses is refused. */
export function compileArrayFilters(filters: Value | undefined, paths: readonly string[][]): ArrayFilters {
  const compiled = new Map<string, (item: Value) => boolean>();
  for (const filter of Array.isArray(filters) ? filters : []) {
    const names = isDoc(filter) ? [...new Set(identifiers(filter))] : [];
    const [name] = names;
    if (!isDoc(filter) || name === undefined || names.length > 1)
      refuse("FailedToParse", `an array filter needs one top-level field name, found: ${names.join(", ")}`);
    if (compiled.has(name))
      refuse("FailedToParse", `Found multiple array filters with the same top-level field name ${name}`);
    const test = compileFilter(filter);
    // A document under the identifier's name holds the element; an array element must not be looked into as `a.b` would.
    compiled.set(name, (item) => test.matches(new Map([[name, item]])));
  }
  const used = new Set(paths.flat());
  for (const name of compiled.keys()) {
    if (!used.has(`$[${name}]`))
      refuse("FailedToParse", `The array filter for identifier '${name}' was not used in the update`);
  }
  return compiled;
}

function identifiers(filter: Doc): string[] {
  return [...filter].flatMap(([key, value]) => {
    if (!key.startsWith("$") || !Array.isArray(value)) return [key.split(".")[0] as string];
    return value.flatMap((part) => (isDoc(part) ? identifiers(part) : []));
  });
}

/** Replaces `$`, `$[]` and `$[name]` in a path by the array positions they stand for in this document. */
export function concretePaths(doc: Doc, path: string[], filter: Doc, filters: ArrayFilters): string[][] {
  const at = path.findIndex((part) => part.startsWith("$") && !REFERENCE.includes(part));
  if (at < 0) return [path];
  const [before, after] = [path.slice(0, at), path.slice(at + 1)];
  return positions(doc, path, at, filter, filters).flatMap((index) =>
    concretePaths(doc, [...before, String(index), ...after], filter, filters),
  );
}

function positions(doc: Doc, path: string[], at: number, filter: Doc, filters: ArrayFilters): number[] {
  const [before, part] = [path.slice(0, at), path[at] as string];
  if (part === "$") {
    const index = matchedElement(filter, doc, before);
    return [
      index ?? refuse("BadValue", "The positional operator did not find the match needed from the query."),
    ];
  }
  let value: Value | undefined = doc;
  for (const step of before) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isDoc(value) ? value.get(step) : undefined;
  }
  if (value === undefined)
    refuse("BadValue", `The path '${before.join(".")}' must exist in the document to apply array updates.`);
  if (!Array.isArray(value))
    refuse("BadValue", `Cannot apply array updates to non-array element ${before.at(-1)}: ${show(value)}`);
  const name = part.slice(2, -1);
  const test = name === "" ? () => true : filters.get(name);
  if (!test) refuse("BadValue", `No array filter found for identifier '${name}' in path '${path.join(".")}'`);
  return [...value.entries()].filter(([, item]) => test(item)).map(([index]) => index);
}

/** A change, and whether it makes a path that is not there. */
export interface Applied {
  readonly creates: boolean;
  readonly change: Change;
}

/** Applies a change at a path without `$`, in place. */
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
