import { ArrayMaxSize, Matches } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, registerEnumType } from "type-graphql";
import type { DeadlineKind } from "../../domain/vocabulary.js";
import { DeadlineKindEnum } from "../meeting-enums.js";
import { LENGTHS, Line, Name, Paragraphs, QuestionLabel, TitleLine } from "./validators.js";

const GatheringKindEnum = {
  RAPPORTEUR_GROUP: "RAPPORTEUR_GROUP",
  JOINT_COORDINATION: "JOINT_COORDINATION",
} as const;
registerEnumType(GatheringKindEnum, {
  name: "GatheringKind",
  description: "What kind of gathering, of those that decide nothing.",
  valuesConfig: {
    RAPPORTEUR_GROUP: { description: "A rapporteur group meeting: works on drafts (Rec. ITU-T A.1 §2.3.3)." },
    JOINT_COORDINATION: { description: "A joint coordination activity." },
  },
});

@InputType({
  description: "A gathering that decides nothing: of a rapporteur group, or a joint coordination activity.",
})
export class GatheringInput {
  @Field(() => GatheringKindEnum, { description: "What kind." })
  kind!: keyof typeof GatheringKindEnum;
  @Name()
  @Field(() => String, { description: "Name, e.g. `RGM Q16/13` or `JCA-IMT2020/IMT2030`." })
  name!: string;
  @TitleLine()
  @Field(() => String, { nullable: true, description: "Title; left out: the name." })
  title?: string | null;
  @Field(() => LocalDateResolver, { description: "First day, Geneva date." })
  startsOn!: string;
  @Field(() => LocalDateResolver, { nullable: true, description: "Last day; left out: the first." })
  endsOn?: string | null;
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "must be a clock time, HH:mm" })
  @Field(() => String, { nullable: true, description: "Clock time of the start in Europe/Zurich, `HH:mm`." })
  startTime?: string | null;
  @QuestionLabel()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description:
      "Of a rapporteur group: its Questions, e.g. `Q16/13`. Left out where the rapporteur groups of a study group gather beside its sittings and it is not said which.",
  })
  questions?: string[] | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "Host and place, where it is not where the meeting is.",
  })
  host?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it gathers on line only." })
  isEMeeting?: boolean | null;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "Terms of reference." })
  terms?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Whom to write to about it." })
  contact?: string | null;
}

@InputType({ description: "The collective letter that convenes a meeting." })
export class CollectiveLetterInput {
  @Name()
  @Field(() => String, { description: "E.g. `5/13`." })
  number!: string;
  @Field(() => LocalDateResolver, { description: "Date of the letter." })
  date!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "Its reference." })
  reference!: string | null;
}

@InputType({ description: "A deadline that is given, in the place of what the rule gives or besides." })
export class DeadlineInput {
  @Field(() => LocalDateResolver, { description: "Geneva date." })
  date!: string;
  @Field(() => DeadlineKindEnum, { nullable: true, description: "Of which kind; left out: none of these." })
  kind?: DeadlineKind | null;
  @Name()
  @Field(() => String, { nullable: true, description: "What is due; left out: as the kind says." })
  what?: string | null;
}
