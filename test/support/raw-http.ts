import { connect, type Socket } from "node:net";

/** A connection on which a test writes what it likes, and what has come back so far. */
export interface RawConnection {
  readonly socket: Socket;
  readonly received: () => string;
  /** Resolves when something that matches has come; rejects when the connection ends first, or after a while. */
  until(what: RegExp, ms?: number): Promise<string>;
  /** Resolves with the milliseconds after which the connection was closed by the other side. */
  readonly closed: Promise<number>;
}

/** Opens a connection to a server. */
export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const began = Date.now();
  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    text += chunk;
  });
  socket.on("error", () => undefined);
  const closed = new Promise<number>((resolve) => socket.once("close", () => resolve(Date.now() - began)));
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    socket,
    received: () => text,
    closed,
    until: (what, ms = 5000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!what.test(text)) return;
          clearTimeout(timer);
          resolve(text);
        };
        const fail = () =>
          reject(new Error(`not received: ${what}; but ${JSON.stringify(text.slice(0, 500))}`));
        const timer = setTimeout(fail, ms);
        socket.on("data", look);
        socket.once("close", () => (what.test(text) ? look() : fail()));
        look();
      }),
  };
}

/** The head of a POST to the API. */
export function postHead(headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries({ host: "localhost", "content-type": "application/json", ...headers });
  return `POST /graphql HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
}

/** A whole POST of a query. */
export function postOf(query: string, headers: Readonly<Record<string, string>> = {}): string {
  const body = JSON.stringify({ query });
  return postHead({ "content-length": Buffer.byteLength(body), ...headers }) + body;
}
