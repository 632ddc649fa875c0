import { Field, InputType } from "type-graphql";
import { OneOf } from "../one-of.js";
import { BodyLabel, Name, QuestionLabel } from "./validators.js";

@OneOf()
@InputType({ description: "Whose acts are watched." })
export class ActsOfInput {
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "A meeting, by its code: acts upon it and at it, proposals for it, and its liaison statements.",
  })
  meeting?: string | null;
  @BodyLabel()
  @Field(() => String, {
    nullable: true,
    description:
      "A working party or study group, e.g. `WP4/13`: acts upon it, its Questions and their work items, wherever they were then, and its appointments; " +
      "of a study group everything.",
  })
  body?: string | null;
  @QuestionLabel()
  @Field(() => String, {
    nullable: true,
    description:
      "A Question, e.g. `Q16/13`: acts upon it, on work items that are studied under it, come to it or leave it, its liaison statements and appointments.",
  })
  question?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "A work item, by acronym, alias or number: acts upon it, and liaison statements about it. What it is called later changes nothing.",
  })
  workItem?: string | null;
}
