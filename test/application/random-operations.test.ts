import { assert } from "chai";
import fc from "fast-check";
import { proposeForDecision } from "../../src/application/propose-for-decision.js";
import { recordDecision } from "../../src/application/record-decision.js";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import type { Tracker } from "../../src/application/tracker.js";
import { updateWorkItem } from "../../src/application/update-work-item.js";
import { withdrawCandidate } from "../../src/application/withdraw-candidate.js";
import { fold, stateOf } from "../../src/domain/history.js";
import { CHECKS } from "../../src/domain/readiness/rules.js";
import {
  DECISION_KINDS,
  DECISION_OUTCOMES,
  PRIORITIES,
  WORK_ITEM_TYPES,
} from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { uniqueKeysOf } from "../../src/domain/work-item.js";
import { Programme } from "../../src/programme/programme.js";
import { inFull } from "../support/in-full.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const MEETING = "T25-SG13-260223";
const by = { name: "Somebody", role: "TSB" } as const;
const ITEMS = ["Y.QKD-TLS", "Y.Sup.MDT", "Y.3510-rev", "Y.r0", "Y.r1", "Y.r2"];

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "",
    "2026-02",
    "2028-Q1 (High priority)",
    "-",
    "e\u0301",
    "$set",
    "a.b",
    "量子",
    "مرحبا",
    "👩‍🚀",
  ),
);
const texts = fc.option(fc.array(text, { maxLength: 3 }));
const item = fc.constantFrom(...ITEMS);
const particulars = fc.record(
  {
    titles: fc.array(fc.record({ language: fc.constantFrom("en", "zh", "AR", "zh-hant"), text }), {
      maxLength: 3,
    }),
    summary: fc.option(text),
    scope: fc.option(text),
    timing: fc.option(text),
    priority: fc.option(fc.constantFrom(...PRIORITIES)),
    editors: fc.option(fc.array(fc.record({ name: text, affiliation: fc.option(text) }), { maxLength: 2 })),
    baseTexts: texts,
    liaisons: texts,
    externalReferences: texts,
    checklist: fc.array(
      fc.record({
        check: fc.constantFrom(...CHECKS),
        answer: fc.option(fc.constantFrom("YES" as const, "NO" as const)),
        note: fc.option(text),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
const numbers = fc.option(fc.constantFrom("Y.3094", "Y.3095", "ITU-T Y.3094", "G.1/Y.3095"));

type Operation = (tracker: Tracker) => Promise<unknown>;

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc
    .tuple(
      item,
      fc.constantFrom(...WORK_ITEM_TYPES),
      fc.constantFrom("Q16/13", "Q20/13", "Q99/13"),
      particulars,
    )
    .map(
      ([acronym, type, question, rest]): Operation =>
        (tracker) =>
          registerWorkItem(tracker, { acronym, type, question, by, ...rest }),
    ),
  fc.tuple(item, particulars, fc.option(item), fc.option(fc.array(item, { maxLength: 2 }))).map(
    ([workItem, rest, acronym, aliases]): Operation =>
      (tracker) =>
        updateWorkItem(tracker, {
          workItem,
          expectedRevision: tracker.programme.current.workItem(workItem)?.revision ?? 1,
          acronym,
          aliases,
          by,
          ...rest,
        }),
  ),
  fc.tuple(item, fc.option(fc.constantFrom("2026-01-15", "2026-03-01"))).map(
    ([workItem, proposedOn]): Operation =>
      (tracker) =>
        proposeForDecision(tracker, { workItem, meeting: MEETING, proposedOn, by }),
  ),
  fc.tuple(item, fc.option(text)).map(
    ([workItem, reason]): Operation =>
      (tracker) =>
        withdrawCandidate(tracker, { workItem, meeting: MEETING, reason, by }),
  ),
  fc
    .tuple(
      item,
      fc.constantFrom(...DECISION_KINDS),
      fc.constantFrom(...DECISION_OUTCOMES),
      fc.constantFrom("WP1/13", "WP2/13", "WP4/13", "SG13"),
      numbers,
      text,
    )
    .map(
      ([workItem, kind, outcome, body, assignedNumber, said]): Operation =>
        (tracker) =>
          recordDecision(tracker, {
            workItem,
            kind,
            outcome,
            body,
            assignedNumber,
            meeting: MEETING,
            finalText: `TD ${said}`,
            reason: `because ${said}`,
            overrideReason: said,
            by,
          }),
    ),
);

describe("any sequence of operations", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-02-28T09:00:00.000Z" });
  });
  after(() => server.close());

  const stored = async (): Promise<WorkItem[]> => {
    const items: WorkItem[] = [];
    for await (const { aggregate } of server.programme.tracker.repositories.workItem.all())
      items.push(aggregate);
    return items;
  };

  it("leaves every item the fold of its history, in the database and in memory alike, with names of its own", async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(operation, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        async (batches) => {
          const tracker = { ...server.programme.tracker, now: () => "2026-02-28T09:00:00.000Z" };
          // The operations of a batch are under way at the same time.
          for (const batch of batches) await Promise.all(batch.map((one) => one(tracker)));
          const items = await stored();
          const keys = items.flatMap(uniqueKeysOf);
          assert.equal(new Set(keys).size, keys.length, "a name is given twice");
          for (const one of items) {
            assert.deepEqual(fold<WorkItemState>(one.history), stateOf<WorkItemState>(one), one.acronym);
            assert.equal(one.revision, one.history.length);
            assert.isTrue([...one.history].every((event, index) => event.seq === index + 1));
            assert.isTrue(
              one.history.slice(1).every((event) => event.changes.length > 0),
              "an event without a change",
            );
            assert.equal(JSON.stringify(one), JSON.stringify(one).normalize("NFC"));
            const held = tracker.programme.current.workItemById(one.id);
            assert.deepEqual(held && inFull(held), inFull(one));
            made = Math.max(made, one.revision);
          }
          assert.equal(tracker.programme.current.workItems().length, items.length);
          const rebuilt = Programme.of(items.map((aggregate) => ({ kind: "workItem", aggregate })));
          assert.deepEqual(
            tracker.programme.current.workItems().map(inFull),
            rebuilt.workItems().map(inFull),
            "the index in memory",
          );
          for (const name of [...ITEMS, "Y.3094", "Y.3095", "G.1"]) {
            assert.deepEqual(
              tracker.programme.current.workItemsNamed(name).map(inFull),
              rebuilt.workItemsNamed(name).map(inFull),
              name,
            );
          }
        },
      ),
      { numRuns: 40 },
    );
    assert.isAbove(made, 5, "the operations hardly did anything");
  }).timeout(120_000);
});
