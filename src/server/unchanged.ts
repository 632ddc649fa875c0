import { createHash, randomUUID } from "node:crypto";
import { type ApolloServerPlugin, type GraphQLRequest, HeaderMap } from "@apollo/server";
import { type Tracker, today } from "../application/tracker.js";
import type { RequestContext } from "../graphql/context.js";
import type { Programme } from "../programme/programme.js";
import type { Health } from "./health.js";

/** What is read from the database, which no programme in memory stands for. */
const NOT_FROM_MEMORY = /\bverify\b/;

/**
 * Answers a query by GET with 304 before anything is executed, where its ETag tells that nothing it depends on has changed: the
 * programme in memory, the day in Geneva, and what was asked. That is so for whoever did not sign in and sees what is public.
 */
export function unchanged(
  tracker: Tracker,
  { isBehind }: Pick<Health, "isBehind">,
): ApolloServerPlugin<RequestContext> {
  const versions = new Versions();
  return {
    requestDidStart: async () => {
      let tag: string | null = null;
      let isUnchanged = false;
      return {
        responseForOperation: async ({ request, operation, contextValue }) => {
          const { http, query = "" } = request;
          if (http?.method !== "GET" || operation.operation !== "query") return null;
          // An answer that may be old by now says how old, which the one before does not.
          if (contextValue.signedIn || isBehind() || NOT_FROM_MEMORY.test(query)) return null;
          tag = tagOf(request, versions.of(contextValue.programme), today(tracker));
          isUnchanged = has(http.headers, tag);
          return isUnchanged ? { http: { headers: new HeaderMap() }, body: NOTHING } : null;
        },
        willSendResponse: async ({ response }) => {
          if (!tag || response.body.kind !== "single" || response.body.singleResult.errors) return;
          response.http.headers.set("etag", tag);
          if (isUnchanged) response.http.status = 304;
        },
      };
    },
  };
}

const NOTHING = { kind: "single", singleResult: { data: {} } } as const;

/** A name for each programme that was read from, good as long as this process runs. */
class Versions {
  readonly #process = randomUUID();
  readonly #known = new WeakMap<Programme, number>();
  #last = 0;

  of(programme: Programme): string {
    const version = this.#known.get(programme) ?? ++this.#last;
    this.#known.set(programme, version);
    return `${this.#process} ${version}`;
  }
}

function tagOf(
  { query, variables, operationName, http }: GraphQLRequest,
  version: string,
  day: string,
): string {
  const accept = http?.headers.get("accept");
  const asked = JSON.stringify([query, variables, operationName, accept, version, day]);
  return `W/"${createHash("sha256").update(asked).digest("base64url").slice(0, 27)}"`;
}

/** Whether the caller has that answer, and does not insist on another. */
function has(headers: HeaderMap, tag: string): boolean {
  if (/\bno-cache\b/.test(headers.get("cache-control") ?? "")) return false;
  return (headers.get("if-none-match") ?? "").split(/\s*,\s*/).includes(tag);
}
