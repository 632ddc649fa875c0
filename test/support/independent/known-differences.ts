import type { Document } from "mongodb";
import type { Answer } from "./answers.js";

/**
 * Where a server that is not ours answers otherwise than MongoDB documents, found by the differential test.
 *
 * `explains` is as narrow as it can be told. After a difference in a read the sequence goes on; after one in a
 * write the two no longer hold the same data, so the sequence ends there.
 */
export interface KnownDifference {
  readonly reason: string;
  /** The answers differ but both hold the same data after it: the sequence can go on. */
  readonly sameData?: boolean;
  explains(operation: Document, ours: Answer, theirs: Answer): boolean;
}

const nameOf = (operation: Document) => Object.keys(operation)[0] ?? "";

const refused = (code: number, answer: Answer) =>
  answer.text === `error ${code}` || answer.text.includes(`"code":{"$numberInt":"${code}"}`);

const accepted = (answer: Answer) => !answer.text.startsWith("error") && !answer.text.includes('"code"');

const mentions = (operation: Document, pattern: RegExp) => pattern.test(JSON.stringify(operation));

const isWrite = (operation: Document) =>
  ["createIndexes", "insert", "update", "findAndModify"].includes(nameOf(operation));

export const knownDifferences: Readonly<Record<string, readonly KnownDifference[]>> = {
  secantus: [
    {
      sameData: true,
      reason:
        "conflicting paths are refused before anything is looked up; SecantusDB's findAndModify looks first",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "findAndModify" && refused(40, ours) && theirs.text.startsWith('{"value":null'),
    },
    {
      reason: "the operand of $inc is checked before anything is looked up; SecantusDB looks first",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$inc"/) && refused(14, ours) && accepted(theirs),
    },
    {
      reason: "an update that matches nothing makes no collection; SecantusDB makes one",
      explains: (operation, ours, theirs) => {
        if (!refused(26, ours)) return false;
        if (nameOf(operation) === "dropIndexes") return refused(27, theirs);
        return nameOf(operation) === "listIndexes" && theirs.text.startsWith('["{\\"index\\":\\"_id_\\"');
      },
    },
    {
      sameData: true,
      reason: "which of two broken unique indexes is named is open; MongoDB and we look at _id first",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "insert" &&
        refused(11000, ours) &&
        withoutDetails(ours.text) === withoutDetails(theirs.text),
    },
    {
      reason: "an empty array beside another array is refused by an index over both; SecantusDB lets it in",
      explains: (operation, ours, theirs) =>
        isWrite(operation) && refused(171, ours) && !refused(171, theirs),
    },
    {
      reason: "$elemMatch on fields looks into arrays in arrays too; SecantusDB looks at documents only",
      explains: (operation) => mentions(operation, /"\$elemMatch":\{"[xy]"/),
    },
    {
      sameData: true,
      reason: "NaN plus a number is the NaN that was there: nothing modified; SecantusDB counts it",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$inc"/) &&
        ours.text === theirs.text.replace('"nModified":{"$numberInt":"1"}', '"nModified":{"$numberInt":"0"}'),
    },
  ],
  ferretdb: [
    {
      sameData: true,
      reason: "FerretDB gives no counts, keyPattern or keyValue beside a write error",
      explains: (_operation, ours, theirs) => withoutDetails(ours.text) === withoutDetails(theirs.text),
    },
    {
      reason: "the operand of $inc is checked before anything is looked up; FerretDB looks first",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$inc"/) && refused(14, ours) && accepted(theirs),
    },
    {
      reason:
        "a path into an array without documents has no value to compare with null; FerretDB takes it for null",
      explains: (operation) => mentions(operation, /"\w(\.\w+)+":(null|\{"\$\w+":(null|\[.*null))/),
    },
    {
      reason:
        "a document as operand equals an element of an array too; FerretDB compares it with the array alone",
      explains: (operation) => mentions(operation, /"(query|filter|q)":\{.*"\w(\.\w+)*":\{("[a-z]|\})/),
    },
  ],
};

/** An answer with write errors, as which statements were refused with which code; any other answer as it is. */
function withoutDetails(text: string): string {
  if (!text.includes('"writeErrors":[{')) return text;
  const { writeErrors } = JSON.parse(text) as { writeErrors: Document[] };
  return JSON.stringify(writeErrors.map(({ index, code }) => [index, code] as unknown));
}
