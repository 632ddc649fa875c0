import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { Outcome } from "../../application/outcome.js";
import type { WorkingPartyLabel } from "../../domain/labels.js";
import type {
  CandidateStatus,
  DecisionKind,
  DecisionOutcome,
  DecisionTextKind,
} from "../../domain/vocabulary.js";
import * as domain from "../../domain/work-item.js";
import { CandidateStatusEnum, DecisionKindEnum, DecisionOutcomeEnum } from "../enums.js";
import { DecisionTextKindEnum } from "../meeting-enums.js";
import { Actor } from "./history.js";
import { Node } from "./node.js";
import { WorkItem } from "./work-item.js";

@ObjectType({
  simpleResolvers: true,
  description: "How a decision that was recorded by mistake was taken back.",
})
export class Voiding {
  @Field(() => String, { description: "Why the record was wrong." })
  reason!: string;
  @Field(() => Actor, { description: "Who took it back." })
  by!: domain.Voiding["by"];
  @Field(() => Int, { description: "Position in the item's history of the event that did." })
  event!: number;
}

@ObjectType({ simpleResolvers: true, description: "A document that goes with the text of a decision." })
export class DecisionText {
  @Field(() => DecisionTextKindEnum, { description: "What it is." })
  kind!: DecisionTextKind;
  @Field(() => String, { description: "E.g. `TD305-R1/WP3`, or the name of an attachment." })
  document!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "What a meeting decided on a work item, recorded at the gavel.",
})
export class Decision extends Node {
  @Field(() => WorkItem, { description: "The item it was taken on." })
  workItem!: WorkItem;
  @Field(() => DecisionKindEnum, { description: "Kind." })
  kind!: DecisionKind;
  @Field(() => DecisionOutcomeEnum, { description: "Outcome." })
  outcome!: DecisionOutcome;
  @Field(() => LocalDateResolver, {
    description: "The day of the decision, a Geneva date within the body's sitting.",
  })
  decidedOn!: string;
  @Field(() => Int, { description: "The agenda item under which it was taken." })
  agendaItem!: number;
  @Field(() => String, { nullable: true, description: "The text before the meeting, e.g. `TD305-R1/WP3`." })
  finalText!: string | null;
  @Field(() => [DecisionText], {
    nullable: true,
    description:
      "The documents that go with the text, the clean one among them; null where none was named (A.8 §3.2).",
  })
  texts?: readonly DecisionText[];
  @Field(() => String, { nullable: true, description: "The number assigned with it." })
  assignedNumber!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Why it was postponed, sent back, rejected or withdrawn.",
  })
  reason!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Why the meeting went ahead although a requirement was unmet.",
  })
  overrideReason!: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When the study group chair concurred, where that is needed (A.8 §7.1).",
  })
  chairConcurrence!: string | null;
  @Field(() => Boolean, {
    description:
      "Whether the item was on the meeting's list of candidates; false: it was added at the meeting.",
  })
  wasCandidate!: boolean;
  @Field(() => Voiding, {
    nullable: true,
    description: "That it was recorded by mistake and taken back; null while it stands.",
  })
  voided?: domain.Voiding;
}

/** A decision as the API shows it: with its item, and its own name there and the code of its meeting for the resolvers. */
export type DecisionView = domain.Decision & { readonly workItem: domain.WorkItem };

/** The decisions on an item, oldest first; those that were taken back only when asked for. */
export function decisionsOf(item: domain.WorkItem, includeVoided = false): DecisionView[] {
  const decisions = includeVoided ? Object.values(item.decisions) : domain.standingDecisions(item);
  return decisions.map((decision) => ({ ...decision, workItem: item }));
}

/** The decision that an act has just recorded; null when it was refused. */
export function lastDecisionOf({ aggregate, problems }: Outcome<domain.WorkItem>): DecisionView | null {
  return (problems.length === 0 && aggregate && decisionsOf(aggregate, true).at(-1)) || null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A plan to put an item to a decision at a meeting. It decides nothing.",
})
export class Candidate extends Node {
  @Field(() => WorkItem, { description: "The item." })
  workItem!: WorkItem;
  @Field(() => DecisionKindEnum, { description: "The decision it is proposed for." })
  kind!: DecisionKind;
  @Field(() => Int, { nullable: true, description: "The agenda item it is planned under." })
  agendaItem!: number | null;
  @Field(() => CandidateStatusEnum, { description: "How it stands." })
  status!: CandidateStatus;
  @Field(() => LocalDateResolver, { description: "The date of the document that listed it, a Geneva date." })
  proposedOn!: string;
  @Field(() => String, { nullable: true, description: "Why it was withdrawn." })
  reason!: string | null;
}

/** A candidate as the API shows it, with the working party of its Question where lists stand in that order. */
export type CandidateView = domain.Candidacy & {
  readonly workItem: domain.WorkItem;
  readonly home?: WorkingPartyLabel | null;
};
