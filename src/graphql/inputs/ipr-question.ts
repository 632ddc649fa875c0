import { ArrayMaxSize, ArrayMinSize, IsInt, Min } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ActInput } from "./acting.js";
import { BodyLabel, LENGTHS, Name, Paragraphs } from "./validators.js";

@InputType({
  description: "That the chair asked the IPR question about the texts before a body (Rec. ITU-T A.1 §1.4.6).",
})
export class RecordIprQuestionInput extends ActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting, e.g. `T25-SG13-260223`." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The body whose chair asked, e.g. `WP4/13`." })
  body!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day, a Geneva date during the body's sitting; left out: the body's only day at the meeting, or today while it sits; else it is asked for.",
  })
  askedOn?: string | null;
  @Name()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description:
      "Acronyms, aliases or numbers of the items whose texts it was asked about; left out: all that the body had before it.",
  })
  workItems?: string[] | null;
  @Paragraphs()
  @Field(() => String, {
    nullable: true,
    description: "The affirmative responses, as the report gives them; left out: there was none.",
  })
  responses?: string | null;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The revision of the meeting that you saw; when it has moved on, nothing is done.",
  })
  expectedRevision?: number | null;
}
