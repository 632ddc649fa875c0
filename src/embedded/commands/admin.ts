import { type Doc, docOf, Int64, int, isDoc, typeName, type Value } from "../bson.js";
import {
  type Collection,
  checkDatabaseName,
  type Index,
  indexSpec,
  KEYS,
  makeIndex,
  namespaceOf,
  sameKey,
  sameOptions,
  uuidValue,
} from "../catalog.js";
import { fillIndex } from "../collection.js";
import { refuse } from "../errors.js";
import { compileFilter } from "../query.js";
import { afterPrefix, walkRange } from "../storage.js";
import {
  type Command,
  checkCollation,
  checkFields,
  collectionName,
  optionalBool,
  optionalDoc,
  type Request,
  statements,
} from "./request.js";

const defines = { defines: true };

const create: Command = {
  fields: ["collation", "capped", "autoIndexId", "indexOptionDefaults"],
  run(request) {
    const name = collectionName(request);
    checkCollation(request.body.get("collation"));
    if (optionalBool(request.body.get("capped"), "capped"))
      refuse("InvalidOptions", "capped collections are not supported by this store");
    if (optionalDoc(request.body.get("indexOptionDefaults"), "indexOptionDefaults").size > 0)
      refuse("InvalidOptions", "indexOptionDefaults is not supported by this store");
    return request.engine.write(
      request.caller,
      "create",
      (write) => {
        if (request.engine.catalog.find(request.database, name)) {
          refuse("NamespaceExists", `Collection ${request.database}.${name} already exists.`);
        }
        request.engine.catalog.create(write, request.database, name);
        return docOf({ ok: 1 });
      },
      defines,
    );
  },
};

const drop: Command = {
  fields: [],
  run(request) {
    const name = collectionName(request);
    return request.engine.write(
      request.caller,
      "drop",
      (write) => {
        const collection = request.engine.catalog.find(request.database, name);
        if (!collection) return docOf({ ok: 1 });
        request.engine.catalog.drop(write, collection);
        return docOf({ nIndexesWas: int(collection.indexes.length), ns: namespaceOf(collection), ok: 1 });
      },
      defines,
    );
  },
};

const dropDatabase: Command = {
  fields: [],
  run({ engine, caller, database }) {
    return engine.write(
      caller,
      "dropDatabase",
      (write) => {
        for (const collection of engine.catalog.in(database)) engine.catalog.drop(write, collection);
        return docOf({ dropped: database, ok: 1 });
      },
      defines,
    );
  },
};

function clash(existing: readonly Index[], wanted: Index): boolean {
  for (const index of existing) {
    const [key, options] = [sameKey(index.key, wanted.key), sameOptions(index, wanted)];
    if (index.name === wanted.name) {
      if (key && options) return true;
      if (!key) {
        refuse(
          "IndexKeySpecsConflict",
          `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${wanted.name}`,
        );
      }
      refuse(
        "IndexKeySpecsConflict",
        `An existing index has the same name as the requested index but different options. Requested index: ${wanted.name}`,
      );
    }
    if (key && options)
      refuse("IndexOptionsConflict", `Index already exists with a different name: ${index.name}`);
    if (key && (index.partial === undefined) === (wanted.partial === undefined)) {
      refuse(
        "IndexOptionsConflict",
        `An equivalent index already exists with different options. Requested index: ${wanted.name}, existing index: ${index.name}`,
      );
    }
  }
  return false;
}

const MOST_INDEXES = 64;

const createIndexes: Command = {
  fields: ["indexes", "commitQuorum"],
  run(request) {
    const { engine, database, body } = request;
    const name = collectionName(request);
    const specs = statements(body, "indexes", true);
    if (specs.length === 0) refuse("BadValue", "Must specify at least one index to create");
    return engine.write(
      request.caller,
      "createIndexes",
      (write) => {
        const existing = engine.catalog.find(database, name);
        const collection = existing ?? engine.catalog.create(write, database, name);
        const indexes = [...collection.indexes];
        for (const spec of specs) {
          if (!isDoc(spec))
            refuse(
              "TypeMismatch",
              `The elements of the 'indexes' array must be objects, but got ${typeName(spec)}`,
            );
          if (spec.get("name") === undefined)
            refuse("FailedToParse", "The 'name' field is a required property of an index specification");
          const wanted = makeIndex(0, spec);
          if (isIdKey(wanted.key) ? checkIdIndex(spec) : clash(indexes, wanted)) continue;
          const index = { ...wanted, id: engine.catalog.takeId(write) };
          if (indexes.length >= MOST_INDEXES)
            refuse("CannotCreateIndex", `add index fails, too many indexes for ${database}.${name}`);
          fillIndex(write, collection, index);
          indexes.push(index);
        }
        const [before, after] = [existing ? collection.indexes.length : 1, indexes.length];
        if (after > collection.indexes.length) engine.catalog.replace(write, { ...collection, indexes });
        const reply = docOf({
          numIndexesBefore: int(before),
          numIndexesAfter: int(after),
          createdCollectionAutomatically: !existing,
          note: after === before ? "all indexes already exist" : undefined,
          ok: 1,
        });
        return reply;
      },
      defines,
    );
  },
};

const isIdKey = (key: Doc): boolean => key.size === 1 && key.has("_id");

function checkIdIndex(spec: Doc): true {
  for (const field of ["sparse", "partialFilterExpression", "unique"]) {
    if (spec.has(field) && spec.get(field) !== false) {
      refuse(197, `The field '${field}' is not valid for an _id index specification.`);
    }
  }
  return true;
}

function needCollection({ engine, database }: Request, name: string): Collection {
  const collection = engine.catalog.find(database, name);
  if (!collection) refuse("NamespaceNotFound", `ns does not exist: ${database}.${name}`);
  return collection;
}

const dropIndexes: Command = {
  fields: ["index"],
  run(request) {
    const name = collectionName(request);
    const wanted = request.body.get("index");
    return request.engine.write(
      request.caller,
      "dropIndexes",
      (write) => {
        const collection = needCollection(request, name);
        const gone = indexesNamed(collection, wanted);
        request.engine.catalog.dropIndexes(write, collection, gone);
        return docOf({ nIndexesWas: int(collection.indexes.length), ok: 1 });
      },
      defines,
    );
  },
};

function indexesNamed(collection: Collection, wanted: Value | undefined): Index[] {
  if (wanted === "*") return collection.indexes.filter(({ name }) => name !== "_id_");
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    const index = collection.indexes.find((each) =>
      isDoc(name) ? sameKey(each.key, name) : each.name === name,
    );
    if (!index) {
      refuse(
        "IndexNotFound",
        isDoc(name)
          ? `can't find index with key: ${[...name.keys()]}`
          : `index not found with name [${name}]`,
      );
    }
    if (index.name === "_id_") refuse("InvalidOptions", "cannot drop _id index");
    return index;
  });
}

function cursorReply(namespace: string, rows: Doc[]): Doc {
  return docOf({ cursor: docOf({ id: new Int64(0n), ns: namespace, firstBatch: rows }), ok: 1 });
}

/** All rows come in the first batch; a batch size only says how many the client would like. */
function checkCursorOption(body: Doc): void {
  checkFields(optionalDoc(body.get("cursor"), "cursor"), ["batchSize"], "cursor");
}

const listIndexes: Command = {
  fields: ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run(request) {
    const name = collectionName(request);
    checkCursorOption(request.body);
    const collection = needCollection(request, name);
    return cursorReply(namespaceOf(collection), collection.indexes.map(indexSpec));
  },
};

const listCollections: Command = {
  fields: ["filter", "nameOnly", "cursor", "authorizedCollections"],
  run({ engine, database, body }) {
    checkCursorOption(body);
    const nameOnly = optionalBool(body.get("nameOnly"), "nameOnly");
    const filter = compileFilter(optionalDoc(body.get("filter"), "filter"));
    const rows = engine.catalog
      .in(database)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((collection) =>
        docOf({
          name: collection.name,
          type: "collection",
          options: new Map(),
          info: docOf({ readOnly: false, uuid: uuidValue(collection.uuid) }),
          idIndex: indexSpec(collection.indexes[0] as Index),
        }),
      )
      .filter((row) => filter.matches(row))
      .map((row) => (nameOnly ? docOf({ name: row.get("name"), type: row.get("type") }) : row));
    return cursorReply(`${database}.$cmd.listCollections`, rows);
  },
};

const listDatabases: Command = {
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  admin: true,
  run({ engine, body }) {
    const nameOnly = optionalBool(body.get("nameOnly"), "nameOnly");
    const filter = compileFilter(optionalDoc(body.get("filter"), "filter"));
    const rows = engine.catalog.databases().map((name) => {
      const sizeOnDisk = nameOnly
        ? 0
        : engine.catalog
            .in(name)
            .reduce((sum, collection) => sum + bytesOf(engine.storage.disk, collection), 0);
      return docOf({ name, sizeOnDisk: new Int64(BigInt(sizeOnDisk)), empty: false });
    });
    const shown = rows.filter((row) => filter.matches(row));
    if (nameOnly) return docOf({ databases: shown.map((row) => docOf({ name: row.get("name") })), ok: 1 });
    const total = shown.reduce((sum, row) => sum + (row.get("sizeOnDisk") as Int64).value, 0n);
    return docOf({
      databases: shown,
      totalSize: new Int64(total),
      totalSizeMb: new Int64(total >> 20n),
      ok: 1,
    });
  },
};

function bytesOf(view: Parameters<typeof walkRange>[0], collection: Collection): number {
  const prefix = KEYS.documents(collection);
  let bytes = 0;
  for (const [, value] of walkRange(view, prefix, afterPrefix(prefix))) bytes += value.length;
  return bytes;
}

const dbStats: Command = {
  fields: ["scale"],
  run({ engine, database, body }) {
    if (body.has("scale") && !sameOne(body.get("scale")))
      refuse("BadValue", "scale other than 1 is not supported by this store");
    checkDatabaseName(database);
    const collections = engine.catalog.in(database);
    const dataSize = collections.reduce(
      (sum, collection) => sum + bytesOf(engine.storage.disk, collection),
      0,
    );
    return docOf({
      db: database,
      collections: int(collections.length),
      indexes: int(collections.reduce((sum, { indexes }) => sum + indexes.length, 0)),
      dataSize,
      ok: 1,
    });
  },
};

const sameOne = (value: Value | undefined): boolean =>
  value === 1 ||
  (typeof value === "object" && value !== null && "value" in value && Number(value.value) === 1);

export const adminCommands: Record<string, Command> = {
  create,
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  listIndexes,
  listCollections,
  listDatabases,
  dbStats,
};
