import type { IncomingMessage, ServerResponse } from "node:http";
import { ERROR_STATUS, type ErrorCode } from "../../graphql/errors.js";
import { type Coding, codingFor, pack, WORTH_PACKING } from "./packing.js";

/** Names and values for the head of an answer. */
export type Headers = Readonly<Record<string, string>>;

/** The type of every answer of the API. */
export const JSON_TEXT = "application/json; charset=utf-8";

/** What an answer says. */
export interface Body {
  readonly text: string;
  /** How long the text is in UTF-8. */
  readonly bytes: number;
  /** Gives the text packed in a way that the caller understands. */
  readonly packed: (coding: Coding) => Promise<Buffer>;
}

/** A request to the API, and the one answer that it gets. */
export class Exchange {
  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** Under which the log has it. */
    readonly requestId: string,
    /** What stands at the head of the answer, whatever it is. */
    private always: Headers,
  ) {}

  /** What stands at the head of the answer, whatever it is. */
  get told(): Headers {
    return this.always;
  }

  /** Says something more at the head of the answer, whatever it is. */
  tell(headers: Headers): void {
    this.always = { ...this.always, ...headers };
  }

  /** Whether it was answered, or nobody is there any more. */
  get isOver(): boolean {
    return this.response.headersSent || this.response.destroyed;
  }

  /** Answers, packed where that is worth it and the caller understands it. */
  async send(status: number, headers: Headers, body: Body): Promise<void> {
    const coding = body.bytes < WORTH_PACKING ? null : codingFor(this.request);
    if (!coding) return this.#write(status, headers, body.text, body.bytes);
    const packed = await body.packed(coding);
    this.#write(status, { ...headers, "content-encoding": coding }, packed, packed.length);
  }

  /** Answers with a head alone. */
  sendHead(status: number, headers: Headers): void {
    if (this.isOver) return;
    this.response.writeHead(status, { ...this.always, ...headers });
    this.response.end();
  }

  /** Answers a request that never was an operation. */
  refuse(code: ErrorCode, message: string, more: object = {}, headers: Headers = {}): void {
    const text = JSON.stringify({ errors: [{ message, extensions: { code, ...more } }] });
    const length = Buffer.byteLength(text);
    this.#write(ERROR_STATUS[code], { "content-type": JSON_TEXT, ...headers }, text, length);
  }

  /** Text goes out in one piece with the head, as bytes would not. */
  #write(status: number, headers: Headers, body: string | Buffer, length: number): void {
    if (this.isOver) return;
    this.response.writeHead(status, { ...this.always, ...headers, "content-length": String(length) });
    this.response.end(body);
  }
}

/** The body of an answer, which is packed at most once in each way. */
export function bodyOf(text: string): Body {
  const known = new Map<Coding, Promise<Buffer>>();
  return {
    text,
    bytes: Buffer.byteLength(text),
    packed: (coding) => {
      const packed = known.get(coding) ?? pack(Buffer.from(text), coding);
      known.set(coding, packed);
      return packed;
    },
  };
}
