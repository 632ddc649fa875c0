import { type Doc, docOf, int, isDoc, typeName, type Value } from "../bson.js";
import { type Collection, namespaceOf, type WriteSet } from "../catalog.js";
import { fillIndex } from "../collection.js";
import { equal } from "../compare.js";
import { refuse } from "../errors.js";
import { type Index, indexSpec, makeIndex, sameOptions } from "../index-spec.js";
import { listing } from "./collections.js";
import { type Command, collectionName, define, type Request, statements } from "./request.js";

const MOST_INDEXES = 64;

/** Whether an index is there already; one that is there otherwise is refused. */
function isThere(existing: readonly Index[], wanted: Index): boolean {
  for (const index of existing) {
    const [key, options] = [equal(index.key, wanted.key), sameOptions(index, wanted)];
    const named = index.name === wanted.name;
    if (named && key && options) return true;
    if (named)
      refuse(
        "IndexKeySpecsConflict",
        `An existing index has the same name but another key or options: ${wanted.name}`,
      );
    if (key && options)
      refuse("IndexOptionsConflict", `Index already exists with a different name: ${index.name}`);
    if (key && (index.partial === undefined) === (wanted.partial === undefined))
      refuse(
        "IndexOptionsConflict",
        `An equivalent index already exists with different options: ${index.name}`,
      );
  }
  return false;
}

/** The primary key's index is always there; asking for it again is allowed if nothing else is asked. */
function isPrimary(spec: Doc, { key }: Index): boolean {
  if (key.size !== 1 || !key.has("_id")) return false;
  for (const field of ["sparse", "partialFilterExpression", "unique"]) {
    if (spec.has(field) && spec.get(field) !== false)
      refuse(197, `The field '${field}' is not valid for an _id index specification.`);
  }
  return true;
}

function addIndexes(request: Request, write: WriteSet, collection: Collection): readonly Index[] {
  const { catalog } = request.engine;
  const indexes = [...collection.indexes];
  for (const spec of statements(request.body, "indexes")) {
    if (!isDoc(spec))
      refuse("TypeMismatch", `The elements of 'indexes' must be objects, but got ${typeName(spec)}`);
    if (!spec.has("name"))
      refuse("FailedToParse", "The 'name' field is a required property of an index specification");
    const wanted = makeIndex(0, spec);
    if (isPrimary(spec, wanted) || isThere(indexes, wanted)) continue;
    if (indexes.length >= MOST_INDEXES)
      refuse("CannotCreateIndex", `add index fails, too many indexes for ${namespaceOf(collection)}`);
    const index = { ...wanted, id: catalog.takeId(write) };
    fillIndex(write, collection, index);
    indexes.push(index);
  }
  if (indexes.length > collection.indexes.length) catalog.replace(write, { ...collection, indexes });
  return indexes;
}

const createIndexes: Command = {
  fields: ["indexes", "commitQuorum"],
  run(request) {
    const { engine, database, body } = request;
    const name = collectionName(request);
    if (statements(body, "indexes").length === 0)
      refuse("BadValue", "Must specify at least one index to create");
    return define(request, (write) => {
      const existing = engine.catalog.find(database, name);
      const collection = existing ?? engine.catalog.create(write, database, name);
      const before = existing ? collection.indexes.length : 1;
      const after = addIndexes(request, write, collection).length;
      return docOf({
        numIndexesBefore: int(before),
        numIndexesAfter: int(after),
        createdCollectionAutomatically: !existing,
        note: after === before ? "all indexes already exist" : undefined,
        ok: 1,
      });
    });
  },
};

function needCollection({ engine, database }: Request, name: string): Collection {
  const collection = engine.catalog.find(database, name);
  return collection ?? refuse("NamespaceNotFound", `ns does not exist: ${database}.${name}`);
}

const dropIndexes: Command = {
  fields: ["index"],
  run(request) {
    const name = collectionName(request);
    return define(request, (write) => {
      const collection = needCollection(request, name);
      const gone = indexesNamed(collection, request.body.get("index"));
      request.engine.catalog.dropIndexes(write, collection, gone);
      return docOf({ nIndexesWas: int(collection.indexes.length), ok: 1 });
    });
  },
};

function indexesNamed({ indexes }: Collection, wanted: Value | undefined): Index[] {
  if (wanted === "*") return indexes.filter(({ name }) => name !== "_id_");
  return (Array.isArray(wanted) ? wanted : [wanted]).map((given) => {
    const index = indexes.find(({ name, key }) => (isDoc(given) ? equal(key, given) : name === given));
    if (!index) refuse("IndexNotFound", `index not found: ${isDoc(given) ? [...given.keys()] : given}`);
    if (index.name === "_id_") refuse("InvalidOptions", "cannot drop _id index");
    return index;
  });
}

const listIndexes: Command = {
  fields: ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run(request) {
    const collection = needCollection(request, collectionName(request));
    return listing(request.body, namespaceOf(collection), collection.indexes.map(indexSpec));
  },
};

/** The commands on indexes. */
export const indexCommands: Record<string, Command> = { createIndexes, dropIndexes, listIndexes };
