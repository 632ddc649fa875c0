import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy before a database, which can be cut and restored. */
export interface CuttingProxy {
  /** The connection string of the database through the proxy. */
  readonly uri: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps the connections, and lets nothing through any more: a network that swallows. */
  stall(): void;
  /** Lets everything through again. */
  restore(): Promise<void>;
  /** Breaks the connections as soon as the database begins its next answer: the write was made, nobody is told. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

/** Puts a proxy before the server of a connection string with one host or socket. */
export async function cuttingProxy(uri: string): Promise<CuttingProxy> {
  const [, credentials = "", host = "", rest = "/"] = /^mongodb:\/\/([^@/]*@)?([^/?]+)(.*)$/.exec(uri) ?? [];
  const target = host.includes("%2F")
    ? { path: decodeURIComponent(host) }
    : { host: host.split(":")[0] as string, port: Number(host.split(":")[1] ?? 27017) };
  const sockets = new Set<Socket>();
  let stalled = false;
  let losing = false;

  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((client) => {
    const database = connect(target);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on("data", (data) => {
      if (!stalled) database.write(data);
    });
    database.on("data", (data) => {
      // Only answers to what was asked of the pool, not the heart-beats, are lost.
      if (losing && data.includes("nModified")) {
        losing = false;
        breakAll();
      } else if (!stalled) client.write(data);
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    breakAll();
    await closed;
  };
  return {
    uri: `mongodb://${credentials}127.0.0.1:${port}${rest}`,
    cut: stop,
    stall() {
      stalled = true;
    },
    async restore() {
      stalled = false;
      breakAll();
      if (!server.listening) await listen(port);
    },
    loseNextAnswer() {
      losing = true;
    },
    close: stop,
  };
}
