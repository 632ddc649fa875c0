import { serialize } from "bson";
import { commitsOf, noteCommits } from "../domain/commits.js";
import type { Recorded } from "../domain/history.js";
import { LazyHistory } from "../domain/lazy-history.js";
import { type Element, elementsIn, NotPlain } from "./bson.js";
import { Packer } from "./packer.js";

/** The packer of the process. */
export const PACKER = new Packer();

/** The aggregate with its history packed; itself where it is, or cannot be packed. */
export function packedAggregate<A extends Recorded>(aggregate: A): A {
  if (aggregate.history instanceof LazyHistory) return aggregate;
  try {
    const bytes = Buffer.from(serialize({ history: [...aggregate.history] }, { ignoreUndefined: true }));
    const history = PACKER.historyOf(bytes, elementsIn(bytes, 0)[0] as Element);
    const packed = { ...aggregate, history };
    const commits = commitsOf(aggregate);
    if (commits) noteCommits(packed, commits);
    return packed;
  } catch (error) {
    if (error instanceof NotPlain) return aggregate;
    throw error;
  }
}
