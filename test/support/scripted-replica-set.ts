import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { type Document, deserialize, ObjectId, serialize } from "bson";

/**
 * Two members of a replica set, played before one store: each says who is the primary, and the one that is not refuses what only a primary
 * does, in MongoDB's own words. It shows what a driver does at a failover; it replicates nothing, for there is one store behind both.
 */
export interface ScriptedReplicaSet {
  readonly uri: string;
  /** The other member becomes the primary; the one that was refuses from then on, on the connections that it has. */
  stepDown(): void;
  /** The primary dies with all its connections, and the other member takes its place. */
  killPrimary(): Promise<void>;
  /** The member that died is there again, as a secondary. */
  revive(): Promise<void>;
  /** How many commands a member refused because it was not the primary. */
  readonly refused: number;
  close(): Promise<void>;
}

const NAME = "scripted";
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const OF_ANY_MEMBER = new Set(["hello", "ismaster", "isMaster", "ping", "buildInfo", "endSessions"]);

interface Member {
  readonly server: Server;
  readonly sockets: Set<Socket>;
  port: number;
}

/** Plays a replica set before the embedded store at this Unix socket or address. */
export async function scriptedReplicaSet(storeUri: string): Promise<ScriptedReplicaSet> {
  const host = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(storeUri)?.[1] ?? "";
  const target = host.includes("%2F")
    ? { path: decodeURIComponent(host) }
    : { host: host.split(":")[0] as string, port: Number(host.split(":")[1]) };
  let primary = 0;
  let term = 1;
  let refused = 0;
  const members: Member[] = [];
  const addressOf = (member: Member | undefined) => `127.0.0.1:${member?.port}`;

  /** What a member says of itself and the set. */
  const told = (index: number, { msg: _router, ...hello }: Document): Document => ({
    ...hello,
    setName: NAME,
    setVersion: 1,
    electionId: new ObjectId(term.toString(16).padStart(24, "0")),
    hosts: members.map(addressOf),
    primary: addressOf(members[primary]),
    me: addressOf(members[index]),
    ...("ismaster" in hello ? { ismaster: index === primary } : { isWritablePrimary: index === primary }),
    secondary: index !== primary,
  });

  const serve = (index: number, client: Socket) => {
    const store = connect(target);
    const sockets = members[index]?.sockets as Set<Socket>;
    const hellos = new Set<number>();
    for (const socket of [client, store]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        store.destroy();
      });
    }
    client.on(
      "data",
      byMessage((message) => {
        const id = message.readInt32LE(4);
        const name = Object.keys(bodyOf(message))[0] ?? "";
        if (/^(hello|ismaster)$/i.test(name)) hellos.add(id);
        else if (index !== primary && !OF_ANY_MEMBER.has(name)) {
          refused += 1;
          const labels = "txnNumber" in bodyOf(message) ? ["RetryableWriteError"] : [];
          const errmsg = "not primary";
          client.write(
            answer(id, { ok: 0, code: 10107, codeName: "NotWritablePrimary", errmsg, errorLabels: labels }),
          );
          return;
        }
        store.write(message);
      }),
    );
    store.on(
      "data",
      byMessage((message) => {
        const to = message.readInt32LE(8);
        if (!hellos.delete(to)) return void client.write(message);
        const isReply = message.readInt32LE(12) === OP_REPLY;
        const hello = told(index, deserialize(message.subarray(isReply ? HEADER + 20 : HEADER + 5)));
        client.write(isReply ? reply(to, hello) : answer(to, hello));
      }),
    );
  };
  const listen = async (index: number): Promise<void> => {
    const { server, port } = members[index] as Member;
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
    (members[index] as Member).port = (server.address() as AddressInfo).port;
  };
  const stop = async ({ server, sockets }: Member): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    if (server.listening) await closed;
  };
  for (const index of [0, 1]) {
    members.push({ server: createServer((client) => serve(index, client)), sockets: new Set(), port: 0 });
    await listen(index);
  }
  const elect = () => {
    primary = 1 - primary;
    term += 1;
  };
  return {
    uri: `mongodb://${members.map(addressOf).join()}/?replicaSet=${NAME}&retryWrites=true`,
    stepDown: elect,
    async killPrimary() {
      const dead = members[primary] as Member;
      await stop(dead);
      elect();
    },
    revive: () => listen(1 - primary),
    get refused() {
      return refused;
    },
    async close() {
      await Promise.all(members.map(stop));
    },
  };
}

/** Cuts a stream into messages of the wire protocol: each begins with its length. */
function byMessage(take: (message: Buffer) => void): (data: Buffer) => void {
  let left = Buffer.alloc(0);
  return (data) => {
    left = Buffer.concat([left, data]);
    while (left.length >= HEADER && left.length >= left.readInt32LE(0)) {
      const length = left.readInt32LE(0);
      take(left.subarray(0, length));
      left = left.subarray(length);
    }
  };
}

/** The command of a message: OP_MSG with one document, or the OP_QUERY with which drivers begin. */
function bodyOf(message: Buffer): Document {
  if (message.readInt32LE(12) === OP_QUERY) {
    const afterName = message.indexOf(0, HEADER + 4) + 1;
    return deserialize(sized(message.subarray(afterName + 8)));
  }
  return deserialize(sized(message.subarray(HEADER + 5)));
}

const sized = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.readInt32LE(0));

function answer(to: number, document: Document): Buffer {
  const body = serialize(document);
  const head = Buffer.alloc(HEADER + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

function reply(to: number, document: Document): Buffer {
  const body = serialize(document);
  const head = Buffer.alloc(HEADER + 20);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(OP_REPLY, 12);
  head.writeInt32LE(1, HEADER + 16);
  return Buffer.concat([head, body]);
}
