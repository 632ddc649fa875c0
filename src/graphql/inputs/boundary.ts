import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import { OneOf } from "../one-of.js";
import { Name } from "./validators.js";

@OneOf()
@InputType({ description: "Where a period begins or ends: on a day, or with a meeting." })
export class BoundaryInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "This day, a Geneva date; its changes count.",
  })
  date?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "A meeting, by its code: a period begins on the day after its last day, and ends on its last day.",
  })
  meeting?: string | null;
}
