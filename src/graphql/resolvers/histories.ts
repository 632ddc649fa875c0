import { Args, type ClassType, FieldResolver, Resolver, Root } from "type-graphql";
import type { HistoryEvent, Recorded } from "../../domain/history.js";
import { indexed } from "../../programme/listing.js";
import { PageArgs, pageOf } from "../connection.js";
import { BY_POSITION } from "../orders.js";
import { eventView } from "../types/event-view.js";
import { HistoryEventConnection } from "../types/history.js";
import { LiaisonStatement } from "../types/liaison.js";
import { Meeting } from "../types/meeting.js";
import { Person } from "../types/person.js";
import { Question, StudyGroup, WorkingParty } from "../types/study-group.js";
import { WorkItem } from "../types/work-item.js";

/** Everything that has a history shows it in the same way. */
function withHistory(type: ClassType, says: string): ClassType {
  @Resolver(() => type)
  class Histories {
    @FieldResolver(() => HistoryEventConnection, { description: says })
    history(@Root() aggregate: Recorded, @Args(() => PageArgs) page: PageArgs) {
      const { history } = aggregate;
      const events = indexed(history.length, (place) => history.at(place) as HistoryEvent);
      return pageOf(events, BY_POSITION, page, (event) => eventView(event, aggregate));
    }
  }
  return Histories;
}

const ALL = "Everything that happened to it, oldest first; `last: 1` gives the latest event.";

/** The resolvers of the histories. */
export const HISTORIES = [
  ...[StudyGroup, WorkingParty, Question, WorkItem, Meeting, LiaisonStatement].map((type) =>
    withHistory(type, ALL),
  ),
  withHistory(Person, "Registration, appointments, their ends and corrections, oldest first."),
];
