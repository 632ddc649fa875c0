import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import {
  AFTER_MEETING,
  act,
  chair,
  codes,
  done,
  MEETING,
  mutate,
  rapporteur,
  refusal,
  secretariat,
} from "./support.js";

const ITEM = { question: "Q16/13", type: "RECOMMENDATION" };
const FORM = {
  titles: [{ language: "en", text: "A text" }],
  baseTexts: ["TD1"],
  timing: "2026-12",
  editors: [{ name: "Wang Ling" }],
  scope: "What it is about.",
  summary: "What it requires.",
  relations: [],
  liaisons: [],
  supportingMembers: ["Italy"],
};

describe("registering a work item", () => {
  let server: TestServer;
  let now = AFTER_MEETING;
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  const ask = (name: string, input: object, by: object = secretariat) =>
    mutate(
      server,
      name,
      { input, by },
      `workItem { stage process revision registration { agreedOn } history { nodes { effectiveOn } } }
       problems { code path clause { citation } message } warnings { code message }`,
    );

  it("is proposing, for whoever is not TSB, until a meeting agrees it", async () => {
    const { workItem, warnings } = await act(server, "registerWorkItem", {
      ...ITEM,
      ...FORM,
      acronym: "Y.proposed",
      date: "2026-02-01",
      by: rapporteur,
    });
    assert.equal(workItem.stage, "LIVING_LIST");
    assert.deepEqual(codes(warnings), ["ONLY_PROPOSED"]);
    const consent = {
      workItem: "Y.proposed",
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
    };
    const [refused] = await refusal(server, "recordDecision", { ...consent, finalText: "TD2", by: chair });
    assert.equal(refused?.code, "STAGE_FORBIDS");
    const adopted = await ask("adoptFromLivingList", {
      workItem: "Y.proposed",
      meeting: MEETING,
      body: "WP4/13",
      document: "TD3",
    });
    assert.deepEqual(adopted.problems, []);
    assert.equal(adopted.workItem.stage, "UNDER_STUDY");
    // The only day of the working party at the meeting, though it is written down later.
    assert.equal(adopted.workItem.history.nodes[1].effectiveOn, "2026-02-27");
  });

  it("is under study where the meeting's agreement is named, from that meeting on", async () => {
    const named = { ...ITEM, basis: { meeting: MEETING, document: "Report WP4/13-R1" }, by: rapporteur };
    const item = await done(server, "registerWorkItem", { ...named, acronym: "Y.agreed" });
    assert.equal(item.stage, "UNDER_STUDY");
    const early = await refusal(server, "registerWorkItem", {
      ...named,
      acronym: "Y.early",
      date: "2026-02-01",
    });
    assert.deepEqual(codes(early), ["DATES_OUT_OF_ORDER"]);
    const unknown = { meeting: "T25-SG13-990101", document: "Report" };
    const lost = await refusal(server, "registerWorkItem", { ...named, acronym: "Y.lost", basis: unknown });
    assert.deepEqual(codes(lost), ["MEETING_NOT_FOUND"]);
    const half = { ...named, acronym: "Y.half", basis: { meeting: MEETING } };
    assert.equal((await done(server, "registerWorkItem", half)).stage, "LIVING_LIST");
  });

  it("is entering what exists, for TSB", async () => {
    const item = await done(server, "registerWorkItem", { ...ITEM, acronym: "Y.entered", by: secretariat });
    assert.equal(item.stage, "UNDER_STUDY");
  });

  it("leaves the selection of what is only proposed open, and that of what is under study to the study group", async () => {
    await done(server, "registerWorkItem", { ...ITEM, acronym: "Y.free", by: rapporteur });
    const tap = { workItem: "Y.free", expectedRevision: 1, process: "TAP", by: rapporteur };
    assert.equal((await done(server, "updateWorkItem", tap)).process, "TAP");

    await done(server, "registerWorkItem", { ...ITEM, acronym: "Y.bound", by: secretariat });
    const detour = { workItem: "Y.bound", type: "SUPPLEMENT", process: "AGREEMENT", by: rapporteur };
    await done(server, "updateWorkItem", { ...detour, expectedRevision: 1 });
    const there = { ...detour, type: "RECOMMENDATION", process: "TAP", expectedRevision: 2 };
    assert.deepEqual(codes(await refusal(server, "updateWorkItem", there)), ["NOT_SECONDED"]);
  });

  it("does not let whoever registered it select otherwise by a correction", async () => {
    const basis = { meeting: MEETING, document: "Report WP4/13-R1" };
    await done(server, "registerWorkItem", { ...ITEM, acronym: "Y.corrected", basis, by: rapporteur });
    const correct = { workItem: "Y.corrected", event: 1, reason: "wrong", instead: { process: "TAP" } };
    const { problems } = await ask("correctAct", correct, rapporteur);
    assert.deepEqual(
      problems.map((p: { code: string }) => p.code),
      ["ROLE_FORBIDS"],
    );
    assert.equal((await ask("correctAct", correct, secretariat)).workItem.process, "TAP");
  });

  it("asks for the day of an agreement that cannot be known, and takes the day on which the body sits", async () => {
    now = "2026-07-20T09:00:00.000Z";
    const planned = await server.ask(
      `mutation($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code } } }`,
      {
        input: {
          by: secretariat,
          code: "T25-SG13-260713",
          title: "Two weeks",
          studyGroup: "SG13",
          sittings: [{ body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" }],
          agenda: [{ number: 1, title: "New work", purpose: "NEW_WORK_ITEMS" }],
        },
      },
    );
    assert.deepEqual(planned.data.planMeeting.problems, []);
    const agreed = { ...ITEM, ...FORM, meeting: "T25-SG13-260713", body: "SG13", document: "TD1" };
    const during = await ask("agreeNewWorkItem", { ...agreed, acronym: "Y.during" });
    assert.equal(during.workItem.registration.agreedOn, "2026-07-20");
    now = "2026-08-03T09:00:00.000Z";
    const late = await ask("agreeNewWorkItem", { ...agreed, acronym: "Y.afterwards" });
    assert.deepInclude(late.problems[0], {
      code: "DAY_NOT_GIVEN",
      path: "agreedOn",
      message: "SG13 sits on 2026-07-13 to 2026-07-24; on which day this was done is not said.",
    });
    assert.equal(late.workItem, null);
    const said = { ...agreed, acronym: "Y.afterwards", agreedOn: "2026-07-24" };
    assert.equal((await ask("agreeNewWorkItem", said)).workItem.registration.agreedOn, "2026-07-24");
  });

  it("lets a revision or an amendment do without the form, and points out what is missing", async () => {
    const bare = { question: "Q16/13", meeting: "T25-SG13-260713", body: "SG13", agreedOn: "2026-07-24" };
    const amendment = { ...bare, acronym: "Y.amd", type: "AMENDMENT", integral: true, parent: "Y.3800" };
    const { problems, warnings, workItem } = await ask("agreeNewWorkItem", amendment);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      warnings.map((w: { code: string }) => w.code),
      ["FORM_INCOMPLETE"],
    );
    assert.equal(workItem.stage, "UNDER_STUDY");
    const revision = { ...bare, acronym: "Y.rev", type: "RECOMMENDATION", version: "REVISED" };
    assert.deepEqual((await ask("agreeNewWorkItem", revision)).problems, []);
    const fresh = await ask("agreeNewWorkItem", { ...bare, acronym: "Y.fresh", type: "RECOMMENDATION" });
    assert.sameMembers(
      fresh.problems.map((p: { code: string }) => p.code),
      ["INPUT_MISSING", "FORM_INCOMPLETE"],
    );
  });
});
