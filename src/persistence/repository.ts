import type { Model } from "mongoose";
import type { Aggregates, Kind } from "../domain/aggregates.js";
import { commitsWith, noteCommits } from "../domain/commits.js";
import type { Recorded } from "../domain/history.js";
import { liaisonKey } from "../domain/liaison.js";
import { isOver, stands } from "../domain/study-group.js";
import { uniqueKeysOf } from "../domain/work-item.js";
import { AS_BYTES, readDocument, type Stored } from "./documents.js";
import { named, nameOf, RevisionMoved } from "./errors.js";
import type { Positions } from "./positions.js";
import type { Models, StoredFields } from "./schemas.js";

/** That a commit wrote an aggregate. */
export interface Written {
  readonly id: string;
  readonly position: number;
}

/** Reads and writes the aggregates of one kind. Every write is one atomic update of one document. */
export interface Repository<A extends Recorded> {
  /** The aggregate with this id as it is in the database now, or null. */
  find(id: string): Promise<Stored<A> | null>;
  /** Every aggregate, streamed. */
  all(): AsyncIterable<Stored<A>>;
  /** Which aggregates were last written by commits after `position`. */
  positionsAfter(position: number): Promise<Written[]>;
  /** Writes a new aggregate; throws {@link KeyTaken} when one of its keys is taken. Returns the commit position. */
  insert(aggregate: A): Promise<number>;
  /**
   * Writes many new aggregates together, each for itself. Returns the last commit position, and those that were not written
   * because one of their keys is taken.
   */
  insertAll(aggregates: readonly A[]): Promise<{ readonly position: number; readonly refused: readonly A[] }>;
  /**
   * Writes what `after` adds to `before`; throws {@link RevisionMoved} when somebody else was faster. Returns the
   * commit position.
   */
  advance(before: A, after: A): Promise<number>;
}

/** The repositories of a database. */
export type Repositories = { readonly [K in Kind]: Repository<Aggregates[K]> };

/** The repositories over the models of a connection. */
export function repositoriesOn(models: Models, positions: Positions): Repositories {
  return {
    studyGroup: repository<Aggregates["studyGroup"]>(models.studyGroup, positions, (group) => [
      `name:${group.label}`,
    ]),
    workingParty: repository<Aggregates["workingParty"]>(models.workingParty, positions, (party) => [
      // What is over gives its label back, to whatever is set up under it later.
      stands(party) ? `name:${party.label}` : `name:${party.label}@${party.id}`,
    ]),
    question: repository<Aggregates["question"]>(models.question, positions, (question) => [
      isOver(question) ? `name:${question.label}@${question.id}` : `name:${question.label}`,
    ]),
    meeting: repository<Aggregates["meeting"]>(models.meeting, positions, (meeting) => [
      `name:${meeting.code}`,
    ]),
    workItem: repository<Aggregates["workItem"]>(models.workItem, positions, uniqueKeysOf),
    liaison: repository<Aggregates["liaison"]>(models.liaison, positions, ({ code, serial }) => [
      `name:${liaisonKey(code)}`,
      ...(serial ? [`name:${liaisonKey(serial)}`] : []),
    ]),
    person: repository<Aggregates["person"]>(models.person, positions, ({ handle, identity }) => [
      `name:${handle}`,
      ...(identity ? [`identity:${identity.issuer}\n${identity.subject}`] : []),
    ]),
  };
}

function repository<A extends Recorded>(
  model: Model<StoredFields>,
  positions: Positions,
  keysOf: (aggregate: A) => string[],
): Repository<A> {
  return {
    find: (id) =>
      named(async () => {
        const document = await model.collection.findOne({ _id: id as never }, AS_BYTES);
        return document && readDocument<A>(document);
      }),

    async *all() {
      const cursor = model.collection.find({}, { batchSize: 100, ...AS_BYTES });
      for await (const document of cursor) yield readDocument<A>(document);
    },

    positionsAfter: (position) =>
      named(async () => {
        const after = { position: { $gt: position } };
        const fields = { projection: { _id: 1, position: 1 } };
        const written = await model.collection.find(after, fields).toArray();
        return written.map(({ _id, position: at }) => ({ id: String(_id), position: Number(at) }));
      }),

    insert: (aggregate) =>
      named(async () => {
        const position = await positions.next();
        const commits = commitsWith(null, aggregate, position);
        const own = { keys: keysOf(aggregate), position, commits: commits.positions };
        await model.create({ ...fieldsOf(aggregate), ...own } as object);
        noteCommits(aggregate, commits);
        positions.settle(position);
        return position;
      }),

    insertAll: (aggregates) =>
      named(async () => {
        const position = await positions.next(aggregates.length);
        const models = aggregates.map((aggregate, index) => {
          const own = position - aggregates.length + 1 + index;
          const commits = commitsWith(null, aggregate, own);
          noteCommits(aggregate, commits);
          const written = { keys: keysOf(aggregate), position: own, commits: [...commits.positions] };
          return new model({ ...fieldsOf(aggregate), ...written });
        });
        await Promise.all(models.map((one) => one.validate()));
        const documents = models.map((one) => one.toObject({ flattenMaps: false, transform: false }));
        const taken = await insertEach(model, documents);
        for (const { position: own } of documents) positions.settle(own);
        return { position, refused: aggregates.filter((_one, index) => taken.has(index)) };
      }),

    advance: (before, after) =>
      named(async () => {
        const position = await positions.next();
        const commits = commitsWith(before, after, position);
        const history = after.history.slice(before.revision);
        const result = await model.updateOne(
          { _id: before.id, revision: before.revision },
          {
            $set: { ...changedFields(before, after), keys: keysOf(after), position },
            $push: { history: { $each: history }, commits: { $each: history.map(() => position) } },
          },
        );
        positions.settle(position);
        if (result.matchedCount === 0) throw new RevisionMoved(before.id, before.revision);
        noteCommits(after, commits);
        return position;
      }),
  };
}

/** Writes documents together; returns the places of those whose keys are taken. */
async function insertEach(model: Model<StoredFields>, documents: object[]): Promise<ReadonlySet<number>> {
  try {
    await model.collection.insertMany(documents, { ordered: false });
    return new Set();
  } catch (error) {
    const { writeErrors = [] } = error as { writeErrors?: { code: number; index: number }[] };
    const isTaken = writeErrors.length > 0 && writeErrors.every(({ code }) => code === 11000);
    // By its name it is not sent again: some of the documents may have been written.
    if (!isTaken) throw nameOf(error);
    return new Set(writeErrors.map(({ index }) => index));
  }
}

/** An aggregate as it is written: its events as an array. */
function fieldsOf({ id, history, ...state }: Recorded): object {
  return { _id: id, ...state, history: [...history] };
}

function changedFields<A extends Recorded>(before: A, after: A): object {
  const entries = Object.entries(after) as [keyof A & string, unknown][];
  return Object.fromEntries(
    entries.filter(([field, value]) => field !== "history" && field !== "id" && before[field] !== value),
  );
}
