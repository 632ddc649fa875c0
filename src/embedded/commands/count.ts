import { type Doc, docOf, int, isDoc, type Value } from "../bson.js";
import { encode } from "../bson-encode.js";
import { type Collection, KEYS } from "../catalog.js";
import { equal } from "../compare.js";
import { refuse } from "../errors.js";
import { afterPrefix, walkRange } from "../overlay.js";
import { wholeNumberOf } from "../query.js";
import { firstBatch } from "./cursor.js";
import { matching } from "./find.js";
import {
  type Command,
  checkFields,
  collectionName,
  nonNegative,
  optionalDoc,
  type Request,
  statements,
} from "./request.js";

interface Counting {
  readonly filter: Doc;
  readonly skip: number;
  readonly limit: number;
}

/** Every stored document has one entry in the primary key, which is the shortest to read. */
function* everything({ engine, caller }: Request, collection: Collection): Generator<unknown> {
  const prefix = KEYS.index(collection.indexes[0] as { id: number });
  yield* walkRange(engine.viewFor(caller), prefix, afterPrefix(prefix), 4096);
}

function counted(request: Request, name: string, { filter, skip, limit }: Counting): number {
  const collection = request.engine.collection(request.caller, request.database, name);
  const all = filter.size === 0 && collection;
  let n = 0;
  for (const _ of all ? everything(request, all) : matching(request, collection, filter))
    if (++n === skip + limit) break;
  return Math.max(0, n - skip);
}

const count: Command = {
  fields: ["query", "limit", "skip", "hint", "collation"],
  run(request) {
    const { body } = request;
    const name = collectionName(request);
    const limit = Math.abs(wholeNumberOf(body.get("limit"), "limit") ?? 0) || Number.POSITIVE_INFINITY;
    const skip = nonNegative(body.get("skip"), "skip");
    const filter = optionalDoc(body.get("query") ?? undefined, "query");
    return docOf({ n: int(counted(request, name, { filter, skip, limit })), ok: 1 });
  },
};

const COUNT_STAGE = docOf({ $group: docOf({ _id: int(1), n: docOf({ $sum: int(1) }) }) });

/** Reads the pipeline that drivers and mongosh send for `countDocuments`; any other is refused by the first stage too many. */
function countingIn(pipeline: readonly Value[]): Counting {
  const stages = [...pipeline];
  const take = (name: string): Value | undefined => {
    const [stage] = stages;
    const operand = isDoc(stage) && stage.size === 1 ? stage.get(name) : undefined;
    if (operand !== undefined) stages.shift();
    return operand;
  };
  const [filter, skip, limit] = ["$match", "$skip", "$limit"].map(take);
  if (isDoc(filter) && stages.length === 1 && equal(stages[0], COUNT_STAGE)) {
    const most = limit === undefined ? Number.POSITIVE_INFINITY : nonNegative(limit, "$limit");
    if (most === 0) refuse(15958, "the limit must be positive");
    return { filter, skip: nonNegative(skip, "$skip"), limit: most };
  }
  const odd = stages[0] ?? pipeline.at(-1);
  const [name] = isDoc(odd) ? odd.keys() : [];
  if (name === "$changeStream") refuse(40573, "The $changeStream stage is not supported by this store");
  refuse(
    40324,
    `Unrecognized pipeline stage name: '${name}'. This store runs no pipeline but countDocuments's`,
  );
}

const aggregate: Command = {
  fields: ["pipeline", "cursor", "hint", "collation"],
  transactional: true,
  run(request) {
    const counting = countingIn(statements(request.body, "pipeline"));
    const name = collectionName(request);
    const cursor = request.body.get("cursor");
    if (!isDoc(cursor)) refuse("FailedToParse", "The 'cursor' option is required");
    checkFields(cursor, ["batchSize"], "cursor");
    const n = counted(request, name, counting);
    // Nothing is no group, and so no document.
    const documents = n === 0 ? [] : [encode(docOf({ _id: int(1), n: int(n) }))];
    return firstBatch(request, name, documents.values(), cursor.get("batchSize"));
  },
};

/** `count`, and `aggregate` as far as it counts. */
export const countCommands: Record<string, Command> = { count, aggregate };
