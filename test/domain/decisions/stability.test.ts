import { assert } from "chai";
import { textInForce } from "../../../src/application/text-in-force.js";
import { changedText, judgeStability } from "../../../src/domain/decisions/stability.js";
import type { WorkItem } from "../../../src/domain/work-item.js";
import type { Programme } from "../../../src/programme/programme.js";
import { draft } from "../../support/story.js";

const change = (said: Parameters<typeof draft>[0]) => draft({ number: null, parent: null, ...said });

describe("The stability of what was approved (Rec. A.8 §3.7)", () => {
  it("concerns revisions by their number, amendments, corrigenda and annexes by their parent, and nothing else", () => {
    const parent = "Y.3510";
    assert.equal(changedText(change({ version: "REVISED", parent }), "Y.3511"), "Y.3511");
    assert.equal(changedText(change({ version: "REVISED", number: "Y.3512" })), "Y.3512");
    assert.equal(changedText(change({ version: "REVISED", parent })), parent);
    for (const type of ["AMENDMENT", "CORRIGENDUM", "ANNEX"] as const)
      assert.equal(changedText(change({ type, parent })), parent, type);
    assert.isNull(
      changedText(change({ type: "AMENDMENT", integral: false, parent })),
      "an appendix adds no rule",
    );
    assert.isNull(changedText(change({ type: "SUPPLEMENT", parent })));
    assert.isNull(changedText(change({}), "Y.3513"), "a new text changes none");
  });

  it("is pointed out for two years, naming the text that was approved and not the one that changes it", () => {
    const before = { name: "Y.3510 (ex Y.ccinfra)", approvedOn: "2024-02-29" };
    const [warning] = judgeStability(before, "2026-02-27");
    assert.equal(warning?.code, "RECENTLY_APPROVED");
    assert.match(
      warning?.message ?? "",
      /^Y\.3510 \(ex Y\.ccinfra\), which this text changes, was approved on 2024-02-29/,
    );
    assert.isEmpty(judgeStability(before, "2026-02-28"));
    assert.isEmpty(judgeStability(null, "2026-02-27"));
  });

  it("looks at the latest approved edition of what the item changes, never at the item itself", () => {
    const named: Record<string, unknown[]> = {
      "Y.3510": [
        { id: "old", acronym: "Y.ccinfra", number: "Y.3510", approvedOn: "2016-02-13" },
        { id: "new", acronym: "Y.3510-rev", number: "Y.3510", approvedOn: "2026-04-13" },
        { id: "draft", acronym: "Y.3510-rev2", number: "Y.3510", approvedOn: null },
      ],
    };
    const programme = { workItemsOfText: (name: string) => named[name] ?? [] } as unknown as Programme;
    const of = (said: Parameters<typeof draft>[0], id: string) =>
      textInForce(programme, { ...change(said), id } as unknown as WorkItem);
    assert.equal(of({ type: "AMENDMENT", parent: "Y.3510" }, "amd")?.approvedOn, "2026-04-13");
    assert.equal(of({ version: "REVISED", number: "Y.3510" }, "new")?.approvedOn, "2016-02-13");
    assert.isNull(of({ type: "AMENDMENT", parent: "Y.9999" }, "amd"));
  });
});
