import { LocalDateResolver } from "graphql-scalars";
import { ArgsType, Field } from "type-graphql";
import { AskerInput } from "./asker.js";

/** What is asked of the acts that are possible upon something. */
@ArgsType()
export class AvailableActionsArgs {
  @Field(() => AskerInput, {
    nullable: true,
    description: "Who would do it; left out: you, if you signed in.",
  })
  by?: AskerInput | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "On which day; left out: today." })
  date?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: "Leave out what is refused." })
  onlyPossible!: boolean;
}
