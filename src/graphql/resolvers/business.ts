import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { arrangeBusiness } from "../../application/arrange-business.js";
import { orderAt, orderOfBusiness } from "../../application/business/order-of-business.js";
import { isIprAsked, type Outlook, outlookOf, textOf } from "../../application/business/outlook.js";
import { today } from "../../application/tracker.js";
import type * as domain from "../../domain/meeting.js";
import type { JustificationForm } from "../../domain/work-items/justification.js";
import { formOf } from "../../domain/work-items/justification.js";
import { dayOf, programmeOf } from "../as-of.js";
import { PageArgs, pageOf } from "../connection.js";
import type { RequestContext } from "../context.js";
import { VerdictEnum } from "../enums.js";
import { ArrangeBusinessInput } from "../inputs/business.js";
import { perform } from "../perform.js";
import { CorrectMeetingPayload } from "../types/approval-payloads.js";
import {
  BusinessItem,
  type BusinessItemView,
  BusinessLine,
  BusinessLineConnection,
  type BusinessLineView,
} from "../types/business.js";
import { Candidate, Decision } from "../types/decision.js";
import { LiaisonStatement } from "../types/liaison.js";
import { Meeting } from "../types/meeting.js";
import { Problem } from "../types/problem.js";
import { Finding } from "../types/readiness.js";
import { findBody } from "./find.js";
import { changedMeeting } from "./meeting-changes.js";

@Resolver(() => Meeting)
export class OrderOfBusiness {
  @FieldResolver(() => [BusinessItem], {
    description:
      "The order of business of a body, generated from what is on record: each point of the agenda with its lines; what comes under none " +
      "of them stands at the end. Read with a moment it is that of the day.",
  })
  orderOfBusiness(
    @Root() meeting: domain.Meeting,
    @Arg("body", () => String, { description: "The body that sits, e.g. `WP4/13`." }) label: string,
    @Ctx() context: RequestContext,
  ): BusinessItemView[] {
    const programme = programmeOf(meeting, context);
    const body = findBody(programme, label);
    return orderOfBusiness(programme, meeting, body).map((item) => ({ ...item, meeting, body }));
  }

  @FieldResolver(() => BusinessLine, {
    nullable: true,
    description:
      "One line of the order of business of a body: the one of this name, else the first with which the body has not dealt; null: there is none.",
  })
  businessLine(
    @Root() meeting: domain.Meeting,
    @Arg("body", () => String, { description: "The body that sits, e.g. `WP4/13`." }) label: string,
    @Arg("name", () => String, {
      nullable: true,
      description: "As the order of business calls it; left out: the next one.",
    })
    name: string | null,
    @Ctx() context: RequestContext,
  ): BusinessLineView | null {
    const programme = programmeOf(meeting, context);
    const body = findBody(programme, label);
    const lines = orderOfBusiness(programme, meeting, body).flatMap((item) => item.lines);
    const found = lines.find((line) => (name ? line.name === name : !line.isDone));
    return found ? { ...found, meeting, body } : null;
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Arranges the order of business of a body: the lines that are named come first under their points of the agenda, the others follow as in letters.",
  })
  async arrangeBusiness(
    @Arg("input", () => ArrangeBusinessInput, { description: "What is to be done." })
    request: ArrangeBusinessInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "arrangeBusiness", request, arrangeBusiness));
  }
}

@Resolver(() => BusinessItem)
export class BusinessItemResolver {
  @FieldResolver(() => BusinessLineConnection, {
    description:
      "Its lines, in the order that was arranged, else by working party, Question and acronym as in letters.",
  })
  lines(
    @Root() { lines, meeting, body }: BusinessItemView,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const order = orderAt(programmeOf(meeting, context), meeting, body);
    return pageOf(lines, order, page, (line): BusinessLineView => ({ ...line, meeting, body }));
  }
}

@Resolver(() => BusinessLine)
export class BusinessLineResolver {
  @FieldResolver(() => VerdictEnum, {
    description:
      "BLOCKED where a blocking requirement is unmet, UNKNOWN where one is not recorded, else READY.",
  })
  verdict(@Root() line: BusinessLineView, @Ctx() context: RequestContext) {
    return outlook(line, context).verdict;
  }

  @FieldResolver(() => [Finding], {
    description:
      "The requirements that are not met or not recorded, each with its clause and what would meet it: of the readiness review, of the A.1 " +
      "or A.13 form, of liaison statements and future activities.",
  })
  missing(@Root() line: BusinessLineView, @Ctx() context: RequestContext) {
    return outlook(line, context).missing;
  }

  @FieldResolver(() => [Problem], {
    description:
      "What would refuse it, were it agreed to at the sitting as things stand. Of what is done: nothing.",
  })
  problems(@Root() line: BusinessLineView, @Ctx() context: RequestContext) {
    return outlook(line, context).problems;
  }

  @FieldResolver(() => [Problem], {
    description: "What would be pointed out although it was done: rules that warn. Of what is done: nothing.",
  })
  warnings(@Root() line: BusinessLineView, @Ctx() context: RequestContext) {
    return outlook(line, context).warnings;
  }

  @FieldResolver(() => LiaisonStatement, { nullable: true, description: "The outgoing liaison statement." })
  liaisonStatement(@Root() { liaison }: BusinessLineView) {
    return liaison;
  }

  @FieldResolver(() => Candidate, {
    nullable: true,
    description: "Of a text: the plan to decide on it there; null where it was on no list.",
  })
  candidate(@Root() { candidacy, workItem }: BusinessLineView) {
    return candidacy && { ...candidacy, workItem };
  }

  @FieldResolver(() => [Decision], {
    description:
      "Of a text: what the body decided on it there, oldest first; what was taken back is left out.",
  })
  decisions(@Root() { decisions, workItem }: BusinessLineView) {
    return decisions.map((decision) => ({ ...decision, workItem }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Of a text: the document with its revision that is up for the decision, or was before it, e.g. `TD305-R1/WP3`; null: none is on record.",
  })
  text(@Root() line: BusinessLineView): string | null {
    return textOf(line);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the text has its summary, without which no Recommendation is complete (A.8 §3.3).",
  })
  hasSummary(@Root() { workItem }: BusinessLineView): boolean {
    return Boolean(workItem?.summary);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      "The TDs of the A.5 justifications; empty: none is needed, as the text refers normatively to no document of another organisation; null: " +
      "that is not on record, or it is no text.",
  })
  a5Texts(@Root() { workItem }: BusinessLineView): string[] | null {
    if (!workItem?.externalReferences) return null;
    return (workItem.a5Justifications ?? []).flatMap(({ td }) => td ?? []);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether it is on record that the IPR question was asked about the text (A.1 §1.4.6).",
  })
  isIprAsked(@Root() line: BusinessLineView): boolean {
    return isIprAsked(line, line);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Of a proposed new work item: the form that it needs, `A.1` or `A.13`; null for every other line.",
  })
  form(@Root() { workItem, purpose }: BusinessLineView): JustificationForm | null {
    return workItem && purpose === "NEW_WORK_ITEMS" ? formOf(workItem) : null;
  }
}

const outlooks = new WeakMap<BusinessLineView, Outlook>();

/** What is to be said of a line at the moment that it was asked about, worked out once. */
function outlook(line: BusinessLineView, context: RequestContext): Outlook {
  const known = outlooks.get(line);
  if (known) return known;
  const { meeting, body } = line;
  const day = dayOf(meeting, context);
  const now = day === today(context.tracker) ? context.tracker.now() : null;
  const found = outlookOf(line, { programme: programmeOf(meeting, context), meeting, body, today: day, now });
  outlooks.set(line, found);
  return found;
}
