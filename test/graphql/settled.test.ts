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
  READY,
  rapporteur,
  refusal,
  secretariat,
} from "./support.js";

const editor = { name: "Editor of Y.settled", role: "EDITOR" };
const TITLE = { titles: [{ language: "en", text: "Another title" }] };

describe("what is settled stays settled", () => {
  let server: TestServer;
  let now = AFTER_MEETING;
  before(async () => {
    server = await startTestServer({ now: () => now });
    const item = { acronym: "Y.settled", question: "Q16/13", type: "RECOMMENDATION", date: "2025-12-01" };
    await done(server, "registerWorkItem", {
      ...item,
      ...READY,
      titles: [{ language: "en", text: "A title" }],
      by: secretariat,
    });
    await done(server, "recordDecision", {
      workItem: "Y.settled",
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
      finalText: "TD1/WP4",
      by: chair,
    });
  });
  after(() => server.close());

  const step = async (name: string, input: object, by: object = secretariat) => {
    const sent = { input: { workItem: "Y.settled", ...input }, by };
    const { workItem, problems } = await mutate(
      server,
      name,
      sent,
      "workItem { stage } problems { code message }",
    );
    assert.deepEqual(problems, []);
    return workItem.stage;
  };
  const ask = async (fields: string) => {
    const { data, errors } = await server.ask(`{ workItem(acronym: "Y.settled") { revision ${fields} } }`);
    assert.deepEqual(errors, []);
    return data.workItem;
  };
  const change = async (input: object, by: object) => ({
    workItem: "Y.settled",
    expectedRevision: (await ask("")).revision,
    ...input,
    by,
  });
  const offered = async (role: string) => {
    const { availableActions } = await ask(
      `availableActions(by: { role: ${role} }) { action mutation possible conditions problems { code } }`,
    );
    return availableActions.find(({ action }: { action: string }) => action === "UPDATE");
  };

  it("while it is edited, the editor may change the title", async () => {
    const item = await done(server, "updateWorkItem", await change({ summary: "Edited" }, editor));
    assert.equal(item.summary, "Edited");
    assert.include(await offered("EDITOR"), { possible: true, mutation: "updateWorkItem" });
  });

  it("while it is announced, only TSB with the chair's approval may, and the change of title is pointed out", async () => {
    now = "2026-03-16T09:00:00.000Z";
    await step("recordEditedText", { document: "TD1-R1/WP4", summaryIncluded: true });
    await step("requestAnnouncement", {}, { name: "Chair of SG13", role: "SG_CHAIR" });
    assert.equal(await step("startLastCall", { document: "AAP-1", startsOn: "2026-03-16" }), "LAST_CALL");
    for (const by of [rapporteur, editor]) {
      const [refused] = await refusal(server, "updateWorkItem", await change(TITLE, by));
      assert.deepInclude(refused, { code: "ROLE_FORBIDS", clause: { citation: "Rec. ITU-T A.8 §6.3" } });
      assert.include(refused?.remedy, "TSB");
    }
    const alone = await refusal(server, "updateWorkItem", await change(TITLE, secretariat));
    assert.deepEqual(codes(alone), ["CHAIR_HAS_NOT_APPROVED"]);
    const approved = { ...TITLE, chairApproval: "2026-03-16" };
    const { warnings, problems } = await act(server, "updateWorkItem", await change(approved, secretariat));
    assert.deepEqual([codes(problems), codes(warnings)], [[], ["TITLE_CHANGED_WHILE_ANNOUNCED"]]);
  });

  it("when it is approved, timing and priority are nobody's, and the past is corrected by TSB", async () => {
    now = "2026-04-20T09:00:00.000Z";
    assert.equal(await step("closeLastCall", {}), "APPROVED");
    const timing = await refusal(server, "updateWorkItem", await change({ timing: "2027-02" }, secretariat));
    assert.deepEqual(codes(timing), ["PARTICULARS_FROZEN"]);
    const correct = (by: object) =>
      server.ask(
        `mutation($input: CorrectActInput!) { correctAct(input: $input) { problems { code } workItem { summary } } }`,
        {
          input: {
            workItem: "Y.settled",
            event: 3,
            reason: "It was never edited so",
            instead: { summary: "Rewritten afterwards" },
            by,
          },
        },
      );
    const [byEditor, byTsb] = [await correct(editor), await correct(secretariat)];
    assert.deepEqual(byEditor.data.correctAct.problems, [{ code: "ROLE_FORBIDS" }]);
    assert.deepEqual(byTsb.data.correctAct.problems, []);
    assert.equal(byTsb.data.correctAct.workItem.summary, "Rewritten afterwards");
  });

  it("is shown by one table, for whoever asks what may be done", async () => {
    const { openParticulars } = await ask(
      "openParticulars { fields by chairApproval says clause { citation } }",
    );
    const of = (field: string) =>
      openParticulars.find(({ fields }: { fields: string[] }) => fields.includes(field));
    assert.deepEqual(of("titles"), {
      fields: ["titles", "summary", "baseTexts"],
      by: ["TSB"],
      chairApproval: true,
      says: "titles, summary, baseTexts: TSB, with the approval of the study group chair",
      clause: { citation: "Rec. ITU-T A.8 §6.3" },
    });
    assert.deepInclude(of("timing"), { by: [], says: "timing, priority: settled" });
    assert.include(await offered("EDITOR"), { possible: false });
    const tsb = await offered("TSB");
    assert.include(tsb, { possible: true });
    assert.include(tsb.conditions, "timing, priority: settled");
  });
});
