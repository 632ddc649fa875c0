import { DateTimeISOResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import { MeetingChangeInput } from "./approval/meeting.js";
import { BodyLabel, Name, Said } from "./validators.js";

@InputType()
abstract class SittingActInput extends MeetingChangeInput {
  @BodyLabel()
  @Field(() => String, { description: "The body that sits, e.g. `WP4/13`." })
  body!: string;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "When, an instant not in the future, e.g. `2026-02-27T08:00:00Z`; left out: now.",
  })
  at?: Date | null;
}

@InputType({ description: "The chair opens the sitting of a body, for the first time or again." })
export class OpenSittingInput extends SittingActInput {}

@InputType({ description: "The chair closes the sitting of a body." })
export class CloseSittingInput extends SittingActInput {}

@InputType({ description: "Puts right when a sitting was opened or closed. What was decided at it stands." })
export class CorrectSessionInput extends MeetingChangeInput {
  @Name()
  @Field(() => String, { description: "The session, `S1`." })
  session!: string;
  @Said()
  @Field(() => String, { description: "Why it was wrong; kept with the event." })
  reason!: string;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "When it was opened; left out: it was right.",
  })
  openedAt?: Date | null;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "When it was closed; left out: it was right; null: it is open.",
  })
  closedAt?: Date | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it was not opened at all." })
  isVoid?: boolean | null;
}
