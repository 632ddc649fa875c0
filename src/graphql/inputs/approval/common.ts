import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { MemberCategory } from "../../../domain/vocabulary.js";
import { MemberCategoryEnum } from "../../approval-enums.js";
import { WorkItemActInput } from "../acts.js";
import { Name, Paragraphs, Said } from "../validators.js";

@InputType({ description: "An act of an approval procedure that says nothing but what it is." })
export class ProcedureActInput extends WorkItemActInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The day of the act, a Geneva date, not in the future; left out: today.",
  })
  date?: string | null;
}

@InputType({ description: "An act that rests on a document: an announcement, a circular, a text." })
export class DocumentActInput extends ProcedureActInput {
  @Said()
  @Field(() => String, { description: "E.g. `AAP-21`, `TSB Circular 65` or `TD305-R1/WP3`." })
  document!: string;
}

@InputType({ description: "An act that rests on a meeting." })
export class MeetingActInput extends ProcedureActInput {
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Code of the meeting; left out: the one for which the text was announced.",
  })
  meeting?: string | null;
}

@InputType({ description: "What a member does." })
export class MemberActInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "The member: a Member State, Sector Member, Associate …" })
  member!: string;
  @Field(() => MemberCategoryEnum, { description: "Its category of membership." })
  category!: MemberCategory;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "What it says: reasons, changes that would help." })
  text?: string | null;
}
