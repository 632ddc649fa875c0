import { createServer, type Server as NetServer, type Socket } from "node:net";
import { errorReply, legacyRefusal, runCommand } from "./commands/index.js";
import type { Engine } from "./engine.js";
import { CommandError } from "./errors.js";
import {
  BrokenFrame,
  HEADER_BYTES,
  MAX_FRAME_BYTES,
  type Message,
  OP,
  readMessage,
  writeReply,
} from "./wire.js";

const MOST_CONNECTIONS = 1000;
const HANDSHAKE = ["hello", "isMaster", "ismaster"];

/** The socket side: frames in, frames out, one command at a time per connection. */
export class Server {
  private readonly sockets = new Set<Socket>();
  private readonly running = new Set<Promise<void>>();
  private nextConnection = 1;
  readonly net: NetServer;

  constructor(private readonly engine: Engine) {
    this.net = createServer({ noDelay: true }, (socket) => this.accept(socket));
    this.net.maxConnections = MOST_CONNECTIONS;
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const served = this.serve(socket, this.nextConnection++)
      .catch((error: NodeJS.ErrnoException) => {
        // With a code: the client has gone. Without: a mistake of ours, which must not take other connections along.
        if (!error.code) console.error("embedded store:", error);
      })
      .finally(() => {
        socket.destroy();
        this.running.delete(served);
      });
    this.running.add(served);
  }

  private async serve(socket: Socket, connection: number): Promise<void> {
    for await (const frame of frames(socket)) {
      let message: Message;
      try {
        message = readMessage(frame);
      } catch (error) {
        if (error instanceof BrokenFrame) return;
        const legacy = frame.readInt32LE(12) === OP.query;
        await send(
          socket,
          writeReply(
            { requestId: frame.readInt32LE(4), opcode: legacy ? OP.query : OP.msg },
            errorReply(error),
          ),
        );
        continue;
      }
      const [name = ""] = message.body.keys();
      const refused = message.opcode === OP.query && !HANDSHAKE.includes(name);
      const reply = refused ? legacyRefusal(name) : await runCommand(this.engine, connection, message.body);
      if (message.silent) continue;
      await send(socket, safely(message, reply));
    }
  }

  /** Stops listening, lets running commands end, and closes every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.net.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await Promise.allSettled(this.running);
    await closed;
  }
}

function safely(message: Message, reply: Parameters<typeof writeReply>[1]): Buffer[] {
  try {
    return writeReply(message, reply);
  } catch (error) {
    return writeReply(
      message,
      errorReply(
        error instanceof CommandError ? error : new CommandError("BSONObjectTooLarge", String(error)),
      ),
    );
  }
}

/** Writes and waits while the client does not read, so that an idle reader cannot fill the memory. */
function send(socket: Socket, parts: Buffer[]): Promise<void> | undefined {
  if (socket.destroyed) return undefined;
  socket.cork();
  let flowing = true;
  for (const part of parts) flowing = socket.write(part);
  socket.uncork();
  if (flowing) return undefined;
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}

/** Cuts a stream into frames. A length that no message can have ends the connection before a byte of it is kept. */
async function* frames(socket: Socket): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let have = 0;
  let need = HEADER_BYTES;
  for await (const part of socket as AsyncIterable<Buffer>) {
    parts.push(part);
    have += part.length;
    while (have >= need) {
      const whole = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, have);
      const size = whole.readInt32LE(0);
      if (size < HEADER_BYTES || size > MAX_FRAME_BYTES) return;
      if (have < size) {
        parts = [whole];
        need = size;
        break;
      }
      yield whole.subarray(0, size);
      const rest = whole.subarray(size);
      parts = rest.length > 0 ? [rest] : [];
      have = rest.length;
      need = HEADER_BYTES;
    }
  }
}
