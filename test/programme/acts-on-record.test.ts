import { assert } from "chai";
import fc from "fast-check";
import { advance, begin } from "../../src/domain/history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { actsOnRecord } from "../../src/programme/acts-on-record.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import { Programme } from "../../src/programme/programme.js";
import { draft } from "../support/story.js";

const act = (person: string | null) =>
  ({
    action: "UPDATE",
    effectiveOn: "2026-02-27",
    recordedAt: "2026-02-27T09:00:00.000Z",
    by: { name: "T", role: "TSB", ...(person ? { person, mandate: "M1" } : {}) },
  }) as const;

/** A commit: an item with this number gets a summary, or is made. */
function commit(live: LiveProgramme, number: number, person: string | null, round: number): void {
  const known = live.current.workItemById(`id-${number}`);
  const aggregate = known
    ? advance<WorkItemState>(known, { summary: `Summary ${round}` }, act(person))
    : begin(`id-${number}`, draft({ acronym: `Y.item-${number}` }), act(person));
  live.apply([{ kind: "workItem", aggregate: aggregate as WorkItem }]);
}

const sorted = (acts: ReturnType<typeof actsOnRecord>) =>
  [...acts].flatMap(([handle, all]) => all.map((one) => JSON.stringify([handle, one]))).sort();

describe("what everybody did under a mandate", () => {
  const commits = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom("ada", "bob", null)), {
    minLength: 1,
    maxLength: 30,
  });

  it("follows the commits, whenever it was first asked for", () => {
    fc.assert(
      fc.property(commits, fc.nat({ max: 29 }), (all, asked) => {
        const live = new LiveProgramme();
        for (const [round, [number, person]] of all.entries()) {
          if (round === asked) actsOnRecord(live.current);
          commit(live, number, person, round);
        }
        const followed = sorted(actsOnRecord(live.current));
        assert.deepEqual(followed, sorted(actsOnRecord(Programme.of(live.current.all()))));
        assert.lengthOf(followed, all.filter(([, person]) => person).length);
      }),
    );
  });

  it("counts an act once that is told twice, by who wrote it and by who follows", () => {
    const live = new LiveProgramme();
    commit(live, 1, "ada", 0);
    actsOnRecord(live.current);
    commit(live, 1, "ada", 1);
    const aggregate = live.current.workItemById("id-1") as WorkItem;
    live.apply([{ kind: "workItem", aggregate }]);
    assert.lengthOf(actsOnRecord(live.current).get("ada") ?? [], 2);
  });
});
