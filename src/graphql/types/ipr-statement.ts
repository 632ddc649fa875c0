import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type * as words from "../../domain/vocabulary.js";
import { enumOf } from "../enums.js";

export const IprTermsEnum = enumOf<words.IprTerms>(
  "IprTerms",
  "What the holder of a patent states: the three choices of the Common Patent Policy for ITU-T/ITU-R/ISO/IEC.",
  {
    FREE_OF_CHARGE: "Licences are granted free of charge, without discrimination.",
    REASONABLE_TERMS: "Licences are granted on reasonable terms, without discrimination.",
    UNWILLING: "Neither: the text is not to have what depends on it.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "A statement on intellectual property that the text may need.",
})
export class IprStatement {
  @Field(() => String, { description: "`I1`, `I2` … in the order in which they were recorded." })
  code!: string;
  @Field(() => String, { description: "Who holds it." })
  holder!: string;
  @Field(() => IprTermsEnum, { description: "What the holder states." })
  terms!: words.IprTerms;
  @Field(() => LocalDateResolver, { description: "When it was received, Geneva date." })
  receivedOn!: string;
  @Field(() => String, {
    nullable: true,
    description: "The statement itself, e.g. its number in ITU's database.",
  })
  document!: string | null;
  @Field(() => String, { nullable: true, description: "Anything that should be remembered." })
  note!: string | null;
}
