import { expect } from "chai";
import { begin } from "../../src/domain/history.js";
import type { Meeting, MeetingState } from "../../src/domain/meeting.js";
import { type Charge, type WaitingFacts, waitingFor } from "../../src/domain/queries/waiting.js";
import type { StudyGroup } from "../../src/domain/study-group.js";
import type { Role } from "../../src/domain/vocabulary.js";
import type { WorkItem } from "../../src/domain/work-item.js";
import { draft, inLastCall, meetingOn, Story, SUBSTANTIVE, studyGroup } from "../support/story.js";

const act = { action: "UPDATE", effectiveOn: "2026-01-01", recordedAt: "2026-01-01T00:00:00.000Z" };
const by = { name: "Test", role: "TSB" } as const;

/** What waits for somebody in this role who is charged with the item. */
function waiting(role: Role, item: WorkItem, today: string, meetings: readonly MeetingState[] = []) {
  const facts: WaitingFacts = {
    studyGroups: [begin("sg", studyGroup, { ...act, by }) as StudyGroup],
    meetings: meetings.map((meeting) => begin(meeting.code, meeting, { ...act, by }) as Meeting),
    homeOf: () => "WP3/13",
    today,
  };
  const charge: Charge = { role, items: [item] };
  return waitingFor([charge, charge], facts).map(({ kind, meeting, due, says }) => ({
    kind,
    meeting,
    due,
    says,
  }));
}

const FEBRUARY = meetingOn("2026-02-27", "2026-02-27", false);
const candidacy = {
  meeting: FEBRUARY.code,
  body: "WP3/13",
  kind: "CONSENT",
  agendaItem: 4,
  status: "PLANNED",
  proposedOn: "2025-12-01",
  reason: null,
} as const;
const candidate = (particulars = {}) =>
  new Story(draft({ candidacies: { [FEBRUARY.code]: candidacy }, ...particulars })).item;
const aiming = (month: string, particulars = {}) =>
  new Story(draft({ timing: { raw: month, month }, ...particulars })).item;

describe("what waits for somebody", () => {
  it("is the text that a coming decision still wants, for editor and rapporteur", () => {
    const item = candidate({ summary: null, baseTexts: [] });
    for (const role of ["EDITOR", "RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"] as const) {
      const [first, ...rest] = waiting(role, item, "2026-02-20", [FEBRUARY]);
      expect(rest).to.deep.equal([]);
      expect(first).to.include({ kind: "TEXT_TO_PROVIDE", meeting: FEBRUARY.code, due: "2026-02-27" });
      expect(first?.says).to.match(
        /candidate for CONSENT by WP3\/13\. The draft .+: not met; The draft .+ summary: not recorded\.$/,
      );
    }
    expect(waiting("EDITOR", item, "2026-02-28", [FEBRUARY])).to.deep.equal([]);
    expect(waiting("EDITOR", candidate(), "2026-02-20", [FEBRUARY])).to.deep.equal([]);
    expect(waiting("SG_CHAIR", item, "2026-02-20", [FEBRUARY])).to.deep.equal([]);
  });

  it("is the candidate to propose, when an item aims at the coming meeting and does not stand there", () => {
    const wanted = { kind: "CANDIDATE_TO_PROPOSE", meeting: FEBRUARY.code, due: "2026-02-27" };
    for (const month of ["2026-02", "2025-07"]) {
      const [first] = waiting("RAPPORTEUR", aiming(month), "2026-02-01", [FEBRUARY]);
      expect(first).to.include({
        ...wanted,
        says: `Y.DTN-ModelReq aims at ${month}; WP3/13 sits on 2026-02-27.`,
      });
    }
    const july = meetingOn("2026-07-10", "2026-07-24");
    const [nearest] = waiting("RAPPORTEUR", aiming("2026-02"), "2026-02-01", [july, FEBRUARY]);
    expect(nearest).to.include(wanted);
    expect(waiting("RAPPORTEUR", aiming("2026-03"), "2026-02-01", [FEBRUARY])).to.deep.equal([]);
    expect(waiting("RAPPORTEUR", aiming("2026-02"), "2026-02-28", [FEBRUARY])).to.deep.equal([]);
    expect(waiting("EDITOR", aiming("2026-02"), "2026-02-01", [FEBRUARY])).to.deep.equal([]);
    const standing = aiming("2026-02", { candidacies: { [FEBRUARY.code]: candidacy } });
    expect(waiting("RAPPORTEUR", standing, "2026-02-01", [FEBRUARY])).to.deep.equal([]);
    const withdrawn = { ...candidacy, status: "WITHDRAWN" };
    const again = aiming("2026-02", { candidacies: { [FEBRUARY.code]: withdrawn } });
    expect(waiting("RAPPORTEUR", again, "2026-02-01", [FEBRUARY])[0]).to.include(wanted);
  });

  it("is the decision to record, from the day of the sitting on, for whoever presides over the body", () => {
    const wanted = { kind: "DECISION_TO_RECORD", meeting: FEBRUARY.code, due: "2026-02-27" };
    for (const role of ["WP_CHAIR", "WP_VICE_CHAIR"] as const) {
      expect(waiting(role, candidate(), "2026-02-26", [FEBRUARY])).to.deep.equal([]);
      expect(waiting(role, candidate(), "2026-02-27", [FEBRUARY])[0]).to.include(wanted);
      expect(waiting(role, candidate(), "2026-11-01", [FEBRUARY])[0]).to.include(wanted);
    }
    expect(waiting("SG_CHAIR", candidate(), "2026-02-27", [FEBRUARY])).to.deep.equal([]);
    const story = new Story(candidate());
    story.decide("CONSENT", FEBRUARY);
    expect(waiting("WP_CHAIR", story.item, "2026-02-27", [FEBRUARY])).to.deep.equal([]);
  });

  it("is, after a consent, the edited text, then the request, then the announcement", () => {
    const story = new Story();
    story.decide("CONSENT", FEBRUARY);
    const [text] = waiting("EDITOR", story.item, "2026-03-02");
    expect(text).to.include({ kind: "TEXT_TO_PROVIDE", meeting: null, due: "2026-03-16" });
    expect(text?.says).to.include("final edited text").and.to.include("summary");
    expect(waiting("SG_CHAIR", story.item, "2026-03-02")[0]).to.include({
      kind: "REQUEST_TO_MAKE",
      due: "2026-03-16",
    });
    expect(waiting("TSB", story.item, "2026-03-02")).to.deep.equal([
      {
        kind: "NUMBER_TO_ASSIGN",
        meeting: null,
        due: "2026-03-16",
        says: "Y.DTN-ModelReq is CONSENTED since 2026-02-27 and has no number.",
      },
    ]);
    story
      .do("RECORD_EDITED_TEXT", "2026-03-03", { document: "TD305-R1/WP3", summaryIncluded: true })
      .do("REQUEST_ANNOUNCEMENT", "2026-03-04");
    expect(waiting("EDITOR", story.item, "2026-03-05")).to.deep.equal([]);
    expect(waiting("SG_CHAIR", story.item, "2026-03-05")).to.deep.equal([]);
    expect(waiting("TSB", story.item, "2026-03-05")[0]).to.include({
      kind: "ANNOUNCEMENT_TO_MAKE",
      due: "2026-03-16",
    });
  });

  it("is, as long as a text that was taken forward has none, its number", () => {
    const numbers = (item: WorkItem) =>
      waiting("TSB", item, "2026-04-20").filter(({ kind }) => kind === "NUMBER_TO_ASSIGN");
    const { item } = inLastCall();
    expect(numbers(item).map(({ due }) => due)).to.deep.equal(["2026-03-16"]);
    expect(numbers({ ...item, number: "Y.3094" })).to.deep.equal([]);
    expect(numbers({ ...item, stage: "DISCONTINUED" })).to.deep.equal([]);
    expect(numbers(candidate())).to.deep.equal([]);
  });

  it("is nothing before a meeting whose decision can no longer be taken", () => {
    const ended = candidate({ stage: "DISCONTINUED", summary: null, baseTexts: [] });
    expect(waiting("EDITOR", ended, "2026-02-20", [FEBRUARY])).to.deep.equal([]);
    expect(waiting("WP_CHAIR", ended, "2026-03-01", [FEBRUARY])).to.deep.equal([]);
  });

  it("is the last call to judge, from the day after its end on", () => {
    const story = inLastCall().do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE);
    expect(waiting("SG_CHAIR", story.item, "2026-04-12")).to.deep.equal([]);
    expect(waiting("SG_CHAIR", story.item, "2026-04-13")[0]).to.include({
      kind: "LAST_CALL_TO_JUDGE",
      due: "2026-04-12",
    });
    story.do("CLOSE_LAST_CALL", "2026-04-13");
    expect(waiting("SG_CHAIR", story.item, "2026-04-20")[0]).to.include({
      kind: "LAST_CALL_TO_JUDGE",
      due: "2026-04-13",
    });
    expect(waiting("WP_CHAIR", story.item, "2026-04-20")).to.deep.equal([]);
    story.do("JUDGE_TO_COMMENT_RESOLUTION", "2026-04-21");
    expect(waiting("EDITOR", story.item, "2026-04-22")[0]).to.include({
      kind: "TEXT_TO_PROVIDE",
      due: "2026-04-21",
    });
  });

  it("comes soonest first, each thing once", () => {
    const july = meetingOn("2026-07-10", "2026-07-24");
    const first = new Story(
      draft({ acronym: "Y.b", summary: null, candidacies: { [FEBRUARY.code]: candidacy } }),
    ).item;
    const items = [
      { ...aiming("2026-07"), id: "later", acronym: "Y.a" },
      { ...first, id: "sooner" },
    ];
    const facts = {
      studyGroups: [],
      meetings: [
        begin("m", july, { ...act, by }) as Meeting,
        begin("n", FEBRUARY, { ...act, by }) as Meeting,
      ],
      homeOf: () => null,
      today: "2026-02-01",
    };
    const charges = [
      { role: "RAPPORTEUR", items },
      { role: "EDITOR", items },
    ] as const;
    const found = waitingFor(charges, facts).map(({ kind, due }) => [kind, due]);
    expect(found).to.deep.equal([
      ["TEXT_TO_PROVIDE", "2026-02-27"],
      ["CANDIDATE_TO_PROPOSE", "2026-07-10"],
    ]);
  });
});
