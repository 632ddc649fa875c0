import { Field, ObjectType } from "type-graphql";
import type { Outcome } from "../../application/outcome.js";
import type { Recorded } from "../../domain/history.js";
import { shownEvents } from "./event-view.js";
import { Problem } from "./problem.js";

/** What every answer to an act says besides what the act was upon. */
@ObjectType({ simpleResolvers: true })
export abstract class Told {
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
  @Field(() => [Problem], { description: "What should be looked at although it was done." })
  warnings!: readonly Problem[];
}

/** What an answer says besides the aggregate itself. */
export function told<A extends Recorded>({ aggregate, problems, warnings, changedSince }: Outcome<A>) {
  return { problems, warnings, changedSince: shownEvents(aggregate, changedSince) };
}
