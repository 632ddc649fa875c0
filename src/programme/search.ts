import type { CalendarDate } from "../domain/calendar.js";
import { fold } from "../domain/names/fold.js";
import { isInForce, mandatesFor } from "../domain/person.js";
import type { Condition } from "../domain/queries/filter/condition.js";
import { type ItemFacts, type ItemFilter, type ItemTest, itemTest } from "../domain/queries/filter/filter.js";
import { staleCandidates } from "../domain/queries/programme.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Programme } from "./programme.js";

/** A search: the shortest ready-made list that holds all that can be found, by acronym, and the test that finds them. */
export interface ItemSearch {
  readonly items: readonly WorkItem[];
  readonly test: ItemTest;
}

/** How the work items are found that meet a filter on a day. Its labels are written as they are in the programme. */
export function itemSearch(programme: Programme, filter: ItemFilter, day: CalendarDate): ItemSearch {
  return { items: narrowest(programme, filter), test: itemTest(filter, factsOf(programme, day)) };
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

function factsOf(programme: Programme, day: CalendarDate): ItemFacts {
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
    saying: (text) => sayingTest(programme, text),
  };
}

function sayingTest(programme: Programme, text: string): ItemTest {
  const words = fold(text).split(" ").filter(Boolean);
  if (words.length === 0) return () => true;
  // What is written otherwise than the item has it, `Supplement 72 to Y-series`, is found as a name.
  const so = new Set(programme.workItemsNamed(text));
  return (item) => so.has(item) || words.every((word) => haystackOf(item).includes(word));
}

const haystacks = new WeakMap<WorkItem, string>();

function haystackOf(item: WorkItem): string {
  const known = haystacks.get(item);
  if (known !== undefined) return known;
  const texts = [
    item.acronym,
    ...item.aliases,
    item.number,
    ...Object.values(item.titles).map((title) => title.text),
    item.summary,
    item.scope,
    ...(item.editors ?? []).map((editor) => editor.name),
  ];
  const haystack = fold(texts.filter(Boolean).join(" \n "));
  haystacks.set(item, haystack);
  return haystack;
}
