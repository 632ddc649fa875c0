import { expect } from "chai";
import { actNamed } from "../../../src/domain/corrections/conclude.js";
import { CORRECTION_PROBLEMS } from "../../../src/domain/corrections/problems.js";
import { standingActs } from "../../../src/domain/corrections/standing-acts.js";
import type { HistoryEvent } from "../../../src/domain/history.js";
import { concludeMerger } from "../../../src/domain/work-items/merge.js";
import { codesOf, draft, inLastCall, meetingOn, Story, SUBSTANTIVE } from "../../support/story.js";

const FEBRUARY = meetingOn("2026-02-27", "2026-02-27", false);
const TYPOGRAPHICAL = { ...SUBSTANTIVE, commentKind: "TYPOGRAPHICAL" } as const;

/** The position of the latest event of an action. */
const eventOf = (story: Story, action: string): number =>
  story.item.history.findLast((event) => event.action === action)?.seq ?? 0;
const written = (story: Story, since: number): string[] =>
  story.item.history
    .slice(since)
    .map(({ action, corrects, effectiveOn }) => `${action} of ${corrects} on ${effectiveOn}`);

/** A last call that was announced with the wrong first day, commented on and closed. */
function wronglyStarted(): Story {
  const story = new Story(draft());
  story.decide("CONSENT", FEBRUARY);
  return story
    .do("RECORD_EDITED_TEXT", "2026-03-02", { document: "TD1", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", "2026-03-02")
    .do("START_LAST_CALL", "2026-03-16", { document: "AAP-21", startsOn: "2026-04-01" });
}

describe("Putting an act right", () => {
  it("puts the first day of a last call right, and all its dates with it", () => {
    const story = wronglyStarted();
    const before = story.item.revision;
    expect(story.correct(eventOf(story, "START_LAST_CALL"), { startsOn: "2026-03-16" }).problems).to.be.empty;
    expect(story.item.steps["LAST_CALL-1"]).to.deep.include({ startedOn: "2026-03-16" });
    expect(story.item.steps["LAST_CALL-1"]?.dates.map(({ date }) => date)).to.deep.equal([
      "2026-04-12",
      "2026-04-13",
    ]);
    expect(written(story, before)).to.deep.equal(["START_LAST_CALL of 5 on 2026-03-16"]);
    expect(story.item.history.at(-1)?.said).to.deep.include({ startsOn: "2026-03-16", document: "AAP-21" });
  });

  it("closes anew what was closed upon the wrong days, and lists a comment that they leave outside", () => {
    const story = wronglyStarted()
      .do("RECORD_COMMENT", "2026-04-20", TYPOGRAPHICAL)
      .do("CLOSE_LAST_CALL", "2026-04-29");
    expect(story.item.approvedOn).to.equal("2026-04-29");
    const event = eventOf(story, "START_LAST_CALL");
    const { problems } = story.correct(event, { startsOn: "2026-03-16" });
    expect(problems.map(({ code, clause }) => `${code}, ${clause}`)).to.deep.equal([
      "NO_LONGER_HOLDS, Rec. ITU-T A.8 §4.4",
    ]);
    expect(problems[0]?.message).to.match(/Event 6 \(RECORD_COMMENT, 2026-04-20\) .* outside the last call/);
    expect(story.item.stage).to.equal("APPROVED");
    const { warnings } = story.correct(event, { startsOn: "2026-03-16" }, { withWhatFollows: true });
    expect(warnings.map(({ code }) => code)).to.include("NO_LONGER_HOLDS");
    expect(story.item).to.include({
      stage: "APPROVED",
      approvedOn: "2026-04-13",
      approvalVariant: "LAST_CALL",
    });
    expect(story.item.comments).to.deep.equal({});
  });

  it("puts a number right in one event, however far the text has come", () => {
    const story = new Story(draft());
    story.decide("CONSENT", FEBRUARY, { assignedNumber: "Y.3049" });
    story
      .do("RECORD_EDITED_TEXT", "2026-03-02", { document: "TD1", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-03-02")
      .do("START_LAST_CALL", "2026-03-16", { document: "AAP-21" })
      .do("CLOSE_LAST_CALL", "2026-04-13");
    const before = story.item.revision;
    const said = { assignedNumber: "Y.3094", finalText: "TD305-R2/WP3" };
    expect(codesOf(story.correct(2, said))).to.be.empty;
    expect(written(story, before)).to.deep.equal(["RECORD_DECISION of 2 on 2026-02-27"]);
    expect(story.item.history.at(-1)?.changes.map(({ field }) => field)).to.have.members([
      "number",
      "decisions.D1",
    ]);
    expect(story.item).to.include({ stage: "APPROVED", number: "Y.3094" });
    expect(story.item.decisions.D1).to.include(said);
  });

  it("puts a number right that TSB assigned, and the text keeps its way", () => {
    const story = inLastCall().do("ASSIGN_NUMBER", "2026-03-20", { assignedNumber: "Y.9001" });
    expect(codesOf(story.correct(eventOf(story, "ASSIGN_NUMBER"), { assignedNumber: "Y.9002" }))).to.be.empty;
    expect(story.item).to.include({ stage: "LAST_CALL", number: "Y.9002" });
  });

  it("puts the member and the date of a comment right where the outcome stays", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13");
    const event = eventOf(story, "RECORD_COMMENT");
    expect(codesOf(story.correct(event, { member: "Korea (Rep. of)", date: "2026-03-23" }))).to.be.empty;
    expect(story.item.comments.C1).to.include({ member: "Korea (Rep. of)", receivedOn: "2026-03-23" });
    expect(story.item.stage).to.equal("LC_JUDGEMENT");
  });

  it("says that a close turns when the kind of a comment does, and what was done after it no longer holds", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
      .do("CLOSE_LAST_CALL", "2026-04-13")
      .do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-14");
    const event = eventOf(story, "RECORD_COMMENT");
    const before = story.item;
    const { problems } = story.correct(event, { commentKind: "TYPOGRAPHICAL" });
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
      "OUTCOME_TURNS: Event 7 (CLOSE_LAST_CALL, 2026-04-13) leads to APPROVED now, no longer to LC_JUDGEMENT.",
      "NO_LONGER_HOLDS: Event 8 (JUDGE_TO_COMMENT_RESOLUTION, 2026-04-14) no longer holds: " +
        "Y.DTN-ModelReq is APPROVED; JUDGE_TO_COMMENT_RESOLUTION is possible only from LC_JUDGEMENT.",
    ]);
    expect(problems[0]?.clause).to.equal("Rec. ITU-T A.8 §4.4.1");
    expect(story.item).to.equal(before);
    story.correct(event, { commentKind: "TYPOGRAPHICAL" }, { withWhatFollows: true });
    expect(story.item).to.include({ stage: "APPROVED", approvalVariant: "LAST_CALL_TYPOGRAPHICAL" });
    expect(Object.keys(story.item.steps)).to.deep.equal(["PREPARATION-1", "LAST_CALL-1"]);
  });

  it("judges the act as it should have been said: what the rules refuse is refused with their words", () => {
    const story = wronglyStarted();
    const told = story.correct(eventOf(story, "START_LAST_CALL"), { startsOn: "2026-03-10" });
    expect(codesOf(told)).to.deep.equal(["STARTS_BEFORE_ANNOUNCEMENT"]);
  });

  it("takes another correction of the same act, by either event", () => {
    const story = wronglyStarted();
    story.correct(5, { startsOn: "2026-03-17" });
    expect(codesOf(story.correct(eventOf(story, "START_LAST_CALL"), { startsOn: "2026-03-16" }))).to.be.empty;
    expect(story.item.history.slice(5).map(({ corrects }) => corrects)).to.deep.equal([5, 5]);
    expect(story.item.steps["LAST_CALL-1"]?.startedOn).to.equal("2026-03-16");
    expect(actNamed(story.item, 7)?.seq).to.equal(5);
  });
});

describe("Taking an act back", () => {
  it("takes back the latest act, with what it gave", () => {
    const story = new Story(draft());
    story.decide("CONSENT", FEBRUARY);
    const before = story.item;
    story.do("ASSIGN_NUMBER", "2026-03-10", { assignedNumber: "Y.3999" });
    expect(codesOf(story.correct(3, null))).to.be.empty;
    expect(story.item).to.include({ number: null, stage: "CONSENTED", stageSince: before.stageSince });
  });

  it("lists what does not hold without it, and takes that back too where it is asked for, the latest first", () => {
    const story = inLastCall().do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE);
    const before = story.item.revision;
    const { problems } = story.correct(5, null);
    expect(codesOf({ problems })).to.deep.equal(["NO_LONGER_HOLDS"]);
    story.correct(5, null, { withWhatFollows: true });
    expect(written(story, before)).to.deep.equal([
      "TAKE_BACK of 6 on 2026-03-20",
      "TAKE_BACK of 5 on 2026-03-16",
    ]);
    expect(story.item).to.include({ stage: "CONSENTED", stageSince: "2026-02-27" });
    expect(story.item.comments).to.deep.equal({});
  });

  it("lets a consent be recorded again after a number without a day, once the number went with the wrong one", () => {
    const story = new Story(draft());
    story.decide("CONSENT", FEBRUARY);
    story.do("ASSIGN_NUMBER", "2026-03-10", { assignedNumber: "Y.3999" });
    story.correct(2, null, { withWhatFollows: true });
    expect(story.item).to.include({ stage: "UNDER_STUDY", number: null, stageSince: null, cycle: 0 });
    expect(story.item.decisions.D1?.voided).to.deep.include({ reason: "wrong", event: 5 });
    expect(codesOf(story.decide("CONSENT", FEBRUARY))).to.be.empty;
    expect(Object.keys(story.item.decisions)).to.deep.equal(["D1", "D2"]);
  });

  it("never gives the name of a comment that stands to another", () => {
    const story = inLastCall()
      .do("RECORD_COMMENT", "2026-03-20", TYPOGRAPHICAL)
      .do("RECORD_COMMENT", "2026-03-21", { ...TYPOGRAPHICAL, member: "Italy" });
    story.correct(6, null);
    expect(Object.keys(story.item.comments)).to.deep.equal(["C2"]);
    story.do("RECORD_COMMENT", "2026-03-22", { ...TYPOGRAPHICAL, member: "Kenya" });
    expect(Object.keys(story.item.comments)).to.deep.equal(["C2", "C3"]);
  });

  it("reads the corrections of before, when a decision was voided and its replacement had an id of its own", () => {
    const event = (seq: number, action: string, corrects: number | null, changes: object) =>
      ({
        seq,
        action,
        corrects,
        effectiveOn: "2026-02-27",
        changes: Object.entries(changes).map(([field, after]) => ({ field, before: null, after })),
      }) as unknown as HistoryEvent;
    const acts = standingActs([
      event(1, "REGISTER", null, { stage: "UNDER_STUDY", decisions: {} }),
      event(2, "RECORD_DECISION", null, { stage: "CONSENTED", "decisions.D1": { id: "D1" } }),
      event(3, "VOID_DECISION", 2, { stage: "UNDER_STUDY", "decisions.D1": { id: "D1", voided: {} } }),
      event(4, "RECORD_DECISION", 2, { "decisions.D2": { id: "D2" } }),
    ]);
    expect(acts.map(({ seq, takenBack }) => [seq, takenBack])).to.deep.equal([
      [1, false],
      [2, false],
    ]);
    expect([...(acts[1]?.fields ?? [])]).to.deep.equal([
      ["decisions.D1", { id: "D1", voided: {} }],
      ["decisions.D2", { id: "D2" }],
    ]);
  });
});

describe("The refusals of corrections", () => {
  const refused = (code: string, ...said: Parameters<Story["correct"]>) => {
    const story = inLastCall();
    const before = story.item;
    expect(codesOf(story.correct(...said))).to.deep.equal([code]);
    expect(story.item).to.equal(before);
  };
  it("EVENT_NOT_FOUND", () => refused("EVENT_NOT_FOUND", 99, null));
  it("BEGINNING_STANDS", () => refused("BEGINNING_STANDS", 1, null));
  it("NOTHING_CORRECTED", () => refused("NOTHING_CORRECTED", 5, { document: "AAP-1" }));
  it("TAKEN_BACK_ALREADY", () => {
    const story = inLastCall();
    story.correct(5, null);
    expect(codesOf(story.correct(5, null))).to.deep.equal(["TAKEN_BACK_ALREADY"]);
    expect(codesOf(story.correct(story.item.revision, null))).to.deep.equal(["TAKEN_BACK_ALREADY"]);
  });
  it("MERGED_INTO_ENDED", () => {
    const ended = new Story(draft({ acronym: "Y.ended", stage: "DISCONTINUED" })).item;
    const merger = {
      into: { ...ended, id: "other" },
      date: "2026-03-01",
      today: "2026-03-02",
      reason: "Twice",
    };
    const { problems, next } = concludeMerger(new Story().item, merger);
    expect([codesOf({ problems }), next]).to.deep.equal([["MERGED_INTO_ENDED"], null]);
    expect(codesOf(concludeMerger(new Story().item, { ...merger, date: "2026-03-03" }))).to.include(
      "DATE_IN_FUTURE",
    );
  });
  it("has a test for every code, here or in test/graphql/corrections.test.ts and merge.test.ts", () => {
    expect(Object.keys(CORRECTION_PROBLEMS)).to.have.members([
      ...["EVENT_NOT_FOUND", "BEGINNING_STANDS", "NOTHING_CORRECTED", "TAKEN_BACK_ALREADY"],
      ...["NO_LONGER_HOLDS", "OUTCOME_TURNS", "FIELD_NOT_TAKEN", "SAID_NOT_KEPT"],
      ...["MERGED_INTO_ITSELF", "MERGED_INTO_ENDED", "DECIDED_BEFORE_MERGER"],
    ]);
  });
});
