import { type Doc, docOf, int, RawDocument, type Value } from "../bson.js";
import { type Collection } from "../catalog.js";
import { deleteDocument, insertDocument, replaceDocument } from "../collection.js";
import { refuse } from "../errors.js";
import { compileFilter, wholeNumberOf } from "../query.js";
import { show } from "../show.js";
import { compileUpdate, isReplacement, type Update } from "../update.js";
import {
  type Command,
  checkCollation,
  checkFields,
  checkHint,
  collectionName,
  optionalBool,
  optionalDoc,
  type Request,
  statements,
} from "./request.js";
import {
  atomically,
  runStatements,
  type Selection,
  select,
  statementReply,
  target,
  upsert,
} from "./write-statements.js";

/** A list of statements, each checked for fields that it may not have. */
function documents(request: Request, name: string, fields: readonly string[]): Doc[] {
  return statements(request.body, name).map((raw) => {
    const statement = optionalDoc(raw, name);
    checkFields(statement, fields, `${request.name}.${name}`);
    return statement;
  });
}

const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const list = statements(request.body, "documents");
    return request.engine.write(request.caller, "insert", (write) => {
      const into = target(request, write, name);
      let n = 0;
      const errors = runStatements(request, list, (document) => {
        const raw = document instanceof RawDocument ? document.bytes : undefined;
        atomically(write, (part) => insertDocument(part, into, optionalDoc(document, "documents"), raw));
        n++;
      });
      return statementReply([["n", int(n)]], errors);
    });
  },
};

const UPDATE_FIELDS = ["q", "u", "multi", "upsert", "collation", "hint"];

interface UpdateStatement {
  readonly selection: Selection;
  readonly update: Update;
  readonly upserts: boolean;
  readonly replacement: boolean;
}

function updateStatement(request: Request, name: string, statement: Doc): UpdateStatement {
  checkCollation(statement.get("collation"));
  checkHint(request, name, statement.get("hint"));
  const filter = optionalDoc(statement.get("q"), "q");
  const multi = optionalBool(statement.get("multi"), "multi");
  const upserts = optionalBool(statement.get("upsert"), "upsert");
  const change = statement.get("u");
  const update = compileUpdate(change);
  const replacement = isReplacement(change as Value);
  if (multi && replacement)
    refuse("FailedToParse", "multi update is not supported for replacement-style update");
  compileFilter(filter);
  return { selection: { filter, multi }, update, upserts, replacement };
}

const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation"],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const updates = documents(request, "updates", UPDATE_FIELDS);
    return request.engine.write(request.caller, "update", (write) => {
      let [n, modified] = [0, 0];
      const upserted: Value[] = [];
      let made: Collection | undefined;
      const errors = runStatements(request, updates, (each, index) => {
        const { selection, update, upserts, replacement } = updateStatement(request, name, each as Doc);
        const { filter } = selection;
        if (!made && !upserts && !request.engine.catalog.find(request.database, name)) return;
        made ??= target(request, write, name);
        const collection = made;
        atomically(write, (part) => {
          const found = select(part, collection, selection, update);
          const changed = found.filter((one) => {
            const after = update.apply(one.doc, false);
            return replaceDocument(part, collection, one.record, one, after);
          });
          if (found.length === 0 && upserts) {
            const { id } = upsert(part, collection, filter, update, replacement);
            upserted.push(docOf({ index: int(index), _id: id }));
            n++;
          }
          // Not before all went well: a statement that fails counts nothing, with MongoDB as here.
          n += found.length;
          modified += changed.length;
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
  fields: ["deletes", "ordered"],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const deletes = documents(request, "deletes", DELETE_FIELDS);
    return request.engine.write(request.caller, "delete", (write) => {
      let n = 0;
      const errors = runStatements(request, deletes, (each) => {
        const statement = each as Doc;
        checkCollation(statement.get("collation"));
        checkHint(request, name, statement.get("hint"));
        const limit = wholeNumberOf(statement.get("limit"), "limit");
        if (limit !== 0 && limit !== 1)
          refuse(
            "FailedToParse",
            `The limit in delete objects must be 0 or 1. Got ${show(statement.get("limit"))}`,
          );
        const filter = optionalDoc(statement.get("q"), "q");
        compileFilter(filter);
        if (!request.engine.catalog.find(request.database, name)) return;
        const collection = target(request, write, name);
        atomically(write, (part) => {
          const found = select(part, collection, { filter, multi: limit === 0 });
          for (const { record, doc } of found) deleteDocument(part, collection, record, doc);
          n += found.length;
        });
      });
      return statementReply([["n", int(n)]], errors);
    });
  },
};

/** `insert`, `update` and `delete`. */
export const writeCommands: Record<string, Command> = { insert, update, delete: deleteCommand };
