import { connect, type Socket } from "node:net";
import { type Document, deserialize, serialize } from "bson";

/** A bare connection to a store, for messages that no driver would send. */
export function bare(uri: string): Promise<Socket> {
  const host = decodeURIComponent(uri.slice("mongodb://".length).replace(/\/$/, ""));
  const [name = "", port] = host.split(":");
  const socket = host.startsWith("/") ? connect(host) : connect(Number(port), name);
  socket.on("error", () => {});
  return new Promise((resolve) => socket.once("connect", () => resolve(socket)));
}

export function opMsg(
  body: Document | Buffer,
  { flags = 0, sections = [] as Buffer[], tail = Buffer.alloc(0) } = {},
): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(serialize(body));
  const head = Buffer.alloc(21);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE(flags, 16);
  const frame = Buffer.concat([head, bytes, ...sections, tail]);
  frame.writeInt32LE(frame.length, 0);
  return frame;
}

/** Reads one reply; undefined when the server closes the connection instead. */
export function reply(socket: Socket, wait = 3000): Promise<Document | undefined | "silence"> {
  return new Promise((resolve) => {
    let have = Buffer.alloc(0);
    const timer = setTimeout(() => resolve("silence"), wait);
    const finish = (value: Document | undefined) => {
      clearTimeout(timer);
      socket.off("data", data);
      resolve(value);
    };
    const data = (part: Buffer) => {
      have = Buffer.concat([have, part]);
      if (have.length < 16 || have.length < have.readInt32LE(0)) return;
      finish(deserialize(have.subarray(have.readInt32LE(12) === 1 ? 36 : 21, have.readInt32LE(0))));
    };
    socket.on("data", data);
    socket.once("close", () => finish(undefined));
  });
}

/** Sends one command over a connection of its own. */
export async function exchange(uri: string, command: Document): Promise<Document> {
  const socket = await bare(uri);
  socket.write(opMsg(command));
  const answer = await reply(socket);
  socket.destroy();
  return answer as Document;
}
