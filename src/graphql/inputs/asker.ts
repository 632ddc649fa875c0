import { Field, InputType } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { RoleEnum } from "../enums.js";
import { OneOf } from "../one-of.js";
import { Name } from "./validators.js";

@OneOf()
@InputType({ description: "Who would do an act: somebody in a capacity, or a person." })
export class AskerInput {
  @Field(() => RoleEnum, { nullable: true, description: "Anybody in this capacity, wherever it reaches." })
  role?: Role | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Handle of a person, with the mandates in force on that day that reach the item.",
  })
  person?: string | null;
}
