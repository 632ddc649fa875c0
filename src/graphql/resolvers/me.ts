import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { isSignedIn } from "../../application/permit.js";
import { today } from "../../application/tracker.js";
import type * as token from "../../domain/access-token.js";
import { isInForce, type Mandate } from "../../domain/person.js";
import { liaisonsWaitingFor } from "../../domain/queries/waiting-liaisons.js";
import type * as structure from "../../domain/study-group.js";
import { addSlots, noBits } from "../../programme/bits.js";
import { itemsOf, liaisonsFor, waitingOf } from "../../programme/waiting.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { failure } from "../errors.js";
import { BY_ACRONYM } from "../item-orders.js";
import { WorkItemConnection } from "../types/connections.js";
import { Me, WaitingItem } from "../types/me.js";
import { Question } from "../types/study-group.js";
import { AccessToken } from "../types/token.js";

type Someone = Pick<Me, "person" | "scopes">;

/** So many things are told at most; who is behind by more sees the rest when these are done. */
const MOST_WAITING = 200;

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, {
    nullable: true,
    description:
      "Whoever signed in; null for everybody else, and for officers without a person of their own.",
  })
  me(@Ctx() { signedIn, programme }: RequestContext): Someone | null {
    if (!signedIn || !isSignedIn(signedIn)) return null;
    const { person, scopes } = signedIn;
    if (!scopes.includes("READ")) {
      throw failure(
        "FORBIDDEN",
        `This token is good for ${scopes.join(", ")}; asking who you are needs READ.`,
      );
    }
    return { person: programme.person(person.handle) ?? person, scopes };
  }

  @FieldResolver(() => [Question], { description: "The Questions that my mandates in force are for." })
  questions(@Root() me: Someone, @Ctx() context: RequestContext): structure.Question[] {
    return mandatesOf(me, context).flatMap(({ scope }) => context.programme.question(scope ?? "") ?? []);
  }

  @FieldResolver(() => WorkItemConnection, {
    description:
      "The work items that my mandates in force are for: as editor the item, as rapporteur those of the Question, as chair those of the body. By acronym.",
  })
  workItems(@Root() me: Someone, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    const { programme } = context;
    const mine = noBits(programme.items.members.end);
    for (const { role, scope } of mandatesOf(me, context)) addSlots(mine, itemsOf(programme, role, scope));
    return paginate(programme.items.list(mine), BY_ACRONYM, page);
  }

  @FieldResolver(() => [WaitingItem], {
    description:
      "What waits for me, soonest first: texts to provide, candidates to propose, decisions to record, requests to make, last calls to judge, liaison statements to approve, send and answer.",
  })
  waiting(
    @Root() me: Someone,
    @Arg("first", () => Int, { defaultValue: 50, description: `So many at most; up to ${MOST_WAITING}.` })
    first: number,
    @Ctx() context: RequestContext,
  ): WaitingItem[] {
    const most = Math.min(Math.max(first, 0), MOST_WAITING);
    return [...itemsWaiting(me, most, context), ...liaisonsWaiting(me, context)]
      .sort((a, b) => (a.due ?? LAST).localeCompare(b.due ?? LAST))
      .slice(0, most);
  }

  @FieldResolver(() => [AccessToken], {
    description: "My personal tokens, newest first, those that ended included.",
  })
  async tokens(
    @Root() { person }: Someone,
    @Ctx() { tracker }: RequestContext,
  ): Promise<token.AccessToken[]> {
    return tracker.tokens.ofPerson(person.handle);
  }
}

/** What has no day comes last. */
const LAST = "9999";

function itemsWaiting(me: Someone, most: number, context: RequestContext): WaitingItem[] {
  const { programme, tracker } = context;
  const found = waitingOf(mandatesOf(me, context), most, { programme, day: today(tracker) });
  return found.map(({ item, meeting, ...waiting }) => ({
    ...waiting,
    workItem: item,
    liaisonStatement: null,
    meeting: meeting ? programme.meeting(meeting) : null,
  }));
}

function liaisonsWaiting(me: Someone, context: RequestContext): WaitingItem[] {
  const { programme, tracker } = context;
  const mandates = mandatesOf(me, context);
  const found = liaisonsWaitingFor(mandates, [...liaisonsFor(mandates, programme)], {
    repliesTo: (liaison) => programme.repliesTo(liaison),
    homeOf: (question) => programme.question(question)?.workingParty ?? null,
    today: today(tracker),
  });
  return found.map(({ liaison, ...waiting }) => ({
    ...waiting,
    workItem: null,
    liaisonStatement: liaison,
    meeting: liaison.meeting ? programme.meeting(liaison.meeting) : null,
  }));
}

function mandatesOf({ person }: Someone, { tracker }: RequestContext): Mandate[] {
  const now = today(tracker);
  return Object.values(person.mandates).filter((mandate) => isInForce(mandate, now));
}
