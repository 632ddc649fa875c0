import { assert } from "chai";
import fc from "fast-check";
import { processesFor } from "../../src/domain/decisions/type-rules.js";
import { advance } from "../../src/domain/history.js";
import { APPROVAL_PROCESSES, WORK_ITEM_TYPES } from "../../src/domain/vocabulary.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { selectionOf } from "../../src/domain/work-items/selection.js";
import { concludeUpdate, type UpdateInput } from "../../src/domain/work-items/update.js";
import { codesOf, draft, meetingOn, Story } from "../support/story.js";

const FACTS = { holderOf: () => null, date: "2026-01-20", chairApproval: null };
const ACT = {
  action: "UPDATE",
  effectiveOn: "2026-01-20",
  recordedAt: "2026-01-20T00:00:00.000Z",
  by: { name: "A rapporteur", role: "RAPPORTEUR" },
} as const;
const SG = meetingOn("2026-07-13", "2026-07-24");
const WP = meetingOn("2026-02-27", "2026-02-27", false);

/** Updates as long as they are accepted; a refused one changes nothing. */
function updated(item: WorkItem, inputs: readonly UpdateInput[]): WorkItem {
  return inputs.reduce((now, input) => {
    const { problems, next } = concludeUpdate(now, input, FACTS);
    return problems.length > 0 ? now : advance<WorkItemState>(now, next, ACT);
  }, item);
}

describe("the selection of AAP or TAP", () => {
  it("is not walked around by making a text another one and back", () => {
    const { item } = new Story(draft());
    const supplement = updated(item, [{ type: "SUPPLEMENT", process: "AGREEMENT" }]);
    assert.include(supplement, { process: "AGREEMENT", selectedBefore: "AAP" });
    const there = concludeUpdate(supplement, { type: "RECOMMENDATION", process: "TAP" }, FACTS);
    assert.deepEqual(codesOf(there), ["NOT_SECONDED"]);
    const back = updated(supplement, [{ type: "RECOMMENDATION", process: "AAP" }]);
    assert.include(back, { process: "AAP", selectedBefore: null });
  });

  it("property: no sequence of updates takes an item under study from AAP to TAP or back", () => {
    const change = fc.record(
      {
        type: fc.constantFrom(...WORK_ITEM_TYPES),
        process: fc.constantFrom(...APPROVAL_PROCESSES),
        integral: fc.constantFrom(true, false, null),
        version: fc.constantFrom("NEW", "REVISED"),
      },
      { requiredKeys: [] },
    );
    const start = fc.constantFrom("AAP", "TAP");
    fc.assert(
      fc.property(start, fc.array(change, { maxLength: 8 }), (process, changes) => {
        const after = updated(new Story(draft({ process })).item, changes as UpdateInput[]);
        assert.include([null, process], selectionOf(after.process));
        assert.include(processesFor(after.type, after.integral), after.process);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is free while an item is only proposed, and AAP for a text that had none", () => {
    const proposed = new Story(draft({ stage: "LIVING_LIST" })).item;
    assert.equal(updated(proposed, [{ process: "TAP" }]).process, "TAP");
    const supplement = new Story(draft({ type: "SUPPLEMENT", process: "AGREEMENT" })).item;
    const asTap = concludeUpdate(supplement, { type: "RECOMMENDATION", process: "TAP" }, FACTS);
    assert.deepEqual(codesOf(asTap), ["NOT_SECONDED"]);
    assert.equal(updated(supplement, [{ type: "RECOMMENDATION", process: "AAP" }]).process, "AAP");
  });

  it("needs a seconder for a member's proposal, and none for the chair's or TSB's", () => {
    const said = { process: "TAP", document: "C1", reason: "numbering" } as const;
    const at = { meeting: SG };
    for (const proposedBy of [null, "MEMBER_STATE", "SECTOR_MEMBER"] as const) {
      const told = new Story(draft()).act("SWITCH_PROCESS", "2026-07-14", { ...said, proposedBy }, at);
      assert.deepEqual(codesOf(told), ["NOT_SECONDED"]);
    }
    for (const proposedBy of ["CHAIR", "TSB"] as const) {
      const story = new Story(draft()).do("SWITCH_PROCESS", "2026-07-14", { ...said, proposedBy }, at);
      assert.equal(story.item.process, "TAP");
    }
  });

  it("is decided by the study group also when its working party was asked", () => {
    const said = { process: "TAP", document: "C1", reason: "numbering", proposedBy: "TSB" } as const;
    const story = new Story(draft());
    story.meetings.set(WP.code, WP);
    const asked = (more: object, meeting = SG) =>
      codesOf(story.act("SWITCH_PROCESS", "2026-07-14", { ...said, ...more }, { meeting }));
    assert.deepEqual(asked({ askedOf: "WP4/13", askedAt: WP.code }), ["WRONG_BODY"]);
    assert.deepEqual(asked({ askedOf: "WP3/13", askedAt: "T25-SG13-990101" }), ["MEETING_NOT_FOUND"]);
    assert.include(asked({}, WP), "NOT_A_STUDY_GROUP_MEETING");
    assert.deepEqual(asked({ askedOf: "WP3/13", askedAt: WP.code }), []);
    assert.equal(story.item.process, "TAP");
  });
});
