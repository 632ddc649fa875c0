import { type Doc, docOf, int, isDoc, typeName, type Value } from "../bson.js";
import { checkDatabaseName } from "../catalog.js";
import { type Caller, type Engine, sessionKey } from "../engine.js";
import { CommandError, refuse } from "../errors.js";
import { toInteger } from "../numbers.js";
import { show } from "../show.js";
import { aggregateCommands } from "./aggregate.js";
import { collectionCommands } from "./collections.js";
import { countDistinctCommands } from "./count-distinct.js";
import { cursorCommands } from "./cursor.js";
import { explainCommands } from "./explain.js";
import { findCommands } from "./find.js";
import { findAndModifyCommands } from "./find-and-modify.js";
import { indexCommands } from "./indexes.js";
import type { Command } from "./request.js";
import { sessionCommands } from "./session.js";
import { writeCommands } from "./write.js";

/** Every supported command. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...sessionCommands,
  ...findCommands,
  ...cursorCommands,
  ...aggregateCommands,
  ...countDistinctCommands,
  ...explainCommands,
  ...writeCommands,
  ...findAndModifyCommands,
  ...collectionCommands,
  ...indexCommands,
};

/** Fields that any command may carry: those that address it, and those whose omission changes no result. */
export const GENERIC_FIELDS: readonly string[] = [
  "$db",
  "lsid",
  "txnNumber",
  "startTransaction",
  "autocommit",
  "$clusterTime",
  "$readPreference",
  "readConcern",
  "writeConcern",
  "comment",
  "maxTimeMS",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "$configServerState",
];

const RETRYABLE = ["insert", "update", "delete", "findAndModify", "findandmodify"];

/** Runs a command and gives its reply; a refusal is a reply too. */
export async function runCommand(engine: Engine, connection: number, body: Doc): Promise<Doc> {
  try {
    return await dispatch(engine, connection, body);
  } catch (error) {
    return errorReply(error);
  }
}

/** A refusal as a reply. */
export function errorReply(error: unknown): Doc {
  if (error instanceof RangeError && /call stack/.test(error.message))
    return errorReply(new CommandError("Overflow", "the command is nested too deeply"));
  if (!(error instanceof CommandError)) {
    // An unforeseen failure is ours, not the client's; it must not take other connections along.
    console.error("embedded store:", error);
    return errorReply(
      new CommandError(8, `internal error: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
  const reply: Doc = new Map<string, Value>([
    ["ok", 0],
    ["errmsg", error.message],
    ["code", int(error.code)],
    ["codeName", error.codeName],
    ...error.extra,
  ]);
  if (error.labels.length > 0) reply.set("errorLabels", [...error.labels]);
  return reply;
}

async function dispatch(engine: Engine, connection: number, body: Doc): Promise<Doc> {
  const name = body.keys().next().value;
  if (name === undefined) refuse("CommandNotFound", "no such command: ''");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) refuse("CommandNotFound", `no such command: '${name}'`);
  const database = body.get("$db");
  if (typeof database !== "string") refuse(40571, "OP_MSG requests require a $db argument");
  checkDatabaseName(database);
  if (command.admin && database !== "admin")
    refuse("Unauthorized", `${name} may only be run against the admin database.`);
  for (const field of body.keys()) {
    if (command.open || field === name || command.fields.includes(field) || GENERIC_FIELDS.includes(field))
      continue;
    refuse(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
  checkConcerns(body);
  const caller = callerOf(engine, connection, name, command, body);
  const { transaction } = caller;
  try {
    return await command.run({ name, database, body, caller, engine });
  } catch (error) {
    transaction?.finish("aborted");
    throw error;
  }
}

function callerOf(engine: Engine, connection: number, name: string, command: Command, body: Doc): Caller {
  const lsid = sessionKey(body.get("lsid"));
  const given = body.get("txnNumber");
  const txnNumber = given === undefined ? undefined : toInteger(given);
  if (given !== undefined && (txnNumber === undefined || typeName(given) !== "long"))
    refuse("TypeMismatch", `BSON field 'txnNumber' is of type '${typeName(given)}', not 'long'`);
  const autocommit = body.get("autocommit");
  const start = body.get("startTransaction") === true;
  const caller: Caller = { connection, lsid, txnNumber, transaction: undefined };
  if (txnNumber !== undefined && lsid === undefined)
    refuse("InvalidOptions", "Transaction number requires a session ID to also be specified");
  if (txnNumber !== undefined && txnNumber < 0n)
    refuse("InvalidOptions", "Transaction number cannot be negative");
  if (autocommit === undefined) {
    if (start) refuse("InvalidOptions", "'autocommit' field must be false when 'startTransaction' is given");
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
  if (name === "commitTransaction" || name === "abortTransaction" || name === "killCursors") return caller;
  return { ...caller, transaction: engine.transactions.join(lsid, txnNumber, start) };
}

const READ_LEVELS = ["local", "majority", "available", "linearizable", "snapshot"];

function checkConcerns(body: Doc): void {
  const read = body.get("readConcern");
  if (read !== undefined) {
    if (!isDoc(read)) refuse("TypeMismatch", "readConcern must be an object");
    for (const [field, value] of read) {
      if (field === "level" && !READ_LEVELS.includes(value as string))
        refuse("BadValue", `'${show(value)}' is not a valid readConcern.level`);
      if (!["level", "afterClusterTime", "provenance"].includes(field))
        refuse("InvalidOptions", `readConcern.${field} is not supported by this store`);
      if (value === "snapshot" && body.get("autocommit") === undefined)
        refuse(
          "InvalidOptions",
          "readConcern level snapshot outside a transaction is not supported by this store",
        );
    }
  }
  const write = body.get("writeConcern");
  if (write === undefined) return;
  if (!isDoc(write)) refuse("TypeMismatch", "writeConcern must be an object");
  const w = write.get("w");
  if (w === undefined || w === "majority" || (toInteger(w) ?? 2n) <= 1n) return;
  refuse(100, "Not enough data-bearing nodes: this store is one node");
}

/** The reply to a legacy `OP_QUERY`, which is answered for the handshake only. */
export function legacyRefusal(name: string): Doc {
  return docOf({
    ok: 0,
    errmsg: `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
    code: int(352),
    codeName: "UnsupportedOpQueryCommand",
  });
}
