import { Field, ObjectType } from "type-graphql";
import { AUDIT_KINDS, type AuditFinding, type AuditKind } from "../../domain/people/mandate-audit.js";
import { connectionOf } from "../connection.js";
import { enumOf } from "../enums.js";
import { HistoryEvent } from "./history.js";
import { Person } from "./person.js";
import { WorkItem } from "./work-item.js";

export const MandateAuditKindEnum = enumOf<AuditKind>(
  "MandateAuditKind",
  "What is out of the ordinary about a mandate.",
  {
    DATED_BACK: "It was recorded for days that were over.",
    PAST_ACTS: "It was ended, put right or taken back so that it no longer covers what was done under it.",
    USED_FOR_OLDER_ACT: "Acts rest on it that are older than its record.",
    PUT_RIGHT: "What was recorded of it was put right, or taken back.",
    REPLACING: "A vice-chair replaces a chair who is unable to continue (WTSA Res. 1 §3.3).",
  } satisfies Record<(typeof AUDIT_KINDS)[number], string>,
);

@ObjectType({ simpleResolvers: true, description: "Something that was done under a mandate." })
export class ActUnderMandate {
  @Field(() => WorkItem, {
    nullable: true,
    description: "The work item that it was upon; null: something else.",
  })
  workItem!: WorkItem | null;
  @Field(() => HistoryEvent, { description: "The event." })
  event!: HistoryEvent;
}

@ObjectType({
  simpleResolvers: true,
  description: "Something that is out of the ordinary about a mandate, for whoever audits.",
})
export class MandateAuditFinding {
  @Field(() => MandateAuditKindEnum, { description: "What it is." })
  kind!: AuditKind;
  @Field(() => Person, { description: "Whose mandate it is." })
  person!: AuditFinding["person"];
}

export const MandateAuditConnection = connectionOf(MandateAuditFinding, "MandateAuditFinding");
