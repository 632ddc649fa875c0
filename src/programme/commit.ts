import type { Kind } from "../domain/aggregates.js";
import type { Seen } from "./seen.js";

/** What one commit did to one aggregate. */
export interface Commit {
  readonly position: number;
  readonly kind: Kind;
  /** The aggregate. */
  readonly id: string;
  /** The first and the last of its events that the commit wrote, by their place in the history from 1: usually one. */
  readonly from: number;
  readonly to: number;
  /** What this process had seen with it. */
  readonly seen: Seen;
}
