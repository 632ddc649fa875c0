import { type ClassType, FieldResolver, Resolver, Root } from "type-graphql";
import { ApprovalStep, Comment, Contribution, Position, Reply } from "../types/approval.js";
import { Decision } from "../types/decision.js";
import { Mandate } from "../types/person.js";

/** What people call a part of a record, beside its global id: `D1` is the first decision on an item. */
function coded(type: ClassType, says: string): ClassType {
  @Resolver(() => type)
  class Coded {
    @FieldResolver(() => String, { description: says })
    code(@Root() { id }: { id: string }): string {
      return id;
    }
  }
  return Coded;
}

/** The resolvers of the parts of a work item or person that are counted within it. */
export const ORDINALS = [
  coded(Decision, "`D1`, `D2` … in the order in which the item's decisions were recorded."),
  coded(ApprovalStep, "Kind and ordinal within the item, e.g. `LAST_CALL-1`."),
  coded(Comment, "`C1`, `C2` … in the order in which the item's comments were recorded."),
  coded(Reply, "`R1`, `R2` … in the order in which the item's replies were recorded."),
  coded(Position, "`P1`, `P2` … in the order in which the item's positions were recorded."),
  coded(Contribution, "Ordinal of the contribution within the item."),
  coded(Mandate, "`M1`, `M2` … in the order of the person's appointments."),
];
