import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type * as domain from "../../domain/history.js";
import type { RequestContext } from "../context.js";
import { withheld } from "../privacy.js";
import { Change, HistoryEvent } from "../types/history.js";

@Resolver(() => HistoryEvent)
export class HistoryEventResolver {
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
    return shown.map((change) => withheld(change, context));
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
