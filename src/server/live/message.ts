import { getOperationAST, type OperationTypeNode, parse } from "graphql";
import { MOST_TOKENS } from "../limits.js";

/** A message that asks for an operation, as Apollo takes it. */
export interface Message {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

const STREAM = /\btext\/event-stream\b/i;
const OTHERS = /\b(?:application\/|multipart\/)|\*\/\*/i;

/** Whether a stream would be understood, beside others or alone. */
export function acceptsStream(accept: string | undefined): "no" | "also" | "only" {
  if (!accept || !STREAM.test(accept)) return "no";
  return OTHERS.test(accept) ? "also" : "only";
}

/** Whether a message asks for a subscription, as far as it can be read. */
export function asksToSubscribe(message: unknown): boolean {
  const { query, operationName } = (message ?? {}) as Message;
  if (typeof query !== "string" || !/\bsubscription\b/.test(query)) return false;
  const name = typeof operationName === "string" ? operationName : null;
  try {
    const operation = getOperationAST(parse(query, { maxTokens: MOST_TOKENS, noLocation: true }), name);
    return operation?.operation === ("subscription" as OperationTypeNode);
  } catch {
    return false;
  }
}

/** The message that stands in an address, as in a body; null: its variables are no JSON. */
export function messageIn(search: string): Message | null {
  const said = new URLSearchParams(search);
  const partOf = (name: string, read: (text: string) => unknown) => {
    const text = said.get(name);
    return text ? [[name, read(text)]] : [];
  };
  const asItIs = (text: string) => text;
  try {
    return Object.fromEntries([
      ...partOf("query", asItIs),
      ...partOf("operationName", asItIs),
      ...partOf("variables", JSON.parse),
      ...partOf("extensions", JSON.parse),
    ]);
  } catch {
    return null;
  }
}

/** How long a message is, in characters. */
export function lengthOf(message: Message): number {
  return JSON.stringify(message).length;
}
