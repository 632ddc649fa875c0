import { Field, ObjectType } from "type-graphql";
import type { HeldMandate } from "../../domain/person.js";
import type { ActionName } from "../../domain/procedures/actions.js";
import type { OfferedAction } from "../../domain/procedures/available.js";
import type { ProcedureName } from "../../domain/procedures/table.js";
import type { QuestionAction } from "../../domain/questions/names.js";
import type { ApprovalProcess, QuestionStatus, Role, Stage } from "../../domain/vocabulary.js";
import { ActionEnum, ProcedureNameEnum } from "../approval-enums.js";
import { ApprovalProcessEnum, QuestionStatusEnum, RoleEnum, StageEnum } from "../enums.js";
import { Clause } from "./clause.js";
import { Mandate } from "./person.js";
import { Problem } from "./problem.js";

/** What is told of every act that is offered. */
@ObjectType({ simpleResolvers: true })
abstract class Offered {
  @Field(() => String, { description: "The mutation that does it." })
  mutation!: string;
  @Field(() => String, { description: "What it is." })
  says!: string;
  @Field(() => Boolean, { description: "Whether it is possible, as far as the record tells." })
  possible!: boolean;
  @Field(() => [Problem], {
    description: "Every reason why it is refused, with its clause and what would meet it.",
  })
  problems!: readonly Problem[];
  @Field(() => [String], { description: "What will be judged when it is done, from what is said with it." })
  conditions!: readonly string[];
  @Field(() => [RoleEnum], { description: "In what capacity it may be done." })
  by!: readonly Role[];
  @Field(() => [Mandate], { description: "Who could do it on that day, by the mandates on record." })
  holders!: () => readonly HeldMandate[];
  @Field(() => Clause, { description: "The clause that says so." })
  clause!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "An act as an item stands: possible, or refused with every reason.",
})
export class AvailableAction extends Offered {
  @Field(() => ActionEnum, { description: "The act." })
  action!: OfferedAction;
  @Field(() => [StageEnum], { description: "Where it may lead; empty: the item stays at its stage." })
  leadsTo!: readonly Stage[];
}

@ObjectType({
  simpleResolvers: true,
  description: "An act as a Question stands: possible, or refused with every reason.",
})
export class AvailableQuestionAction extends Offered {
  @Field(() => ActionEnum, { description: "The act." })
  action!: QuestionAction;
  @Field(() => [QuestionStatusEnum], {
    description: "Where it may lead; empty: the Question stays as it stands.",
  })
  leadsTo!: readonly QuestionStatus[];
}

@ObjectType({
  simpleResolvers: true,
  description: "Particulars of a work item that are open together, as its stage has it.",
})
export class OpenParticulars {
  @Field(() => [String], { description: "Their names, as updateWorkItem has them." })
  fields!: readonly string[];
  @Field(() => [RoleEnum], { description: "In what capacity they may be changed; empty: they are settled." })
  by!: readonly Role[];
  @Field(() => Boolean, { description: "Whether the study group chair has to have approved the change." })
  chairApproval!: boolean;
  @Field(() => String, { description: "The same in words." })
  says!: string;
  @Field(() => Clause, { description: "The clause that says so, or that it is this tracker's own rule." })
  clause!: string;
}

/** What is told of every row of a table. */
@ObjectType({ simpleResolvers: true })
abstract class TableRow {
  @Field(() => String, { description: "What it is." })
  says!: string;
  @Field(() => [RoleEnum], { description: "In what capacity it may be done." })
  by!: readonly Role[];
  @Field(() => [String], { description: "On what conditions." })
  conditions!: readonly string[];
  @Field(() => Clause, { description: "The clause that says so." })
  clause!: string;
}

@ObjectType({ simpleResolvers: true, description: "A row of a procedure's table." })
export class ProcedureRow extends TableRow {
  @Field(() => ActionEnum, { description: "The act." })
  action!: ActionName;
  @Field(() => [StageEnum], { description: "The stages in which it is possible." })
  from!: readonly Stage[];
  @Field(() => [StageEnum], { description: "Where it may lead; empty: the item stays at its stage." })
  to!: readonly Stage[];
}

@ObjectType({ simpleResolvers: true, description: "A row of the table of a procedure for Questions." })
export class QuestionProcedureRow extends TableRow {
  @Field(() => ActionEnum, { description: "The act." })
  action!: QuestionAction;
  @Field(() => [QuestionStatusEnum], { description: "Where a Question has to stand." })
  from!: readonly QuestionStatus[];
  @Field(() => [QuestionStatusEnum], {
    description: "Where it may lead; empty: the Question stays as it stands.",
  })
  to!: readonly QuestionStatus[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A procedure for Questions as the table that the server enforces (WTSA Res. 1 §7).",
})
export class QuestionProcedure {
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { description: "The text that lays it down." })
  source!: string;
  @Field(() => [QuestionStatusEnum], { description: "Where it begins." })
  initial!: readonly QuestionStatus[];
  @Field(() => [QuestionStatusEnum], { description: "Where it ends." })
  final!: readonly QuestionStatus[];
  @Field(() => [QuestionProcedureRow], { description: "Its acts." })
  rows!: readonly QuestionProcedureRow[];
}

@ObjectType({ simpleResolvers: true, description: "A procedure as the table that the server enforces." })
export class Procedure {
  @Field(() => ProcedureNameEnum, { description: "Name." })
  name!: ProcedureName;
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => String, { description: "The text that lays it down." })
  source!: string;
  @Field(() => [ApprovalProcessEnum], { description: "The processes to whose items it applies." })
  processes!: readonly ApprovalProcess[];
  @Field(() => [StageEnum], { description: "Where it begins." })
  initial!: readonly Stage[];
  @Field(() => [StageEnum], { description: "Where it ends." })
  final!: readonly Stage[];
  @Field(() => [ProcedureRow], { description: "Its acts." })
  rows!: readonly ProcedureRow[];
}
