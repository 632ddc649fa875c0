import { IsInt, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { ActInput } from "./acting.js";
import { Line, Name } from "./validators.js";

@InputType({ description: "What an act rests on." })
export class BasisInput {
  @Line()
  @Field(() => String, { nullable: true, description: "Code of the meeting." })
  meeting?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Document, e.g. `TD305-R1/WP3`." })
  document?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Anything that should be remembered." })
  note?: string | null;
}

@InputType({ description: "Which work item an act is upon, and who acts." })
export abstract class WorkItemActInput extends ActInput {
  @Name()
  @Field(() => String, {
    description:
      "Acronym, alias or assigned number of the work item, in any case and spelling; or its id. What names more than one is refused: NAME_AMBIGUOUS.",
  })
  workItem!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description:
      "The revision you saw. When the item has moved on, nothing is done and you get the fresh item.",
  })
  expectedRevision?: number;
}
