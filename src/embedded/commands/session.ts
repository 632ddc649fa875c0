import { randomUUID } from "node:crypto";
import { docOf, int, MAX_DOCUMENT_BYTES, type Value } from "../bson.js";
import { uuidValue } from "../catalog.js";
import { sessionKey } from "../engine.js";
import { refuse } from "../errors.js";
import { type Command, type Request, statements } from "./request.js";

/** The longest message that clients are told to send. */
const MAX_MESSAGE_BYTES = 48_000_000;

/** What a client reads before anything else. The store answers like a mongos: see the README. */
function helloReply(request: Request, legacy: boolean) {
  return docOf({
    ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
    ...(legacy && request.body.get("helloOk") === true ? { helloOk: true } : {}),
    msg: "isdbgrid",
    maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: int(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: int(100_000),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: int(30),
    connectionId: int(request.caller.connection),
    minWireVersion: int(0),
    maxWireVersion: int(21),
    readOnly: false,
    ok: 1,
  });
}

function hello(legacy: boolean): Command {
  return {
    fields: [],
    open: true,
    run(request) {
      if (request.body.get("topologyVersion") !== undefined)
        refuse("BadValue", "awaitable hello is not supported by this store");
      return helloReply(request, legacy);
    },
  };
}

const ping: Command = { fields: [], run: () => docOf({ ok: 1 }) };

const buildInfo: Command = {
  fields: [],
  run: () =>
    docOf({
      version: "7.0.0",
      versionArray: [int(7), int(0), int(0), int(0)],
      gitVersion: "embedded-store",
      modules: ["embedded-store"],
      bits: int(64),
      debug: false,
      maxBsonObjectSize: int(MAX_DOCUMENT_BYTES),
      ok: 1,
    }),
};

const startSession: Command = {
  fields: [],
  run: () =>
    docOf({
      id: docOf({ id: uuidValue(Buffer.from(randomUUID().replaceAll("-", ""), "hex")) }),
      timeoutMinutes: int(30),
      ok: 1,
    }),
};

function sessionList({ body, name }: Request): string[] {
  return statements(body, name).map((lsid: Value) => sessionKey(lsid) ?? "");
}

const endSessions: Command = {
  fields: [],
  run(request) {
    const lsids = sessionList(request);
    for (const lsid of lsids) request.engine.cursors.killSession(lsid);
    request.engine.endSessions(lsids);
    return docOf({ ok: 1 });
  },
};

const refreshSessions: Command = { fields: [], run: () => docOf({ ok: 1 }) };

function ofTransaction({ caller, body }: Request): { lsid: string; number: bigint } {
  if (caller.lsid === undefined || caller.txnNumber === undefined || body.get("autocommit") !== false)
    refuse(
      "InvalidOptions",
      "commitTransaction and abortTransaction need lsid, txnNumber and autocommit: false",
    );
  return { lsid: caller.lsid, number: caller.txnNumber };
}

const commitTransaction: Command = {
  fields: ["recoveryToken"],
  admin: true,
  transactional: true,
  run(request) {
    const { lsid, number } = ofTransaction(request);
    return request.engine.commit(lsid, number);
  },
};

const abortTransaction: Command = {
  fields: ["recoveryToken"],
  admin: true,
  transactional: true,
  run(request) {
    const { lsid, number } = ofTransaction(request);
    return request.engine.abort(lsid, number);
  },
};

/** The handshake, and the commands on sessions and transactions. */
export const sessionCommands: Record<string, Command> = {
  hello: hello(false),
  isMaster: hello(true),
  ismaster: hello(true),
  ping,
  buildInfo,
  buildinfo: buildInfo,
  startSession,
  endSessions,
  refreshSessions,
  commitTransaction,
  abortTransaction,
};
