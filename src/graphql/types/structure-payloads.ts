import { Field, ObjectType } from "type-graphql";
import type { Outcome } from "../../application/outcome.js";
import type { Recorded } from "../../domain/history.js";
import { shownEvents } from "./event-view.js";
import { HistoryEvent } from "./history.js";
import { Problem } from "./problem.js";
import { Question, WorkingParty } from "./study-group.js";

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a working party." })
export class WorkingPartyPayload {
  @Field(() => WorkingParty, { nullable: true, description: "The working party; null when there is none." })
  workingParty!: WorkingParty | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
  @Field(() => [Problem], { description: "What should be looked at although it was done." })
  warnings!: readonly Problem[];
  @Field(() => [HistoryEvent], {
    description:
      "After a conflict of revisions: what happened to the working party since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a Question." })
export class QuestionPayload {
  @Field(() => Question, { nullable: true, description: "The Question; null when there is none." })
  question!: Question | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
  @Field(() => [Problem], { description: "What should be looked at although it was done." })
  warnings!: readonly Problem[];
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the Question since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}

/** What an answer says besides the aggregate itself. */
export function told<A extends Recorded>({ aggregate, problems, warnings, changedSince }: Outcome<A>) {
  return { problems, warnings, changedSince: shownEvents(aggregate, changedSince) };
}
