/**
 * What an independent server, or our embedded store, lacks: server → suite → title of a test → reason.
 *
 * A listed test is run all the same. If it fails, it is reported as skipped with the reason; if it passes,
 * or no test has that title, the run fails: the list can only shrink by being kept true.
 */
export const knownGaps: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  {
    embedded: {
      "store contract: the driver": {
        "keeps the options of an index that expires documents": "refused by name: nothing here expires",
        "follows a collection by change stream": "refused by name: whoever follows an embedded store polls",
      },
    },
    ferretdb: {
      "store contract: the driver": {
        "matches several conditions on one element of an array": "no $elemMatch on fields of an element",
        "gives back, byte for byte: Decimal128": "ends the connection",
        "gives back, byte for byte: negative zero": "stores -0 as 0",
        "gives back, byte for byte: NaN and infinities": "ends the connection on NaN, refuses infinities",
        "gives back, byte for byte: arrays in arrays": "refuses arrays in arrays",
        "gives back, byte for byte: MinKey and MaxKey": "ends the connection",
        "lets exactly one of many save on the same revision": "updates are not atomic: several callers win",
        "gives each of many callers its own number from a counter": "findAndModify is not atomic",
        "finds and deletes, and finds and replaces, in sort order with a projection":
          "no projection in findAndModify",
        "refuses a duplicate key with code 11000":
          "an update that would duplicate a key is refused with code 1",
        "says in a duplicate key error which key and which value": "gives the code only",
        "holds every element of an array unique between documents":
          "no multikey indexes: the whole array is the key",
        "holds missing and null for one key, unless the index is sparse":
          "missing values are never duplicates",
        "lets a partial unique index pass over documents outside it": "no partial indexes",
        "refuses a unique index over documents that break it": "refused with code 1",
        "keeps the options of an index that expires documents": "no indexes that expire documents",
        "refuses commands, stages and operators that nobody knows":
          "an unknown stage is refused with code 40234",
        "commits a transaction whole and aborts it whole": "no transactions",
        "hides a transaction's writes until it commits, but not from itself": "no transactions",
        "refuses the second of two transactions on one document with a write conflict": "no transactions",
        "loses no update when many transactions are retried": "no transactions",
        "follows a collection by change stream": "no change streams",
      },
      "store contract: mongoose": {
        "makes the indexes of a schema, and finds them in place":
          "listIndexes does not say that an index is sparse",
        "changes two documents in one transaction, or neither": "no transactions",
      },
    },
  };
