import { type Request, type Response, Router } from "express";
import type { Room } from "../persistence/room.js";

/** What health answers look at. */
export interface Health {
  /** Whether the database takes writes. */
  readonly room: Room;
  /** Whether the database answers. */
  readonly isReachable: () => Promise<boolean>;
  /** How long ago this process last saw the database's commits, in milliseconds. */
  readonly behindMs: () => number;
  /** Whether that is longer than it takes where the database can be reached. */
  readonly isBehind: () => boolean;
  readonly position: () => number;
}

/** A process that has not seen the database's commits for this long says that it is not ready. */
const LONGEST_BEHIND_MS = 15_000;

/** `GET /healthz`: the process runs. `GET /readyz`: it can serve reads that are current, and writes. */
export function healthRoutes(health: Health): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request: Request, response: Response) => {
    const reachable = await health.isReachable();
    const following = health.behindMs() < LONGEST_BEHIND_MS;
    const hasRoom = !reachable || (await health.room.hasRoom());
    const ready = reachable && following && hasRoom;
    response.status(ready ? 200 : 503).json({
      status: ready ? "ready" : "not ready",
      database: reachable ? "reachable" : "unreachable",
      storage: hasRoom ? "taking writes" : "full",
      programme: following ? "following" : "behind",
      position: health.position(),
    });
  });
  return router;
}
