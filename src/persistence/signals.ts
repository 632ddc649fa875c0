import type { Connection, mongo } from "mongoose";
import { isEmbedded } from "./connection.js";
import { COLLECTIONS } from "./schemas.js";

/** After so long a stream that broke is opened anew, in milliseconds. */
const AGAIN_MS = 2000;

/**
 * Calls `onCommit` soon after anybody committed something, where the database tells of it by change stream: a replica set or a sharded
 * cluster. It says only that it is worth a look; what was committed is found by position, as everywhere. A stream that breaks, at
 * a failover for instance, is opened again, and meanwhile looks come at their usual times. Returns how to end it.
 */
export function signalCommits(connection: Connection, onCommit: () => void): () => void {
  let stream: mongo.ChangeStream | null = null;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const again = () => {
    const broken = stream;
    stream = null;
    void broken?.close().catch(() => undefined);
    if (ended || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void open();
    }, AGAIN_MS).unref();
  };
  const open = async () => {
    try {
      if (!(await hasChangeStreams(connection)) || ended) return;
      const ours = [{ $match: { "ns.coll": { $in: Object.values(COLLECTIONS) } } }, { $project: { _id: 1 } }];
      stream = connection.getClient().db(connection.name).watch(ours);
      stream.on("change", onCommit);
      stream.on("error", again);
      stream.on("close", again);
    } catch {
      again();
    }
  };
  void open();
  return () => {
    ended = true;
    clearTimeout(timer);
    void stream?.close().catch(() => undefined);
  };
}

/** Whether the server is a member of a replica set, or routes to a sharded cluster; the embedded store is neither. */
async function hasChangeStreams(connection: Connection): Promise<boolean> {
  if (await isEmbedded(connection)) return false;
  const hello = await connection.getClient().db("admin").command({ hello: 1 });
  return typeof hello.setName === "string" || hello.msg === "isdbgrid";
}
