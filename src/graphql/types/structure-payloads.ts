import { Field, ObjectType } from "type-graphql";
import { HistoryEvent } from "./history.js";
import { Question, WorkingParty } from "./study-group.js";
import { Told } from "./told.js";

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a working party." })
export class WorkingPartyPayload extends Told {
  @Field(() => WorkingParty, { nullable: true, description: "The working party; null when there is none." })
  workingParty!: WorkingParty | null;
  @Field(() => [HistoryEvent], {
    description:
      "After a conflict of revisions: what happened to the working party since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a Question." })
export class QuestionPayload extends Told {
  @Field(() => Question, { nullable: true, description: "The Question; null when there is none." })
  question!: Question | null;
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the Question since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}
