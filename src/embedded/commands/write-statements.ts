import { type Doc, int, newObjectId, type Value } from "../bson.js";
import { decode, decodeAround, type Wanted } from "../bson-decode.js";
import type { Collection, WriteSet } from "../catalog.js";
import { insertDocument, type Stored } from "../collection.js";
import { CommandError, refuse } from "../errors.js";
import { Overlay } from "../overlay.js";
import { candidates, plan } from "../planner.js";
import { compileFilter } from "../query.js";
import { compileSort } from "../sort.js";
import type { Update } from "../update.js";
import { upsertSeed } from "../upsert.js";
import { optionalBool, type Request } from "./request.js";

const MOST_STATEMENTS = 100_000;

/** Runs one statement so that it writes all or nothing. */
export function atomically<T>(write: WriteSet, statement: (write: WriteSet) => T): T {
  const part: WriteSet = { view: new Overlay(write.view), afterwards: [] };
  const result = statement(part);
  write.view.absorb(part.view);
  write.afterwards.push(...part.afterwards);
  return result;
}

/** Runs statements in order and collects the errors of those that fail; an ordered list ends at the first. */
export function runStatements(
  request: Request,
  list: readonly Value[],
  each: (statement: Value, index: number) => void,
): Value[] {
  if (list.length === 0 || list.length > MOST_STATEMENTS)
    refuse(
      "InvalidLength",
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${list.length}.`,
    );
  const ordered = !request.body.has("ordered") || optionalBool(request.body.get("ordered"), "ordered");
  const errors: Value[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      each(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError) || request.caller.transaction) throw error;
      const { code, extra, message } = error;
      errors.push(
        new Map<string, Value>([["index", int(index)], ["code", int(code)], ...extra, ["errmsg", message]]),
      );
      if (ordered) break;
    }
  }
  return errors;
}

/** The reply of a command of statements; one inside a transaction has no errors in it, for it would have thrown. */
export function statementReply(fields: [string, Value][], errors: Value[]): Doc {
  const reply: Doc = new Map(fields);
  if (errors.length > 0) reply.set("writeErrors", errors);
  return reply.set("ok", 1);
}

/** The collection a write goes to, made if it is not there; a transaction makes none. */
export function target({ engine, caller, database }: Request, write: WriteSet, name: string): Collection {
  const { catalog } = engine;
  const collection = catalog.find(database, name);
  if (!collection && caller.transaction)
    refuse(
      "OperationNotSupportedInTransaction",
      `Cannot create namespace ${database}.${name} in multi-document transaction.`,
    );
  if (!collection) return catalog.create(write, database, name);
  const { snapshot } = caller.transaction ?? {};
  const known = snapshot ? catalog.asOf(collection, snapshot.view, snapshot.sequence) : collection;
  if (known.indexes.length < collection.indexes.length)
    refuse("WriteConflict", "an index of the collection was made after the transaction began", {
      labels: ["TransientTransactionError"],
    });
  return collection;
}

/** What a write statement applies to. */
export interface Selection {
  filter: Doc;
  sort?: Doc;
  multi?: boolean;
}

/** A stored document and what is in it. */
export type Selected = Stored & { doc: Doc };

/**
 * Finds what a statement applies to, as the writer sees it, all of it before anything is changed. For an update, only what
 * that and the indexes look into is decoded.
 */
export function select(
  write: WriteSet,
  collection: Collection,
  { filter, sort, multi }: Selection,
  update?: Update,
): Selected[] {
  const wanted = update && wantedBy(update, collection);
  const compiled = compileFilter(filter);
  const compare = sort && sort.size > 0 ? compileSort(sort) : undefined;
  const selected: Selected[] = [];
  for (const stored of candidates(write.view, collection, plan(collection, filter))) {
    if (!compiled.matches(decode(stored.bytes, compiled.fields))) continue;
    const one = { ...stored, doc: wanted ? decodeAround(stored.bytes, wanted) : decode(stored.bytes) };
    const [first] = selected;
    if (!compare) selected.push(one);
    else if (!first || compare(one.doc, first.doc) < 0) selected[0] = one;
    if (!multi && !compare) break;
  }
  return selected;
}

function wantedBy({ fields, lists }: Update, { indexes }: Collection): Wanted | undefined {
  if (!fields) return undefined;
  const indexed = indexes.flatMap(({ paths, partial }) => [
    ...paths.map(([top]) => top as string),
    ...(partial?.filter.fields ?? []),
  ]);
  return { whole: new Set([...fields, ...indexed]), lists };
}

/** Inserts what an upsert makes of its filter and its update. */
export function upsert(
  write: WriteSet,
  collection: Collection,
  filter: Doc,
  update: Update,
  replacement: boolean,
): { id: Value; doc: Doc } {
  const seed = upsertSeed(filter);
  const id = seed.get("_id");
  const base: Doc = replacement ? new Map(id === undefined ? [] : [["_id", id]]) : seed;
  const made = update.apply(base, true);
  const doc: Doc = new Map<string, Value>([["_id", made.get("_id") ?? newObjectId()], ...made]);
  return { id: insertDocument(write, collection, doc), doc };
}
