import { assert } from "chai";
import fc from "fast-check";
import { daysBetween } from "../../src/domain/calendar.js";
import { atStageSince } from "../../src/domain/queries/awaiting.js";
import { COUNTED_BY, type CountedBy, SPANS_AT_STAGE } from "../../src/domain/queries/counts.js";
import type { Condition } from "../../src/domain/queries/filter/condition.js";
import type { ItemFilter } from "../../src/domain/queries/filter/filter.js";
import { DECISION_KINDS, PRIORITIES, STAGES, VERSIONS } from "../../src/domain/vocabulary.js";
import type { WorkItem } from "../../src/domain/work-item.js";
import { inOrder, paginate } from "../../src/graphql/connection.js";
import type { WorkItemOrderField } from "../../src/graphql/enums.js";
import { inOrderAsked, orderFacts, workItemOrder } from "../../src/graphql/item-orders.js";
import { decisionPage } from "../../src/graphql/resolvers/decisions-list.js";
import { DECISIONS_BY_DAY, rowsOf } from "../../src/programme/decisions.js";
import { countItems } from "../../src/programme/item-counts.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import type { Programme } from "../../src/programme/programme.js";
import { itemSet } from "../../src/programme/search.js";
import { plainSearch } from "../support/plain-search.js";
import {
  BEGINNING,
  DAYS,
  MEETINGS,
  MONTHS,
  PARTIES,
  QUESTIONS,
  TEXTS,
  WORDS,
  type Write,
  writes,
  written,
} from "../support/random-programme.js";

const RUNS = Number(process.env.INDEX_RUNS ?? 150);
const ASKED_ON = ["2025-10-01", "2026-01-15", "2026-02-27"];

const sets = (values: readonly string[]): fc.Arbitrary<Condition> =>
  fc.oneof(fc.record({ in: fc.subarray([...values]) }), fc.record({ isNull: fc.boolean() }));
const ranges = (values: readonly (string | number)[]): fc.Arbitrary<Condition> =>
  fc.record(
    { from: fc.constantFrom(...values), to: fc.constantFrom(...values), isNull: fc.boolean() },
    { requiredKeys: [] },
  );
const texts: fc.Arbitrary<Condition> = fc.record(
  {
    is: fc.subarray(TEXTS),
    contains: fc.constantFrom("k", "ULLER", "caict", "/wp", "", "é"),
    startsWith: fc.constantFrom("TD", "e", "muller", ""),
    isNull: fc.boolean(),
  },
  { requiredKeys: [] },
);
const fieldsAsked: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  studyGroup: sets(["SG13", "SG2"]),
  workingParty: sets(PARTIES),
  question: sets(QUESTIONS),
  stage: sets(STAGES.slice(0, 5)),
  process: sets(["AAP", "TAP"]),
  type: sets(["RECOMMENDATION", "AMENDMENT"]),
  version: sets(VERSIONS),
  acronym: texts,
  number: texts,
  timing: ranges(MONTHS),
  timingText: texts,
  priority: sets(PRIORITIES),
  editor: texts,
  supportingMember: texts,
  liaison: texts,
  document: texts,
  stageSince: ranges(DAYS),
  daysAtStage: ranges([-1, 0, 1, 40, 300, 2_000_000_000]),
  registeredOn: ranges(DAYS),
  lastUpdate: ranges(DAYS),
  lastContribution: ranges(DAYS),
  readiness: sets(["READY", "BLOCKED", "UNKNOWN"]),
  overdue: fc.boolean(),
  stale: fc.boolean(),
  plannedMeeting: sets(MEETINGS),
  meeting: sets(MEETINGS),
  decisionKind: sets(DECISION_KINDS),
  decidedOn: ranges(DAYS),
  named: fc.constantFrom("Y.3000", "y.ITEM-1", "Y.none"),
  text: fc.constantFrom(...WORDS, "q", "e-h", "密", "qua 5g", "y."),
};
const leaf: fc.Arbitrary<ItemFilter> = fc.oneof(
  ...Object.entries(fieldsAsked).map(
    ([field, asked]) => fc.record({ [field]: asked }) as fc.Arbitrary<ItemFilter>,
  ),
);
const { filter } = fc.letrec<{ filter: ItemFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(leaf, leaf).map(([one, other]) => ({ ...one, ...other })),
    fc.record({ and: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
  ),
}));

const ORDERS: readonly WorkItemOrderField[] = [
  "RELEVANCE",
  "ACRONYM",
  "NUMBER",
  "WORKING_PARTY",
  "QUESTION",
  "STAGE",
  "STAGE_SINCE",
  "PROCESS",
  "TYPE",
  "TIMING",
  "TITLE",
  "PRIORITY",
  "REGISTERED",
  "LAST_CONTRIBUTION",
  "LAST_CHANGE",
];
const keys = fc.array(
  fc.record({
    field: fc.constantFrom(...ORDERS),
    direction: fc.constantFrom("ASC" as const, "DESC" as const),
  }),
  { maxLength: 3 },
);
const cut = fc.record({ size: fc.nat({ max: 4 }), isLast: fc.boolean(), at: fc.nat({ max: 40 }) });

const question = fc.record({
  filter,
  keys,
  cut,
  day: fc.constantFrom(...ASKED_ON),
  by: fc.subarray([...COUNTED_BY]),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/** Asks a programme by its indexes and by a look at every item. */
function compare(programme: Programme, { filter, keys, cut, day, by }: Question): void {
  const found = itemSet(programme, filter, day);
  const facts = orderFacts(programme, found, filter.text?.trim() || null);
  const plain = plainSearch(programme, filter, day);
  const says = JSON.stringify({ filter, day });
  assert.deepEqual(acronyms([...found.list()]), acronyms(plain), says);
  assert.equal(found.size, plain.length, says);

  const { list, order } = inOrderAsked(found, keys, facts);
  const sorted = inOrder(plain, workItemOrder(keys, facts));
  assert.deepEqual(acronyms([...list]), acronyms(sorted), `${says} by ${order.name}`);
  const whole = paginate(sorted, order, { first: 100 });
  const cursor = whole.edges[cut.at % (whole.edges.length + 1)]?.cursor ?? null;
  const size = cut.isLast ? { last: cut.size } : { first: cut.size };
  for (const page of [
    { ...size, after: cursor },
    { ...size, before: cursor },
  ]) {
    assert.deepEqual(
      paginate(list, order, page),
      paginate(sorted, order, page),
      `${order.name} ${JSON.stringify(page)}`,
    );
  }

  const counted = by.slice(0, 2);
  if (counted.length === 0) return;
  const cells = countItems(programme, found.slots, counted, day).map(({ keys, count }) => [
    JSON.stringify(keys),
    count,
  ]);
  const expected = new Map<string, number>();
  for (const item of plain) {
    const name = JSON.stringify(counted.map((one) => keyOf(one, item, programme, day)));
    expected.set(name, (expected.get(name) ?? 0) + 1);
  }
  assert.sameDeepMembers(cells, [...expected], says);
}

const acronyms = (items: readonly WorkItem[]) => items.map(({ acronym, id }) => `${acronym} ${id}`);

function keyOf(by: CountedBy, item: WorkItem, programme: Programme, day: string): string | null {
  if (by === "WORKING_PARTY") return programme.homeOf(item);
  if (by === "DAYS_AT_STAGE") return spanOf(atStageSince(item), day);
  if (by === "MONTH") return item.timing?.month ?? null;
  return item[by.toLowerCase() as "stage" | "question" | "process" | "priority"];
}

function spanOf(since: string | null, day: string): string | null {
  if (!since) return null;
  const days = daysBetween(since, day);
  const span = SPANS_AT_STAGE.find(({ from, to }) => days >= from && days <= (to ?? days));
  return span ? String(span.from) : null;
}

function compareDecisions(programme: Programme, { cut, day }: Question): void {
  const rows = [...programme.workItems()].flatMap(rowsOf);
  for (const filter of [
    { includeVoided: true },
    { from: DAYS[cut.at % DAYS.length] ?? null, to: day },
    { meeting: MEETINGS[cut.at % 3] ?? null, kinds: DECISION_KINDS.slice(cut.size) },
  ]) {
    const plain = rows.filter(
      ({ decision }) =>
        (filter.includeVoided || !decision.voided) &&
        (!filter.from || decision.decidedOn >= filter.from) &&
        (!filter.to || decision.decidedOn <= filter.to) &&
        (!filter.meeting || decision.meeting === filter.meeting) &&
        (!filter.kinds || filter.kinds.includes(decision.kind)),
    );
    const page = decisionPage(programme, filter, { first: 100 });
    assert.deepEqual(
      page.nodes.map((one) => `${one.workItem.id} ${one.id}`),
      inOrder(plain, DECISIONS_BY_DAY).map(({ id }) => id),
    );
  }
}

describe("the indexes of a programme", () => {
  it("answer what a look at every item answers, after any writes, in the newest programme and in an older one", () => {
    fc.assert(
      fc.property(
        writes,
        fc.array(question, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (all, questions, held) => {
          const live = new LiveProgramme(BEGINNING);
          let older = live.current;
          const ask = (programme: Programme) => {
            for (const one of questions) {
              compare(programme, one);
              compareDecisions(programme, one);
            }
          };
          for (const [index, write] of all.entries()) {
            apply(live, write);
            if (index === held % all.length) {
              older = live.current;
              ask(older);
            }
          }
          ask(live.current);
          // An older programme is asked again when everything has been made for a newer one.
          for (const one of questions) compare(older, one);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

function apply(live: LiveProgramme, write: Write): void {
  live.apply([written(live.current, write)]);
}
