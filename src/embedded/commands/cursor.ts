import { type Doc, docOf, Int64, RawDocument, typeName, type Value } from "../bson.js";
import { refuse } from "../errors.js";
import { toInteger } from "../numbers.js";
import { type Command, collectionName, nonNegative, type Request, statements } from "./request.js";

const FIRST_BATCH = 101;

/** The reply of `find`, and the cursor that holds the rest. */
export function firstBatch(
  request: Request,
  collection: string,
  documents: Iterator<Buffer>,
  batchSize: Value | undefined,
  single = false,
): Doc {
  const { cursors } = request.engine;
  const { lsid, transaction } = request.caller;
  const size = batchSize === undefined ? FIRST_BATCH : nonNegative(batchSize, "batchSize");
  const ns = `${request.database}.${collection}`;
  const cursor = cursors.create(ns, documents, lsid, transaction !== undefined);
  return batchReply("firstBatch", ns, cursors.batch(cursor, size, single));
}

function batchReply(name: string, ns: string, batch: { documents: Buffer[]; id: bigint }): Doc {
  const documents = batch.documents.map((bytes) => new RawDocument(bytes));
  return docOf({ cursor: docOf({ [name]: documents, id: new Int64(batch.id), ns }), ok: 1 });
}

const getMore: Command = {
  fields: ["collection", "batchSize"],
  transactional: true,
  run({ body, database, engine, caller }) {
    const id = toInteger(body.get("getMore"));
    const name = body.get("collection");
    if (id === undefined || typeof name !== "string")
      refuse("TypeMismatch", "getMore takes a cursor id and a collection");
    const cursor = engine.cursors.get(id, `${database}.${name}`);
    const inside = caller.transaction !== undefined;
    if (cursor.inTransaction !== inside || (inside && cursor.lsid !== caller.lsid))
      refuse(50738, `cursor ${id} was created in another session or transaction`);
    const size = nonNegative(body.get("batchSize"), "batchSize") || Number.POSITIVE_INFINITY;
    return batchReply("nextBatch", cursor.namespace, engine.cursors.batch(cursor, size));
  },
};

const killCursors: Command = {
  fields: ["cursors"],
  transactional: true,
  run(request) {
    const namespace = `${request.database}.${collectionName(request)}`;
    const [killed, unknown]: [Value[], Value[]] = [[], []];
    for (const given of statements(request.body, "cursors")) {
      const id = toInteger(given);
      if (id === undefined)
        refuse("TypeMismatch", `BSON field 'killCursors.cursors' holds a ${typeName(given)}`);
      const list = request.engine.cursors.kill(id, namespace) ? killed : unknown;
      list.push(new Int64(id));
    }
    return docOf({
      cursorsKilled: killed,
      cursorsNotFound: unknown,
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    });
  },
};

/** The commands on open cursors. */
export const cursorCommands: Record<string, Command> = { getMore, killCursors };
