import { type Doc, isDoc, Opaque, TYPE, type Value } from "./bson.js";
import { type Collection, indexesIn, KEYS } from "./catalog.js";
import { readRecord, type Stored, scanRecords } from "./collection.js";
import { refuse } from "./errors.js";
import { encodeValue, fitKey, fitPrefix, rangeBounds } from "./index-keys.js";
import { type Index } from "./index-spec.js";
import { afterPrefix, type View, walkRange } from "./overlay.js";
import { compileFilter, conjuncts, isOperatorDoc } from "./query.js";

/** How candidates for a filter are found. What a plan finds too much, the filter takes out. */
export type Plan =
  | { kind: "scan" }
  | { kind: "index"; index: Index; ranges: { from: string; to: string }[]; exact: string[] };

const MOST_RANGES = 4096;
const RANGE = ["$gt", "$gte", "$lt", "$lte"] as const;
const NO_BOUNDS: readonly number[] = [TYPE.minKey, TYPE.maxKey];
const NOT_INDEXABLE: readonly number[] = [TYPE.undefined, TYPE.regex];

/** An index by which a filter's equalities can be looked up, and the beginnings of the keys they lead to. */
interface Candidate {
  readonly index: Index;
  readonly used: readonly string[];
  readonly prefixes: readonly string[];
}

/** Chooses between the primary key, an index and a scan. */
export function plan(collection: Collection, filter: Doc): Plan {
  const conditions = conjuncts(filter);
  const equalities = equalitiesIn(conditions);
  let best: Candidate | undefined;
  for (const index of collection.indexes) {
    const candidate = equalityPrefix(index, equalities);
    if (!candidate || !covers(index, equalities)) continue;
    if (!best || isBetter(candidate, best)) best = candidate;
  }
  return best ? lookupPlan(best) : (rangePlan(collection, conditions) ?? { kind: "scan" });
}

/** Whether what equals a value is found in an index at one place: null, arrays and patterns are met by other things too. */
function isIndexable(value: Value): boolean {
  if (value === null || Array.isArray(value)) return false;
  return !(value instanceof Opaque && NOT_INDEXABLE.includes(value.type));
}

/** Values that a filter wants paths to be equal to, if they can be looked up; of several lists the shortest. */
function equalitiesIn(conditions: [string, Value][]): Map<string, Value[]> {
  const equalities = new Map<string, Value[]>();
  for (const [path, operand] of conditions) {
    const values = wantedValues(operand);
    const known = equalities.get(path);
    if (values?.every(isIndexable) && (!known || values.length < known.length)) equalities.set(path, values);
  }
  return equalities;
}

function wantedValues(operand: Value): Value[] | undefined {
  if (!isOperatorDoc(operand)) return [operand];
  const single = operand.get("$eq");
  if (single !== undefined) return [single];
  const list = operand.get("$in");
  return Array.isArray(list) ? list : undefined;
}

function equalityPrefix(index: Index, equalities: ReadonlyMap<string, Value[]>): Candidate | undefined {
  let prefixes = [""];
  const used: string[] = [];
  const roots = new Set<string>();
  for (const path of index.paths) {
    const name = path.join(".");
    const values = equalities.get(name);
    // Two paths into one array may be met by two of its elements, which no single index entry holds.
    if (!values || roots.has(path[0] as string) || prefixes.length * values.length > MOST_RANGES) break;
    const encoded = [...new Set(values.map(encodeValue))];
    prefixes = prefixes.flatMap((prefix) => encoded.map((value) => prefix + value));
    used.push(name);
    roots.add(path[0] as string);
  }
  return used.length > 0 ? { index, used, prefixes } : undefined;
}

/** Whether every document the filter can match is in a partial index. (A sparse one has all that have what is looked up.) */
function covers(index: Index, equalities: ReadonlyMap<string, Value[]>): boolean {
  if (!index.partial) return true;
  return conjuncts(index.partial.source).every(([path, operand]) => {
    const filter = compileFilter(new Map([["a", operand]]));
    return equalities.get(path)?.every((value) => filter.matches(new Map([["a", value]]))) ?? false;
  });
}

/** More fields of the index used, unless that means many more places to look at; then rather a unique one. */
function isBetter(one: Candidate, other: Candidate): boolean {
  const [width, places] = [one.used.length, one.prefixes.length];
  const [otherWidth, otherPlaces] = [other.used.length, other.prefixes.length];
  if (places * 4 < otherPlaces) return true;
  if (width > otherWidth) return places <= otherPlaces * 4;
  return width === otherWidth && one.index.unique && !other.index.unique;
}

function lookupPlan({ index, used, prefixes }: Candidate): Plan {
  const base = KEYS.index(index);
  const complete = used.length === index.paths.length;
  const keys = prefixes.map((prefix) => base + (complete ? fitKey(prefix) : fitPrefix(prefix)));
  if (complete && index.unique) return { kind: "index", index, ranges: [], exact: keys };
  return { kind: "index", index, exact: [], ranges: keys.map((from) => ({ from, to: afterPrefix(from) })) };
}

function rangePlan(collection: Collection, conditions: [string, Value][]): Plan | undefined {
  for (const [path, operand] of conditions) {
    if (!isOperatorDoc(operand)) continue;
    const index = collection.indexes.find(({ paths, partial }) => paths[0]?.join(".") === path && !partial);
    const operator = RANGE.find((name) => isBound(operand.get(name)));
    if (!index || !operator) continue;
    const base = KEYS.index(index);
    const { from, to } = rangeBounds(operator, operand.get(operator) as Value);
    return { kind: "index", index, exact: [], ranges: [{ from: base + from, to: base + to }] };
  }
  return undefined;
}

/** Whether what is greater or less than a value is one stretch of an index. */
function isBound(value: Value | undefined): boolean {
  if (value === undefined || typeof value === "boolean" || isDoc(value) || !isIndexable(value)) return false;
  return !Number.isNaN(value) && !(value instanceof Opaque && NO_BOUNDS.includes(value.type));
}

/** Runs a plan. The filter has still to be asked about what comes out. */
export function* candidates(view: View, collection: Collection, chosen: Plan): Generator<Stored> {
  if (chosen.kind === "scan") {
    yield* scanRecords(view, collection);
    return;
  }
  // An array puts a document into an index several times.
  const seen = new Set<string>();
  for (const record of records(view, collection, chosen)) {
    if (collection.state.dropped) return;
    if (seen.has(record)) continue;
    seen.add(record);
    const bytes = readRecord(view, collection, record);
    if (bytes) yield { record, bytes };
  }
}

/** An index that is dropped under way has no more entries to give, which must not look like the end. */
function checkIndex(view: View, collection: Collection, { id, name }: Index): void {
  if (!collection.state.droppedIndexes.has(id) || indexesIn(view, collection)?.has(id)) return;
  refuse("QueryPlanKilled", `query plan killed :: index '${name}' dropped`);
}

function* records(
  view: View,
  collection: Collection,
  chosen: Extract<Plan, { kind: "index" }>,
): Generator<string> {
  for (const key of chosen.exact) {
    const record = view.get(key);
    if (!record) checkIndex(view, collection, chosen.index);
    if (record) yield record.toString("latin1");
  }
  for (const { from, to } of chosen.ranges) {
    for (const [key, value] of walkRange(view, from, to)) {
      yield chosen.index.unique ? value.toString("latin1") : key.slice(-8);
    }
    checkIndex(view, collection, chosen.index);
  }
}
