import { BSON, type Db, type Document, MongoServerError } from "mongodb";

/** Keeps every BSON type as it came over the wire, so that 1, 1.0 and NumberLong(1) are three answers. */
const asSent = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

/** MongoDB's codes for "this server does not do that": the answer then says nothing about right or wrong. */
const NOT_SUPPORTED = new Set([115, 238]);

export interface Answer {
  /** What the client learns, as text; equal texts are equal answers. */
  readonly text: string;
  readonly unsupported: boolean;
}

export async function ask(db: Db, command: Document): Promise<Answer> {
  try {
    const reply = await db.command(command, asSent);
    const essence = essenceOf(Object.keys(command)[0] ?? "", reply);
    const codes = ((reply.writeErrors as Document[] | undefined) ?? []).map(({ code }) => Number(code));
    return { text: render(essence), unsupported: codes.some((code) => NOT_SUPPORTED.has(code)) };
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    const code = Number(error.code);
    return { text: `error ${code}`, unsupported: NOT_SUPPORTED.has(code) };
  }
}

const readers = new Set(["find", "aggregate", "count", "listIndexes"]);

export function changesData(command: Document): boolean {
  return !readers.has(Object.keys(command)[0] ?? "");
}

export function isUpdateOfMany(command: Document): boolean {
  return ((command.updates as Document[] | undefined) ?? []).some(({ multi }) => multi === true);
}

export function render(value: unknown): string {
  return BSON.EJSON.stringify(value as Document, { relaxed: false });
}

function essenceOf(name: string, reply: Document): unknown {
  const number = (field: string) => (reply[field] === undefined ? undefined : Number(reply[field]));
  const writeErrors = ((reply.writeErrors as Document[] | undefined) ?? []).map((error) => ({
    index: Number(error.index),
    code: Number(error.code),
    keyPattern: error.keyPattern as unknown,
    keyValue: error.keyValue as unknown,
  }));
  const cursor = reply.cursor as { firstBatch: Document[] } | undefined;
  switch (name) {
    case "insert":
    case "delete":
      return { n: number("n"), writeErrors };
    case "update": {
      const upserted = ((reply.upserted as Document[] | undefined) ?? []).map(({ _id }) => _id as unknown);
      return { n: number("n"), nModified: number("nModified"), upserted, writeErrors };
    }
    case "findAndModify": {
      const last = reply.lastErrorObject as Document | undefined;
      return { value: reply.value, n: Number(last?.n), upserted: last?.upserted as unknown };
    }
    case "count":
      return number("n");
    case "createIndexes":
      return { before: number("numIndexesBefore"), after: number("numIndexesAfter") };
    case "dropIndexes":
      return number("nIndexesWas");
    case "listIndexes":
      return cursor?.firstBatch
        .map(({ name: index, key, unique, sparse }) => render({ index, key, unique, sparse }))
        .sort();
    default:
      return cursor?.firstBatch;
  }
}
