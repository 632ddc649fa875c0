import { type Doc, docOf, int, type Value } from "../bson.js";
import { deleteDocument, replaceDocument } from "../collection.js";
import { refuse } from "../errors.js";
import { compileProjection } from "../projection.js";
import { compileFilter } from "../query.js";
import { compileUpdate, isReplacement } from "../update.js";
import { type Command, collectionName, optionalBool, optionalDoc, type Request } from "./request.js";
import { type Selection, select, target, upsert } from "./write-statements.js";

function optionsOf({ body }: Request) {
  const [remove, fresh, upserts] = ["remove", "new", "upsert"].map((field) =>
    optionalBool(body.get(field), field),
  );
  const change = body.get("update");
  if (remove && change !== undefined)
    refuse("FailedToParse", "Cannot specify both an update and remove=true");
  if (remove && upserts) refuse("FailedToParse", "Cannot specify both upsert=true and remove=true");
  if (remove && fresh) refuse("FailedToParse", "Cannot specify both new=true and remove=true");
  if (!remove && change === undefined)
    refuse("FailedToParse", "Either an update or remove=true must be specified");
  const [filter, sort, fields] = ["query", "sort", "fields"].map((field) =>
    optionalDoc(body.get(field) ?? undefined, field),
  ) as [Doc, Doc, Doc];
  compileFilter(filter);
  const selection: Selection = { filter, sort };
  const project = fields.size > 0 ? compileProjection(fields).show : (doc: Doc) => doc;
  const update = remove ? undefined : compileUpdate(change);
  return { fresh, upserts, selection, project, update, replacement: isReplacement(change ?? null) };
}

function reply(last: Record<string, Value | undefined>, value: Doc | null): Doc {
  return docOf({ lastErrorObject: docOf(last), value, ok: 1 });
}

const findAndModify: Command = {
  fields: [
    ...["query", "sort", "remove", "update", "new", "fields", "upsert", "collation", "hint"],
    "bypassDocumentValidation",
  ],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const { fresh, upserts, selection, project, update, replacement } = optionsOf(request);
    const { filter } = selection;
    return request.engine.write(request.caller, "findAndModify", (write) => {
      const nothing = reply({ n: int(0), updatedExisting: update ? false : undefined }, null);
      if (!request.engine.catalog.find(request.database, name) && !upserts) return nothing;
      const collection = target(request, write, name);
      const [found] = select(write, collection, selection);
      if (!update) {
        if (!found) return nothing;
        deleteDocument(write, collection, found.record, found.doc);
        return reply({ n: int(1) }, project(found.doc));
      }
      if (found) {
        const after = update.apply(found.doc, false);
        replaceDocument(write, collection, found.record, found, after);
        return reply({ n: int(1), updatedExisting: true }, project(fresh ? after : found.doc));
      }
      if (!upserts) return nothing;
      const { id, doc } = upsert(write, collection, filter, update, replacement);
      return reply({ n: int(1), updatedExisting: false, upserted: id }, fresh ? project(doc) : null);
    });
  },
};

/** `findAndModify`, also by the name that old drivers call it. */
export const findAndModifyCommands: Record<string, Command> = { findAndModify, findandmodify: findAndModify };
