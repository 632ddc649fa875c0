import { IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { DecisionKind, WorkItemType } from "../../domain/vocabulary.js";
import { DecisionKindEnum, WorkItemTypeEnum } from "../enums.js";
import { BasisInput, WorkItemActInput } from "./acts.js";
import { withDecision } from "./decision.js";
import { ParticularsActInput } from "./particulars.js";
import { BodyLabel, Line, Name, QuestionLabel } from "./validators.js";

@InputType({ description: "What a work item begins with." })
export abstract class NewWorkItemInput extends ParticularsActInput {
  @Name()
  @Field(() => String, { description: "Provisional name, e.g. `Y.QKD-TLS`." })
  acronym!: string;
  @QuestionLabel()
  @Field(() => String, { description: "The Question, e.g. `Q16/13`." })
  question!: string;
  @Field(() => WorkItemTypeEnum, { description: "What kind of text it is to become." })
  type!: WorkItemType;
  @ValidateNested()
  @Field(() => BasisInput, { nullable: true, description: "What it rests on." })
  basis?: BasisInput | null;
}

@InputType({
  description:
    "Registers a work item in the work programme (Rec. A.1 §1.4.7). From anybody but TSB it is a proposal, in the living " +
    "list, unless basis names the meeting that agreed it and the document that says so.",
})
export class RegisterWorkItemInput extends NewWorkItemInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day from which the item is in the work programme, a Geneva date, not in the future; left out: today. " +
      "Nothing is recorded of the time before it.",
  })
  date?: string | null;
}

@InputType({ description: "Changes particulars of a work item." })
export class UpdateWorkItemInput extends ParticularsActInput {
  @Name()
  @Field(() => String, {
    description:
      "Acronym, alias or assigned number of the work item, in any case and spelling. What names more than one is refused: NAME_AMBIGUOUS.",
  })
  workItem!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    description:
      "The revision you saw. When the item has moved on, nothing is done and you get the fresh item.",
  })
  expectedRevision!: number;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "A new provisional name; the old one stays as an alias.",
  })
  acronym?: string | null;
  @Field(() => WorkItemTypeEnum, { nullable: true, description: "Type; before the decision only." })
  type?: WorkItemType | null;
  @ValidateNested()
  @Field(() => BasisInput, { nullable: true, description: "What it rests on." })
  basis?: BasisInput | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day from which it counts, a Geneva date, not in the future nor before a later change of the same; left out: today.",
  })
  date?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "When the study group chair approved the change, a Geneva date: needed for title, summary and text of what is " +
      "announced, approved or agreed (A.8 §6.3); see openParticulars.",
  })
  chairApproval?: string | null;
}

@InputType({ description: "Lists a work item as a candidate for a decision at a meeting." })
export class ProposeForDecisionInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting, e.g. `T25-SG13-260223`." })
  meeting!: string;
  @Field(() => DecisionKindEnum, {
    nullable: true,
    description: "Left out: the first decision of the item's process.",
  })
  kind?: DecisionKind | null;
  @BodyLabel()
  @Field(() => String, { nullable: true, description: "Left out: the working party of the item's Question." })
  body?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Left out: the one agenda item for this kind of decision.",
  })
  agendaItem?: number | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Date of the document that lists it, a Geneva date; left out: today.",
  })
  proposedOn?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "The document that lists it, e.g. `Collective letter 4/13`.",
  })
  document?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "The document that is put to the decision, e.g. `TD305/WP3`; left out: the item's latest base text.",
  })
  text?: string | null;
}

@InputType({ description: "Takes a candidate off the list of a meeting." })
export class WithdrawCandidateInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting." })
  meeting!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "Why." })
  reason?: string | null;
}

@InputType({ description: "Records what a meeting decided on a work item." })
export class RecordDecisionInput extends withDecision(WorkItemActInput) {}
