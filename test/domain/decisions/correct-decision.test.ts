import { expect } from "chai";
import { concludeCorrection } from "../../../src/domain/decisions/correct-decision.js";
import { advance, fold, stateOf } from "../../../src/domain/history.js";
import { correctionPolicy } from "../../../src/domain/policies/work-item.js";
import {
  standingDecisions,
  uniqueKeysOf,
  type WorkItem,
  type WorkItemState,
} from "../../../src/domain/work-item.js";
import { codesOf, draft, inLastCall, meetingOn, Story } from "../../support/story.js";

const candidacy = {
  body: "WP3/13",
  kind: "CONSENT",
  agendaItem: 4,
  proposedOn: "2025-12-01",
  reason: null,
} as const;
const FIRST = meetingOn("2026-02-27", "2026-02-27", false);
const SECOND = meetingOn("2026-07-10", "2026-07-10", false);
const planned = draft({
  candidacies: {
    [FIRST.code]: { ...candidacy, meeting: FIRST.code, status: "PLANNED" },
    [SECOND.code]: { ...candidacy, meeting: SECOND.code, status: "PLANNED" },
  },
});

function consented(): Story {
  const story = new Story(planned);
  expect(codesOf(story.decide("CONSENT", FIRST, { assignedNumber: "Y.3094" }))).to.deep.equal([]);
  return story;
}

const voiding = (item: WorkItem, decision: string) =>
  concludeCorrection(item, { decision, reason: "Wrong line.", by: { name: "Chair", role: "WP_CHAIR" } });

function voided(item: WorkItem, decision: string): WorkItem {
  const { problems, next, corrects } = voiding(item, decision);
  expect(codesOf({ problems })).to.deep.equal([]);
  return advance<WorkItemState>(item, next ?? {}, {
    action: "VOID_DECISION",
    effectiveOn: corrects?.effectiveOn ?? "",
    recordedAt: "2026-03-10T00:00:00.000Z",
    by: { name: "Chair", role: "WP_CHAIR" },
    corrects: corrects?.seq,
  });
}

describe("taking a decision back", () => {
  it("refuses a decision that is not there, and one that was taken back already", () => {
    const { item } = consented();
    for (const id of ["D2", "", "constructor", "another-item:D9"]) {
      expect(codesOf(voiding(item, id)), id).to.deep.equal(["DECISION_NOT_FOUND"]);
    }
    expect(codesOf(voiding(voided(item, "D1"), "D1"))).to.deep.equal(["DECISION_VOIDED"]);
  });

  it("is for those who could have recorded it, and TSB", () => {
    expect(correctionPolicy("CONSENT").by).to.include.members(["WP_CHAIR", "SG_CHAIR", "TSB"]);
    expect(correctionPolicy("CONSENT").by).not.to.include("EDITOR");
  });

  it("refuses when later acts rest on it, and names them", () => {
    const { problems, next } = voiding(inLastCall().item, "D1");
    expect(codesOf({ problems })).to.deep.equal(["DECISION_BUILT_UPON"]);
    expect(problems[0]?.message).to.include("START_LAST_CALL");
    expect(next).to.equal(null);
  });

  it("puts stage, number, candidate, attempt and last act back as they were, and keeps the decision on record", () => {
    const before = new Story(planned).item;
    const { item } = consented();
    const after = voided(item, "D1");
    const { decisions, ...rest } = stateOf(after);
    const { decisions: _none, ...was } = stateOf(before);
    expect(rest).to.deep.equal(was);
    expect(decisions.D1?.voided).to.deep.equal({
      reason: "Wrong line.",
      by: { name: "Chair", role: "WP_CHAIR" },
      event: after.revision,
    });
    expect(standingDecisions(after)).to.deep.equal([]);
    expect(uniqueKeysOf(after)).to.deep.equal(uniqueKeysOf(before));
    expect(fold(after.history)).to.deep.equal(stateOf(after));
    expect(after.history.at(-1)?.corrects).to.equal(item.revision);
  });

  it("takes the identifier of the API, which holds the item's", () => {
    const { item } = consented();
    expect(voiding(item, `${item.id}:D1`).decision?.id).to.equal("D1");
  });

  it("lets the meeting's real decision be recorded afterwards, under an id of its own", () => {
    const story = consented();
    story.item = voided(story.item, "D1");
    const told = story.decide("CONSENT", FIRST, {
      outcome: "POSTPONED",
      finalText: null,
      reason: "Not mature.",
    });
    expect(codesOf(told)).to.deep.equal([]);
    expect(Object.keys(story.item.decisions)).to.deep.equal(["D1", "D2"]);
    expect(story.item.candidacies[FIRST.code]?.status).to.equal("POSTPONED");
  });

  it("takes back a postponement after a later consent, without touching it", () => {
    const story = new Story(planned);
    story.decide("CONSENT", FIRST, { outcome: "POSTPONED", finalText: null, reason: "Not mature." });
    expect(codesOf(story.decide("CONSENT", SECOND))).to.deep.equal([]);
    const after = voided(story.item, "D1");
    expect(after).to.include({ stage: "CONSENTED", stageSince: "2026-07-10" });
    expect(after.candidacies[FIRST.code]?.status).to.equal("PLANNED");
    expect(standingDecisions(after).map(({ id }) => id)).to.deep.equal(["D2"]);
    expect(fold(after.history)).to.deep.equal(stateOf(after));
  });

  it("does not count what was taken back itself as built upon it", () => {
    const story = new Story(planned);
    story.decide("CONSENT", FIRST, { outcome: "POSTPONED", finalText: null, reason: "Not mature." });
    story.decide("CONSENT", FIRST);
    story.decide("CONSENT", SECOND);
    const both = voided(voided(story.item, "D2"), "D1");
    expect(both).to.include({ stage: "UNDER_STUDY", number: null });
    expect(fold(both.history)).to.deep.equal(stateOf(both));
  });
});
