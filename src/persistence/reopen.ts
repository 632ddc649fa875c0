import type { Connection } from "mongoose";

/**
 * Opens a connection anew when the driver has stopped looking for its server. Driver 7.8 waits for `drain` on a
 * socket that was destroyed a moment before (`Connection.writeCommand`); when that happens to its look-out, as it
 * does when all connections break at once, it never finds the server again, though the server is back.
 */
export function reopenWhenStuck(
  connection: Connection,
  open: () => Promise<unknown>,
  longestMs: number,
): void {
  /** The looks that began and have not ended, by the server's address, with when they began. */
  const looks = new Map<string, number>();
  let reopening = false;
  let closedForGood = false;

  const listen = () => {
    const client = connection.getClient();
    client.on("serverHeartbeatStarted", ({ connectionId }) => looks.set(connectionId, Date.now()));
    client.on("serverHeartbeatSucceeded", ({ connectionId }) => looks.delete(connectionId));
    client.on("serverHeartbeatFailed", ({ connectionId }) => looks.delete(connectionId));
    client.on("serverClosed", ({ address }) => looks.delete(address));
  };
  const reopen = async () => {
    reopening = true;
    looks.clear();
    try {
      await connection.close();
      await open();
      listen();
    } catch {
      // Not there yet: the next turn tries again.
      looks.set("reopening", 0);
    } finally {
      reopening = false;
    }
  };
  const timer = setInterval(() => {
    const stuck = [...looks.values()].some((began) => Date.now() - began > longestMs);
    if (stuck && !reopening && !closedForGood) void reopen();
  }, 1000);
  timer.unref();
  connection.on("close", () => {
    if (reopening) return;
    closedForGood = true;
    clearInterval(timer);
  });
  listen();
}
