import { type Doc, docOf, isDoc, type Value } from "./bson.js";
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

/** Values a filter wants a field to be equal to, if they can be looked up in an index. */
function wantedValues(operand: Value): Value[] | undefined {
  const indexable = (value: Value) => value !== null && !Array.isArray(value) && !isUndefinedOrRegex(value);
  if (!isOperatorDoc(operand)) return indexable(operand) ? [operand] : undefined;
  const single = operand.get("$eq");
  if (single !== undefined) return indexable(single) ? [single] : undefined;
  const list = operand.get("$in");
  return Array.isArray(list) && list.every(indexable) ? list : undefined;
}

function isUndefinedOrRegex(value: Value): boolean {
  return (
    typeof value === "object" && value !== null && "type" in value && (value.type === 6 || value.type === 11)
  );
}

/** Whether every document the filter can match is in a sparse or partial index. */
function covers(index: Index, equalities: Map<string, Value[]>, required: string[]): boolean {
  if (index.sparse && !index.paths.some((path) => required.includes(path.join(".")))) return false;
  if (!index.partial) return true;
  return conjuncts(index.partial.source).every(([path, operand]) => {
    const values = equalities.get(path);
    if (!values) return false;
    const filter = compileFilter(new Map([["a", operand]]));
    return values.every((value) => filter.matches(new Map([["a", value]])));
  });
}

/** Chooses between the primary key, an index and a scan. */
export function plan(collection: Collection, filter: Doc): Plan {
  const equalities = new Map<string, Value[]>();
  const conditions = conjuncts(filter);
  for (const [path, operand] of conditions) {
    const values = wantedValues(operand);
    const known = equalities.get(path);
    if (values && (!known || values.length < known.length)) equalities.set(path, values);
  }
  let best: { index: Index; width: number; prefixes: string[] } | undefined;
  for (const index of collection.indexes) {
    const candidate = equalityPrefix(index, equalities);
    if (!candidate || !covers(index, equalities, candidate.used)) continue;
    const { prefixes } = candidate;
    const width = candidate.used.length;
    const better =
      !best ||
      prefixes.length * 4 < best.prefixes.length ||
      (width > best.width && prefixes.length <= best.prefixes.length * 4) ||
      (width === best.width && index.unique && !best.index.unique);
    if (better) best = { index, width, prefixes };
  }
  if (best) {
    const base = KEYS.index(best.index);
    const complete = best.width === best.index.paths.length;
    if (complete && best.index.unique) {
      return {
        kind: "index",
        index: best.index,
        ranges: [],
        exact: best.prefixes.map((prefix) => base + fitKey(prefix)),
      };
    }
    const starts = best.prefixes.map((prefix) => base + (complete ? fitKey(prefix) : fitPrefix(prefix)));
    return {
      kind: "index",
      index: best.index,
      exact: [],
      ranges: starts.map((from) => ({ from, to: afterPrefix(from) })),
    };
  }
  return rangePlan(collection, conditions) ?? { kind: "scan" };
}

function equalityPrefix(
  index: Index,
  equalities: Map<string, Value[]>,
): { used: string[]; prefixes: string[] } | undefined {
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
  return used.length > 0 ? { used, prefixes } : undefined;
}

const RANGE = ["$gt", "$gte", "$lt", "$lte"] as const;

function rangePlan(collection: Collection, conditions: [string, Value][]): Plan | undefined {
  for (const [path, operand] of conditions) {
    if (!isOperatorDoc(operand)) continue;
    const index = collection.indexes.find((each) => each.paths[0]?.join(".") === path && !each.partial);
    if (!index) continue;
    for (const operator of RANGE) {
      const bound = operand.get(operator);
      if (bound === undefined || !["number", "string", "object"].includes(typeof bound)) continue;
      if (
        bound === null ||
        Array.isArray(bound) ||
        isDoc(bound) ||
        ("type" in Object(bound) && [127, 255, 6, 11].includes((bound as { type: number }).type))
      )
        continue;
      if (typeof bound === "number" && Number.isNaN(bound)) continue;
      const base = KEYS.index(index);
      const { from, to } = rangeBounds(operator, bound);
      return { kind: "index", index, exact: [], ranges: [{ from: base + from, to: base + to }] };
    }
  }
  return undefined;
}

/** Counts what a plan looked at, for `explain`. */
export interface Examined {
  keys: number;
  documents: number;
}

/** Runs a plan. The filter has still to be asked about what comes out. */
export function* candidates(
  view: View,
  collection: Collection,
  chosen: Plan,
  examined?: Examined,
): Generator<Stored> {
  if (chosen.kind === "scan") {
    for (const stored of scanRecords(view, collection)) {
      if (examined) examined.documents++;
      yield stored;
    }
    return;
  }
  // An array puts a document into an index several times.
  const seen = new Set<string>();
  for (const record of records(view, collection, chosen)) {
    if (examined) examined.keys++;
    if (collection.state.dropped) return;
    if (seen.has(record)) continue;
    seen.add(record);
    const bytes = readRecord(view, collection, record);
    if (!bytes) continue;
    if (examined) examined.documents++;
    yield { record, bytes };
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

/** A plan in the words of `explain`. */
export function describePlan(chosen: Plan, filter: Doc): Doc {
  if (chosen.kind === "scan") return docOf({ stage: "COLLSCAN", filter, direction: "forward" });
  if (chosen.index.name === "_id_" && chosen.exact.length === 1)
    return docOf({ stage: "IDHACK", indexName: "_id_" });
  return docOf({
    stage: "FETCH",
    filter,
    inputStage: docOf({
      stage: "IXSCAN",
      keyPattern: chosen.index.key,
      indexName: chosen.index.name,
      isUnique: chosen.index.unique,
      isSparse: chosen.index.sparse,
      isPartial: chosen.index.partial !== undefined,
      direction: "forward",
    }),
  });
}
