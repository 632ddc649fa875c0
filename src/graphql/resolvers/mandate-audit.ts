import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { auditMandates, refuseAudit } from "../../application/mandate-audit.js";
import type { AuditFinding } from "../../domain/people/mandate-audit.js";
import type { HeldMandate } from "../../domain/person.js";
import { inOrder, type Order, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { failure } from "../errors.js";
import { actingAs } from "../perform.js";
import { type EventView, eventView } from "../types/event-view.js";
import { HistoryEvent } from "../types/history.js";
import { ActUnderMandate, MandateAuditConnection, MandateAuditFinding } from "../types/mandate-audit.js";
import { Mandate } from "../types/person.js";

const LATEST_FIRST: Order<AuditFinding> = {
  name: "recorded",
  placeOf: ({ event, person, mandate, kind }) => [
    event.recordedAt,
    person.handle,
    mandate.id,
    kind,
    event.seq,
  ],
  directions: [-1, 1, 1, 1, 1],
};

@Resolver(() => MandateAuditFinding)
export class MandateAuditResolver {
  @Query(() => MandateAuditConnection, {
    nullable: true,
    description:
      "What is out of the ordinary about mandates, latest record first: dated back, ended back past acts, used for older acts, put right. " +
      "For SG_CHAIR, TSB and ADMINISTRATOR, with a token good for READ. Errors UNAUTHENTICATED and FORBIDDEN.",
  })
  mandateAudit(@Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    const [refusal] = refuseAudit(context.tracker, actingAs(context));
    if (refusal) throw failure("FORBIDDEN", `${refusal.message} ${refusal.remedy}`);
    return paginate(inOrder(auditMandates(context.programme), LATEST_FIRST), LATEST_FIRST, page);
  }

  @FieldResolver(() => [ActUnderMandate], {
    description: "The acts that it is about, oldest first: of PAST_ACTS and USED_FOR_OLDER_ACT.",
  })
  acts(@Root() { acts }: AuditFinding, @Ctx() { programme }: RequestContext): ActUnderMandate[] {
    return acts.flatMap(({ aggregate, seq }) => {
      const event = programme.aggregate(aggregate)?.history.find((one) => one.seq === seq);
      if (!event) return [];
      const act = { workItem: programme.workItemById(aggregate), event: eventView(event, { id: aggregate }) };
      return [act as unknown as ActUnderMandate];
    });
  }

  @FieldResolver(() => HistoryEvent, {
    description: "The event of the person's history that made it so: who, when, and why (`basis.note`).",
  })
  event(@Root() { event, person }: AuditFinding): EventView {
    return eventView(event, person);
  }

  @FieldResolver(() => Mandate, { description: "The mandate as it stands now." })
  mandate(@Root() { mandate, person }: AuditFinding): HeldMandate {
    return { ...mandate, person };
  }
}
