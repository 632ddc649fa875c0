import { type Doc, RawDocument, type Value } from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { refuse } from "./errors.js";

/** Opcodes of the MongoDB wire protocol that are read or written here. */
export const OP = { reply: 1, query: 2004, compressed: 2012, msg: 2013 } as const;

/** Bytes before the body of a message. */
export const HEADER_BYTES = 16;

/** The longest message that is taken. */
export const MAX_FRAME_BYTES = 48_000_000 + 16 * 1024;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** One message as it came in. */
export interface Message {
  requestId: number;
  opcode: number;
  body: Doc;
  /** The client wants no answer. */
  silent: boolean;
}

/** A message so wrong that the connection cannot go on. */
export class BrokenFrame extends Error {}

/** Reads a whole frame: an `OP_MSG`, or an `OP_QUERY` of a client that still says hello that way. */
export function readMessage(frame: Buffer): Message {
  const requestId = frame.readInt32LE(4);
  const opcode = frame.readInt32LE(12);
  if (opcode === OP.msg) return readMsg(frame, requestId);
  if (opcode === OP.query) return readQuery(frame, requestId);
  throw new BrokenFrame(`opcode ${opcode} is not supported`);
}

function readMsg(frame: Buffer, requestId: number): Message {
  if (frame.length < HEADER_BYTES + 9) throw new BrokenFrame("truncated OP_MSG");
  const flags = frame.readUInt32LE(HEADER_BYTES);
  // The low half of the flags must be understood, the high half may be ignored.
  if (flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new BrokenFrame(`unknown OP_MSG flags ${flags}`);
  const end = frame.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  if (flags & CHECKSUM_PRESENT && frame.readUInt32LE(end) !== crc32c(frame.subarray(0, end))) {
    throw new BrokenFrame("OP_MSG checksum does not match contents");
  }
  let body: Doc | undefined;
  const sequences: [string, Value[]][] = [];
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = frame[at++];
    if (kind === 0) {
      if (body) throw new BrokenFrame("OP_MSG has two bodies");
      const size = sizeAt(frame, at, end);
      body = decode(frame.subarray(at, at + size));
      at += size;
    } else if (kind === 1) {
      const size = sizeAt(frame, at, end);
      sequences.push(readSequence(frame, at + 4, at + size));
      at += size;
    } else throw new BrokenFrame(`unknown OP_MSG section ${kind}`);
  }
  if (!body) throw new BrokenFrame("OP_MSG has no body");
  for (const [name, documents] of sequences) {
    if (body.has(name)) refuse(40431, `Duplicate field between body and document sequence ${name}`);
    body.set(name, documents);
  }
  return { requestId, opcode: OP.msg, body, silent: (flags & MORE_TO_COME) !== 0 };
}

function sizeAt(frame: Buffer, at: number, end: number): number {
  if (at + 5 > end) throw new BrokenFrame("truncated section");
  const size = frame.readInt32LE(at);
  if (size < 5 || at + size > end) throw new BrokenFrame("section length does not fit its frame");
  return size;
}

function readSequence(frame: Buffer, start: number, end: number): [string, Value[]] {
  const stop = frame.indexOf(0, start);
  if (stop < 0 || stop >= end) throw new BrokenFrame("document sequence has no name");
  const documents: Value[] = [];
  let at = stop + 1;
  while (at < end) {
    const size = sizeAt(frame, at, end);
    documents.push(new RawDocument(frame.subarray(at, at + size)));
    at += size;
  }
  return [frame.toString("utf8", start, stop), documents];
}

function readQuery(frame: Buffer, requestId: number): Message {
  const stop = frame.indexOf(0, HEADER_BYTES + 4);
  if (stop < 0 || stop + 9 > frame.length) throw new BrokenFrame("truncated OP_QUERY");
  const namespace = frame.toString("utf8", HEADER_BYTES + 4, stop);
  const at = stop + 9;
  const size = sizeAt(frame, at, frame.length);
  let body = decode(frame.subarray(at, at + size));
  const inner = body.get("$query");
  if (inner instanceof Map) body = inner;
  return {
    requestId,
    opcode: OP.query,
    body: body.set("$db", namespace.split(".")[0] as string),
    silent: false,
  };
}

let nextId = 1;

function header(size: number, responseTo: number, opcode: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  bytes.writeInt32LE(nextId, 4);
  nextId = (nextId + 1) & 0x7fffffff;
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(opcode, 12);
  return bytes;
}

/** Frames a reply in the form the request came in. */
export function writeReply(request: { requestId: number; opcode: number }, reply: Doc): Buffer[] {
  const body = encode(reply);
  const legacy = request.opcode === OP.query;
  const head = header(legacy ? 36 : 21, request.requestId, legacy ? OP.reply : OP.msg);
  head.writeInt32LE(head.length + body.length, 0);
  if (legacy) {
    head.writeInt32LE(8, 16);
    head.writeBigInt64LE(0n, 20);
    head.writeInt32LE(0, 28);
    head.writeInt32LE(1, 32);
  } else {
    head.writeUInt32LE(0, 16);
    head[20] = 0;
  }
  return [head, body];
}

const CRC_TABLE = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0x82f63b78 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32C, the checksum an OP_MSG may end with. */
export function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
