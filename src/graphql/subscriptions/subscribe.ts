import { GraphQLError } from "graphql";
import { type CursorFault, CursorRefused, watch } from "../../application/watch.js";
import { DatabaseUnavailable } from "../../persistence/errors.js";
import type { Place } from "../../programme/places-of-acts.js";
import type { Told } from "../../programme/watch.js";
import type { RequestContext } from "../context.js";
import { badInput, failure } from "../errors.js";
import { ActsOfInput } from "../inputs/acts-of.js";
import { findBody, findMeeting, findQuestion, findWorkItem } from "../resolvers/find.js";
import { validateInput } from "../validate-input.js";

/** What a subscription to acts is asked with. */
export interface ActsAsked {
  readonly of?: ActsOfInput | null;
  readonly after?: string | null;
}

/** What there is to be told of acts. Throws NOT_FOUND, BAD_USER_INPUT, CURSOR_GONE. */
export async function subscribeToActs(
  { of, after }: ActsAsked,
  context: RequestContext,
): Promise<AsyncIterableIterator<Told>> {
  const place = of ? placeKnown(of, context) : null;
  const from = context.work.watching?.lastEventId ?? after ?? null;
  try {
    return await watch(context.tracker, { place, after: from });
  } catch (error) {
    if (error instanceof CursorRefused) throw REFUSALS[error.fault]();
    throw error instanceof DatabaseUnavailable ? outOfReach() : error;
  }
}

const outOfReach = () =>
  failure(
    "DATABASE_UNAVAILABLE",
    "Whether this server has been where the cursor says cannot be seen: the database cannot be reached. Come again a little later.",
  );

const ASK_ANEW = "Ask with a query how things stand, and watch from its cursor on.";

const REFUSALS: Readonly<Record<CursorFault, () => Error>> = {
  UNREADABLE: () =>
    badInput('The argument "after", or the header Last-Event-ID, is no cursor of this server.', [
      { path: "after", message: "must be a cursor that this server gave" },
    ]),
  UNKNOWN: () => failure("CURSOR_GONE", `This server has not been where the cursor says. ${ASK_ANEW}`),
  TOO_OLD: () =>
    failure("CURSOR_GONE", `So much has been done since that not all of it is kept. ${ASK_ANEW}`),
};

/** A name that names nothing is the whole answer here, with the status that it has. */
function placeKnown(of: ActsOfInput, context: RequestContext): Place {
  try {
    return placeOf(of, context);
  } catch (error) {
    const { code = null } = error instanceof GraphQLError ? error.extensions : {};
    throw code === "NOT_FOUND" ? failure("NOT_FOUND", (error as GraphQLError).message) : error;
  }
}

function placeOf(of: ActsOfInput, { programme }: RequestContext): Place {
  validateInput(Object.assign(new ActsOfInput(), of));
  const { meeting, body, question, workItem } = of;
  if (meeting) return { meeting: findMeeting(programme, meeting).code };
  if (body) return { body: findBody(programme, body) };
  if (question) return { question: findQuestion(programme, question).label };
  return { workItem: findWorkItem(programme, workItem ?? "").id };
}
