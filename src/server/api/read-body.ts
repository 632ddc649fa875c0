import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import express from "express";
import { announcedLength, LARGEST_BODY, TOO_LARGE } from "../body-limit.js";
import type { Exchange } from "./exchange.js";

/** JSON in UTF-8 that is not packed: what every client sends. */
const PLAIN_JSON = /^application\/json(?:; ?charset="?utf-8"?)?$/i;

/** Reads what comes packed, or in another way. */
const readAnyJson = express.json({ limit: LARGEST_BODY, verify: refuseBrokenText });

/** The body of a POST: its text where that is plain, and what it says; undefined: it says nothing. */
export interface ReadBody {
  readonly text: string | null;
  readonly value: () => unknown;
}

/** Reads the body of a request; null where it was refused already, or nobody is there any more. */
export async function readBody(exchange: Exchange): Promise<ReadBody | null> {
  const { request } = exchange;
  if (announcedLength(request) > LARGEST_BODY) return tooLarge(exchange);
  if (!isPlain(request)) return readInAnyWay(exchange);
  const bytes = await bytesOf(request);
  if (bytes === "too large") return tooLarge(exchange);
  if (bytes === "broken off") return null;
  if (!isUtf8(bytes)) return notJson(exchange);
  const text = withoutMark(bytes.toString("utf8"));
  return { text, value: () => parsed(text) };
}

function isPlain({ headers }: IncomingMessage): boolean {
  return headers["content-encoding"] === undefined && PLAIN_JSON.test(headers["content-type"] ?? "");
}

function bytesOf(request: IncomingMessage): Promise<Buffer | "too large" | "broken off"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let come = 0;
    request.on("data", (chunk: Buffer) => {
      come += chunk.length;
      chunks.push(chunk);
      if (come > LARGEST_BODY) resolve("too large");
    });
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("close", () => resolve("broken off"));
  });
}

/** Some editors begin a text with a mark of its byte order. */
const withoutMark = (text: string) => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Only lists and objects are messages; an empty body is none, as body-parser has it. */
function parsed(text: string): unknown {
  if (text === "") return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new SyntaxError("neither a list nor an object");
  return value;
}

function readInAnyWay(exchange: Exchange): Promise<ReadBody | null> {
  const { request, response } = exchange;
  let come = 0;
  request.on("data", (chunk: Buffer) => {
    come += chunk.length;
    if (come > LARGEST_BODY) tooLarge(exchange);
  });
  return new Promise((resolve) => {
    readAnyJson(request as never, response as never, (error?: unknown) => {
      if (exchange.isOver) return resolve(null);
      if (error) return resolve(refused(exchange, error as { status?: number }));
      const { body } = request as { body?: unknown };
      resolve({ text: null, value: () => body });
    });
  });
}

function refused(exchange: Exchange, { status }: { status?: number }): null {
  if (status === 413) return tooLarge(exchange);
  if (status !== 415) return notJson(exchange);
  exchange.refuse("UNSUPPORTED_MEDIA_TYPE", "The body must be JSON in UTF-8.");
  return null;
}

/** Tells that a body is no JSON in UTF-8. */
export function notJson(exchange: Exchange): null {
  exchange.refuse("BAD_REQUEST", "The body is not valid JSON in UTF-8.");
  return null;
}

/** What is left of it is not read. */
function tooLarge(exchange: Exchange): null {
  exchange.request.pause();
  exchange.refuse("PAYLOAD_TOO_LARGE", TOO_LARGE, {}, { connection: "close" });
  return null;
}

/** Bytes that are no text would otherwise be stored as replacement characters. */
function refuseBrokenText(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding.toLowerCase() === "utf-8" && !isUtf8(body)) throw new TypeError("The body is not UTF-8");
}
