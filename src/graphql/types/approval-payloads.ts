import { Field, ObjectType } from "type-graphql";
import { Meeting } from "./meeting.js";
import { Problem } from "./problem.js";

@ObjectType({ simpleResolvers: true, description: "What came of planning a meeting." })
export class MeetingPayload {
  @Field(() => Meeting, { nullable: true, description: "The meeting; null when refused." })
  meeting!: Meeting | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
}
