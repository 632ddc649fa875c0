import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import {
  callOffMeeting,
  changeAgenda,
  changeMeeting,
  postponeMeeting,
} from "../../application/change-meeting.js";
import type { Outcome } from "../../application/outcome.js";
import { CLAUSES } from "../../domain/clauses.js";
import type * as domain from "../../domain/meeting.js";
import { meetingStatus } from "../../domain/meeting.js";
import { DEADLINE_RULES } from "../../domain/meetings/deadlines.js";
import { mandatesFor } from "../../domain/person.js";
import type { MeetingStatus } from "../../domain/vocabulary.js";
import { dayOf, programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import {
  CallOffMeetingInput,
  ChangeAgendaInput,
  ChangeMeetingInput,
  PostponeMeetingInput,
} from "../inputs/meeting-change.js";
import { MeetingStatusEnum } from "../meeting-enums.js";
import { BY_START } from "../orders.js";
import { perform } from "../perform.js";
import { CorrectMeetingPayload } from "../types/approval-payloads.js";
import { Clause } from "../types/clause.js";
import { MeetingConnection } from "../types/connections.js";
import { Deadline, Meeting, Sitting } from "../types/meeting.js";
import { Person } from "../types/person.js";
import { Question } from "../types/study-group.js";
import { told } from "../types/told.js";

const input = { description: "What is to be done." };

@Resolver(() => Meeting)
export class MeetingChanges {
  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Changes what is planned of a meeting: days, place, sittings of every kind, letter, deadlines. Deadlines that nobody gave follow " +
      "its days. What was done at it has to hold.",
  })
  async changeMeeting(
    @Arg("input", () => ChangeMeetingInput, input) request: ChangeMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "changeMeeting", request, changeMeeting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Puts a meeting off to later days, its candidates with it; or until new days are set by changeMeeting.",
  })
  async postponeMeeting(
    @Arg("input", () => PostponeMeetingInput, input) request: PostponeMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "postponeMeeting", request, postponeMeeting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Calls a meeting off. Its candidates stay on record and wait, as PLAN_TO_REMAKE, until they are proposed for another one.",
  })
  async callOffMeeting(
    @Arg("input", () => CallOffMeetingInput, input) request: CallOffMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "callOffMeeting", request, callOffMeeting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Adds, moves, renames and takes off lines of a meeting's agenda. What was done under them has to hold.",
  })
  async changeAgenda(
    @Arg("input", () => ChangeAgendaInput, input) request: ChangeAgendaInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "changeAgenda", request, changeAgenda));
  }

  @FieldResolver(() => MeetingStatusEnum, { description: "How it stands, on the day asked about." })
  status(@Root() meeting: domain.Meeting, @Ctx() context: RequestContext): MeetingStatus {
    return meetingStatus(meeting, dayOf(meeting, context));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it was called off, or put off without new days; null: it was not.",
  })
  offBecause(@Root() { standing }: domain.Meeting): string | null {
    return standing?.reason ?? null;
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: "The meeting that agreed it among its future activities; null: none did.",
  })
  agreedAt(@Root() meeting: domain.Meeting, @Ctx() context: RequestContext) {
    return meeting.agreedAt ? programmeOf(meeting, context).meeting(meeting.agreedAt) : null;
  }

  @FieldResolver(() => MeetingConnection, {
    description:
      "The future activities that it agreed: coming meetings, of rapporteur groups among them, by first day.",
  })
  futureActivities(
    @Root() meeting: domain.Meeting,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const agreed = programmeOf(meeting, context)
      .meetings()
      .filter(({ agreedAt }) => agreedAt === meeting.code);
    return paginate(agreed, BY_START, page);
  }
}

@Resolver(() => Deadline)
export class DeadlineResolver {
  @FieldResolver(() => Clause, {
    nullable: true,
    description: "The clause of its rule; null where it has no known kind.",
  })
  clause(@Root() { kind }: domain.Deadline) {
    return kind ? CLAUSES[DEADLINE_RULES[kind].clause].citation : null;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether somebody gave the date, so that it does not follow the days of the meeting.",
  })
  isGiven(@Root() { kind, given }: domain.Deadline): boolean {
    return (given ?? false) || !kind;
  }
}

@Resolver(() => Sitting)
export class SittingGathering {
  @FieldResolver(() => [Question], {
    description: "Of a rapporteur group: its Questions; none where it was not said.",
  })
  questions(
    @Root() { questions = [], meeting }: domain.Sitting & { readonly meeting: domain.Meeting },
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(meeting, context);
    return questions.flatMap((label) => programme.question(label) ?? []);
  }

  @FieldResolver(() => [Person], {
    description:
      "Who takes its chair in the place of the chair, as appointed for this sitting; none: the chair does.",
  })
  actingChairs(
    @Root() { body, startsOn, endsOn, meeting }: domain.Sitting & { readonly meeting: domain.Meeting },
    @Ctx() context: RequestContext,
  ) {
    const charged = programmeOf(meeting, context).personsCharged(body);
    return mandatesFor(charged, body)
      .filter(
        (one) => one.acting === meeting.code && !one.voided && startsOn <= one.from && one.from <= endsOn,
      )
      .map(({ person }) => person);
  }

  @FieldResolver(() => Boolean, { description: "Whether it gathers on line only." })
  isEMeeting(@Root() { isEMeeting }: domain.Sitting): boolean {
    return isEMeeting ?? false;
  }
}

/** The answer to an act upon a meeting. */
export function changedMeeting(done: Outcome<domain.Meeting>) {
  return { meeting: done.aggregate, ...told(done) };
}
