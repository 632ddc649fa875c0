import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { ApprovalProcess, Proposer, RegistrationResult } from "../../../domain/vocabulary.js";
import { ProposerEnum, RegistrationResultEnum } from "../../approval-enums.js";
import { ApprovalProcessEnum } from "../../enums.js";
import { WorkItemActInput } from "../acts.js";
import { BodyLabel, Line, Name, Said } from "../validators.js";
import { NewWorkItemInput } from "../work-item.js";
import { DocumentActInput, ProcedureActInput } from "./common.js";

@InputType({ description: "TSB publishes with the study group chair's concurrence (A.1 §1.8.2)." })
export class PublishInput extends DocumentActInput {
  @Field(() => LocalDateResolver, { nullable: true, description: "When the chair concurred, a Geneva date." })
  chairConcurrence?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Which errors; needed for a corrigendum." })
  reason?: string | null;
}

/** The field for the document that carries the A.1 or A.13 form. */
const FormDocument = () =>
  Field(() => String, {
    nullable: true,
    description:
      "The document that carries the form; a revision, amendment or the like may do without (A.1 §1.4.7).",
  });

@InputType()
abstract class NewWorkItemActInput extends ProcedureActInput {
  @Line()
  @FormDocument()
  document?: string | null;
  @Name()
  @Field(() => String, { description: "Code of the meeting." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The study group, or the Question's working party." })
  body!: string;
  @Field(() => Int, { nullable: true, description: "Left out: the one for new work items." })
  agendaItem?: number | null;
}

@InputType({ description: "A meeting agrees an item of the living list as a new work item (A.1 §1.4.7)." })
export class AdoptInput extends NewWorkItemActInput {}

@InputType({
  description:
    "A meeting does not agree a proposed new work item yet: it stays in the living list (A.1 §1.4.7).",
})
export class KeepInLivingListInput extends NewWorkItemActInput {
  @Line()
  @Field(() => String, { nullable: true, description: "Why; kept with the event." })
  reason?: string | null;
}

@InputType({ description: "TSB assigns the number of the text, where the decision did not (A.12 §2)." })
export class AssignNumberInput extends ProcedureActInput {
  @Said()
  @Field(() => String, {
    description:
      "E.g. `Y.3094` or `Y.3510 (2016) Amd. 1`: read in any spelling, stored as ITU-T writes it. It has to fit the type of the text and to be free.",
  })
  assignedNumber!: string;
}

@InputType({ description: "The study group selects the other of AAP and TAP (WTSA Res. 1 §8.3)." })
export class SwitchProcessInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "Code of the study group meeting." })
  meeting!: string;
  @Field(() => ApprovalProcessEnum, { description: "AAP or TAP." })
  process!: ApprovalProcess;
  @Line()
  @Field(() => String, { nullable: true, description: "The written proposal." })
  document?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Its reasons." })
  reason?: string | null;
  @Field(() => ProposerEnum, {
    nullable: true,
    description: "Who proposes it; left out: a member. The chair's or TSB's own proposal needs no seconder.",
  })
  proposedBy?: Proposer | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Who seconded it; a member's proposal needs it." })
  secondedBy?: string | null;
  @BodyLabel()
  @Field(() => String, {
    nullable: true,
    description:
      "The body to which the request was put, e.g. `WP3/13`, with the meeting in askedAt; the study group decides all the same.",
  })
  askedOf?: string | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting at which it was put." })
  askedAt?: string | null;
}

@InputType({ description: "The item goes into the next study period." })
export class CarryOverInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "`YYYY-YYYY`, e.g. `2029-2032`." })
  studyPeriod!: string;
}

@InputType({ description: "A meeting agrees to discontinue the item (A.1 §1.4.7)." })
export class DiscontinueInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The study group, or the Question's working party." })
  body!: string;
  @Field(() => Int, { nullable: true, description: "The agenda item." })
  agendaItem?: number | null;
  @Said()
  @Field(() => String, { description: "Why." })
  reason!: string;
}

@InputType({
  description:
    "A meeting withdraws its consent or determination, as long as nothing is announced: the text is under study again.",
})
export class WithdrawDecisionInput extends DiscontinueInput {}

@InputType({
  description: "A meeting agrees a new work item with its A.1 or A.13 form, or puts it into the living list.",
})
export class AgreeNewWorkItemInput extends NewWorkItemInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting." })
  meeting!: string;
  @BodyLabel()
  @Field(() => String, { description: "The study group, or the Question's working party." })
  body!: string;
  @Line()
  @FormDocument()
  document?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "Day of the agreement, a Geneva date; left out: the body's only day at the meeting, or today while it sits; else it is asked for.",
  })
  agreedOn?: string | null;
  @Field(() => Int, { nullable: true, description: "Left out: the one for new work items." })
  agendaItem?: number | null;
  @Field(() => RegistrationResultEnum, { nullable: true, description: "Left out: AGREED." })
  result?: RegistrationResult | null;
}

@InputType({ description: "A contribution to a work item." })
export class RecordContributionInput extends WorkItemActInput {
  @Said()
  @Field(() => String, { description: "E.g. `C123` or `TD410/WP1`." })
  document!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "Who submitted it." })
  source?: string | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting to which it was submitted." })
  meeting?: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "A Geneva date; left out: today." })
  receivedOn?: string | null;
}

@InputType({ description: "A status code that another system shows for the item." })
export class RecordExternalStatusInput extends WorkItemActInput {
  @Name()
  @Field(() => String, { description: "As it was read; an unknown code is kept as it is." })
  code!: string;
}
