import type { Connection } from "mongoose";
import { type AnyAggregate, KINDS } from "../domain/aggregates.js";
import { refuseUnfinished } from "./backup.js";
import { connect, type DatabaseOptions, isReachable } from "./connection.js";
import { Follower } from "./follower.js";
import { type Marks, marksOn } from "./marks.js";
import { type Positions, positionsOn } from "./positions.js";
import { type Repositories, repositoriesOn } from "./repository.js";
import { ensureRequestIndexes, type Requests, requestsOn } from "./requests.js";
import { ensureIndexes, modelsOn } from "./schemas.js";

/** Everything that a database held at one moment, and a follower for what comes after. */
export interface Loaded {
  readonly aggregates: readonly AnyAggregate[];
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
  /** Whether it answers. */
  isReachable(): Promise<boolean>;
  /** Reads the whole programme. */
  load(now: () => number): Promise<Loaded>;
  close(): Promise<void>;
}

/** Connects to the database and makes sure of its indexes. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const connection = await connect(options);
  await refuseUnfinished(connection);
  const models = modelsOn(connection);
  await ensureIndexes(models);
  await ensureRequestIndexes(connection);
  const positions = positionsOn(connection);
  const repositories = repositoriesOn(models, positions);
  return {
    connection,
    repositories,
    positions,
    marks: marksOn(connection),
    requests: requestsOn(connection),
    isReachable: () => isReachable(connection),
    load: (now) => load(repositories, positions, now),
    close: () => connection.close(),
  };
}

async function load(repositories: Repositories, positions: Positions, now: () => number): Promise<Loaded> {
  const last = await positions.last();
  const aggregates: AnyAggregate[] = [];
  const loaded: number[] = [];
  for (const kind of KINDS) {
    for await (const { aggregate, position } of repositories[kind].all()) {
      aggregates.push({ kind, aggregate } as AnyAggregate);
      loaded.push(position);
    }
  }
  return {
    aggregates,
    position: last,
    follower: new Follower(repositories, positions, now, { last, loaded }),
  };
}
