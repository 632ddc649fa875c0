import { Field, ObjectType } from "type-graphql";
import { HistoryEvent } from "./history.js";
import { Meeting } from "./meeting.js";
import { StudyGroup } from "./study-group.js";
import { Told } from "./told.js";

@ObjectType({ simpleResolvers: true, description: "What came of planning a meeting." })
export class MeetingPayload extends Told {
  @Field(() => Meeting, { nullable: true, description: "The meeting; null when refused." })
  meeting!: Meeting | null;
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a study group." })
export class StudyGroupPayload extends Told {
  @Field(() => StudyGroup, { nullable: true, description: "The study group; null when there is none." })
  studyGroup!: StudyGroup | null;
  @Field(() => [HistoryEvent], {
    description:
      "After a conflict of revisions: what happened to the study group since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}

@ObjectType({ simpleResolvers: true, description: "What came of changing a meeting, or putting it right." })
export class CorrectMeetingPayload extends MeetingPayload {
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the meeting since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}
