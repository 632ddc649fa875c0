import { assert } from "chai";
import { begin } from "../../src/domain/history.js";
import type { MeetingState } from "../../src/domain/meeting.js";
import { asMarkdown } from "../../src/exchange/documents/write-markdown.js";
import { businessOf } from "../../src/exchange/reports/business.js";
import { otherActs } from "../../src/exchange/reports/other-acts.js";
import { Programme } from "../../src/programme/programme.js";
import { inLastCall, meetingOn, type Story, SUBSTANTIVE } from "../support/story.js";

const JUNE = meetingOn("2026-06-01", "2026-06-10");
const ACT = {
  action: "PLAN_MEETING",
  effectiveOn: "2026-01-01",
  recordedAt: "2026-01-01T00:00:00.000Z",
  by: { name: "Test", role: "TSB" },
} as const;

/** A text that the study group carried on to a later meeting, as the chair typed it in. */
function carriedOn(): Story {
  const story = inLastCall()
    .do("RECORD_COMMENT", "2026-03-20", SUBSTANTIVE)
    .do("CLOSE_LAST_CALL", "2026-04-13")
    .do("JUDGE_TO_STUDY_GROUP", "2026-04-14", {}, { meeting: JUNE })
    .do("ANNOUNCE_STUDY_GROUP", "2026-04-15", { document: "AAP-2" });
  const said = {
    memberStatesPresent: 5,
    opposingMemberStates: 0,
    member: "Italy",
    category: "MEMBER_STATE",
  } as const;
  return story.do("REQUEST_MORE_TIME", "2026-06-03", { ...said, reason: "To consult the ministry" });
}

function tableOf({ item }: Story): string {
  const meeting = begin<MeetingState>("meeting", JUNE, ACT);
  const options = { body: null, asOf: "2026-06-10", language: "en" } as const;
  const business = { ...businessOf(Programme.of([]), meeting, options), items: [item] };
  return asMarkdown({ language: "en", title: "", lead: [], sections: otherActs(business) });
}

describe("the table of other acts of a meeting", () => {
  it("has an act once, as it stands, however often it was put right, with its own reason", () => {
    const story = carriedOn();
    const [seq] = story.item.history.flatMap(({ action, seq }) =>
      action === "REQUEST_MORE_TIME" ? [seq] : [],
    );
    assert.match(
      tableOf(story),
      /\| 1 \| Q22\/13 \| Y\.DTN-ModelReq \| 2026-06-03 \| .* \| To consult the ministry \|/,
    );
    for (const date of ["2026-06-04", "2026-06-05"])
      assert.isEmpty(story.correct(seq ?? 0, { date }).problems);
    const table = tableOf(story);
    assert.match(
      table,
      /\| 1 \| Q22\/13 \| Y\.DTN-ModelReq \| 2026-06-05 \| .* \| To consult the ministry \|/,
    );
    assert.notInclude(table, "| 2 |");
    assert.notInclude(table, "2026-06-04");
    story.correct(seq ?? 0, null);
    assert.notInclude(tableOf(story), "Y.DTN-ModelReq");
  });
});
