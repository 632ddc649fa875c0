import type { Condition } from "./condition.js";
import { FILTER_FIELD_ENTRIES, type FilterFieldName } from "./fields.js";

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

/** Sets of items are put together, many items at once. */
const WORK_OF_SET = 0.002;
/** What begins with something, or contains it, is looked for in all different texts; verdicts may have to be made anew. */
const WORK_OF_TEXTS = 0.03;
/** Where many items have the words, all of these are put in order. */
const WORK_OF_WORDS = 0.1;

/** What a filter costs for each item of the programme, in the work of one plain field. */
export function workOf(filter: ItemFilter): number {
  const own = FILTER_FIELD_ENTRIES.map(([name]) => {
    const asked = filter[name];
    if (asked === null || asked === undefined) return 0;
    if (typeof asked === "boolean") return WORK_OF_SET;
    return name === "readiness" || asked.contains || asked.startsWith ? WORK_OF_TEXTS : WORK_OF_SET;
  });
  const words = filter.text ? WORK_OF_WORDS : 0;
  return [...own, ...partsWithin(filter).map(workOf)].reduce((all, one) => all + one, words);
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
