import { type Doc, isDoc, Opaque, TYPE, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { refuse } from "./errors.js";
import { isNumeric, toDouble } from "./numbers.js";

type Key = [path: string[], direction: 1 | -1];

/** Compiles a sort specification into a comparison of documents. */
export function compileSort(spec: Doc): (a: Doc, b: Doc) => number {
  const keys = sortKeys(spec);
  return (a, b) => {
    for (const [path, direction] of keys) {
      const order = compareValues(sortValue(a, path, direction), sortValue(b, path, direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

/** Top-level fields a sort reads. */
export function sortFields(spec: Doc): string[] {
  return [...spec.keys()].map((path) => path.split(".")[0] as string);
}

function sortKeys(spec: Doc): Key[] {
  if (spec.size > 32) refuse("BadValue", "too many sort keys");
  return [...spec].map(([path, order]) => {
    if (isDoc(order)) refuse("BadValue", `sort by ${[...order.keys()][0]} is not supported`);
    const direction = isNumeric(order) ? toDouble(order) : 0;
    if (direction !== 1 && direction !== -1)
      refuse(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    if (path === "" || path.startsWith("$") || path.split(".").includes(""))
      refuse("BadValue", `cannot sort by '${path}'`);
    return [path.split("."), direction];
  });
}

/** An array sorts by its smallest element ascending, by its largest descending; an empty one before null. */
function sortValue(doc: Doc, path: string[], direction: 1 | -1): Value | undefined {
  let best: Value | undefined | null;
  let any = false;
  const offer = (value: Value | undefined) => {
    const candidate = value ?? null;
    if (!any || compareValues(candidate, best) * direction < 0) best = candidate;
    any = true;
  };
  collect(doc, path, 0, offer);
  return any ? best : null;
}

function collect(
  value: Value | undefined,
  path: string[],
  at: number,
  offer: (value: Value | undefined) => void,
): void {
  if (at === path.length) {
    if (Array.isArray(value) && value.length > 0) for (const item of value) offer(item);
    else offer(Array.isArray(value) ? EMPTY : value);
  } else if (isDoc(value)) collect(value.get(path[at] as string), path, at + 1, offer);
  else if (Array.isArray(value)) {
    const part = path[at] as string;
    const indexed = /^\d+$/.test(part) ? value[Number(part)] : undefined;
    // An array that a position leads to is one value: only one that a name leads to is taken apart.
    if (at + 1 === path.length && Array.isArray(indexed) && indexed.length > 0) offer(indexed);
    else if (indexed !== undefined) collect(indexed, path, at + 1, offer);
    else for (const item of value) if (isDoc(item)) collect(item, path, at, offer);
  } else offer(undefined);
}

const EMPTY = new Opaque(TYPE.undefined, Buffer.alloc(0));
