import type { Condition } from "../domain/queries/filter/condition.js";
import {
  FILTER_FIELD_ENTRIES,
  FILTER_FIELDS,
  type FilterField,
  type FilterFieldName,
} from "../domain/queries/filter/fields.js";
import type { ItemFilter } from "../domain/queries/filter/filter.js";
import { questionOf } from "../domain/queries/filter/search-words.js";
import type { WorkItem } from "../domain/work-item.js";
import { addSlots, type Bits, both, grown, noBits, setBit, without } from "./bits.js";
import { type Derivation, derived } from "./derived.js";
import {
  type Asked,
  allItems,
  fieldOf,
  folded,
  having,
  isText,
  textsWhere,
  textTest,
  within,
} from "./field-sets.js";
import type { Programme } from "./programme.js";
import { SETS_OF_THE_DAY } from "./sets-of-the-day.js";
import { WORDS, WordSearch } from "./words.js";

/** The work items that meet a filter, as a set of slots. Its labels are written as they are in the programme. */
export function itemsMeeting(filter: ItemFilter, asked: Asked): Bits {
  const { programme } = asked;
  const sets = FILTER_FIELD_ENTRIES.flatMap(([name]): Bits[] => {
    const condition = filter[name];
    if (condition === null || condition === undefined) return [];
    return [havingField(name, typeof condition === "boolean" ? { in: [condition] } : condition, asked)];
  });
  const { and, or, not, named, text } = filter;
  if (named) sets.push(itemsNamed(programme, named));
  if (text?.trim()) sets.push(itemsSaying(programme, text));
  for (const one of and ?? []) sets.push(itemsMeeting(one, asked));
  if (or) {
    const any = noBits(programme.items.members.end);
    for (const one of or) addSlots(any, itemsMeeting(one, asked));
    sets.push(any);
  }
  if (not) sets.push(without(allItems(programme), itemsMeeting(not, asked)));
  return sets.reduce(both, allItems(programme));
}

/** All that answers to filters are read from. */
export function readForAnything(asked: Asked): Derivation<WorkItem, unknown>[] {
  return [...FILTER_FIELD_ENTRIES.flatMap(([name]) => readForField(name, asked)), WORDS];
}

/** What the answer to a filter is read from, so that it can be made ready bit by bit. */
export function readFor(filter: ItemFilter, asked: Asked): Derivation<WorkItem, unknown>[] {
  const { and, or, not, text } = filter;
  const fields = FILTER_FIELD_ENTRIES.filter(([name]) => filter[name] !== null && filter[name] !== undefined);
  return [
    ...fields.flatMap(([name]) => readForField(name, asked)),
    ...(text?.trim() ? [WORDS] : []),
    ...[...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].flatMap((one) => readFor(one, asked)),
  ];
}

function readForField(name: FilterFieldName, asked: Asked): Derivation<WorkItem, unknown>[] {
  return SETS_OF_THE_DAY[name]?.from(asked) ?? [fieldOf(name)];
}

function havingField(name: FilterFieldName, condition: Condition, asked: Asked): Bits {
  const { items } = asked.programme;
  const ofTheDay = SETS_OF_THE_DAY[name];
  if (ofTheDay) return ofTheDay.having(condition, asked);
  const index = items.derived(fieldOf(name));
  return having(index, condition, allItems(asked.programme), () =>
    isText(name) ? items.derived(textSet(name, condition)) : within(index, condition),
  );
}

/** The items of which one text meets a condition. What begins with or contains something is kept for the next page. */
function textSet(name: FilterFieldName, condition: Condition): Derivation<WorkItem, Bits> {
  const { of = () => [] }: FilterField = FILTER_FIELDS[name];
  const holds = textTest(condition);
  return {
    name: `text ${name} ${JSON.stringify(condition)}`,
    isPassing: true,
    *build(members) {
      yield;
      return textsWhere(derived(members, fieldOf(name)), condition);
    },
    follow(bits, changes, { end }) {
      const next = grown(bits, end);
      for (const { slot, after } of changes) {
        setBit(next, slot, after !== null && of(after).some((value) => holds(folded(value))));
      }
      return next;
    },
  };
}

/** The items that a name or number names, in any spelling. */
export function itemsNamed(programme: Programme, name: string): Bits {
  const bits = noBits(programme.items.members.end);
  for (const { id } of programme.workItemsNamed(name)) {
    const slot = programme.items.slotOf(id);
    if (slot !== null) setBit(bits, slot);
  }
  return bits;
}

function itemsSaying(programme: Programme, text: string): Bits {
  // What is written otherwise than the item has it, `Supplement 72 to Y-series`, is found as a name.
  const found = itemsNamed(programme, text);
  const question = questionOf(text);
  if (question.length > 0) addSlots(found, wordSearch(programme).answers(question));
  return found;
}

/** What words can be asked of the programme's items. */
export function wordSearch({ items }: Programme): WordSearch {
  return new WordSearch(items.derived(WORDS), items.members.end);
}
