import { IsInt, Min, ValidateNested } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { RoleEnum } from "../enums.js";
import { Line, Name } from "./validators.js";

@InputType({ description: "Who acts. Taken on trust until signing in arrives; kept with every event." })
export class ActorInput {
  @Name()
  @Field(() => String, { description: "Name, 1 to 200 characters." })
  name!: string;
  @Field(() => RoleEnum, { description: "Capacity." })
  role!: Role;
}

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

/** How every input describes its idempotency key. */
export const IDEMPOTENCY_KEY =
  "A key of your choice, unique among your requests: sent again with the same input, the first answer is given " +
  "again and nothing is done twice, for 7 days.";

@InputType({ description: "Which work item an act is upon, and who acts." })
export abstract class WorkItemActInput {
  @Name()
  @Field(() => String, { description: "Acronym, alias or assigned number of the work item, in any case." })
  workItem!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description:
      "The revision you saw. When the item has moved on, nothing is done and you get the fresh item.",
  })
  expectedRevision?: number;
  @Name()
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  idempotencyKey?: string | null;
  @ValidateNested()
  @Field(() => ActorInput, { description: "Who acts." })
  by!: ActorInput;
}
