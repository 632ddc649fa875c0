import { type Doc, isDoc, typeName } from "../bson.js";
import { type Caller, type Engine, sessionKey } from "../engine.js";
import { refuse } from "../errors.js";
import { toInteger } from "../numbers.js";
import { show } from "../show.js";
import type { Command } from "./request.js";

const RETRYABLE = ["insert", "update", "delete", "findAndModify", "findandmodify"];
const OUTSIDE = ["commitTransaction", "abortTransaction", "killCursors"];
const READ_LEVELS = ["local", "majority", "available", "linearizable", "snapshot"];

/** Who sends a command: its session, and the transaction it belongs to, which begins here if it is to. */
export function callerOf(
  engine: Engine,
  connection: number,
  name: string,
  command: Command,
  body: Doc,
): Caller {
  const lsid = sessionKey(body.get("lsid"));
  const txnNumber = transactionNumber(body);
  const autocommit = body.get("autocommit");
  const start = body.get("startTransaction") === true;
  const caller: Caller = { connection, lsid, txnNumber, transaction: undefined, unsynced: isUnsynced(body) };
  if (txnNumber !== undefined && lsid === undefined)
    refuse("InvalidOptions", "Transaction number requires a session ID to also be specified");
  if (autocommit === undefined) {
    if (start) refuse("InvalidOptions", "'autocommit' must be false when 'startTransaction' is given");
    if (txnNumber !== undefined && !RETRYABLE.includes(name))
      refuse(50768, `txnNumber without autocommit: false, and ${name} is not a retryable write command`);
    return caller;
  }
  if (autocommit !== false) refuse("InvalidOptions", "autocommit must be false");
  if (txnNumber === undefined || lsid === undefined)
    refuse("InvalidOptions", "autocommit requires lsid and txnNumber");
  if (!command.transactional) {
    engine.transactions.get(lsid)?.finish("aborted");
    refuse("OperationNotSupportedInTransaction", `Cannot run '${name}' in a multi-document transaction.`);
  }
  if (OUTSIDE.includes(name)) return caller;
  return { ...caller, transaction: engine.transactions.join(lsid, txnNumber, start) };
}

function transactionNumber(body: Doc): bigint | undefined {
  const given = body.get("txnNumber");
  if (given === undefined) return undefined;
  const number = toInteger(given);
  if (number === undefined || typeName(given) !== "long")
    refuse("TypeMismatch", `BSON field 'txnNumber' is of type '${typeName(given)}', not 'long'`);
  if (number < 0n) refuse("InvalidOptions", "Transaction number cannot be negative");
  return number;
}

/** With `majority`, MongoDB waits for the disk whatever `j` says. */
function isUnsynced(body: Doc): boolean {
  const concern = body.get("writeConcern");
  return isDoc(concern) && concern.get("j") === false && (concern.get("w") ?? "majority") !== "majority";
}

/** Refuses read and write concerns that this store, which is one node, cannot meet. */
export function checkConcerns(body: Doc): void {
  const read = body.get("readConcern") ?? new Map();
  const write = body.get("writeConcern") ?? new Map();
  if (!isDoc(read)) refuse("TypeMismatch", "readConcern must be an object");
  if (!isDoc(write)) refuse("TypeMismatch", "writeConcern must be an object");
  for (const [field, value] of read) {
    if (field === "level" && !READ_LEVELS.includes(value as string))
      refuse("BadValue", `'${show(value)}' is not a valid readConcern.level`);
    if (!["level", "afterClusterTime", "provenance"].includes(field))
      refuse("InvalidOptions", `readConcern.${field} is not supported by this store`);
    if (value === "snapshot" && !body.has("autocommit"))
      refuse("InvalidOptions", "readConcern level snapshot is not supported outside a transaction");
  }
  const w = write.get("w") ?? "majority";
  if (w !== "majority" && (toInteger(w) ?? 2n) > 1n)
    refuse(100, "Not enough data-bearing nodes: this store is one node");
}
