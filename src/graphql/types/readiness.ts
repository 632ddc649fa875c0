import { Field, ObjectType } from "type-graphql";
import type { DecisionKind, FindingStatus, Severity, Verdict } from "../../domain/vocabulary.js";
import { DecisionKindEnum, FindingStatusEnum, SeverityEnum, VerdictEnum } from "../enums.js";
import { Clause } from "./clause.js";

@ObjectType({ simpleResolvers: true, description: "The answer to one requirement of the readiness review." })
export class Finding {
  @Field(() => String, { description: "Name of the rule, e.g. `SUMMARY`." })
  rule!: string;
  @Field(() => String, { description: "The requirement, as a sentence that is true when it is met." })
  requirement!: string;
  @Field(() => FindingStatusEnum, { description: "How it stands. Unknown is not unmet." })
  status!: FindingStatus;
  @Field(() => SeverityEnum, { description: "Whether it blocks." })
  severity!: Severity;
  @Field(() => String, { description: "The requirement and how it stands, in one sentence." })
  message!: string;
  @Field(() => Clause, { description: "Clause or source of the requirement." })
  clause!: string;
  @Field(() => String, { description: "What to do when it is not met or not recorded." })
  remedy!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "Whether a text is ready to be put to a decision, with every reason.",
})
export class Readiness {
  @Field(() => VerdictEnum, { description: "The conclusion." })
  verdict!: Verdict;
  @Field(() => DecisionKindEnum, { description: "The decision it was reviewed for." })
  kind!: DecisionKind;
  @Field(() => [Finding], {
    description: "Every requirement that applies, the record's first, then the checklist.",
  })
  findings!: readonly Finding[];
}

@ObjectType({ simpleResolvers: true, description: "A rule of the readiness review." })
export class ReadinessRule {
  @Field(() => String, {
    description: "Name of the rule; for points of the checklist also the name to answer under.",
  })
  id!: string;
  @Field(() => String, { description: "The requirement." })
  requirement!: string;
  @Field(() => SeverityEnum, { description: "Whether it blocks." })
  severity!: Severity;
  @Field(() => Clause, { description: "Clause or source." })
  clause!: string;
  @Field(() => String, { description: "What to do when it is not met." })
  remedy!: string;
  @Field(() => Boolean, { description: "Whether the rapporteur answers it in the checklist." })
  isCheck!: boolean;
}
