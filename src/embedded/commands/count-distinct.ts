import { type Doc, docOf, int, isDoc, type Value } from "../bson.js";
import { decode } from "../bson-decode.js";
import { type Collection, KEYS } from "../catalog.js";
import { compareValues } from "../compare.js";
import { encodeValue } from "../index-keys.js";
import { afterPrefix, walkRange } from "../overlay.js";
import { wholeNumberOf } from "../query.js";
import { matching } from "./find.js";
import {
  type Command,
  collectionName,
  needString,
  nonNegative,
  optionalDoc,
  type Request,
} from "./request.js";

/** Every stored document has one entry in the primary key, which is the shortest to read. */
function* everything({ engine, caller }: Request, collection: Collection): Generator<unknown> {
  const prefix = KEYS.index(collection.indexes[0] as { id: number });
  yield* walkRange(engine.viewFor(caller), prefix, afterPrefix(prefix), 4096);
}

const count: Command = {
  fields: ["query", "limit", "skip", "hint", "collation"],
  run(request) {
    const { body, database, engine, caller } = request;
    const name = collectionName(request);
    const limit = Math.abs(wholeNumberOf(body.get("limit"), "limit") ?? 0) || Number.POSITIVE_INFINITY;
    const skip = nonNegative(body.get("skip"), "skip");
    const query = optionalDoc(body.get("query") ?? undefined, "query");
    const collection = engine.collection(caller, database, name);
    const rows =
      query.size === 0 && collection ? everything(request, collection) : matching(request, collection, query);
    let n = 0;
    for (const _ of rows) if (++n === skip + limit) break;
    return docOf({ n: int(Math.max(0, n - skip)), ok: 1 });
  },
};

/** Every value that a path reaches; of an array at its end, the elements. */
function* valuesAt(value: Value | undefined, parts: readonly string[], at = 0): Generator<Value> {
  const part = parts[at];
  if (Array.isArray(value)) {
    if (part === undefined) yield* value;
    else {
      for (const item of value) if (isDoc(item)) yield* valuesAt(item, parts, at);
      if (/^\d+$/.test(part)) yield* valuesAt(value[Number(part)], parts, at + 1);
    }
  } else if (part === undefined) {
    if (value !== undefined) yield value;
  } else if (isDoc(value)) yield* valuesAt(value.get(part), parts, at + 1);
}

function distinctIn(docs: Iterable<Doc>, parts: readonly string[]): Value[] {
  const values = new Map<string, Value>();
  for (const doc of docs) {
    for (const value of valuesAt(doc, parts)) {
      const encoded = encodeValue(value);
      if (!values.has(encoded)) values.set(encoded, value);
    }
  }
  return [...values.values()].sort(compareValues);
}

const distinct: Command = {
  fields: ["key", "query", "hint", "collation"],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const collection = engine.collection(caller, database, collectionName(request));
    const parts = needString(body, "key").split(".");
    const only = new Set([parts[0] as string]);
    const query = optionalDoc(body.get("query") ?? undefined, "query");
    function* docs() {
      for (const { bytes } of matching(request, collection, query)) yield decode(bytes, only);
    }
    return docOf({ values: distinctIn(docs(), parts), ok: 1 });
  },
};

/** `count` and `distinct`. */
export const countDistinctCommands: Record<string, Command> = { count, distinct };
