import { type Doc, docOf, Int64, int, type Value } from "../bson.js";
import { type Collection, namespaceOf, uuidValue } from "../catalog.js";
import { scanRecords } from "../collection.js";
import { refuse } from "../errors.js";
import { type Index, indexSpec } from "../index-spec.js";
import type { View } from "../overlay.js";
import { compileFilter } from "../query.js";
import { type Command, checkFields, collectionName, define, optionalBool, optionalDoc } from "./request.js";

const create: Command = {
  fields: ["collation", "capped", "autoIndexId", "indexOptionDefaults"],
  run(request) {
    const { engine, database, body } = request;
    const name = collectionName(request);
    if (optionalBool(body.get("capped"), "capped"))
      refuse("InvalidOptions", "capped collections are not supported by this store");
    if (optionalDoc(body.get("indexOptionDefaults"), "indexOptionDefaults").size > 0)
      refuse("InvalidOptions", "indexOptionDefaults is not supported by this store");
    return define(request, (write) => {
      if (engine.catalog.find(database, name))
        refuse("NamespaceExists", `Collection ${database}.${name} already exists.`);
      engine.catalog.create(write, database, name);
      return docOf({ ok: 1 });
    });
  },
};

const drop: Command = {
  fields: [],
  run(request) {
    const { catalog } = request.engine;
    const name = collectionName(request);
    return define(request, (write) => {
      const collection = catalog.find(request.database, name);
      if (!collection) return docOf({ ok: 1 });
      catalog.drop(write, collection);
      return docOf({ nIndexesWas: int(collection.indexes.length), ns: namespaceOf(collection), ok: 1 });
    });
  },
};

const dropDatabase: Command = {
  fields: [],
  run(request) {
    const { engine, database } = request;
    return define(request, (write) => {
      for (const collection of engine.catalog.in(database)) engine.catalog.drop(write, collection);
      return docOf({ dropped: database, ok: 1 });
    });
  },
};

/** A listing as a cursor. All rows come in the first batch; a batch size only says how many the client would like. */
export function listing(body: Doc, namespace: string, rows: Doc[]): Doc {
  checkFields(optionalDoc(body.get("cursor"), "cursor"), ["batchSize"], "cursor");
  return docOf({ cursor: docOf({ id: new Int64(0n), ns: namespace, firstBatch: rows }), ok: 1 });
}

function describe(collection: Collection): Doc {
  return docOf({
    name: collection.name,
    type: "collection",
    options: new Map(),
    info: docOf({ readOnly: false, uuid: uuidValue(collection.uuid) }),
    idIndex: indexSpec(collection.indexes[0] as Index),
  });
}

function only(row: Doc, names: readonly string[]): Doc {
  return new Map(names.map((name) => [name, row.get(name) as Value]));
}

const listCollections: Command = {
  fields: ["filter", "nameOnly", "cursor", "authorizedCollections"],
  run({ engine, database, body }) {
    const nameOnly = optionalBool(body.get("nameOnly"), "nameOnly");
    const filter = compileFilter(optionalDoc(body.get("filter"), "filter"));
    const rows = engine.catalog
      .in(database)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(describe)
      .filter((row) => filter.matches(row))
      .map((row) => (nameOnly ? only(row, ["name", "type"]) : row));
    return listing(body, `${database}.$cmd.listCollections`, rows);
  },
};

const listDatabases: Command = {
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  admin: true,
  run({ engine, body }) {
    const nameOnly = optionalBool(body.get("nameOnly"), "nameOnly");
    const filter = compileFilter(optionalDoc(body.get("filter"), "filter"));
    const sizes = new Map<Doc, number>();
    for (const name of engine.catalog.databases()) {
      const size = nameOnly ? 0 : bytesOf(engine.storage.disk, engine.catalog.in(name));
      const row = docOf({ name, sizeOnDisk: new Int64(BigInt(size)), empty: false });
      if (filter.matches(row)) sizes.set(row, size);
    }
    const rows = [...sizes.keys()];
    if (nameOnly) return docOf({ databases: rows.map((row) => only(row, ["name"])), ok: 1 });
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    return docOf({ databases: rows, totalSize: new Int64(BigInt(total)), ok: 1 });
  },
};

function bytesOf(view: View, collections: readonly Collection[]): number {
  let size = 0;
  for (const collection of collections)
    for (const { bytes } of scanRecords(view, collection)) size += bytes.length;
  return size;
}

/** The commands on databases and collections as such. */
export const collectionCommands: Record<string, Command> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
};
