import { expect } from "chai";
import { openStep, stepsOf } from "../../../src/domain/approval-track.js";
import { supportIn } from "../../../src/domain/procedures/support.js";
import { standingDecisions } from "../../../src/domain/work-item.js";
import { withPolicy } from "../../support/policy.js";
import { codesOf, draft, inLastCall, meetingOn, Story, SUBSTANTIVE } from "../../support/story.js";

const JULY = meetingOn("2026-07-13", "2026-07-24");
const STATE = { category: "MEMBER_STATE" } as const;
const counted = (opposing: number) => ({
  memberStatesPresent: 20,
  opposingMemberStates: opposing,
  finalText: "TD500/PLEN",
  agendaItem: 7,
  reason: "opposition",
});

/** Under AAP, before the study group meeting of July. */
const aap = () =>
  inLastCall()
    .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
    .do("CLOSE_LAST_CALL", "2026-04-13")
    .do("JUDGE_TO_STUDY_GROUP", "2026-04-20", {}, { meeting: JULY })
    .do("ANNOUNCE_STUDY_GROUP", "2026-05-04", { document: "AAP-3" });

/** Under TAP, while the consultation for the meeting of July goes on. */
const consulting = () => {
  const story = new Story(draft({ process: "TAP" }));
  story.decide("DETERMINATION", meetingOn("2026-02-27", "2026-02-27", false));
  return story
    .do("RECORD_EDITED_TEXT", "2026-02-27", { document: "TD1", summaryIncluded: true })
    .do("REQUEST_ANNOUNCEMENT", "2026-02-27")
    .do("ANNOUNCE_CONSULTATION", "2026-03-01", { document: "Circular 65" }, { meeting: JULY });
};
const passed = () => consulting().do("CLOSE_CONSULTATION", "2026-07-03");
/** Under TAP, taken up for decision by the meeting of July. */
const tap = () => passed().do("OPEN_STUDY_GROUP_DECISION", "2026-07-13", { textDistributedOn: "2026-06-01" });

const ask = (story: Story, member: string, date: string, opposing = 0) =>
  story.act("REQUEST_MORE_TIME", date, { ...counted(opposing), ...STATE, member });
const oppose = (story: Story, member: string, date: string) =>
  story.act("RECORD_LATE_OPPOSITION", date, { member });

describe("More time", () => {
  it("can be asked for by each Member State while the meeting sits: two that then oppose prevent AAP", () => {
    const story = aap();
    expect(codesOf(ask(story, "Egypt", "2026-07-20"))).to.deep.equal([]);
    expect(codesOf(ask(story, "Japan", "2026-07-24"))).to.deep.equal([]);
    expect(codesOf(oppose(story, "Egypt", "2026-08-01"))).to.deep.equal([]);
    expect(codesOf(oppose(story, "Japan", "2026-08-02"))).to.deep.equal([]);
    story.do("CLOSE_MORE_TIME", "2026-08-22");
    expect(story.item.stage).to.equal("NOT_APPROVED");
  });

  it("under TAP one that opposes prevents approval, also the second that asked", () => {
    const story = tap();
    ask(story, "Egypt", "2026-07-20");
    ask(story, "Japan", "2026-07-24");
    expect(codesOf(oppose(story, "Japan", "2026-08-02"))).to.deep.equal([]);
    expect(story.do("CLOSE_MORE_TIME", "2026-08-22").item.stage).to.equal("NOT_APPROVED");
  });

  it("is not given after the meeting's last day", () => {
    const story = aap();
    ask(story, "Egypt", "2026-07-20");
    expect(codesOf(ask(story, "Japan", "2026-07-25"))).to.deep.equal(["OUTSIDE_MEETING"]);
  });

  it("counts late opposition that is written down twice once", () => {
    const story = aap();
    ask(story, "Republic of Korea", "2026-07-20");
    oppose(story, "Korea (Rep. of)", "2026-08-01");
    oppose(story, "Korea (Republic of)", "2026-08-02");
    expect(story.do("CLOSE_MORE_TIME", "2026-08-22").item.stage).to.equal("APPROVED");
  });

  it("counts one that opposed at the meeting and again later once when it was named", () => {
    const asked = (said: object) => {
      const story = aap();
      story.do("REQUEST_MORE_TIME", "2026-07-20", { ...counted(1), ...said, ...STATE, member: "Egypt" });
      oppose(story, "Egypt", "2026-08-01");
      return story.do("CLOSE_MORE_TIME", "2026-08-22").item.stage;
    };
    expect(asked({ membersOpposing: ["Arab Republic of Egypt"] })).to.equal("APPROVED");
    expect(asked({ membersOpposing: ["Japan"] })).to.equal("NOT_APPROVED");
    expect(asked({})).to.equal("NOT_APPROVED");
  });

  it("leaves an approval, or its refusal, among the decisions of the meeting", () => {
    const story = aap();
    ask(story, "Egypt", "2026-07-20", 1);
    story.do("CLOSE_MORE_TIME", "2026-09-01");
    expect(standingDecisions(story.item).at(-1)).to.deep.include({
      kind: "APPROVAL",
      outcome: "AGREED",
      meeting: JULY.code,
      body: "SG13",
      decidedOn: "2026-08-22",
      agendaItem: 7,
      finalText: "TD500/PLEN",
    });
    expect(story.item.approvedOn).to.equal("2026-08-22");
    const refused = tap();
    ask(refused, "Egypt", "2026-07-20");
    oppose(refused, "Egypt", "2026-08-01");
    refused.do("CLOSE_MORE_TIME", "2026-08-25");
    expect(standingDecisions(refused.item).at(-1)).to.include({
      outcome: "REJECTED",
      decidedOn: "2026-08-25",
    });
  });

  it("does not keep the meeting from refusing the text while it sits", () => {
    const story = aap();
    ask(story, "Egypt", "2026-07-20", 1);
    story.do("NOT_APPROVE", "2026-07-23", counted(2));
    expect(story.item.stage).to.equal("NOT_APPROVED");
    expect(openStep(story.item, "MORE_TIME")).to.equal(null);
  });

  it("is not given to a text that too many oppose, unless the policy says so", () => {
    expect(codesOf(ask(aap(), "Egypt", "2026-07-20", 2))).to.deep.equal(["OPPOSED"]);
    withPolicy("moreTimeWhileOpposed", true, () => {
      expect(codesOf(ask(aap(), "Egypt", "2026-07-20", 2))).to.deep.equal([]);
    });
  });

  it("counts late opposition alone where the policy says so", () => {
    withPolicy("lateOppositionCountsTogether", false, () => {
      const story = aap();
      ask(story, "Egypt", "2026-07-20", 1);
      oppose(story, "Egypt", "2026-08-01");
      expect(story.do("CLOSE_MORE_TIME", "2026-08-22").item.stage).to.equal("APPROVED");
    });
  });
});

describe("Positions", () => {
  const concern = { member: "Orange", category: "SECTOR_MEMBER", positionKind: "CONCERN" } as const;
  const abstain = (member: string) => ({ ...STATE, member, positionKind: "ABSTENTION" }) as const;

  it("can be taken until the meeting ends, also after the gavel and after more time was asked for", () => {
    const approved = aap().do("APPROVE", "2026-07-20", counted(0));
    expect(codesOf(approved.act("REGISTER_POSITION", "2026-07-22", concern))).to.deep.equal([]);
    expect(codesOf(approved.act("REGISTER_POSITION", "2026-07-25", concern))).to.deep.equal([
      "OUTSIDE_MEETING",
    ]);
    const asked = aap();
    ask(asked, "Egypt", "2026-07-20");
    asked
      .do("REGISTER_POSITION", "2026-07-21", concern)
      .do("REGISTER_POSITION", "2026-07-21", abstain("Japan"))
      .do("REVOKE_ABSTENTION", "2026-07-22", { member: "日本" });
    const review = stepsOf(asked.item, "SG_REVIEW")[0];
    expect(Object.values(asked.item.positions).map(({ kind, step }) => [kind, step])).to.deep.equal([
      ["MORE_TIME", "MORE_TIME-1"],
      ["CONCERN", review?.id],
      ["ABSTENTION", review?.id],
    ]);
  });

  it("make an approval under TAP one with reservations, also right after it", () => {
    const story = tap().do("APPROVE", "2026-07-20", counted(0));
    const reservation = { ...STATE, member: "India", positionKind: "RESERVATION", text: "clause 7" } as const;
    story.do("REGISTER_POSITION", "2026-07-22", reservation);
    expect(story.item.stage).to.equal("APPROVED_WITH_RESERVATIONS");
    const late = story.act("REGISTER_POSITION", "2026-07-27", reservation);
    expect(codesOf(late)).to.deep.equal(["OUTSIDE_MEETING"]);
  });

  it("belong to a meeting: a text approved by its last call was before none", () => {
    const told = inLastCall()
      .do("CLOSE_LAST_CALL", "2026-04-13")
      .act("REGISTER_POSITION", "2026-04-14", concern);
    expect(codesOf(told)).to.deep.equal(["NOT_BEFORE_A_MEETING"]);
  });

  it("count an abstention that is written down twice once", () => {
    const story = aap()
      .do("REGISTER_POSITION", "2026-07-14", abstain("France"))
      .do("REGISTER_POSITION", "2026-07-15", abstain("République française"));
    const two = { ...counted(1), memberStatesPresent: 2 };
    expect(codesOf(story.act("APPROVE", "2026-07-16", two))).to.deep.equal([]);
  });

  it("exclude each other: who abstains neither opposes nor asks for more time, until it takes that back", () => {
    const story = aap().do("REGISTER_POSITION", "2026-07-14", abstain("France"));
    expect(codesOf(ask(story, "France", "2026-07-15"))).to.deep.equal(["ABSTAINS"]);
    const opposed = { ...counted(1), membersOpposing: ["France"] };
    expect(codesOf(story.act("APPROVE", "2026-07-15", opposed))).to.deep.equal(["ABSTAINS"]);
    story.do("REVOKE_ABSTENTION", "2026-07-15", { member: "France" });
    expect(codesOf(ask(story, "France", "2026-07-15"))).to.deep.equal([]);
  });
});

describe("Who was present, opposed and abstained", () => {
  const approve = (said: object) => {
    const story = aap();
    const told = story.act("APPROVE", "2026-07-20", { finalText: "TD500/PLEN", agendaItem: 7, ...said });
    return { story, codes: codesOf(told), warnings: told.warnings.map(({ code }) => code) };
  };

  it("can be recorded by name instead of the numbers", () => {
    const { story, codes } = approve({
      membersPresent: ["Japan", "Egypt", "France", "日本"],
      membersOpposing: ["Egypt"],
      membersAbstaining: ["France"],
    });
    expect(codes).to.deep.equal([]);
    const count = {
      present: 3,
      opposing: 1,
      presentStates: ["Japan", "Egypt", "France", "日本"],
      opposingStates: ["Egypt"],
      abstainingStates: ["France"],
    };
    expect(stepsOf(story.item, "SG_REVIEW")[0]?.count).to.deep.equal(count);
    expect(standingDecisions(story.item).at(-1)?.count).to.deep.equal(count);
    expect(Object.values(story.item.positions).map(({ kind, member }) => [kind, member])).to.deep.equal([
      ["ABSTENTION", "France"],
    ]);
  });

  it("has to agree with the numbers, and two names of one State are one", () => {
    const three = ["Japan", "Egypt", "France"];
    expect(
      approve({ memberStatesPresent: 4, membersPresent: three, membersOpposing: [] }).codes,
    ).to.deep.equal(["MEMBERS_MISCOUNTED"]);
    const twice = { memberStatesPresent: 20, membersOpposing: ["Turkey", "Türkiye"] };
    expect(approve({ ...twice, opposingMemberStates: 2 }).codes).to.deep.equal(["MEMBERS_MISCOUNTED"]);
    expect(approve({ ...twice, opposingMemberStates: 1 }).codes).to.deep.equal([]);
    expect(approve({ membersPresent: three, membersOpposing: ["Turkey", "Japan"] }).codes).to.include(
      "OPPOSED",
    );
  });

  it("lets nobody oppose or abstain who was not there", () => {
    const there = { membersPresent: ["Japan", "Egypt"] };
    expect(approve({ ...there, membersOpposing: ["France"] }).codes).to.deep.equal(["MEMBERS_ABSENT"]);
    expect(approve({ ...there, membersOpposing: [], membersAbstaining: ["France"] }).codes).to.deep.equal([
      "MEMBERS_ABSENT",
    ]);
  });

  it("points out States that there are not, or refuses them where the policy says so", () => {
    const atlantis = { membersPresent: ["Japan", "Atlantis"], membersOpposing: [] };
    expect(approve(atlantis)).to.deep.include({ codes: [], warnings: ["MEMBER_STATE_UNKNOWN"] });
    withPolicy("unknownMemberStates", "REFUSE", () => {
      expect(approve(atlantis).codes).to.deep.equal(["MEMBER_STATE_UNKNOWN"]);
    });
  });
});

describe("Replies of Member States", () => {
  const reply = (story: Story, member: string, date: string, replyKind: "SUPPORTS" | "DOES_NOT_SUPPORT") =>
    story.act("RECORD_REPLY", date, { ...STATE, member, replyKind });
  const support = (story: Story) => supportIn(story.item, openStep(story.item, "CONSULTATION"));

  it("are one of each, however its name is written", () => {
    const story = consulting();
    for (const name of [
      "Korea (Republic of)",
      "Korea (Rep. of)",
      "Republic of Korea",
      "República de Corea",
    ]) {
      expect(codesOf(reply(story, name, "2026-04-01", "SUPPORTS"))).to.deep.equal([]);
    }
    expect(support(story)).to.include({ supporting: 1, notSupporting: 0 });
  });

  it("count by the latest, in whatever order they are written down", () => {
    const story = consulting();
    reply(story, "Japan", "2026-05-02", "SUPPORTS");
    reply(story, "JAPAN", "2026-05-01", "DOES_NOT_SUPPORT");
    expect(support(story)).to.include({ supporting: 1, notSupporting: 0 });
  });

  it("of States that there are not are pointed out, with those that may be meant", () => {
    const [told] = reply(consulting(), "Atlantis", "2026-04-01", "SUPPORTS").warnings;
    expect(told).to.include({ code: "MEMBER_STATE_UNKNOWN", path: "member" });
    const [near] = reply(consulting(), "Swizerland", "2026-04-01", "SUPPORTS").warnings;
    expect(near?.remedy).to.contain("Switzerland (Confederation of)");
    withPolicy("unknownMemberStates", "REFUSE", () => {
      const refused = reply(consulting(), "Atlantis", "2026-04-01", "SUPPORTS");
      expect(codesOf(refused)).to.deep.equal(["MEMBER_STATE_UNKNOWN"]);
    });
  });
});

describe("Names of other members", () => {
  it("are free, and pointed out where they are new and nearly like one on record", () => {
    const story = inLastCall();
    story.membersLike = () => ["Deutsche Telekom"];
    const comment = (member: string) =>
      story
        .act("RECORD_COMMENT", "2026-03-20", { ...SUBSTANTIVE, category: "SECTOR_MEMBER", member })
        .warnings.map(({ code }) => code);
    expect(comment("Deutsche Telecom AG")).to.deep.equal(["MEMBER_NAME_NEAR"]);
    expect(comment("deutsche telekom")).to.deep.equal([]);
    expect(comment("Ericsson")).to.deep.equal([]);
  });
});

describe("A text under TAP that its meeting did not take up", () => {
  const OCTOBER = meetingOn("2026-10-12", "2026-10-23");
  const carry = (story: Story, meeting = OCTOBER) =>
    story.act("CARRY_TO_LATER_MEETING", "2026-07-27", { reason: "no time" }, { meeting });

  it("is announced anew for a later one", () => {
    const story = passed();
    expect(codesOf(carry(story, meetingOn("2026-06-01", "2026-06-02")))).to.deep.equal([
      "NOT_A_LATER_MEETING",
    ]);
    expect(codesOf(carry(story))).to.deep.equal([]);
    expect(story.item.stage).to.equal("DEFERRED");
    expect(codesOf(carry(story))).to.deep.equal(["TO_BE_ANNOUNCED_ANEW"]);
  });

  it("goes on to it without a new announcement where the policy says so", () => {
    withPolicy("tapDeferralAnnouncedAnew", false, () => {
      const story = passed();
      carry(story);
      expect(story.item.stage).to.equal("CONSULTATION_PASSED");
      const open = (date: string, textDistributedOn: string, meeting?: typeof OCTOBER) =>
        story.act("OPEN_STUDY_GROUP_DECISION", date, { textDistributedOn }, { meeting });
      expect(codesOf(open("2026-07-28", "2026-06-01", JULY))).to.include("NOT_THE_ANNOUNCED_MEETING");
      expect(codesOf(open("2026-10-12", "2026-09-13"))).to.deep.equal(["TEXT_NOT_DISTRIBUTED"]);
      expect(codesOf(open("2026-10-12", "2026-09-12"))).to.deep.equal([]);
      story.do("APPROVE", "2026-10-20", counted(0));
      expect(story.item).to.include({ stage: "APPROVED", cycle: 1 });
    });
  });

  it("also after the meeting deferred it", () => {
    withPolicy("tapDeferralAnnouncedAnew", false, () => {
      const story = tap().do("DEFER", "2026-07-14", { reason: "changes of major impact" });
      expect(codesOf(carry(story))).to.deep.equal([]);
      expect(story.item.stage).to.equal("CONSULTATION_PASSED");
      story.do("OPEN_STUDY_GROUP_DECISION", "2026-10-12", { textDistributedOn: "2026-09-01" });
      expect(story.item.stage).to.equal("SG_DECISION");
    });
  });
});

describe("Notifications", () => {
  it("are of a result", () => {
    const told = aap().act("RECORD_NOTIFICATION", "2026-03-01", { document: "AAP-9" });
    expect(codesOf(told)).to.include("NOTHING_TO_NOTIFY");
  });
});
