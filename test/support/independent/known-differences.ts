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
      reason: "$count of no documents is no document; SecantusDB gives one that says 0",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$count"/) && theirs.text.replace('{"n":{"$numberInt":"0"}}', "") === ours.text,
    },
    {
      sameData: true,
      reason:
        "conflicting paths are refused before anything is looked up; SecantusDB's findAndModify looks first",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "findAndModify" && refused(40, ours) && theirs.text.startsWith('{"value":null'),
    },
    {
      reason:
        "operands of $inc, $mul and $rename are checked before anything is looked up; SecantusDB looks first",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$(inc|mul|rename)"/) &&
        (refused(14, ours) || refused(2, ours)) &&
        accepted(theirs),
    },
    {
      reason:
        "t.$ without a match in an array, t.$[] and t.$[e] on what is no array are refused; SecantusDB does nothing",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"t\.\$(\[e?\])?(\.x)?":/) &&
        (refused(2, ours) || refused(28, ours)) &&
        (accepted(theirs) || refused(14, theirs) || refused(11000, theirs)),
    },
    {
      sameData: true,
      reason: "$rename into an array is refused with 2, whatever the path; SecantusDB says 28 for some",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$rename"/) && refused(2, ours) && refused(28, theirs),
    },
    {
      reason:
        "$all is a conjunction of equalities: null is met by a missing field, an array by the whole array; not in SecantusDB",
      explains: (operation) => mentions(operation, /"\$all":\[([^\]]*,)?(null|\[)/),
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
      reason: "$mod of a Long is exact; SecantusDB takes it as a double",
      explains: (operation) => mentions(operation, /"\$mod"/),
    },
    {
      reason:
        "$pullAll compares numbers by value, decimals too; SecantusDB takes no decimal for another number",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$pullAll":.*\$numberDecimal/) && accepted(ours) && accepted(theirs),
    },
    {
      sameData: true,
      reason: "NaN plus or times a number is the NaN that was there: nothing modified; SecantusDB counts it",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$(inc|mul)"/) &&
        ours.text === theirs.text.replace('"nModified":{"$numberInt":"1"}', '"nModified":{"$numberInt":"0"}'),
    },
    {
      reason: "the embedded store refuses by name averages of decimals, and sums of decimals and doubles",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"\$(avg|sum)"/) && refused(2, ours) && theirs.text.includes("$numberDecimal"),
    },
    {
      reason: "a condition on t.0 tells t.$ which element it matched; for SecantusDB it does not",
      explains: (operation, ours, theirs) =>
        mentions(operation, /"t\.0":.*"t\.\$(\.x)?":/) && accepted(ours) && refused(2, theirs),
    },
    {
      reason: "an empty document and an empty array are two groups; SecantusDB takes them for one",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "aggregate" &&
        ["{}", "[]"].every((empty) => ours.text.includes(`"_id":${empty}`)) &&
        !["{}", "[]"].every((empty) => theirs.text.includes(`"_id":${empty}`)),
    },
    {
      reason: "equal numbers of different types are one distinct value; SecantusDB gives each",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "distinct" && JSON.stringify([...new Set(listed(theirs))]) === ours.text,
    },
    {
      reason: "false and 0, true and 1 are two distinct values; SecantusDB, in Python, takes them for one",
      explains: (operation, ours, theirs) => {
        if (nameOf(operation) !== "distinct") return false;
        const asPython = (answer: Answer) =>
          [
            ...new Set(listed(answer).map((value) => String(value).replace(/true|false/g, numberOfBoolean))),
          ].sort();
        return JSON.stringify(asPython(ours)) === JSON.stringify(asPython(theirs));
      },
    },
    {
      reason: "distinct through an array gives what every element has; SecantusDB leaves some out",
      explains: (operation, ours, theirs) =>
        nameOf(operation) === "distinct" &&
        String(operation.key).includes(".") &&
        listed(theirs).every((value) => listed(ours).includes(value)),
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

const numberOfBoolean = (word: string) => `{"$numberInt":"${word === "true" ? 1 : 0}"}`;

const listed = (answer: Answer): unknown[] => {
  const parsed: unknown = answer.text.startsWith("[") ? JSON.parse(answer.text) : [];
  return Array.isArray(parsed) ? parsed : [];
};

/** An answer with write errors, as which statements were refused with which code; any other answer as it is. */
function withoutDetails(text: string): string {
  if (!text.includes('"writeErrors":[{')) return text;
  const { writeErrors } = JSON.parse(text) as { writeErrors: Document[] };
  return JSON.stringify(writeErrors.map(({ index, code }) => [index, code] as unknown));
}
