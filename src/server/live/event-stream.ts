import type { Exchange } from "../api/exchange.js";

/** So long the last words have to get away, in milliseconds. */
const LAST_WORDS_MS = 1000;
/** When a browser whose stream ended should come again, in milliseconds. */
export const COME_AGAIN_MS = 2000;
/** A connection on which nothing is sent is asked so often whether anybody is there, in milliseconds. */
const ASKED_EVERY_MS = 30_000;

/** The headers of a stream of server-sent events. */
export const STREAM_HEAD = {
  "content-type": "text/event-stream; charset=utf-8",
  // Neither kept nor collected by a proxy until there is more of it.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

/** An answer that is a stream of server-sent events, by the protocol of graphql-sse: `next` for each, `complete` at the end. */
export class EventStream {
  /** Whether whoever listens took nothing for too long. */
  isStalled = false;
  #giveUp: () => void = () => undefined;

  /** Whoever takes nothing for so many milliseconds is not waited for. */
  constructor(
    private readonly exchange: Exchange,
    private readonly stallMs: number,
  ) {}

  /** Begins, and says from where to go on if nothing should come. */
  open(cursor: string): void {
    const { request, response, told } = this.exchange;
    request.socket.setKeepAlive(true, ASKED_EVERY_MS);
    response.writeHead(200, { ...told, ...STREAM_HEAD });
    response.write(`retry: ${COME_AGAIN_MS}\nid: ${cursor}\n\n`);
  }

  /** Whether nobody listens any more. */
  get isOver(): boolean {
    const { response } = this.exchange;
    return response.destroyed || response.writableEnded;
  }

  /** Sends an event, of which whoever listens remembers the cursor, and waits until it can take more. */
  async next(cursor: string, text: string): Promise<void> {
    if (this.isOver) return;
    if (this.exchange.response.write(`id: ${cursor}\nevent: next\ndata: ${text}\n\n`)) return;
    await this.#drained();
  }

  /** Shows that the stream lives, and from where to go on. */
  beat(cursor: string): void {
    if (!this.isOver) this.exchange.response.write(`:\nid: ${cursor}\n\n`);
  }

  /** Ends it, with last words where something stands in the way of going on. */
  end(text: string | null): void {
    const { response } = this.exchange;
    this.#giveUp();
    if (this.isOver) return;
    if (this.isStalled) return void response.destroy();
    response.end(`${text ? `event: next\ndata: ${text}\n\n` : ""}event: complete\ndata:\n\n`);
    const timer = setTimeout(() => response.destroy(), LAST_WORDS_MS);
    response.once("close", () => clearTimeout(timer));
    response.once("finish", () => clearTimeout(timer));
  }

  /** Ends waiting for whoever takes nothing. */
  giveUp(): void {
    this.#giveUp();
  }

  #drained(): Promise<void> {
    const { response } = this.exchange;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.isStalled = true;
        done();
      }, this.stallMs);
      const done = () => {
        clearTimeout(timer);
        response.removeListener("drain", done);
        response.removeListener("close", done);
        resolve();
      };
      this.#giveUp = done;
      response.once("drain", done);
      response.once("close", done);
    });
  }
}
