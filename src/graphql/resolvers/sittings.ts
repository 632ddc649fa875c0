import { DateTimeISOResolver } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { closeSitting, correctSession, openSitting } from "../../application/sittings.js";
import type * as domain from "../../domain/meeting.js";
import { isOpen, sessionsWithin } from "../../domain/meetings/session-times.js";
import type { RequestContext } from "../context.js";
import { CloseSittingInput, CorrectSessionInput, OpenSittingInput } from "../inputs/sitting.js";
import { perform } from "../perform.js";
import { CorrectMeetingPayload } from "../types/approval-payloads.js";
import { Sitting } from "../types/meeting.js";
import { SittingSession } from "../types/session.js";
import { changedMeeting } from "./meeting-changes.js";

const input = { description: "What is to be done." };

/** A sitting as the API shows it: with its meeting. */
type SittingView = domain.Sitting & { readonly meeting: domain.Meeting };

@Resolver(() => Sitting)
export class SittingSessions {
  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Opens the sitting of a body on one of its days. Sittings that nobody opens formally are as good as open on their days.",
  })
  async openSitting(
    @Arg("input", () => OpenSittingInput, input) request: OpenSittingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "openSitting", timed(request), openSitting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Closes the sitting of a body: decisions are refused from then on, until it is opened again.",
  })
  async closeSitting(
    @Arg("input", () => CloseSittingInput, input) request: CloseSittingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "closeSitting", timed(request), closeSitting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Puts right when a sitting was opened or closed, or that it was at all. Its decisions stand.",
  })
  async correctSession(
    @Arg("input", () => CorrectSessionInput, input) request: CorrectSessionInput,
    @Ctx() context: RequestContext,
  ) {
    const { openedAt, closedAt, ...said } = request;
    const right = {
      ...said,
      ...(openedAt ? { openedAt: openedAt.toISOString() } : {}),
      ...(closedAt === undefined ? {} : { closedAt: closedAt?.toISOString() ?? null }),
    };
    return changedMeeting(await perform(context, "correctSession", right, correctSession));
  }

  @FieldResolver(() => [SittingSession], {
    description: "When it was formally opened and closed, oldest first; none: nobody opened it formally.",
  })
  sessions(@Root() sitting: SittingView) {
    const within = new Set(sessionsWithin(sitting.meeting, sitting));
    return Object.entries(sitting.meeting.sessions ?? {})
      .filter(([, session]) => within.has(session))
      .map(([code, session]) => ({ ...session, code }));
  }

  @FieldResolver(() => DateTimeISOResolver, {
    nullable: true,
    description: "When the chair first opened it; null: nobody opened it formally.",
  })
  openedAt(@Root() sitting: SittingView): string | null {
    return sessionsWithin(sitting.meeting, sitting)[0]?.openedAt ?? null;
  }

  @FieldResolver(() => DateTimeISOResolver, {
    nullable: true,
    description: "When the chair closed it; null: it is open, or nobody closed it.",
  })
  closedAt(@Root() sitting: SittingView): string | null {
    const sessions = sessionsWithin(sitting.meeting, sitting);
    return sessions.some(isOpen) ? null : (sessions.at(-1)?.closedAt ?? null);
  }
}

/** The instant in the form of the record. */
function timed<I extends { readonly at?: Date | null }>({ at, ...said }: I) {
  return { ...said, at: at?.toISOString() ?? null };
}
