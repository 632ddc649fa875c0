import { IsInt, Min } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ActInput } from "./acting.js";
import { Name, Said } from "./validators.js";

@InputType({
  description:
    "Whether an organisation is qualified for normative references to its documents (Rec. ITU-T A.5 Annex B).",
})
export class RecordQualificationInput extends ActInput {
  @Name()
  @Field(() => String, { description: "The study group that decided it, e.g. `SG13`." })
  studyGroup!: string;
  @Name()
  @Field(() => String, { description: "The organisation, as justifications name it; in any case." })
  organization!: string;
  @Field(() => Boolean, { description: "Whether it is qualified." })
  qualified!: boolean;
  @Field(() => LocalDateResolver, {
    description: "The day of the decision, a Geneva date, not in the future.",
  })
  decidedOn!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The last day on which it counts, a Geneva date; left out: until something else is decided.",
  })
  validUntil?: string | null;
  @Said()
  @Field(() => String, { description: "The report or TD that records it, e.g. `TD500/PLEN`." })
  document!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The revision of the study group that you saw; when it has moved on, nothing is done.",
  })
  expectedRevision?: number | null;
}
