import { ArrayMaxSize } from "class-validator";
import { Field, InputType } from "type-graphql";
import type { LiaisonDirection, LiaisonStatus } from "../../domain/vocabulary.js";
import { LiaisonDirectionEnum, LiaisonStatusEnum } from "../liaison-enums.js";
import { LENGTHS, Name, QuestionLabel } from "./validators.js";

@InputType({
  description: "Which liaison statements. Every condition that is given has to hold; a list means any of it.",
})
export class LiaisonFilter {
  @Name()
  @Field(() => String, { nullable: true, description: "In the record of this study group, e.g. `SG13`." })
  studyGroup?: string | null;
  @Field(() => LiaisonDirectionEnum, { nullable: true, description: "Outgoing or incoming ones." })
  direction?: LiaisonDirection | null;
  @ArrayMaxSize(10)
  @Field(() => [LiaisonStatusEnum], { nullable: true, description: "That stand like this." })
  statuses?: LiaisonStatus[] | null;
  @QuestionLabel()
  @Field(() => String, { nullable: true, description: "About this Question." })
  question?: string | null;
  @Name()
  @Field(() => String, { nullable: true, description: "About this work item, by acronym, alias or number." })
  workItem?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Prepared, approved or received at this meeting, by its code.",
  })
  meeting?: string | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description: "From or to one of these groups, as they are written, in any case.",
  })
  groups?: string[] | null;
}
