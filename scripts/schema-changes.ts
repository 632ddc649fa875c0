import { buildSchema, findBreakingChanges, findDangerousChanges } from "graphql";

/** What clients of an older schema would notice of a newer one, one line each. */
export interface SchemaChanges {
  /** What no longer works. */
  readonly breaking: readonly string[];
  /** What works, but may surprise: a new value of an enum, a new member of a union, another default. */
  readonly dangerous: readonly string[];
}

/** Compares two schemas, as text. */
export function schemaChanges(older: string, newer: string): SchemaChanges {
  const [before, after] = [buildSchema(older), buildSchema(newer)];
  const describe = ({ type, description }: { type: string; description: string }) =>
    `${type}: ${description}`;
  return {
    breaking: findBreakingChanges(before, after).map(describe),
    dangerous: findDangerousChanges(before, after).map(describe),
  };
}

/** Whether a version may break what another allowed: a higher major one, and below 1.0 a higher minor one. */
export function mayBreak(older: string, newer: string): boolean {
  const [[major = 0, minor = 0], [newMajor = 0, newMinor = 0]] = [numbersIn(older), numbersIn(newer)];
  return newMajor > major || (newMajor === 0 && major === 0 && newMinor > minor);
}

function numbersIn(version: string): number[] {
  return version.replace(/^v/, "").split(".").map(Number);
}
