import { assert } from "chai";
import { updatePolicy } from "../../src/domain/policies/work-item.js";
import { ROLES, STAGES } from "../../src/domain/vocabulary.js";
import type { WorkItemState } from "../../src/domain/work-item.js";
import {
  FIELD_GROUPS,
  OPENNESS,
  openParticulars,
  PHASES,
  type Phase,
  phaseOf,
} from "../../src/domain/work-items/open-particulars.js";
import { NO_PARTICULARS } from "../../src/domain/work-items/particulars.js";
import { concludeUpdate, type UpdateInput } from "../../src/domain/work-items/update.js";
import { codesOf, draft } from "../support/story.js";

const DAY = "2026-07-20";
const change = (state: Partial<WorkItemState>, input: UpdateInput, chairApproval: string | null = null) =>
  concludeUpdate(draft(state), input, { holderOf: () => null, date: DAY, chairApproval });
const TITLE: UpdateInput = { titles: [{ language: "en", text: "Another title" }] };

describe("what is settled stays settled", () => {
  it("has a phase for every stage, and every particular in exactly one group", () => {
    for (const stage of STAGES) assert.property(PHASES, phaseOf(stage));
    const grouped = Object.values(FIELD_GROUPS).flat();
    assert.sameMembers(grouped, [...new Set(grouped)]);
    const nature = ["acronym", "aliases", "type", "version", "integral", "process"];
    assert.sameMembers(grouped, [...Object.keys(NO_PARTICULARS), ...nature]);
  });

  it("takes the title, summary and text of what is announced or approved with the chair's approval only", () => {
    for (const stage of ["LAST_CALL", "CONSULTATION", "SG_REVIEW", "APPROVED", "AGREED"] as const) {
      for (const input of [TITLE, { summary: "Another" }, { baseTexts: ["TD9"] }]) {
        assert.deepEqual(codesOf(change({ stage }, input)), ["CHAIR_HAS_NOT_APPROVED"], stage);
        assert.deepEqual(codesOf(change({ stage }, input, "2026-07-21")), ["CHAIR_HAS_NOT_APPROVED"]);
        assert.deepEqual(codesOf(change({ stage }, input, DAY)), []);
      }
      assert.deepEqual(updatePolicy({ stage, process: "AAP" }, ["titles"]).by, ["TSB"]);
    }
  });

  it("cites the clause of the process", () => {
    const clause = (process: "AAP" | "TAP") =>
      change({ stage: "APPROVED", process }, TITLE).problems[0]?.clause;
    assert.equal(clause("AAP"), "Rec. ITU-T A.8 §6.3");
    assert.equal(clause("TAP"), "WTSA Res. 1 §9.6.2");
  });

  it("lets what says the same as before pass", () => {
    const { titles, summary } = draft();
    const same = { titles: [{ language: "en", ...titles.en }], summary } as UpdateInput;
    assert.deepEqual(codesOf(change({ stage: "APPROVED" }, same)), []);
  });

  it("changes timing and priority of a finished text for nobody", () => {
    for (const stage of ["APPROVED", "AGREED", "PUBLISHED", "DISCONTINUED"] as const) {
      assert.deepEqual(codesOf(change({ stage }, { timing: "2027-02" })), ["PARTICULARS_FROZEN"], stage);
      assert.deepEqual(codesOf(change({ stage }, { priority: "HIGH" }, DAY)), ["PARTICULARS_FROZEN"]);
    }
    assert.deepEqual(codesOf(change({ stage: "CONSENTED" }, { timing: "2027-02" })), []);
  });

  it("points a change of title out between announcement and close", () => {
    const warned = (stage: WorkItemState["stage"]) =>
      change({ stage }, TITLE, DAY).warnings.map(({ code }) => code);
    assert.deepEqual(warned("LAST_CALL"), ["TITLE_CHANGED_WHILE_ANNOUNCED"]);
    assert.deepEqual(warned("CONSENTED"), []);
    assert.deepEqual(warned("APPROVED"), []);
  });

  it("never opens more as a text goes on, except that TSB may put an ended one right", () => {
    const order: readonly Phase[] = ["STUDY", "EDITING", "ANNOUNCED", "FINISHED", "ENDED"];
    for (const [group, line] of Object.entries(OPENNESS)) {
      for (const [position, phase] of order.slice(1).entries()) {
        const before = line[order[position] as Phase].by;
        assert.includeMembers(
          before.length > 0 ? [...before] : [...ROLES],
          [...line[phase].by],
          `${group} ${phase}`,
        );
      }
    }
  });

  it("gives leave for several fields only to whom all of them are open", () => {
    const item = { stage: "UNDER_STUDY", process: "AAP" } as const;
    assert.include(updatePolicy(item, ["titles", "summary"]).by, "EDITOR");
    assert.notInclude(updatePolicy(item, ["titles", "timing"]).by, "EDITOR");
    const lines = openParticulars({ stage: "APPROVED", process: "AAP" });
    assert.deepEqual(
      lines.filter(({ by }) => by.length === 0).flatMap(({ fields }) => fields),
      ["type", "version", "integral", "process", "timing", "priority"],
    );
  });
});
