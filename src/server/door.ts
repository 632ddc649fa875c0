import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import { badInput } from "../graphql/errors.js";
import { signInFirst } from "../graphql/perform.js";
import { DEEPEST_VARIABLE } from "./limits.js";

/**
 * What is judged before anything of an operation is looked at: whoever wants to change something has to have signed in,
 * whoever subscribes has to want a stream, and text has to be text. Queries themselves are checked by the parser.
 */
export const door: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, request, contextValue }) {
        if (operation?.operation === "mutation" && !contextValue.signedIn) throw signInFirst();
        const isStream = operation?.operation === "subscription";
        if (isStream !== (contextValue.work.watching !== null)) throw wrongAnswer(isStream);
        const fault = variablesFault(request.variables ?? {});
        if (fault) throw fault;
      },
    };
  },
};

/** An answer of another kind than is accepted. */
function wrongAnswer(isStream: boolean): GraphQLError {
  const message = isStream
    ? "A subscription is answered with a stream: ask with Accept: text/event-stream (docs/live.md)."
    : "Only a subscription is answered with a stream: ask for this with Accept: application/json.";
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 406 } } });
}

/** What is wrong with variables whatever they are for; null: nothing. */
export function variablesFault(variables: Record<string, unknown>): GraphQLError | null {
  const deep = tooDeep(variables);
  if (deep) {
    const message = `must nest at most ${DEEPEST_VARIABLE} lists and objects`;
    return badInput(`The variable "${deep}" ${message}.`, [{ path: deep, message }]);
  }
  const broken = brokenTexts(variables);
  if (broken.length === 0) return null;
  const message = "must be well-formed Unicode: half of a surrogate pair stands alone in it";
  return badInput(
    `The variables are not valid: ${broken.map((path) => `${path} ${message}`).join("; ")}.`,
    broken.map((path) => ({ path, message })),
  );
}

/** The name of the first variable that nests deeper than is allowed, or null. */
function tooDeep(variables: Record<string, unknown>): string | null {
  for (const [name, variable] of Object.entries(variables)) {
    let level: unknown[] = [variable];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > DEEPEST_VARIABLE) return name.toWellFormed();
      level = level.flatMap((value) =>
        typeof value === "object" && value !== null ? Object.values(value) : [],
      );
    }
  }
  return null;
}

const MOST_NAMED = 10;

/** The places of the texts, and of the names of fields, that are not well-formed; the first few of them. */
function brokenTexts(variables: object): string[] {
  const broken: string[] = [];
  // Not by recursion: JSON nests as deep as whoever sends it likes.
  const ahead: [path: string, value: unknown][] = [["", variables]];
  for (let next = ahead.pop(); next && broken.length < MOST_NAMED; next = ahead.pop()) {
    const [path, value] = next;
    if (typeof value === "string" && !value.isWellFormed()) broken.push(path);
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) broken.push(path || "a name");
      else ahead.push([path ? `${path}.${key}` : key, member]);
    }
  }
  return broken;
}
