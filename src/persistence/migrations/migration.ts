import type { Connection } from "mongoose";

/** A change of the shape of stored documents. */
export interface Migration {
  /** The shape that the database has afterwards; they follow each other from 1. */
  readonly version: number;
  readonly name: string;
  /**
   * Does it, a batch of documents at a time, and tells after each how many were changed by then. Started again after a crash,
   * it does what is left to do. Returns how many were changed.
   */
  up(connection: Connection, changed: (documents: number) => Promise<void>): Promise<number>;
}
