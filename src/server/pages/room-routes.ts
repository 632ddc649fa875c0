import { type Request, Router } from "express";
import { GraphQLError } from "graphql";
import type { GavelQuery } from "../../pages/api-types.js";
import { consolePage } from "../../pages/console/index.js";
import { holderOf } from "../../pages/screen/holder.js";
import { GAVEL, screenPage } from "../../pages/screen/index.js";
import type { Metrics } from "../metrics.js";
import type { Rooms } from "./rooms.js";
import { showPage, statusOf } from "./show.js";
import { Visit, type VisitParts } from "./visit.js";

interface RoomParts extends VisitParts {
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  /** Reserves a place among all streams for whoever asks, until what is returned is called. Throws where there is none. */
  readonly admit: (request: Request) => () => void;
}

/** What the room sees, and how it follows the chair: whoever opens a line in the console is at that line from then on. */
export function roomRoutes(parts: RoomParts): Router {
  const { rooms, metrics, admit } = parts;
  const router = Router();
  router.get(consolePage.path, async (request, response, next) => {
    // A console that only asks again what changed moves nobody.
    if (request.headers["hx-request"] === undefined)
      await noteWhere(await Visit.begin(parts, request, response), rooms);
    next();
  });
  router.get(screenPage.path, async (request, response) => {
    response.once("close", () => metrics.countAnswer(response));
    const visit = await Visit.begin(parts, request, response);
    if (visit.asked.asOf === null) visit.showAt(rooms.placeOf(sittingOf(visit)));
    await showPage(screenPage, visit);
  });
  router.get("/meetings/:code/moves/*body", async (request, response) => {
    const visit = await Visit.begin(parts, request, response);
    try {
      response.once("close", admit(request));
      rooms.follow(sittingOf(visit), response);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      response.status(statusOf(error.toJSON())).end();
    }
  });
  return router;
}

async function noteWhere(visit: Visit, rooms: Rooms): Promise<void> {
  const { params, search, asOf } = visit.asked;
  if (!visit.session || asOf !== null) return;
  const { code = "", body = "" } = params;
  const { data } = await visit.ask<GavelQuery>(GAVEL, { code, body, line: search.get("line") });
  const line = data?.meeting?.businessLine;
  const holder = data && holderOf(data, body);
  if (line && holder) rooms.moveTo(sittingOf(visit), { line: line.name, wasDone: line.isDone, holder });
}

const sittingOf = ({ asked: { params } }: Visit): string => `${params.code} ${params.body}`;
