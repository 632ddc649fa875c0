import { ArrayMaxSize } from "class-validator";
import { Field, InputType } from "type-graphql";
import { MeetingChangeInput } from "./approval/meeting.js";
import { BodyLabel, LENGTHS, Name } from "./validators.js";

@InputType({ description: "Arranges the order of business of a body at a meeting." })
export class ArrangeBusinessInput extends MeetingChangeInput {
  @BodyLabel()
  @Field(() => String, { description: "The body that sits, e.g. `WP4/13`." })
  body!: string;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    description:
      "What comes first, in this order: acronyms, aliases or numbers of work items, codes of liaison statements and of coming meetings. None: " +
      "everything as in letters.",
  })
  lines!: string[];
}
