import { assert } from "chai";
import { advance, begin } from "../../src/domain/history.js";
import { verifyHistory } from "../../src/domain/verify-history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { Sharing } from "../../src/persistence/sharing.js";
import { draft } from "../support/story.js";

const act = {
  action: "UPDATE",
  effectiveOn: "2026-02-27",
  recordedAt: "2026-02-27T09:00:00.000Z",
  by: { name: "T", role: "TSB" },
  said: { summary: "A summary that is longer than what is common to many." },
} as const;

/** An item as the database gives it: nothing in it is the same object as in another. */
function stored(number: number): WorkItem {
  let item = begin(`id-${number}`, draft({ acronym: `Y.item-${number}` }), act) as WorkItem;
  item = advance<WorkItemState>(item, { summary: act.said.summary }, act) as WorkItem;
  item = advance<WorkItemState>(item, { editors: [{ name: "E", affiliation: null }] }, act) as WorkItem;
  item = advance<WorkItemState>(item, { editors: [], summary: null }, act) as WorkItem;
  return JSON.parse(JSON.stringify(item)) as WorkItem;
}

describe("sharing between aggregates", () => {
  it("changes nothing in what they say, nor in their hashes", () => {
    const sharing = new Sharing();
    for (const number of [1, 2]) {
      const shared = sharing.of(stored(number));
      assert.equal(JSON.stringify(shared), JSON.stringify(stored(number)));
      const { id, ...fields } = shared;
      assert.deepEqual(verifyHistory(id, fields).faults, []);
    }
  });

  it("keeps once what is the same: actors, days, changes to nothing, and a value that several events speak of", () => {
    const sharing = new Sharing();
    const [one, two] = [sharing.of(stored(1)), sharing.of(stored(2))];
    const [first, second] = [one.history, two.history];
    assert.strictEqual(first[0]?.by, second[3]?.by);
    assert.strictEqual(first[0]?.basis, second[3]?.basis);
    const same = first[0]?.changes.filter((change, at) => change === second[0]?.changes[at]).length ?? 0;
    assert.isAbove(same, 20);
    assert.strictEqual(
      first[2]?.changes[0]?.after,
      first[3]?.changes.find(({ field }) => field === "editors")?.before,
    );
  });

  it("tells apart what only looks the same", () => {
    const values: unknown[] = [null, "null", true, "true", 1, "1", [], {}, "[]", "{}", ""];
    const sharing = new Sharing();
    for (const before of values)
      for (const after of values) {
        const [event] = stored(1).history;
        const changes = [{ field: "a", before, after }];
        const item = { ...stored(1), history: [{ ...event, changes }] } as unknown as WorkItem;
        assert.deepEqual(sharing.of(item).history[0]?.changes, changes);
      }
  });

  it("leaves alone what is no history, for that is for verify to say", () => {
    const sharing = new Sharing();
    for (const history of [null, "none", [null], [{}], [{ changes: [null] }]]) {
      const item = { ...stored(1), history } as unknown as WorkItem;
      assert.strictEqual(sharing.of(item), item);
    }
  });
});
