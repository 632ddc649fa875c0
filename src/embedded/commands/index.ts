import { type Doc, docOf, int, type Value } from "../bson.js";
import { checkDatabaseName } from "../catalog.js";
import type { Engine } from "../engine.js";
import { CommandError, refuse } from "../errors.js";
import { callerOf, checkConcerns } from "./caller.js";
import { collectionCommands } from "./collections.js";
import { countCommands } from "./count.js";
import { cursorCommands } from "./cursor.js";
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
  ...countCommands,
  ...writeCommands,
  ...findAndModifyCommands,
  ...collectionCommands,
  ...indexCommands,
};

/** Fields that any command may carry: those that address it, and those whose omission changes no result. */
const GENERIC_FIELDS: readonly string[] = [
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

/** The reply to a legacy `OP_QUERY`, which is answered for the handshake only. */
export function legacyRefusal(name: string): Doc {
  return docOf({
    ok: 0,
    errmsg: `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
    code: int(352),
    codeName: "UnsupportedOpQueryCommand",
  });
}
