import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isEventAction } from "../../domain/event-actions.js";
import type * as domain from "../../domain/history.js";
import { valueInWords } from "../../domain/in-words.js";
import { ActionEnum, UNKNOWN_ACTION } from "../approval-enums.js";
import type { RequestContext } from "../context.js";
import { withheld } from "../privacy.js";
import { WorkItemChange } from "../types/change-row.js";
import { Actor, Change, HistoryEvent } from "../types/history.js";
import { Mandate, Person } from "../types/person.js";

@Resolver(() => Actor)
export class ActorResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Handle of the person who had signed in; null where it was written on the server itself, as the seeds are.",
  })
  handle(@Root() { person }: domain.Actor): string | null {
    return person ?? null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "The person who had signed in, where he or she is on record.",
  })
  person(@Root() { person }: domain.Actor, @Ctx() { programme }: RequestContext) {
    return person ? programme.person(person) : null;
  }

  @FieldResolver(() => Mandate, {
    nullable: true,
    description: "The mandate that gave leave, as it stands now; null in events of before this was kept.",
  })
  mandate(@Root() { person: handle, mandate }: domain.Actor, @Ctx() { programme }: RequestContext) {
    const person = handle ? programme.person(handle) : null;
    const held = person && mandate ? person.mandates[mandate] : null;
    return held ? { ...held, person } : null;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether a vice-chair acted in place of the chair, who is unable to continue (WTSA Res. 1 §3.3).",
  })
  replacing(@Root() { replacing }: domain.Actor): boolean {
    return replacing ?? false;
  }
}

@Resolver(() => HistoryEvent)
class HistoryEventResolver {
  @FieldResolver(() => [Change], { description: "What it changed." })
  changes(
    @Root() event: domain.HistoryEvent,
    @Arg("all", () => Boolean, {
      defaultValue: false,
      description:
        "Also where a new item's field begins as not recorded or empty; the hash is over all of them.",
    })
    all: boolean,
    @Ctx() context: RequestContext,
  ): readonly domain.Change[] {
    const shown = all
      ? event.changes
      : event.changes.filter((change) => change.before !== null || !isNothing(change.after));
    return shown.map((change) => withheld(change, event, context));
  }
}

/** What changed, in words beside the values. */
function withWords(type: ClassType): ClassType {
  @Resolver(() => type)
  class WithWords {
    @FieldResolver(() => String, {
      nullable: true,
      description: "The value before in words; null when absent.",
    })
    beforeInWords(@Root() { before }: domain.Change): string | null {
      return valueInWords(before);
    }

    @FieldResolver(() => String, {
      nullable: true,
      description: "The value after in words; null when taken away.",
    })
    afterInWords(@Root() { after }: domain.Change): string | null {
      return valueInWords(after);
    }
  }
  return WithWords;
}

/** What was done, by its name. */
function withAction(type: ClassType): ClassType {
  @Resolver(() => type)
  class WithAction {
    @FieldResolver(() => ActionEnum, { description: "What was done." })
    action(@Root() { action }: Pick<domain.HistoryEvent, "action">) {
      return isEventAction(action) ? action : UNKNOWN_ACTION;
    }
  }
  return WithAction;
}

/** The resolvers of events and of the changes that they are about. */
export const EVENTS = [
  HistoryEventResolver,
  withWords(Change),
  withWords(WorkItemChange),
  withAction(HistoryEvent),
  withAction(WorkItemChange),
];

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
