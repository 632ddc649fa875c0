import { assert } from "chai";
import fc from "fast-check";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { BEFORE_MEETING, done, rapporteur } from "./support.js";

const RUNS = Number(process.env.COUNT_RUNS ?? 60);
const BY = ["STAGE", "WORKING_PARTY", "QUESTION", "PROCESS", "PRIORITY", "MONTH", "DAYS_AT_STAGE"] as const;
type By = (typeof BY)[number];

interface Cell {
  readonly stage: string | null;
  readonly workingParty: { label: string } | null;
  readonly question: { label: string } | null;
  readonly process: string | null;
  readonly priority: string | null;
  readonly month: string | null;
  readonly daysAtStage: { from: number; to: number | null } | null;
  readonly count: number;
}

/** The condition that holds for exactly the items of a cell. */
function conditionOf(by: By, cell: Cell): object {
  const among = (value: string | null | undefined) => (value ? { in: [value] } : { isNull: true });
  if (by === "STAGE") return { stage: among(cell.stage) };
  if (by === "WORKING_PARTY") return { workingParty: among(cell.workingParty?.label) };
  if (by === "QUESTION") return { question: among(cell.question?.label) };
  if (by === "PROCESS") return { process: among(cell.process) };
  if (by === "DAYS_AT_STAGE")
    return cell.daysAtStage ? { daysAtStage: cell.daysAtStage } : { stageSince: { isNull: true } };
  if (by === "PRIORITY") return { priority: among(cell.priority) };
  return { timing: cell.month ? { from: cell.month, to: cell.month } : { isNull: true } };
}

const among = (...words: string[]) => fc.record({ in: fc.subarray(words) });
const isNull = fc.record({ isNull: fc.boolean() });
const leaves = fc.oneof(
  fc.record({ workingParty: among("WP1/13", "WP2/13", "WP3/13", "WP4/13") }),
  fc.record({ question: among("Q16/13", "Q2/13", "Q6/13") }),
  fc.record({ process: among("AAP", "TAP", "AGREEMENT") }),
  fc.record({ priority: fc.oneof(among("HIGH", "LOW"), isNull) }),
  fc.record({ timing: fc.oneof(isNull, fc.record({ from: fc.constantFrom("2026-01", "2027-01") })) }),
  fc.record({ readiness: among("READY", "BLOCKED", "UNKNOWN") }),
  fc.record({ text: fc.constantFrom("quantum", "network", "y", "nothing of the kind") }),
  fc.record({ overdue: fc.boolean() }),
  fc.constant({}),
);
const { filter } = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    fc.record({ and: fc.array(tie("filter"), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
  ),
}));

const COUNT = `query($filter: WorkItemFilter, $not: WorkItemFilter, $by: [WorkItemCountedBy!]!) {
  workItems(filter: $filter, first: 0) { totalCount }
  others: workItems(filter: $not, first: 0) { totalCount }
  workItemCounts(filter: $filter, by: $by) {
    totalCount
    cells { stage workingParty { label } question { label } process priority month daysAtStage { from to } count }
  }
}`;
const HOW_MANY = `query($filter: WorkItemFilter) { workItems(filter: $filter, first: 0) { totalCount } }`;

describe("counts of work items", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => BEFORE_MEETING });
    const timings = [
      "2026-02 (High priority)",
      "2027-Q1 (Low priority)",
      "2025-10",
      "2026-02 (Medium priority)",
    ];
    const names = ["Y.QKD-TLS", "Y.QKD-IPsec-fr", "Y.cmi-arch", "Y.ccm-arch"];
    for (const [index, workItem] of names.entries())
      await done(server, "updateWorkItem", {
        workItem,
        expectedRevision: 2,
        by: rapporteur,
        timing: timings[index],
      });
  });
  after(() => server.close());

  it("add up to what the same filter finds, cell by cell, whatever the filter", async () => {
    const property = fc.asyncProperty(
      filter,
      fc.shuffledSubarray([...BY], { minLength: 1, maxLength: 2 }),
      async (asked, by) => {
        const { data, errors } = await server.ask(COUNT, { filter: asked, not: { not: asked }, by });
        assert.deepEqual(errors, []);
        const { totalCount, cells } = data.workItemCounts as { totalCount: number; cells: Cell[] };
        assert.equal(totalCount, data.workItems.totalCount);
        assert.equal(totalCount + data.others.totalCount, 29, "what does not meet it meets its opposite");
        assert.equal(
          cells.reduce((all, { count }) => all + count, 0),
          totalCount,
        );
        for (const cell of cells.slice(0, 3)) {
          const within = { and: [asked, ...by.map((one) => conditionOf(one, cell))] };
          const found = await server.ask(HOW_MANY, { filter: within });
          assert.deepEqual(found.errors, []);
          assert.equal(found.data.workItems.totalCount, cell.count, JSON.stringify(within));
        }
      },
    );
    await fc.assert(property, { numRuns: RUNS });
  });

  const counts = async (by: string, more = "") => {
    const { data, errors } = await server.ask(`{ workItemCounts(by: ${by} ${more}) { totalCount cells {
      stage workingParty { label } question { label } process priority month daysAtStage { from to } count } } }`);
    assert.deepEqual(errors, []);
    return data.workItemCounts.cells as Cell[];
  };

  it("stand in the order of their keys, what has none last", async () => {
    const row = (cells: Cell[], key: keyof Cell) => cells.map((cell) => [cell[key], cell.count]);
    assert.deepEqual(row(await counts("[PRIORITY]"), "priority"), [
      ["HIGH", 1],
      ["MEDIUM", 1],
      ["LOW", 1],
      [null, 26],
    ]);
    assert.deepEqual(row(await counts("[MONTH]"), "month"), [
      ["2025-10", 1],
      ["2026-02", 2],
      ["2027-03", 1],
      [null, 25],
    ]);
    const spans = (await counts("[DAYS_AT_STAGE]")).map(
      ({ daysAtStage }) => daysAtStage?.from ?? Number.MAX_VALUE,
    );
    assert.deepEqual(
      spans,
      spans.toSorted((a, b) => a - b),
    );
    assert.deepEqual(row(await counts("STAGE"), "stage"), [["UNDER_STUDY", 29]]);
    const numbers = (await counts("[QUESTION]")).map((cell) => Number(cell.question?.label.slice(1, -3)));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    const both = (await counts("[WORKING_PARTY, PROCESS]")).map(
      (cell) => `${cell.workingParty?.label} ${cell.process}`,
    );
    assert.deepEqual(both, both.toSorted());
  });

  it("count the past as it was", async () => {
    const cells = await counts("[PRIORITY]", `, moment: { asOf: "2026-01-14" }`);
    assert.deepEqual(
      cells.map(({ priority, count }) => [priority, count]),
      [[null, 29]],
    );
  });

  it("are by one or two different things", async () => {
    for (const by of ["[]", "[STAGE, STAGE]", "[STAGE, MONTH, PRIORITY]"]) {
      const { errors } = await server.ask(`{ workItemCounts(by: ${by}) { totalCount } }`);
      assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT", by);
    }
  });
});
