import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { IprTerms } from "../../domain/vocabulary.js";
import { IprTermsEnum } from "../types/ipr-statement.js";
import { WorkItemActInput } from "./acts.js";
import { Line, Name } from "./validators.js";

@InputType({ description: "A statement on intellectual property, as it was received." })
export class RecordIprStatementInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "Who holds it." })
  holder!: string;
  @Field(() => IprTermsEnum, { description: "What the holder states." })
  terms!: IprTerms;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "The statement itself, e.g. its number in ITU's database.",
  })
  document?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Anything that should be remembered." })
  note?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When it was received, a Geneva date, not in the future; left out: today.",
  })
  receivedOn?: string | null;
}
