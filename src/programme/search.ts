import type { CalendarDate } from "../domain/calendar.js";
import { isInForce, mandatesFor } from "../domain/person.js";
import type { Condition } from "../domain/queries/filter/condition.js";
import { type ItemFacts, type ItemFilter, type ItemTest, itemTest } from "../domain/queries/filter/filter.js";
import { answers, distanceFrom } from "../domain/queries/filter/relevance.js";
import { questionOf } from "../domain/queries/filter/search-words.js";
import { staleCandidates } from "../domain/queries/programme.js";
import type { WorkItem } from "../domain/work-item.js";
import { compareByAcronym } from "../domain/work-items/place.js";
import type { Programme } from "./programme.js";
import { textIndexOf } from "./text-index.js";

/** A search: the shortest ready-made list that holds all that can be found, by acronym, and the test that finds them. */
export interface ItemSearch {
  readonly items: readonly WorkItem[];
  readonly test: ItemTest;
}

/** How the work items are found that meet a filter on a day. Its labels are written as they are in the programme. */
export function itemSearch(programme: Programme, filter: ItemFilter, day: CalendarDate): ItemSearch {
  const searches = new Map<string, TextSearch>();
  const search = (text: string) => {
    const made = searches.get(text) ?? textSearch(programme, text);
    searches.set(text, made);
    return made;
  };
  const saying = (text: string) => search(text).test;
  const { text } = filter;
  const found = text?.trim() ? search(text).found : null;
  return {
    items: found?.toSorted(compareByAcronym) ?? narrowest(programme, filter),
    test: itemTest(filter, { ...factsOf(programme, day), saying }),
  };
}

function narrowest(programme: Programme, { question, stage, meeting }: ItemFilter): readonly WorkItem[] {
  const only = (condition: Condition | boolean | null | undefined): string | null => {
    const among = typeof condition === "object" ? condition?.in : null;
    return among?.length === 1 ? String(among[0]) : null;
  };
  const [label, code, word] = [question, meeting, stage].map(only);
  if (label) return programme.workItemsOfQuestion(label);
  if (code) return programme.workItemsOfMeeting(code);
  return word ? programme.workItemsAt(word) : programme.workItems();
}

function factsOf(programme: Programme, day: CalendarDate): Omit<ItemFacts, "saying"> {
  let stale: ReadonlySet<WorkItem> | null = null;
  const staleOnes = () => {
    const all = staleCandidates(programme.workItems(), programme.meetings(), day);
    return new Set(all.map(({ item }) => item));
  };
  return {
    day,
    homeOf: (item) => programme.homeOf(item),
    editorsCharged: ({ id }) =>
      mandatesFor(programme.personsCharged(id), id)
        .filter((mandate) => mandate.role === "EDITOR" && isInForce(mandate, day))
        .map(({ person }) => person.name),
    qualificationsOf: (studyGroup) => programme.studyGroup(studyGroup)?.qualifications ?? {},
    isStale: (item) => {
      stale ??= staleOnes();
      return stale.has(item);
    },
    named: (name) => {
      const so = new Set(programme.workItemsNamed(name));
      return (item) => so.has(item);
    },
  };
}

/** How far each item is from a text: 0 for what it names, for everything else as {@link distanceFrom} has it. */
export function distanceTo(programme: Programme, text: string): (item: WorkItem) => number {
  const named = new Set(programme.workItemsNamed(text));
  const question = questionOf(text);
  return (item) => (named.has(item) ? 0 : distanceFrom(item, question));
}

interface TextSearch {
  readonly test: ItemTest;
  /** What is found, in no order; null where all items have to be looked at. */
  readonly found: readonly WorkItem[] | null;
}

/** What a text finds: in the index where the programme has one. */
function textSearch(programme: Programme, text: string): TextSearch {
  // What is written otherwise than the item has it, `Supplement 72 to Y-series`, is found as a name.
  const named = new Set(programme.workItemsNamed(text));
  const question = questionOf(text);
  if (question.length === 0) return { test: (item) => named.has(item), found: [...named] };
  const test = (item: WorkItem) => named.has(item) || answers(item, question);
  const ids = textIndexOf(programme)?.find(question);
  if (!ids) return { test, found: null };
  const items = ids
    .flatMap((id) => programme.workItemById(id) ?? [])
    .filter((item) => answers(item, question));
  const found = new Set([...named, ...items]);
  return { test: (item) => found.has(item), found: [...found] };
}
