import type { WorkItem } from "../../work-item.js";
import { type Condition, testOf } from "./condition.js";
import {
  FILTER_FIELD_ENTRIES,
  FILTER_FIELDS,
  type FilterFacts,
  type FilterField,
  type FilterFieldName,
} from "./fields.js";

/** How many conditions a filter can have, all levels together. */
export const MOST_CONDITIONS = 50;
/** How many levels of `and`, `or` and `not` a filter can have, itself included. */
export const MOST_LEVELS = 6;

/** Conditions on fields, by their names; a flag is asked for as true or false. */
export type FieldConditions = { readonly [Field in FilterFieldName]?: Condition | boolean | null };

/** Which work items. Everything that is given has to hold. */
export interface ItemFilter extends FieldConditions {
  /** All of these have to hold. */
  readonly and?: readonly ItemFilter[] | null;
  /** One of these has to hold; of an empty list none does. */
  readonly or?: readonly ItemFilter[] | null;
  /** This must not hold. */
  readonly not?: ItemFilter | null;
  /** A name or number that the item has, in any spelling. */
  readonly named?: string | null;
  /** Words that all occur. */
  readonly text?: string | null;
}

/** What a filter asks of the programme: which items a name names, and in which words occur. */
export interface ItemFacts extends FilterFacts {
  readonly named: (name: string) => ItemTest;
  readonly saying: (text: string) => ItemTest;
}

/** Whether an item is asked for. */
export type ItemTest = (item: WorkItem) => boolean;

interface Part {
  readonly work: number;
  readonly test: ItemTest;
}

/** The test that a filter asks for. What costs little is looked at first. */
export function itemTest(filter: ItemFilter, facts: ItemFacts): ItemTest {
  const tests = partsOf(filter, facts)
    .sort((a, b) => a.work - b.work)
    .map(({ test }) => test);
  return (item) => tests.every((test) => test(item));
}

function partsOf(filter: ItemFilter, facts: ItemFacts): Part[] {
  const parts: Part[] = FILTER_FIELD_ENTRIES.flatMap(([name, field]) => {
    const asked = filter[name];
    if (asked === null || asked === undefined) return [];
    const test = testOf(typeof asked === "boolean" ? { in: [asked] } : asked);
    return [{ work: workOf({ [name]: asked }), test: (item: WorkItem) => test(field.of(item, facts)) }];
  });
  const { and, or, not, named, text } = filter;
  if (named) parts.push({ work: workOf({ named }), test: facts.named(named) });
  if (text?.trim()) parts.push({ work: workOf({ text }), test: facts.saying(text) });
  for (const one of and ?? []) parts.push({ work: workOf(one), test: itemTest(one, facts) });
  if (or) {
    const tests = or.map((one) => itemTest(one, facts));
    parts.push({ work: workOf({ or }), test: (item) => tests.some((test) => test(item)) });
  }
  if (not) {
    const test = itemTest(not, facts);
    parts.push({ work: workOf(not), test: (item) => !test(item) });
  }
  return parts;
}

const LEAST_WORK = 0.06;
/** A name is looked up; words that most items have are looked for in all of them. */
const WORK_OF_NAME = 0.1;
const WORK_OF_TEXT = 2.5;

/** What a filter costs for each item that it is held against, in the work of one plain field. */
export function workOf(filter: ItemFilter): number {
  const own = Object.keys(filter).map((name) => {
    if (name === "and" || name === "or" || name === "not") return 0;
    if (!Object.hasOwn(FILTER_FIELDS, name)) return name === "text" ? WORK_OF_TEXT : WORK_OF_NAME;
    const field: FilterField = FILTER_FIELDS[name as FilterFieldName];
    return field.work ?? LEAST_WORK;
  });
  return [...own, ...partsWithin(filter).map(workOf)].reduce((all, one) => all + one, 0);
}

/** Whether a filter asks for words, on whatever level. */
export function asksForText(filter: ItemFilter): boolean {
  return Boolean(filter.text?.trim()) || partsWithin(filter).some(asksForText);
}

/** How many conditions a filter has, and how many levels. */
export function sizeOf(filter: ItemFilter): { readonly conditions: number; readonly levels: number } {
  const own = Object.entries(filter).filter(
    ([name, asked]) => asked !== null && asked !== undefined && !["and", "or", "not"].includes(name),
  );
  const below = partsWithin(filter).map(sizeOf);
  return {
    conditions: below.reduce((all, { conditions }) => all + conditions, own.length),
    levels: 1 + Math.max(0, ...below.map(({ levels }) => levels)),
  };
}

function partsWithin({ and, or, not }: ItemFilter): ItemFilter[] {
  return [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
}
