import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING, mutate, READY, secretariat } from "./support.js";

const JULY = "T25-SG13-260713";
const FORM = {
  titles: [{ language: "en", text: "A text" }],
  timing: "2027-02",
  scope: "Scope.",
  relations: [],
  liaisons: [],
  supportingMembers: ["Italy"],
};
const AGENDA = [
  "CONSENT",
  "DETERMINATION",
  "AGREEMENT",
  "APPROVAL",
  "DELETION",
  "DISCONTINUATION",
  "NEW_WORK_ITEMS",
];
const CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const COUNTED = { memberStatesPresent: 20, opposingMemberStates: 0 };
const COMMENT = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE", date: "2026-03-20" };

describe("the report of a meeting at which everything happened", () => {
  let server: TestServer;
  let text = "";
  const act = async (name: string, input: object, by: object = secretariat) => {
    const { problems } = await mutate(server, name, { input, by }, "problems { code message }");
    assert.deepEqual(problems, [], `${name} ${JSON.stringify(input)}`);
  };
  const register = (acronym: string, special: object = {}) =>
    act("registerWorkItem", {
      acronym,
      question: "Q16/13",
      type: "RECOMMENDATION",
      date: "2026-01-05",
      ...READY,
      ...FORM,
      ...special,
    });
  const decide = (workItem: string, special: object = {}) =>
    act("recordDecision", {
      workItem,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: JULY,
      body: "SG13",
      decidedOn: "2026-07-20",
      finalText: "TD9/PLEN",
      ...special,
    });
  const consented = async (workItem: string) => {
    await register(workItem);
    await decide(workItem, { meeting: MEETING, body: "WP4/13", decidedOn: "2026-02-27" });
  };
  const announced = async (workItem: string) => {
    await consented(workItem);
    await act("recordEditedText", { workItem, document: "TD1", summaryIncluded: true, date: "2026-03-01" });
    await act("requestAnnouncement", { workItem, date: "2026-03-02" }, CHAIR);
    await act("startLastCall", { workItem, document: "AAP-1", date: "2026-03-16" });
  };
  const beforeTheStudyGroup = async (workItem: string) => {
    await announced(workItem);
    await act("recordComment", { workItem, ...COMMENT });
    await act("closeLastCall", { workItem, date: "2026-04-13" });
    await act("judgeToStudyGroup", { workItem, meeting: JULY, date: "2026-04-20" }, CHAIR);
    await act("announceStudyGroupReview", { workItem, document: "AAP-4", date: "2026-05-01" });
  };
  const there = { meeting: JULY, body: "SG13", date: "2026-07-21" };

  before(async () => {
    server = await startTestServer({ now: () => "2026-08-01T09:00:00.000Z" });
    await act("planMeeting", {
      code: JULY,
      title: "Study Group 13",
      studyGroup: "SG13",
      place: "Geneva",
      announcedOn: "2026-01-10",
      sittings: [{ body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" }],
      agenda: AGENDA.map((purpose, index) => ({ number: index + 1, title: purpose, purpose })),
    });
    await register("Y.r-consent");
    await decide("Y.r-consent");
    await register("Y.r-determination", { process: "TAP" });
    await decide("Y.r-determination", { kind: "DETERMINATION" });
    await register("Y.Sup.r-agreed", { type: "SUPPLEMENT" });
    await decide("Y.Sup.r-agreed", { kind: "AGREEMENT", decidedOn: "2026-07-14" });
    await register("Y.Sup.r-deleted", { type: "SUPPLEMENT" });
    await decide("Y.Sup.r-deleted", { kind: "AGREEMENT", decidedOn: "2026-07-14" });
    await act("agreeDeletion", { workItem: "Y.Sup.r-deleted", ...there, reason: "Superseded" });
    await register("Y.r-postponed");
    await decide("Y.r-postponed", { outcome: "POSTPONED", finalText: null, reason: "Another round" });
    await beforeTheStudyGroup("Y.r-approved");
    await act("registerPosition", {
      ...{ workItem: "Y.r-approved", member: "Italy", category: "MEMBER_STATE", positionKind: "CONCERN" },
      ...{ text: "The key length", date: "2026-07-21" },
    });
    await act("approveAtStudyGroup", {
      workItem: "Y.r-approved",
      ...there,
      ...COUNTED,
      finalText: "TD8/PLEN",
    });
    await beforeTheStudyGroup("Y.r-refused");
    const opposed = { ...COUNTED, opposingMemberStates: 2, reason: "Opposed by two" };
    await act("notApproveAtStudyGroup", { workItem: "Y.r-refused", ...there, ...opposed });
    await announced("Y.r-deleted");
    await act("closeLastCall", { workItem: "Y.r-deleted", date: "2026-04-13" });
    await act("agreeDeletion", { workItem: "Y.r-deleted", ...there, ...COUNTED, reason: "Obsolete" });
    await register("Y.r-discontinued");
    await act("discontinueWorkItem", { workItem: "Y.r-discontinued", ...there, reason: "No contributions" });
    await consented("Y.r-withdrawn");
    await act("withdrawDecision", { workItem: "Y.r-withdrawn", ...there, reason: "A mistake was found" });
    await register("Y.r-switched");
    const proposal = { process: "TAP", document: "C7", reason: "Numbering", secondedBy: "Japan" };
    await act("switchProcess", { workItem: "Y.r-switched", meeting: JULY, date: "2026-07-21", ...proposal });
    const fresh = { question: "Q16/13", type: "RECOMMENDATION", ...READY, ...FORM, document: "TD5/PLEN" };
    const agreed = { ...fresh, meeting: JULY, body: "SG13", agreedOn: "2026-07-22" };
    await act("agreeNewWorkItem", { ...agreed, acronym: "Y.r-new" });
    await act("agreeNewWorkItem", { ...agreed, acronym: "Y.r-parked", result: "LIVING_LIST" });
    await act("recordIprQuestion", { meeting: JULY, body: "SG13", askedOn: "2026-07-20", responses: "One" });
    const { data, errors } = await server.ask(`{ meeting(code: "${JULY}") { report { text } } }`);
    assert.deepEqual(errors, []);
    text = data.meeting.report.text;
  });
  after(() => server.close());

  /** The text of the section whose heading has these words. */
  const section = (words: string): string => {
    const found = text.split(/^##+ /m).filter((one) => one.split("\n")[0]?.includes(words));
    assert.lengthOf(found, 1, `${words} in\n${text}`);
    return found[0] ?? "";
  };

  const WHERE: readonly (readonly [string, readonly string[]])[] = [
    ["consented for Last Call", ["Y.r-consent"]],
    ["determined", ["Y.r-determination"]],
    ["agreed to (Recommendation A.13)", ["Y.Sup.r-agreed", "Y.Sup.r-deleted"]],
    ["Recommendations approved", ["Y.r-approved"]],
    ["to be deleted", ["Y.r-deleted", "Y.Sup.r-deleted"]],
    ["Deleted work items", ["Y.r-discontinued"]],
    ["Postponed", ["Y.r-postponed", "Y.r-refused", "Y.r-withdrawn"]],
    ["New work items", ["Y.r-new"]],
    ["living list", ["Y.r-parked"]],
    ["Concerns", ["Y.r-approved"]],
    ["Other acts", ["Y.r-switched"]],
    ["ntellectual property", ["2026-07-20", "One"]],
  ];
  for (const [words, names] of WHERE) {
    it(`has ${names.join(", ")} under "${words}"`, () => {
      const found = section(words);
      for (const name of names) assert.include(found, name);
    });
  }

  it("misses nothing that was decided, and has every row by its Question", () => {
    const [tables = ""] = text.split("## Annex A – ");
    const decided = new Set(text.match(/Y\.(?:Sup\.)?r-[a-z]+/g));
    for (const name of decided) assert.include(tables, name);
    assert.lengthOf([...decided], 13);
    for (const row of tables.match(/^\| \d+ \| (?!SG13).*Y\.(?:Sup\.)?r-[a-z]+.*$/gm) ?? [])
      assert.match(row, /^\| \d+ \| Q16\/13 \|/);
  });
});
