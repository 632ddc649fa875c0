import { Arg, FieldResolver, Resolver, Root } from "type-graphql";
import type * as domain from "../../domain/history.js";
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
  ): readonly domain.Change[] {
    return all
      ? event.changes
      : event.changes.filter((change) => change.before !== null || !isNothing(change.after));
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
