import { assert } from "chai";
import fc from "fast-check";
import { begin } from "../../src/domain/history.js";
import type { Condition } from "../../src/domain/queries/filter/condition.js";
import type { ItemFilter } from "../../src/domain/queries/filter/filter.js";
import { MEMBER_CATEGORIES, PRIORITIES, STAGES, VERSIONS } from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { Programme } from "../../src/programme/programme.js";
import { itemSet } from "../../src/programme/search.js";
import { draft } from "../support/story.js";

const DAY = "2026-02-27";
const QUESTIONS = ["Q2/13", "Q6/13", "Q16/13"];
const MONTHS = ["2025-11", "2026-02", "2026-12"];
const MEMBERS = ["KT", "CAICT", "Müller & Cie", ...MEMBER_CATEGORIES];
const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const states: fc.Arbitrary<Partial<WorkItemState>> = fc.record({
  question: fc.constantFrom(...QUESTIONS),
  stage: fc.constantFrom(...STAGES.slice(0, 5)),
  version: fc.constantFrom(...VERSIONS),
  priority: orNull(PRIORITIES),
  timing: orNull(MONTHS.map((month) => ({ raw: `${month} (planned)`, month }))),
  supportingMembers: fc.option(fc.subarray(MEMBERS), { nil: null }),
  stageSince: orNull(["2026-01-01", "2026-02-26"]),
});
const items = fc.array(states, { maxLength: 12 });

const sets = (values: readonly string[]): fc.Arbitrary<Condition> =>
  fc.oneof(fc.record({ in: fc.subarray([...values]) }), fc.record({ isNull: fc.boolean() }));
const ranges = (values: readonly (string | number)[]): fc.Arbitrary<Condition> =>
  fc.record({ from: fc.constantFrom(...values), to: fc.constantFrom(...values) }, { requiredKeys: [] });
const leaf: fc.Arbitrary<ItemFilter> = fc.oneof(
  fc.record({ question: sets(QUESTIONS) }),
  fc.record({ stage: sets(STAGES.slice(0, 5)) }),
  fc.record({ version: sets(VERSIONS) }),
  fc.record({ priority: sets(PRIORITIES) }),
  fc.record({ timing: ranges(MONTHS) }),
  fc.record({ daysAtStage: ranges([0, 1, 2, 57, 58]) }),
  fc.record({ supportingMember: fc.record({ contains: fc.constantFrom("k", "MULLER", "caict", "_state") }) }),
  fc.record({ overdue: fc.boolean() }),
  fc.record({ named: fc.constantFrom("Y.item-0", "y.ITEM-1") }),
);
const { filter } = fc.letrec<{ filter: ItemFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ and: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
    fc.tuple(leaf, leaf, tie("filter")).map(([one, other, not]) => ({ ...one, ...other, not })),
  ),
}));

function programmeOf(all: readonly Partial<WorkItemState>[]): Programme {
  const act = {
    action: "REGISTER",
    effectiveOn: "2026-01-01",
    recordedAt: "2026-01-01T09:00:00.000Z",
    by: { name: "T", role: "TSB" },
  } as const;
  return Programme.of(
    all.map((state, index) => ({
      kind: "workItem",
      aggregate: begin(`id-${index}`, draft({ ...state, acronym: `Y.item-${index}` }), act) as WorkItem,
    })),
  );
}

function found(programme: Programme, asked: ItemFilter): Set<string> {
  return new Set([...itemSet(programme, asked, DAY).list()].map(({ acronym }) => acronym));
}

/** What a filter finds, put together from what each single condition finds. */
function putTogether(programme: Programme, asked: ItemFilter): Set<string> {
  const { and, or, not, ...fields } = asked;
  let all = new Set(programme.workItems().map(({ acronym }) => acronym));
  for (const [field, condition] of Object.entries(fields))
    all = meet(all, found(programme, { [field]: condition }));
  for (const one of and ?? []) all = meet(all, putTogether(programme, one));
  if (or) all = meet(all, new Set(or.flatMap((one) => [...putTogether(programme, one)])));
  if (!not) return all;
  const others = putTogether(programme, not);
  return new Set([...all].filter((one) => !others.has(one)));
}

const meet = (a: Set<string>, b: Set<string>) => new Set([...a].filter((one) => b.has(one)));

/** What single conditions find, worked out anew. */
const EXPECTED: readonly [name: string, asked: ItemFilter, holds: (state: WorkItem) => boolean][] = [
  [
    "a set",
    { stage: { in: ["UNDER_STUDY", "CONSENTED"] } },
    ({ stage }) => stage === "UNDER_STUDY" || stage === "CONSENTED",
  ],
  ["nothing there", { priority: { isNull: true } }, ({ priority }) => priority === null],
  [
    "a range of months",
    { timing: { from: "2026-01", to: "2026-11" } },
    ({ timing }) => timing?.month === "2026-02",
  ],
  ["time at the stage", { daysAtStage: { from: 1, to: 1 } }, ({ stageSince }) => stageSince === "2026-02-26"],
  [
    "text",
    { supportingMember: { startsWith: "muller" } },
    ({ supportingMembers }) => supportingMembers?.includes("Müller & Cie") ?? false,
  ],
  [
    "overdue",
    { overdue: true },
    ({ timing, stage }) => stage === "UNDER_STUDY" && timing?.month === "2025-11",
  ],
];

describe("a search for work items", () => {
  it("finds what its conditions find, put together as it says", () => {
    fc.assert(
      fc.property(items, filter, (all, asked) => {
        const programme = programmeOf(all);
        assert.deepEqual(found(programme, asked), putTogether(programme, asked));
      }),
      { numRuns: 300 },
    );
  });

  for (const [name, asked, holds] of EXPECTED) {
    it(`asks for ${name}`, () => {
      fc.assert(
        fc.property(items, (all) => {
          const programme = programmeOf(all);
          const expected = programme
            .workItems()
            .filter(holds)
            .map(({ acronym }) => acronym);
          assert.deepEqual(found(programme, asked), new Set(expected));
        }),
      );
    });
  }
});
