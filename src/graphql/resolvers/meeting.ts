import { DateTimeISOResolver } from "graphql-scalars";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { instantOf } from "../../domain/calendar.js";
import type * as domain from "../../domain/meeting.js";
import type { CandidateStatus, FindingStatus, Severity, Verdict } from "../../domain/vocabulary.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import { textUpForDecision } from "../../domain/work-items/candidacy.js";
import { listedWhenAsked } from "../../programme/listing.js";
import type { Programme } from "../../programme/programme.js";
import { findAt, MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { CandidateStatusEnum, FindingStatusEnum, SeverityEnum, VerdictEnum } from "../enums.js";
import { dayAsked } from "../find-items.js";
import { keyed, sittingsIn } from "../nodes.js";
import { BY_CODE, BY_START, CANDIDATES_BY_BODY } from "../orders.js";
import { readinessOf } from "../readiness.js";
import {
  CandidateConnection,
  DecisionConnection,
  IprQuestionConnection,
  MeetingConnection,
} from "../types/connections.js";
import { Candidate, type CandidateView } from "../types/decision.js";
import {
  HistoryHead,
  headOf,
  IprQuestion,
  type IprQuestionView,
  Meeting,
  Sitting,
} from "../types/meeting.js";
import { Finding, Readiness } from "../types/readiness.js";
import { StudyGroup } from "../types/study-group.js";
import { WorkItem } from "../types/work-item.js";
import { decisionPage } from "./decisions-list.js";
import { findBody, findMeeting } from "./find.js";

@ArgsType()
class CandidatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Only those of this body, e.g. `WP4/13`." })
  body?: string | null;
  @Field(() => CandidateStatusEnum, { nullable: true, description: "Only those that stand like this." })
  status?: CandidateStatus | null;
  @Field(() => VerdictEnum, {
    nullable: true,
    description: "Only those with this verdict: READY, BLOCKED or UNKNOWN.",
  })
  verdict?: Verdict | null;
}

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, {
    nullable: true,
    description: "A meeting by its code, e.g. `T25-SG13-260223`. Error NOT_FOUND when there is none.",
  })
  meeting(
    @Arg("code", () => String, { description: "Code, in any case." }) code: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): domain.Meeting {
    return findAt(context, when, (programme) => findMeeting(programme, code));
  }

  @Query(() => MeetingConnection, { description: "All meetings, by first day." })
  meetings(
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(programmeAt(context, when).meetings(), BY_START, page);
  }

  @Query(() => Meeting, {
    nullable: true,
    description:
      "The meeting that is held on the day, or the next one by first day that was not called off; null: none is on record.",
  })
  nextMeeting(@Args(() => MomentArgs) when: MomentArgs, @Ctx() context: RequestContext) {
    const programme = programmeAt(context, when);
    const day = dayAsked(programme, context);
    const isAhead = (one: domain.Meeting) => day <= one.endsOn && one.standing?.status !== "CALLED_OFF";
    return programme.meetings().find(isAhead) ?? null;
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "The study group." })
  studyGroup(@Root() meeting: domain.Meeting, @Ctx() context: RequestContext) {
    return meeting.studyGroup ? programmeOf(meeting, context).studyGroup(meeting.studyGroup) : null;
  }

  @FieldResolver(() => [Sitting], { description: "Its sittings, by start." })
  sittings(@Root() meeting: domain.Meeting): domain.Sitting[] {
    return sittingsIn(meeting);
  }

  @FieldResolver(() => CandidateConnection, {
    description:
      "The items that are planned for a decision there, by body, working party and Question, as in letters. Plans decide nothing.",
  })
  candidates(
    @Root() meeting: domain.Meeting,
    @Args(() => CandidatesArgs) { body, status, verdict, ...page }: CandidatesArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(meeting, context);
    const deciding = body ? findBody(programme, body) : null;
    const items = programme.candidatesFor(meeting.code);
    const found = () =>
      inOrder(
        candidatesAmong(items, meeting, programme).filter(
          (one) =>
            (!deciding || one.body === deciding) &&
            (!status || one.status === status) &&
            (!verdict || readinessOf(one.workItem, one.kind, context).verdict === verdict),
        ),
        CANDIDATES_BY_BODY,
      );
    const list = deciding || status || verdict ? found() : listedWhenAsked(items.length, found);
    return paginate(list, CANDIDATES_BY_BODY, page);
  }

  @FieldResolver(() => [HistoryHead], {
    description:
      "The ends of the histories of all items that were planned or dealt with there, by acronym. A report that prints " +
      "them shows later whether anything before them was rewritten.",
  })
  heads(@Root() meeting: domain.Meeting, @Ctx() context: RequestContext): HistoryHead[] {
    return programmeOf(meeting, context).workItemsOfMeeting(meeting.code).map(headOf);
  }

  @FieldResolver(() => IprQuestionConnection, {
    description: "The IPR questions on record, in the order of recording.",
  })
  iprQuestions(@Root() meeting: domain.Meeting, @Args(() => PageArgs) page: PageArgs) {
    return paginate(keyed(meeting.iprQuestions, { meeting }), BY_CODE, page);
  }

  @FieldResolver(() => DecisionConnection, { description: "What was decided there." })
  decisions(
    @Root() meeting: domain.Meeting,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return decisionPage(programmeOf(meeting, context), { meeting: meeting.code }, page);
  }
}

@Resolver(() => IprQuestion)
export class IprQuestionResolver {
  @FieldResolver(() => [WorkItem], { description: "The items whose texts it was asked about." })
  workItems(@Root() { meeting, workItems }: IprQuestionView, @Ctx() context: RequestContext) {
    const programme = programmeOf(meeting, context);
    return workItems.flatMap((id) => programme.workItemById(id) ?? []);
  }
}

@Resolver(() => Sitting)
export class SittingResolver {
  @FieldResolver(() => DateTimeISOResolver, {
    nullable: true,
    description: "The instant of the start, in UTC, where a clock time is set.",
  })
  startsAt(@Root() sitting: domain.Sitting): string | null {
    return sitting.startTime ? instantOf(sitting.startsOn, sitting.startTime) : null;
  }
}

@Resolver(() => Candidate)
export class CandidateResolver {
  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting." })
  meeting(@Root() candidate: CandidateView, @Ctx() context: RequestContext) {
    return programmeOf(candidate.workItem, context).meeting(candidate.meeting);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The document that is up for decision, e.g. `TD305/WP3`: the text that the meeting had before it, else the one that was " +
      "proposed, else the item's latest base text; null: none is on record.",
  })
  text(@Root() candidate: CandidateView): string | null {
    return textUpForDecision(candidate.workItem, candidate);
  }

  @FieldResolver(() => Readiness, {
    description: "Whether the item is ready for this decision, with every reason.",
  })
  readiness(@Root() candidate: CandidateView, @Ctx() context: RequestContext) {
    return readinessOf(candidate.workItem, candidate.kind, context);
  }
}

@Resolver(() => Readiness)
export class ReadinessResolver {
  @FieldResolver(() => [Finding], {
    description: "Every requirement that applies, the record's first, then the checklist.",
  })
  findings(
    @Root() readiness: Readiness,
    @Arg("status", () => [FindingStatusEnum], {
      nullable: true,
      description: "Only those that stand like this.",
    })
    status?: FindingStatus[] | null,
    @Arg("severity", () => SeverityEnum, { nullable: true, description: "Only those of this severity." })
    severity?: Severity | null,
  ): Finding[] {
    return readiness.findings.filter(
      (finding) =>
        (!status || status.includes(finding.status)) && (!severity || finding.severity === severity),
    );
  }
}

function candidatesAmong(
  items: Iterable<Item>,
  { code }: domain.Meeting,
  programme: Programme,
): CandidateView[] {
  return [...items].flatMap((workItem) => {
    const candidacy = workItem.candidacies[code];
    return candidacy ? [{ ...candidacy, workItem, home: programme.homeOf(workItem) }] : [];
  });
}
