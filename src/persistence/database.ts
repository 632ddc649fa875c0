import type { Connection } from "mongoose";
import { type AnyAggregate, KINDS, type Kind } from "../domain/aggregates.js";
import { isReadable } from "../domain/readable.js";
import { refuseUnfinished } from "./backup.js";
import { connect, type DatabaseOptions, isEmbedded, isReachable } from "./connection.js";
import { Follower } from "./follower.js";
import { type Alone, ensureLocks, locksOn } from "./locks.js";
import { type Marks, marksOn } from "./marks.js";
import { requireNewestShape } from "./migrations/index.js";
import { type Positions, positionsOn, raisePositions } from "./positions.js";
import { type Repositories, repositoriesOn } from "./repository.js";
import { ensureRequestIndexes, type Requests, requestsOn } from "./requests.js";
import { type Room, roomOn } from "./room.js";
import { ensureIndexes, modelsOn } from "./schemas.js";
import { signalCommits } from "./signals.js";
import { type Tokens, tokensOn } from "./tokens.js";
import { type VerifyReport, verifyDatabase } from "./verify.js";

/** Everything that a database held at one moment, and a follower for what comes after. */
export interface Loaded {
  readonly aggregates: readonly AnyAggregate[];
  /** What was left out because it cannot be worked with. */
  readonly unreadable: readonly { readonly kind: Kind; readonly id: string }[];
  readonly position: number;
  readonly follower: Follower;
}

/** The work programme's database. */
export interface Database {
  readonly connection: Connection;
  readonly repositories: Repositories;
  readonly positions: Positions;
  readonly marks: Marks;
  readonly requests: Requests;
  readonly tokens: Tokens;
  readonly alone: Alone;
  readonly room: Room;
  /** Whether it answers. */
  isReachable(): Promise<boolean>;
  /** Reads the whole programme, and tells now and then how many documents were read. */
  load(now: () => number, progress?: (documents: number) => void): Promise<Loaded>;
  /** Calls back soon after any process committed something, where the database can tell; returns how to end it. */
  onCommit(look: () => void): () => void;
  /** Checks the history of every stored aggregate. */
  verify(isWanted?: () => boolean): Promise<VerifyReport>;
  close(): Promise<void>;
}

/** Connects to the database, and makes sure of its shape and its indexes. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const connection = await connect(options);
  try {
    return await databaseOn(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function databaseOn(connection: Connection): Promise<Database> {
  await refuseUnfinished(connection);
  await requireNewestShape(connection);
  const models = modelsOn(connection);
  await ensureIndexes(models);
  await ensureRequestIndexes(connection);
  await ensureLocks(connection);
  await raisePositions(connection);
  const positions = positionsOn(connection, { isOneProcess: await isEmbedded(connection) });
  const repositories = repositoriesOn(models, positions);
  return {
    connection,
    repositories,
    positions,
    marks: marksOn(connection),
    requests: requestsOn(connection),
    tokens: tokensOn(connection),
    alone: locksOn(connection),
    room: roomOn(connection),
    isReachable: () => isReachable(connection),
    load: (now, progress) => load(repositories, positions, now, progress),
    onCommit: (look) => signalCommits(connection, look),
    verify: (isWanted) => verifyDatabase(connection, isWanted),
    close: () => connection.close(),
  };
}

async function load(
  repositories: Repositories,
  positions: Positions,
  now: () => number,
  progress: (documents: number) => void = () => undefined,
): Promise<Loaded> {
  const last = await positions.last();
  const aggregates: AnyAggregate[] = [];
  const unreadable: { kind: Kind; id: string }[] = [];
  const loaded: number[] = [];
  for (const kind of KINDS) {
    for await (const { aggregate, position } of repositories[kind].all()) {
      if (isReadable(kind, aggregate)) aggregates.push({ kind, aggregate } as AnyAggregate);
      else unreadable.push({ kind, id: aggregate.id });
      loaded.push(position);
      progress(loaded.length);
    }
  }
  return {
    aggregates,
    unreadable,
    position: last,
    follower: new Follower(repositories, positions, now, { last, loaded }),
  };
}
