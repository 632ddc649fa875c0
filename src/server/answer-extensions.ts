import type { ApolloServerPlugin } from "@apollo/server";
import { type Tracker, today } from "../application/tracker.js";
import type { RequestContext } from "../graphql/context.js";
import type { Work } from "../graphql/work/work.js";
import type { Budget } from "./budget.js";
import type { Health } from "./health.js";
import { BUDGET_SECONDS, HIGHEST_COST } from "./limits.js";

/** What the extensions of an answer are made of. */
export interface ExtensionParts {
  readonly tracker: Tracker;
  readonly health: Pick<Health, "isBehind" | "behindMs">;
  readonly budget: Budget | null;
  /** Whether the tracker lives on another day, for trying out. */
  readonly isTryOutClock: boolean;
}

/** Tells an answer's extensions. */
export type Extensions = (work: Work) => Readonly<Record<string, unknown>>;

/**
 * Tells in every answer what its operation cost, up to which commit it was served, how old that is where the database has not been
 * seen lately, and on which day the tracker lives where it is tried out: `extensions.cost`, `position`, `ageSeconds`, `tryOut`. Nothing
 * in it differs from one answer to the next of the same: what is left of a budget stands in headers.
 */
export function extensionsOf({ tracker, health, budget, isTryOutClock }: ExtensionParts): Extensions {
  const bounds = budget && { budget: { limit: budget.limit, seconds: BUDGET_SECONDS } };
  return ({ cost }) => ({
    ...(cost === null ? {} : { cost: { estimated: Math.round(cost), limit: HIGHEST_COST, ...bounds } }),
    position: tracker.programme.position,
    ...(health.isBehind() ? { ageSeconds: Math.round(health.behindMs() / 1000) } : {}),
    ...(isTryOutClock ? { tryOut: { today: today(tracker) } } : {}),
  });
}

/** Tells them in the answers that Apollo makes. */
export function withExtensions(extensions: Extensions): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single") return;
          const result = response.body.singleResult;
          result.extensions = { ...result.extensions, ...extensions(contextValue.work) };
        },
      };
    },
  };
}
