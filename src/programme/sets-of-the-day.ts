import { addDays, addMonths } from "../domain/calendar.js";
import { fold } from "../domain/names/fold.js";
import { isInForce, type Person } from "../domain/person.js";
import { type Condition, testOf, type Value } from "../domain/queries/filter/condition.js";
import { type FilterFieldName, verdictOf } from "../domain/queries/filter/fields.js";
import { firstDayOf, quietMeetings } from "../domain/queries/programme.js";
import type { WorkItem } from "../domain/work-item.js";
import { addSlots, type Bits, both, noBits, setBit, slotsIn, without } from "./bits.js";
import type { Derivation } from "./derived.js";
import { type FieldIndex, fieldIndex } from "./field-index.js";
import { type Asked, allItems, fieldOf, having, textsWhere, within } from "./field-sets.js";
import type { Programme } from "./programme.js";
import { placeIn, SETS } from "./tables.js";

/** The first day of each history. */
const FIRST_DAYS = fieldIndex<WorkItem>("first day", (item) => [firstDayOf(item)]);

/** When contributions were received, and for which meetings. */
const CONTRIBUTIONS = fieldIndex<WorkItem>("contributions", (item) =>
  Object.values(item.contributions).flatMap(({ receivedOn, meeting }) => [
    `on ${receivedOn}`,
    ...(meeting ? [`to ${meeting} ${receivedOn}`] : []),
  ]),
);

/** Fields whose values depend on the day or on other aggregates, and the fields of the items that they are read from. */
interface SetOfTheDay {
  readonly from: (asked: Asked) => Derivation<WorkItem, unknown>[];
  readonly having: (condition: Condition, asked: Asked) => Bits;
}

/** How such a field is asked for: by what it is read from, so that no item is looked at when another day begins. */
export const SETS_OF_THE_DAY: { readonly [Field in FilterFieldName]?: SetOfTheDay } = {
  workingParty: { from: () => [SETS.place], having: ofWorkingParties },
  editor: { from: () => [fieldOf("editor")], having: withEditors },
  daysAtStage: { from: () => [fieldOf("stageSince")], having: soLongAtStage },
  readiness: {
    from: (asked) => [verdicts(asked)],
    having: (condition, asked) => {
      const index = asked.programme.items.derived(verdicts(asked));
      return having(index, condition, allItems(asked.programme), () => within(index, condition));
    },
  },
  overdue: {
    from: () => [fieldOf("stage"), fieldOf("timing")],
    having: (condition, asked) => flagged(overdue(asked), condition, asked),
  },
  stale: {
    from: () => [fieldOf("stage"), fieldOf("studyGroup"), FIRST_DAYS, CONTRIBUTIONS],
    having: (condition, asked) => flagged(stale(asked), condition, asked),
  },
};

function ofWorkingParties(condition: Condition, { programme }: Asked): Bits {
  const test = testOf(condition);
  const bits = noBits(programme.items.members.end);
  for (const [place, slots] of programme.items.derived(SETS.place).entries()) {
    const home = programme.homeOf(placeIn(String(place)));
    if (test(home ? [home] : [])) addSlots(bits, slots);
  }
  return bits;
}

/** The days since an item came to its stage are asked for by the day on which it did. */
function soLongAtStage(condition: Condition, { programme, day }: Asked): Bits {
  const before = (days: Value | null | undefined) =>
    typeof days === "number" ? addDays(day, -Math.min(Math.max(days, -FAR), FAR)) : null;
  const dates: Condition = {
    in: condition.in?.map((days) => before(days) ?? "") ?? null,
    from: before(condition.to),
    to: before(condition.from),
    isNull: condition.isNull ?? null,
  };
  const index = programme.items.derived(fieldOf("stageSince"));
  return having(index, dates, allItems(programme), () => within(index, dates));
}

/** More days than anything has been at a stage, and few enough for dates of four digits. */
const FAR = 300_000;

/** Persons by their names, where they are or were charged as editors. */
const EDITORS = fieldIndex<Person>("name of editors", (person) =>
  mandatesAsEditor(person).length > 0 ? [fold(person.name)] : [],
);

const mandatesAsEditor = ({ mandates }: Person) =>
  Object.values(mandates).filter(({ role }) => role === "EDITOR");

function withEditors(condition: Condition, asked: Asked): Bits {
  const { items, people } = asked.programme;
  const written = items.derived(fieldOf("editor"));
  const editors = people.derived(EDITORS);
  const { isNull, ...said } = condition;
  const charged = (some: Bits) => chargedWith(some, asked);
  if (isNull === true) {
    const anybody = written.some.slice();
    addSlots(anybody, charged(editors.some));
    return having(written, condition, without(allItems(asked.programme), anybody), () => noBits(0));
  }
  const met = textsOrAll(written, said).slice();
  addSlots(met, charged(textsOrAll(editors, said)));
  return having(written, said, isNull === false ? met : allItems(asked.programme), () => met);
}

function textsOrAll(index: FieldIndex, condition: Condition): Bits {
  return having(index, condition, index.some, () => textsWhere(index, condition));
}

/** The items with which some of the persons are charged as editors on the day. */
function chargedWith(some: Bits, { programme: { items, people }, day }: Asked): Bits {
  const bits = noBits(items.members.end);
  for (const slot of slotsIn(some)) {
    const person = people.members.at(slot);
    for (const mandate of person ? mandatesAsEditor(person) : []) {
      const item = isInForce(mandate, day) ? items.slotOf(mandate.scope ?? "") : null;
      if (item !== null) setBit(bits, item);
    }
  }
  return bits;
}

/** The verdicts on readiness, made anew when the terms of a qualification begin or end: they depend on nothing else. */
function verdicts({ programme, day }: Asked): Derivation<WorkItem, FieldIndex> {
  const qualifications = (label: string) => programme.studyGroup(label)?.qualifications ?? {};
  const standing = programme
    .studyGroups()
    .map(({ label, revision }) => [
      label,
      revision,
      ...Object.values(qualifications(label)).flatMap(({ decidedOn, validUntil }) => [
        decidedOn <= day,
        validUntil === null || day <= validUntil,
      ]),
    ]);
  const valuesOf = (item: WorkItem) => verdictOf(item, qualifications(item.studyGroup), day);
  return fieldIndex("readiness", valuesOf, JSON.stringify(standing));
}

/** A flag is one of two values. */
function flagged(set: Bits, condition: Condition, { programme }: Asked): Bits {
  const test = testOf(condition);
  const bits = test([false]) ? without(allItems(programme), set) : noBits(programme.items.members.end);
  if (test([true])) addSlots(bits, set);
  return bits;
}

/** Items under study whose month lies before that of the day: its last day has passed. */
export function overdue({ programme, day }: Asked): Bits {
  const { items } = programme;
  const last = addMonths(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
  return both(underStudy(programme), items.derived(fieldOf("timing")).between(null, last));
}

/** Items under study that were there, and drew nothing, over the latest meetings of their study group. */
export function stale({ programme, day }: Asked): Bits {
  const { items } = programme;
  const contributed = items.derived(CONTRIBUTIONS);
  const all = noBits(items.members.end);
  for (const [studyGroup, slots] of items.derived(fieldOf("studyGroup")).entries()) {
    const since = quietMeetings(programme.meetings(), String(studyGroup), day);
    if (!since) continue;
    const quiet = both(underStudy(programme), items.derived(FIRST_DAYS).between(null, since.startsOn));
    const drawn = contributed.between(`on ${since.startsOn}`, `on ${day}`);
    for (const code of since.meetings)
      addSlots(drawn, contributed.between(`to ${code} `, `to ${code} ${day}`));
    const own = noBits(items.members.end);
    addSlots(own, slots);
    addSlots(all, both(own, without(quiet, drawn)));
  }
  return all;
}

const underStudy = ({ items }: Programme) => items.derived(fieldOf("stage")).havingAny(["UNDER_STUDY"]);
