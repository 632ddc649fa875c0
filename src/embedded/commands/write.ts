import { type Doc, decode, docOf, int, newObjectId, RawDocument, show, type Value } from "../bson.js";
import type { Collection, WriteSet } from "../catalog.js";
import { deleteDocument, insertDocument, replaceDocument, type Stored } from "../collection.js";
import { CommandError, refuse } from "../errors.js";
import type { Variables } from "../expression-tools.js";
import { candidates, plan } from "../planner.js";
import { compileProjection } from "../projection.js";
import { compileFilter, wholeNumberOf } from "../query.js";
import { compileSort } from "../sort.js";
import { Overlay } from "../storage.js";
import { compileUpdate, isReplacement, type Update } from "../update.js";
import { upsertSeed } from "../upsert.js";
import {
  type Command,
  checkCollation,
  checkFields,
  checkHint,
  collectionName,
  letVariables,
  optionalBool,
  optionalDoc,
  type Request,
  statements,
} from "./request.js";

const MOST_STATEMENTS = 100_000;

/** Runs one statement so that it writes all or nothing. */
function atomically<T>(write: WriteSet, statement: (write: WriteSet) => T): T {
  const part: WriteSet = { view: new Overlay(write.view), afterwards: [] };
  const result = statement(part);
  write.view.absorb(part.view);
  write.afterwards.push(...part.afterwards);
  return result;
}

/** Runs statements in order and collects the errors of those that fail; an ordered list ends at the first. */
function runStatements(
  request: Request,
  list: Value[],
  each: (statement: Value, index: number) => void,
): Value[] {
  if (list.length === 0)
    refuse("InvalidLength", `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got 0 operations.`);
  if (list.length > MOST_STATEMENTS) {
    refuse(
      "InvalidLength",
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${list.length} operations.`,
    );
  }
  const ordered = !request.body.has("ordered") || optionalBool(request.body.get("ordered"), "ordered");
  const errors: Value[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      each(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError) || request.caller.transaction) throw error;
      errors.push(
        new Map<string, Value>([
          ["index", int(index)],
          ["code", int(error.code)],
          ...error.extra,
          ["errmsg", error.message],
        ]),
      );
      if (ordered) break;
    }
  }
  return errors;
}

/** The collection a write goes to. Inside a transaction it is made outside of it, empty, if it is not there. */
async function prepare(request: Request, name: string): Promise<void> {
  const { engine, caller, database } = request;
  if (!caller.transaction || engine.catalog.find(database, name)) return;
  const outside = { ...caller, transaction: undefined, txnNumber: undefined };
  await engine.write(outside, "create", (write) => {
    engine.catalog.create(write, database, name);
    return new Map();
  });
}

function target(request: Request, write: WriteSet, name: string): Collection {
  const { catalog } = request.engine;
  const collection = catalog.find(request.database, name);
  if (collection) {
    const { snapshot } = request.caller.transaction ?? {};
    if (snapshot) {
      const then = catalog.asOf(collection, snapshot.view, snapshot.sequence);
      if (then.indexes.length < collection.indexes.length) {
        refuse("WriteConflict", "an index of the collection was made after the transaction began", {
          labels: ["TransientTransactionError"],
        });
      }
    }
    return collection;
  }
  return catalog.create(write, request.database, name);
}

/** The reply of a command of statements; one inside a transaction has no errors in it, for it would have thrown. */
function statementReply(fields: [string, Value][], errors: Value[]): Doc {
  const reply: Doc = new Map(fields);
  if (errors.length > 0) reply.set("writeErrors", errors);
  return reply.set("ok", 1);
}

const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  transactional: true,
  async run(request) {
    const name = collectionName(request);
    const documents = statements(request.body, "documents", true);
    await prepare(request, name);
    return request.engine.write(request.caller, "insert", (write) => {
      const into = target(request, write, name);
      let n = 0;
      const errors = runStatements(request, documents, (document) => {
        atomically(write, (part) => {
          const raw = document instanceof RawDocument ? document.bytes : undefined;
          insertDocument(part, into, optionalDoc(document, "documents"), raw);
        });
        n++;
      });
      return statementReply([["n", int(n)]], errors);
    });
  },
};

interface Selection {
  filter: Doc;
  variables: Variables;
  sort?: Doc;
  multi?: boolean;
}

/** What a write statement applies to, as the writer sees it, all found before anything is changed. */
function select(
  write: WriteSet,
  collection: Collection,
  { filter, variables, sort, multi }: Selection,
): (Stored & { doc: Doc })[] {
  const compiled = compileFilter(filter, variables);
  const compare = sort && sort.size > 0 ? compileSort(sort) : undefined;
  const matched: (Stored & { doc: Doc })[] = [];
  for (const stored of candidates(write.view, collection, plan(collection, filter))) {
    if (!compiled.matches(decode(stored.bytes, compiled.fields))) continue;
    const doc = decode(stored.bytes);
    if (!compare) matched.push({ ...stored, doc });
    else if (matched.length === 0 || compare(doc, (matched[0] as { doc: Doc }).doc) < 0)
      matched[0] = { ...stored, doc };
    if (!multi && !compare) break;
  }
  return matched;
}

/** Inserts what an upsert makes of its filter and its update. */
function upsert(
  write: WriteSet,
  collection: Collection,
  filter: Doc,
  update: Update,
  replacement: boolean,
): { id: Value; doc: Doc } {
  const seed = upsertSeed(filter);
  const base: Doc = replacement ? new Map(seed.has("_id") ? [["_id", seed.get("_id") as Value]] : []) : seed;
  const made = update(base, { filter, inserting: true });
  if (!made.has("_id")) made.set("_id", newObjectId());
  const doc: Doc = new Map<string, Value>([["_id", made.get("_id") as Value], ...made]);
  return { id: insertDocument(write, collection, doc), doc };
}

const UPDATE_FIELDS = ["q", "u", "multi", "upsert", "arrayFilters", "collation", "hint", "sort"];

const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation", "let"],
  transactional: true,
  async run(request) {
    const name = collectionName(request);
    const updates = statements(request.body, "updates", true);
    const variables = letVariables(request.body.get("let"));
    for (const each of updates) checkFields(optionalDoc(each, "updates"), UPDATE_FIELDS, "update.updates");
    await prepare(request, name);
    return request.engine.write(request.caller, "update", (write) => {
      let [n, modified] = [0, 0];
      const upserted: Value[] = [];
      let made: Collection | undefined;
      const errors = runStatements(request, updates, (raw, index) => {
        const statement = optionalDoc(raw, "updates");
        checkCollation(statement.get("collation"));
        checkHint(request, name, statement.get("hint"));
        const filter = optionalDoc(statement.get("q"), "q");
        const [multi, upserts] = ["multi", "upsert"].map((field) =>
          optionalBool(statement.get(field), field),
        ) as [boolean, boolean];
        const change = statement.get("u");
        const apply = compileUpdate(change, statement.get("arrayFilters"));
        const replacement = isReplacement(change as Value);
        if (multi && replacement)
          refuse("FailedToParse", "multi update is not supported for replacement-style update");
        const sort = optionalDoc(statement.get("sort"), "sort");
        if (multi && sort.size > 0) refuse("FailedToParse", "Cannot specify sort with multi=true");
        compileFilter(filter, variables);
        if (!made && !upserts && !request.engine.catalog.find(request.database, name)) return;
        made ??= target(request, write, name);
        const collection = made;
        atomically(write, (part) => {
          const found = select(part, collection, { filter, variables, sort, multi });
          let changed = 0;
          for (const { record, bytes, doc } of found) {
            const after = apply(doc, { filter, inserting: false });
            if (replaceDocument(part, collection, record, { doc, bytes }, after)) changed++;
          }
          // Not before all went well: a statement that fails counts nothing, with MongoDB as here.
          n += found.length;
          modified += changed;
          if (found.length === 0 && upserts) {
            const { id } = upsert(part, collection, filter, apply, replacement);
            upserted.push(docOf({ index: int(index), _id: id }));
            n++;
          }
        });
      });
      const fields: [string, Value][] = [["n", int(n)]];
      if (upserted.length > 0) fields.push(["upserted", upserted]);
      return statementReply([...fields, ["nModified", int(modified)]], errors);
    });
  },
};

const DELETE_FIELDS = ["q", "limit", "collation", "hint"];

const deleteCommand: Command = {
  fields: ["deletes", "ordered", "let"],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const deletes = statements(request.body, "deletes", true);
    const variables = letVariables(request.body.get("let"));
    for (const each of deletes) checkFields(optionalDoc(each, "deletes"), DELETE_FIELDS, "delete.deletes");
    return request.engine.write(request.caller, "delete", (write) => {
      let n = 0;
      const errors = runStatements(request, deletes, (raw) => {
        const statement = optionalDoc(raw, "deletes");
        checkCollation(statement.get("collation"));
        checkHint(request, name, statement.get("hint"));
        const limit = wholeNumberOf(statement.get("limit"), "limit");
        if (limit !== 0 && limit !== 1) {
          refuse(
            "FailedToParse",
            `The limit field in delete objects must be 0 or 1. Got ${show(statement.get("limit"))}`,
          );
        }
        const filter = optionalDoc(statement.get("q"), "q");
        compileFilter(filter, variables);
        if (!request.engine.catalog.find(request.database, name)) return;
        const collection = target(request, write, name);
        atomically(write, (part) => {
          const found = select(part, collection, { filter, variables, multi: limit === 0 });
          for (const { record, doc } of found) deleteDocument(part, collection, record, doc);
          n += found.length;
        });
      });
      return statementReply([["n", int(n)]], errors);
    });
  },
};

const findAndModify: Command = {
  fields: [
    "query",
    "sort",
    "remove",
    "update",
    "new",
    "fields",
    "upsert",
    "arrayFilters",
    "collation",
    "hint",
    "let",
    "bypassDocumentValidation",
  ],
  transactional: true,
  async run(request) {
    const { body } = request;
    const name = collectionName(request);
    checkCollation(body.get("collation"));
    checkHint(request, name, body.get("hint"));
    const [remove, fresh, upserts] = ["remove", "new", "upsert"].map((field) =>
      optionalBool(body.get(field), field),
    ) as [boolean, boolean, boolean];
    const change = body.get("update");
    const parse = (message: string) => new CommandError("FailedToParse", message);
    if (remove && change !== undefined) throw parse("Cannot specify both an update and remove=true");
    if (remove && upserts) throw parse("Cannot specify both upsert=true and remove=true");
    if (remove && fresh)
      throw parse(
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      );
    if (!remove && change === undefined) throw parse("Either an update or remove=true must be specified");
    const filter = optionalDoc(body.get("query") ?? undefined, "query");
    const selection: Selection = {
      filter,
      variables: letVariables(body.get("let")),
      sort: optionalDoc(body.get("sort") ?? undefined, "sort"),
    };
    const fields = optionalDoc(body.get("fields") ?? undefined, "fields");
    const project = fields.size > 0 ? compileProjection(fields, filter) : undefined;
    const show = (doc: Doc | undefined): Value =>
      doc === undefined ? null : project ? project(doc, selection.variables) : doc;
    const apply = remove ? undefined : compileUpdate(change, body.get("arrayFilters"));
    compileFilter(filter, selection.variables);
    await prepare(request, name);
    return request.engine.write(request.caller, "findAndModify", (write) => {
      const nothing = () =>
        docOf({
          lastErrorObject: docOf({ n: int(0), ...(remove ? {} : { updatedExisting: false }) }),
          value: null,
          ok: 1,
        });
      if (!request.engine.catalog.find(request.database, name) && !upserts) return nothing();
      const collection = target(request, write, name);
      const [found] = select(write, collection, selection);
      if (!apply) {
        if (!found) return nothing();
        deleteDocument(write, collection, found.record, found.doc);
        return docOf({ lastErrorObject: docOf({ n: int(1) }), value: show(found.doc), ok: 1 });
      }
      if (found) {
        const after = apply(found.doc, { filter, inserting: false });
        replaceDocument(write, collection, found.record, found, after);
        return docOf({
          lastErrorObject: docOf({ n: int(1), updatedExisting: true }),
          value: show(fresh ? after : found.doc),
          ok: 1,
        });
      }
      if (!upserts) return nothing();
      const { id, doc } = upsert(write, collection, filter, apply, isReplacement(change as Value));
      return docOf({
        lastErrorObject: docOf({ n: int(1), updatedExisting: false, upserted: id }),
        value: fresh ? show(doc) : null,
        ok: 1,
      });
    });
  },
};

export const writeCommands: Record<string, Command> = {
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
};
