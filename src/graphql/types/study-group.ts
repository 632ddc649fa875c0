import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { WorkItemType } from "../../domain/vocabulary.js";
import { WorkItemTypeEnum } from "../enums.js";
import { Node } from "./node.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Leave of a study group for its working parties to agree texts of a type (WTSA Res. 1 §1bis, Rec. A.13).",
})
export class Authorisation {
  @Field(() => WorkItemTypeEnum, { description: "Type of text." })
  type!: WorkItemType;
  @Field(() => String, { description: "Where the leave is recorded or how it is known." })
  basis!: string;
  @Field(() => Boolean, { description: "False where it is inferred from practice." })
  verified!: boolean;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A study group: owns Questions and the work programme.",
})
export class StudyGroup extends Node {
  @Field(() => String, { description: "`SG13`." })
  label!: string;
  @Field(() => String, { description: "The current study period, e.g. `2025-2028`." })
  studyPeriod!: string;
  @Field(() => [Authorisation], { description: "What its working parties may agree." })
  authorisations!: readonly Authorisation[];
  @Field(() => Int, { description: "Number of events in its history." })
  revision!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A working party: its study group has entrusted Questions to it (Rec. A.1 §2.1.2).",
})
export class WorkingParty extends Node {
  @Field(() => String, { description: "`WP4/13`." })
  label!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The Geneva date from which it is dissolved; null while it stands.",
  })
  dissolvedOn?: string | null;
  @Field(() => Int, { description: "Number of events in its history." })
  revision!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "A member that commits itself to support the work on a Question (WTSA Res. 1 §7.2.2).",
})
export class Supporter {
  @Field(() => String, { description: "The member." })
  member!: string;
  @Field(() => String, { description: "The kind of support." })
  support!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A Question: an area of work to be studied, normally leading to Recommendations (WTSA Res. 1).",
})
export class Question extends Node {
  @Field(() => String, { description: "`Q16/13`." })
  label!: string;
  @Field(() => String, {
    nullable: true,
    description: "The study period for which it is set; null in records of before this was kept.",
  })
  studyPeriod?: string;
  @Field(() => String, {
    nullable: true,
    description: "The document that holds its text, e.g. `TD12/PLEN`; null where none was named.",
  })
  text?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The Geneva date since which it stands as it does; null in records of before this was kept.",
  })
  statusSince?: string;
  @Field(() => Int, { description: "Number of events in its history." })
  revision!: number;
}
