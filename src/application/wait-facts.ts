import type { WaitFacts } from "../domain/waits/standing.js";
import type { Programme } from "../programme/programme.js";

/** What is to be known of the programme to say how it stands with what items wait for. */
export function waitFacts(programme: Programme): WaitFacts {
  return {
    itemOf: (id) => {
      const item = programme.workItemById(id);
      return item && (programme.mergedInto(item) ?? item);
    },
    liaisonOf: (id) => programme.liaison(id),
    repliesTo: (liaison) => programme.repliesTo(liaison),
  };
}
