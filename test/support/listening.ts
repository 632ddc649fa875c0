import { assert } from "chai";
import { type Answer, officer, type TestServer } from "./test-server.js";

/** One server-sent event. */
export interface SentEvent {
  readonly id: string | null;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: events are looked into freely by tests
  readonly data: any;
}

/** How a stream is asked for. */
export interface Wanted {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly by?: unknown;
  readonly lastEventId?: string;
  readonly accept?: string;
  readonly method?: "GET" | "POST";
}

/** A stream that is listened to. */
export interface Listening {
  readonly status: number;
  readonly headers: Headers;
  /** What came so far, `next` and `complete`. */
  readonly events: SentEvent[];
  /** From where it could go on. */
  readonly lastId: () => string;
  /** Resolves when so many events have come, or it has ended. */
  until(count: number, ms?: number): Promise<SentEvent[]>;
  /** Resolves when it has ended, with the text of an answer that is no stream. */
  readonly ended: Promise<string>;
  close(): void;
}

/** Asks for a stream and listens to it. */
export async function listen(url: string, wanted: Wanted): Promise<Listening> {
  const {
    query,
    variables = {},
    token,
    by,
    lastEventId,
    accept = "text/event-stream",
    method = "POST",
  } = wanted;
  const control = new AbortController();
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const response = await fetch(method === "GET" ? `${url}/graphql?${search}` : `${url}/graphql`, {
    method,
    signal: control.signal,
    headers: {
      accept,
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
      ...(by ? officer(by) : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(lastEventId ? { "last-event-id": lastEventId } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify({ query, variables }) } : {}),
  });
  const events: SentEvent[] = [];
  const waiting = new Set<() => void>();
  let lastId = "";
  let text = "";
  const take = (block: string) => {
    const fields = new Map(
      block.split("\n").map((line) => {
        const at = line.indexOf(":");
        return [line.slice(0, at), line.slice(at + 1).trimStart()] as const;
      }),
    );
    lastId = fields.get("id") ?? lastId;
    const event = fields.get("event");
    if (event === undefined) return;
    const data = fields.get("data");
    events.push({ id: fields.get("id") ?? null, event, data: data ? JSON.parse(data) : null });
  };
  const isStream = (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (!isStream) continue;
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) take(block);
      for (const wake of waiting) wake();
    }
  };
  let isOver = false;
  const ended = read()
    .catch(() => undefined)
    .then(() => {
      isOver = true;
      for (const wake of waiting) wake();
      return text;
    });
  return {
    status: response.status,
    headers: response.headers,
    events,
    ended,
    lastId: () => lastId,
    close: () => control.abort(),
    until: (count, ms = 5000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${events.length} of ${count} events came: ${JSON.stringify(events.slice(-3))}`));
        }, ms);
        const look = () => {
          if (events.length < count && !isOver) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(events);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** All that a stream tells of what was done until now, as one answer. */
export async function toldSoFar(server: TestServer, wanted: Wanted): Promise<Answer> {
  const { cursor } = (await server.ask("{ cursor }")).data;
  const listening = await listen(server.url, wanted);
  const end = Date.now() + 5000;
  while (listening.lastId() !== cursor && Date.now() < end) await new Promise((go) => setTimeout(go, 5));
  listening.close();
  assert.equal(listening.lastId(), cursor, JSON.stringify(listening.events.at(-1)));
  const { status, events } = listening;
  const data = events.map((event) => event.data.data);
  return { status, data, errors: events.flatMap((event) => event.data.errors ?? []), extensions: {} };
}
