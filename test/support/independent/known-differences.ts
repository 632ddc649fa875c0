import type { Document } from "mongodb";
import type { Answer } from "./answers.js";

/**
 * Where a server that is not ours answers otherwise than MongoDB documents, found by the differential test.
 *
 * `explains` is as narrow as it can be told. A difference in an answer to a read lets the sequence go on; after a
 * write the two no longer hold the same data, so the sequence ends there.
 */
export interface KnownDifference {
  readonly reason: string;
  explains(operation: Document, ours: Answer, theirs: Answer): boolean;
}

const nameOf = (operation: Document) => Object.keys(operation)[0] ?? "";
const stagesOf = (operation: Document) => (operation.pipeline as Document[] | undefined) ?? [];

export const knownDifferences: Readonly<Record<string, readonly KnownDifference[]>> = {
  secantus: [
    {
      reason: "$count of no documents is no document; SecantusDB gives one that says 0",
      explains: (operation, ours, theirs) =>
        stagesOf(operation).some((stage) => "$count" in stage) &&
        ours.text === "[]" &&
        theirs.text === '[{"n":{"$numberInt":"0"}}]',
    },
    {
      reason:
        "conflicting paths are refused before anything is looked up; SecantusDB's findAndModify looks first",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "findAndModify" &&
        ours.text === "error 40" &&
        theirs.text.startsWith('{"value":null'),
    },
  ],
  ferretdb: [
    {
      reason: "FerretDB gives no counts, keyPattern or keyValue beside a write error",
      explains: (_operation, ours, theirs) => withoutDetails(ours.text) === withoutDetails(theirs.text),
    },
  ],
};

function withoutDetails(text: string): string {
  try {
    const { writeErrors } = JSON.parse(text) as { writeErrors?: Document[] };
    if (!Array.isArray(writeErrors) || writeErrors.length === 0) return text;
    return JSON.stringify(writeErrors.map(({ index, code }) => [index, code] as unknown));
  } catch {
    return text;
  }
}
