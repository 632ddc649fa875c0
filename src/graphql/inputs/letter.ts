import { MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import { LONGEST_LETTER } from "../../exchange/letters/read-letter.js";
import { ActInput } from "./acting.js";
import { Name } from "./validators.js";

@InputType({
  description:
    "The text of a collective letter, an Addendum or a Corrigendum, in Chinese, English, French or Spanish.",
})
export class ImportLetterInput extends ActInput {
  @MaxLength(LONGEST_LETTER)
  @Field(() => String, {
    description: "The whole text, line breaks and all; facts are told by the numbers of its lines.",
  })
  text!: string;
  @Name()
  @Field(() => String, {
    description: "What you call it, e.g. the name of the file; it is kept with the meeting.",
  })
  name!: string;
}
