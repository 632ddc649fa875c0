import { Field, ObjectType } from "type-graphql";
import { HistoryEvent } from "./history.js";
import { WorkItemPayload } from "./payloads.js";

@ObjectType({ simpleResolvers: true, description: "What came of putting the record of a work item right." })
export class CorrectionPayload extends WorkItemPayload {
  @Field(() => [HistoryEvent], {
    description:
      "The events that were written, in order; after a rehearsal those that would be, with everything that follows. Each names " +
      "the event that it corrects. Empty where the act cannot be put right so.",
  })
  events!: readonly HistoryEvent[];
}
