import { expect } from "chai";
import { dateOf, openStep } from "../../../src/domain/approval-track.js";
import { addDays, daysBetween, instantOf } from "../../../src/domain/calendar.js";
import { TYPE_RULES } from "../../../src/domain/decisions/type-rules.js";
import { ruledDate } from "../../../src/domain/procedures/date-rules.js";
import { supportIn } from "../../../src/domain/procedures/support.js";
import { overdue, staleCandidates } from "../../../src/domain/queries/programme.js";
import { WORK_ITEM_TYPES } from "../../../src/domain/vocabulary.js";
import { designation, uniqueKeysOf } from "../../../src/domain/work-item.js";
import { concludeUpdate } from "../../../src/domain/work-items/update.js";
import { codesOf, draft, inLastCall, meetingOn, Story, SUBSTANTIVE } from "../../support/story.js";

const WP = meetingOn("2026-02-27", "2026-02-27", false);
const SG = meetingOn("2026-07-13", "2026-07-24");

const UNHINDERED = { holderOf: () => null, date: "2026-07-14", chairApproval: null };

describe("The invariants of domain §11", () => {
  it("1: a WP consents, determines and agrees only for its own Questions", () => {
    const kinds = { AAP: "CONSENT", TAP: "DETERMINATION", AGREEMENT: "AGREEMENT" } as const;
    for (const process of ["AAP", "TAP", "AGREEMENT"] as const) {
      const type = process === "AGREEMENT" ? "SUPPLEMENT" : "RECOMMENDATION";
      const story = () => new Story(draft({ process, type }));
      expect(codesOf(story().decide(kinds[process], WP, { body: "WP4/13" }))).to.deep.equal(["WRONG_BODY"]);
      expect(codesOf(story().decide(kinds[process], WP))).to.deep.equal([]);
    }
  });

  it("2: AAP and TAP exclude each other, and the process is frozen by consent and by determination", () => {
    const aap = new Story(draft());
    expect(codesOf(aap.decide("DETERMINATION", WP))).to.deep.equal(["WRONG_KIND_FOR_PROCESS"]);
    aap.decide("CONSENT", WP);
    const updated = concludeUpdate(aap.item, { process: "TAP" }, UNHINDERED);
    expect(codesOf(updated)).to.deep.equal(["PROCESS_FROZEN"]);
    const tap = new Story(draft({ process: "TAP" }));
    tap.decide("DETERMINATION", WP);
    expect(codesOf(concludeUpdate(tap.item, { process: "AAP" }, UNHINDERED))).to.deep.equal([
      "PROCESS_FROZEN",
    ]);
    const switching = { process: "TAP", document: "C1", reason: "r", secondedBy: "Italy" } as const;
    expect(
      codesOf(aap.act("SWITCH_PROCESS", "2026-07-14", switching, { meeting: SG, role: "SG_CHAIR" })),
    ).to.deep.equal(["STAGE_FORBIDS"]);
  });

  it("3: a last call starts from CONSENTED only, with the text and its summary", () => {
    const story = new Story(draft());
    expect(codesOf(story.act("START_LAST_CALL", "2026-03-16", { document: "A" }))).to.deep.equal([
      "STAGE_FORBIDS",
    ]);
    story.decide("CONSENT", WP);
    story.do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD" }).do("REQUEST_ANNOUNCEMENT", "2026-02-27");
    expect(codesOf(story.act("START_LAST_CALL", "2026-03-16", { document: "A" }))).to.deep.equal([
      "SUMMARY_NOT_AVAILABLE",
    ]);
  });

  it("4: a last call has 28 days and an additional review 21, first and last day included", () => {
    for (let day = 0; day < 366 * 2; day += 1) {
      const start = addDays("2024-01-01", day);
      expect(daysBetween(start, ruledDate("LAST_CALL_END", start).date)).to.equal(27);
      expect(daysBetween(start, ruledDate("ADDITIONAL_REVIEW_END", start).date)).to.equal(20);
    }
  });

  it("5: one additional review a cycle", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13")
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14")
      .do("RECORD_REVISED_TEXT", "2026-04-20", { document: "TD", summaryIncluded: true })
      .do("JUDGE_TO_ADDITIONAL_REVIEW", "2026-04-21")
      .do("START_ADDITIONAL_REVIEW", "2026-05-01", { document: "A", commentsPosted: true });
    // No path of the table leads back here within a cycle; the guard holds even if a damaged record does.
    story.item = { ...story.item, stage: "NEXT_STEP_JUDGEMENT" };
    expect(codesOf(story.act("JUDGE_TO_ADDITIONAL_REVIEW", "2026-06-01"))).to.deep.equal([
      "SECOND_ADDITIONAL_REVIEW",
    ]);
  });

  it("6: TAP proceeds exactly with no replies or 70 per cent of them in support", () => {
    const story = new Story(draft({ process: "TAP" }));
    const step = { id: "CONSULTATION-1" } as Parameters<typeof supportIn>[1];
    for (let total = 0; total <= 60; total += 1) {
      for (let supporting = 0; supporting <= total; supporting += 1) {
        const replies = Object.fromEntries(
          Array.from({ length: total }, (_, i) => [
            `R${i}`,
            {
              id: `R${i}`,
              step: "CONSULTATION-1",
              memberState: `State ${i}`,
              receivedOn: "2026-01-01",
              kind: i < supporting ? "SUPPORTS" : "DOES_NOT_SUPPORT",
            },
          ]),
        );
        const { passes } = supportIn({ ...story.item, replies } as unknown as typeof story.item, step);
        expect(passes, `${supporting} of ${total}`).to.equal(total === 0 || 10 * supporting >= 7 * total);
      }
    }
  });

  it("7: a TAP announcement comes three calendar months before the study group meeting", () => {
    for (const [opens, latest] of [
      ["2025-10-28", "2025-07-28"],
      ["2026-05-31", "2026-02-28"],
      ["2028-05-31", "2028-02-29"],
      ["2026-02-28", "2025-11-28"],
    ] as const) {
      expect(ruledDate("ANNOUNCE_CONSULTATION_BY", opens).date).to.equal(latest);
    }
  });

  it("8: only non-normative texts, and non-integral amendments, are agreed", () => {
    for (const type of WORK_ITEM_TYPES) {
      const story = new Story(draft({ type, process: "AGREEMENT" }));
      const codes = codesOf(story.decide("AGREEMENT", meetingOn("2026-02-27"), { body: "SG13" }));
      const allowed = TYPE_RULES[type].processes.includes("AGREEMENT");
      expect(codes, type).to.deep.equal(allowed ? [] : ["WRONG_PROCESS_FOR_TYPE"]);
      if (allowed) expect(story.item.stage).to.equal("AGREED");
    }
    const amendment = (integral: boolean) =>
      new Story(draft({ type: "AMENDMENT", integral, process: "AGREEMENT" }));
    const at = [meetingOn("2026-02-27"), { body: "SG13" }] as const;
    expect(codesOf(amendment(true).decide("AGREEMENT", ...at))).to.deep.equal(["WRONG_PROCESS_FOR_TYPE"]);
    expect(codesOf(amendment(false).decide("AGREEMENT", ...at))).to.deep.equal([]);
  });

  it("9: every decision cites meeting, agenda item and text", () => {
    const story = new Story(draft());
    expect(codesOf(story.decide("CONSENT", WP, { finalText: null }))).to.deep.equal(["FINAL_TEXT_MISSING"]);
    expect(codesOf(story.decide("CONSENT", { ...WP, agenda: [] }))).to.deep.equal(["AGENDA_ITEM_UNKNOWN"]);
    story.decide("CONSENT", WP);
    expect(Object.values(story.item.decisions)[0]).to.include({
      meeting: WP.code,
      agendaItem: 4,
      finalText: "TD305-R1/WP3",
    });
  });

  it("10: a number is unique with its edition year and its Amd. or Cor. ordinal", () => {
    const keys = (number: string, particulars = {}) =>
      uniqueKeysOf(draft({ number, ...particulars })).filter((k) => k.startsWith("number"));
    expect(keys("Y.3510 (2016) Amd. 1")).to.deep.equal(keys("ITU-T y.3510 (2016) Amd 1"));
    expect(keys("Y.3510 (2016) Amd. 1")).to.not.deep.equal(keys("Y.3510 (2016) Amd. 2"));
    expect(keys("Y.3510 (2016) Amd. 1")).to.not.deep.equal(keys("Y.3510 (2016) Cor. 1"));
    expect(keys("Y.3510 (2016) Amd. 1")).to.not.deep.equal(keys("Y.3510 (2019) Amd. 1"));
    expect(keys("G.709/Y.1331")).to.include.members([...keys("G.709"), ...keys("Y.1331")]);
  });

  it("11: the provisional name is kept after numbering", () => {
    const story = new Story(draft());
    story.decide("CONSENT", WP, { assignedNumber: "Y.3094" });
    expect(story.item).to.include({ acronym: "Y.DTN-ModelReq", number: "Y.3094" });
    expect(designation(story.item)).to.equal("Y.3094 (ex Y.DTN-ModelReq)");
  });

  it("12: overdue and stale depend on the day asked for and on nothing else", () => {
    const { item } = new Story(draft({ timing: { raw: "2026-02", month: "2026-02" } }));
    expect(overdue([item], "2026-02-28")).to.have.length(0);
    expect(overdue([item], "2026-03-01")).to.have.length(1);
    const meetings = [meetingOn("2025-03-03", "2025-03-14"), meetingOn("2025-10-28", "2025-11-06")];
    expect(staleCandidates([item], meetings, "2025-11-05")).to.have.length(0);
    expect(staleCandidates([item], meetings, "2025-11-06")).to.have.length(1);
  });

  it("13: dates are Geneva dates, over the changes of the clock too; only meeting starts carry a time", () => {
    expect(addDays("2026-03-28", 1)).to.equal("2026-03-29");
    expect(daysBetween("2026-03-16", "2026-04-13")).to.equal(28);
    expect(instantOf("2026-02-27", "09:00")).to.equal("2026-02-27T08:00:00.000Z");
    expect(instantOf("2026-07-13", "09:00")).to.equal("2026-07-13T07:00:00.000Z");
    const step = openStep(inLastCall().item, "LAST_CALL");
    expect(dateOf(step, "LAST_CALL_END")).to.match(/^\d{4}-\d{2}-\d{2}$/);
  });
});
