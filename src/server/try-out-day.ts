import type { ApolloServerPlugin } from "@apollo/server";
import { type Tracker, today } from "../application/tracker.js";
import type { RequestContext } from "../graphql/context.js";

/** Tells in every answer on which day a tracker lives that is tried out: `extensions.tryOut.today`. */
export function tryOutDay(tracker: Tracker): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== "single") return;
          const result = response.body.singleResult;
          result.extensions = { ...result.extensions, tryOut: { today: today(tracker) } };
        },
      };
    },
  };
}

/** What a page says of that day. */
export function tryOutNotice(tracker: Tracker): string {
  return `For trying out: on this tracker it is ${today(tracker)}, and whatever is recorded is recorded on that day.`;
}
