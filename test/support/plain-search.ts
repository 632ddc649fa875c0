import { type CalendarDate, daysBetween } from "../../src/domain/calendar.js";
import { isInForce, mandatesFor } from "../../src/domain/person.js";
import { atStageSince } from "../../src/domain/queries/awaiting.js";
import { type Condition, testOf, type Value } from "../../src/domain/queries/filter/condition.js";
import {
  FILTER_FIELD_ENTRIES,
  FILTER_FIELDS,
  type FilterField,
  type FilterFieldName,
  verdictOf,
} from "../../src/domain/queries/filter/fields.js";
import type { ItemFilter } from "../../src/domain/queries/filter/filter.js";
import { itemWords } from "../../src/domain/queries/filter/item-words.js";
import { questionOf, type Ways } from "../../src/domain/queries/filter/search-words.js";
import { overdue, staleCandidates } from "../../src/domain/queries/programme.js";
import type { WorkItem } from "../../src/domain/work-item.js";
import { compareByAcronym } from "../../src/domain/work-items/place.js";
import type { Programme } from "../../src/programme/programme.js";

/** What a filter finds on a day by a look at every item, by acronym: what an index has to find as well. */
export function plainSearch(programme: Programme, filter: ItemFilter, day: CalendarDate): WorkItem[] {
  return [...programme.workItems()]
    .filter((item) => meets(item, filter, programme, day))
    .sort(compareByAcronym);
}

function meets(item: WorkItem, filter: ItemFilter, programme: Programme, day: CalendarDate): boolean {
  const { and, or, not, named, text } = filter;
  const below = (one: ItemFilter) => meets(item, one, programme, day);
  return (
    FILTER_FIELD_ENTRIES.every(([name]) => {
      const asked = filter[name];
      if (asked === null || asked === undefined) return true;
      const condition: Condition = typeof asked === "boolean" ? { in: [asked] } : asked;
      return testOf(condition)(valuesOf(name, item, programme, day));
    }) &&
    (!named || programme.workItemsNamed(named).includes(item)) &&
    (!text?.trim() || says(item, text, programme)) &&
    (!and || and.every(below)) &&
    (!or || or.some(below)) &&
    (!not || !below(not))
  );
}

function valuesOf(
  name: FilterFieldName,
  item: WorkItem,
  programme: Programme,
  day: CalendarDate,
): readonly Value[] {
  const { of = () => [] }: FilterField = FILTER_FIELDS[name];
  if (name === "workingParty") return [programme.homeOf(item)].filter((home) => home !== null);
  if (name === "daysAtStage") return atStageSince(item) ? [daysBetween(atStageSince(item), day)] : [];
  if (name === "overdue") return [overdue([item], day).length > 0];
  if (name === "stale") return [staleCandidates([item], programme.meetings(), day).length > 0];
  if (name === "readiness") {
    return verdictOf(item, programme.studyGroup(item.studyGroup)?.qualifications ?? {}, day);
  }
  if (name !== "editor") return of(item);
  const charged = mandatesFor(programme.persons(), item.id).filter(
    (mandate) => mandate.role === "EDITOR" && isInForce(mandate, day),
  );
  return [...of(item), ...charged.map(({ person }) => person.name)];
}

function says(item: WorkItem, text: string, programme: Programme): boolean {
  if (programme.workItemsNamed(text).includes(item)) return true;
  const question = questionOf(text);
  const { names, titles, rest } = itemWords(item);
  const begins = (part: string) => [...names, ...titles, ...rest].some((word) => word.startsWith(part));
  return question.length > 0 && question.every((ways) => ways.some((parts) => parts.every(begins)));
}

/** How far an item is from a text, worked out from its words. */
export function plainDistance(programme: Programme, text: string): (item: WorkItem) => number {
  return (item) => {
    if (programme.workItemsNamed(text).includes(item)) return 0;
    const { names, titles } = itemWords(item);
    return questionOf(text)
      .map((ways) => stepOf(ways, names, titles))
      .reduce((all, one) => all + one, 0);
  };
}

function stepOf(ways: Ways, names: readonly string[], titles: readonly string[]): number {
  const met = (holds: (part: string) => boolean) => ways.some((parts) => parts.every(holds));
  if (met((part) => names.includes(part))) return 1;
  if (met((part) => names.some((word) => word.startsWith(part)))) return 2;
  if (met((part) => titles.includes(part))) return 3;
  return met((part) => titles.some((word) => word.startsWith(part))) ? 4 : 5;
}
