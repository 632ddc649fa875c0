import { assert } from "chai";
import { inBulk } from "../../src/application/in-bulk.js";
import { performAct } from "../../src/application/perform-act.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { chair, done, MEETING } from "./support.js";

const TSB = { name: "Secretariat", role: "TSB" };
const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const TYPES = {
  requestAnnouncements: "RequestAnnouncementsInput",
  startLastCalls: "StartLastCallsInput",
  closeLastCalls: "CloseLastCallsInput",
  recordNotifications: "RecordNotificationsInput",
} as const;

describe("one act upon many texts", () => {
  let server: TestServer;
  /** The four candidates of WP3/13, consented, with their edited texts at TSB. */
  let texts: string[] = [];
  beforeEach(async () => {
    server = await startTestServer({ now: () => "2026-05-01T09:00:00.000Z" });
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(body: "WP3/13") { nodes { kind workItem { acronym } } } } }`,
    );
    texts = data.meeting.candidates.nodes
      .filter(({ kind }: { kind: string }) => kind === "CONSENT")
      .map((one: { workItem: { acronym: string } }) => one.workItem.acronym)
      .slice(0, 4);
    for (const workItem of texts) {
      const decision = { kind: "CONSENT", outcome: "AGREED", meeting: MEETING, body: "WP3/13", by: chair };
      await done(server, "recordDecision", { workItem, ...decision, finalText: "TD1/WP3" });
      const { data } = await server.ask(
        "mutation($input: RecordEditedTextInput!) { recordEditedText(input: $input) { problems { code } } }",
        { input: { workItem, date: "2026-03-02", document: "TD1-R1/WP3", summaryIncluded: true, by: TSB } },
      );
      assert.deepEqual(data.recordEditedText.problems, []);
    }
  });
  afterEach(() => server.close());

  async function bulk(verb: keyof typeof TYPES, input: object) {
    const { data, errors } = await server.ask(
      `mutation($input: ${TYPES[verb]}!) { ${verb}(input: $input) {
        results { name workItem { acronym stage revision } problems { code path } warnings { code } } problems { code } } }`,
      { input },
    );
    assert.deepEqual(errors, []);
    return data[verb] as {
      results: {
        name: string;
        workItem: { stage: string; revision: number } | null;
        problems: { code: string }[];
      }[];
      problems: { code: string }[];
    };
  }
  const codesOf = ({ results }: Awaited<ReturnType<typeof bulk>>) =>
    results.map(({ problems }) => problems.map(({ code }) => code));
  const revisions = async () => {
    const all = texts.map((name, index) => `t${index}: workItem(acronym: "${name}") { revision }`);
    return JSON.stringify((await server.ask(`{ ${all.join(" ")} }`)).data);
  };
  const announcement = { document: "AAP-21", date: "2026-03-16", by: TSB };

  it("goes from the chair's request to the notification, each text for itself", async () => {
    const [first = "", second = "", third = "", fourth = ""] = texts;
    const requested = await bulk("requestAnnouncements", {
      workItems: [first, second, "Y.nothing", third],
      date: "2026-03-03",
      by: SG_CHAIR,
    });
    assert.deepEqual(codesOf(requested), [[], [], ["WORK_ITEM_NOT_FOUND"], []]);
    assert.isNull(requested.results[2]?.workItem);
    assert.deepEqual(requested.problems, [{ code: "WORK_ITEM_NOT_FOUND" }]);

    // One was not asked for, one is named twice: neither stops the others.
    const started = await bulk("startLastCalls", {
      workItems: [fourth, first, first, second, third],
      ...announcement,
    });
    assert.deepEqual(codesOf(started), [["CHAIR_HAS_NOT_REQUESTED"], [], ["STAGE_FORBIDS"], [], []]);
    assert.deepEqual(
      started.results.map(({ name, workItem }) => [name, workItem?.stage]),
      [
        [fourth, "CONSENTED"],
        [first, "LAST_CALL"],
        [first, "LAST_CALL"],
        [second, "LAST_CALL"],
        [third, "LAST_CALL"],
      ],
    );

    const early = { workItems: [first, second, third], by: SG_CHAIR };
    assert.deepEqual(codesOf(await bulk("closeLastCalls", { ...early, date: "2026-04-12" })), [
      ["PERIOD_NOT_OVER"],
      ["PERIOD_NOT_OVER"],
      ["PERIOD_NOT_OVER"],
    ]);
    const closed = await bulk("closeLastCalls", { ...early, date: "2026-04-13" });
    assert.deepEqual(closed.problems, []);
    assert.deepEqual(
      closed.results.map(({ workItem }) => workItem?.stage),
      ["APPROVED", "APPROVED", "APPROVED"],
    );
    const notified = await bulk("recordNotifications", {
      workItems: [first, second, third],
      document: "TSB Circular 65",
      date: "2026-04-15",
      by: TSB,
    });
    assert.deepEqual(notified.problems, []);
  });

  it("can be rehearsed: each is judged, and nothing is stored", async () => {
    const before = await revisions();
    const input = { date: "2026-03-03", by: SG_CHAIR, dryRun: true };
    const told = await bulk("requestAnnouncements", { workItems: [...texts, "Y.nothing"], ...input });
    assert.deepEqual(codesOf(told), [...texts.map(() => []), ["WORK_ITEM_NOT_FOUND"]]);
    assert.equal(await revisions(), before);
  });

  it("is for those whom the act upon one is for", async () => {
    const refused = await bulk("requestAnnouncements", { workItems: texts, date: "2026-03-03", by: chair });
    assert.deepEqual(
      codesOf(refused),
      texts.map(() => ["ROLE_FORBIDS"]),
    );
    const { status, errors } = await server.ask(
      "mutation($input: StartLastCallsInput!) { startLastCalls(input: $input) { problems { code } } }",
      { input: { workItems: [], document: "AAP-21", by: TSB } },
    );
    assert.deepEqual([status, errors[0]?.extensions.code], [200, "BAD_USER_INPUT"]);
  });

  it("has one idempotency key for the whole", async () => {
    await bulk("requestAnnouncements", { workItems: texts, date: "2026-03-03", by: SG_CHAIR });
    const input = { workItems: texts, ...announcement, idempotencyKey: "aap-21" };
    const answer = await bulk("startLastCalls", input);
    assert.deepEqual(answer.problems, []);
    const after = await revisions();
    assert.deepEqual(await bulk("startLastCalls", input), answer);
    // The same key for another list, or for another mutation, is refused for all of it.
    const other = await bulk("startLastCalls", { ...input, workItems: [...texts, "Y.QKD-TLS"] });
    assert.deepEqual(
      codesOf(other),
      [...texts, ""].map(() => ["IDEMPOTENCY_KEY_REUSED"]),
    );
    const single = await server.ask(
      "mutation($input: StartLastCallInput!) { startLastCall(input: $input) { problems { code } } }",
      { input: { workItem: texts[0], ...announcement, idempotencyKey: "aap-21" } },
    );
    assert.deepEqual(single.data.startLastCall.problems, [{ code: "IDEMPOTENCY_KEY_REUSED" }]);
    assert.equal(await revisions(), after);
  });

  it("goes on where it broke off, when it is sent again", async () => {
    const { tracker } = server.programme;
    const clock = { ...tracker, now: () => "2026-05-01T09:00:00.000Z" };
    const request = {
      workItems: texts,
      date: "2026-03-03",
      by: { name: "Chair of SG13", role: "SG_CHAIR" } as const,
      idempotencyKey: "request",
    };
    let left = 2;
    const act: Parameters<typeof inBulk>[3] = (current, asked) => {
      left -= 1;
      if (left < 0) throw new Error("the power failed");
      return performAct(current, "REQUEST_ANNOUNCEMENT", asked);
    };
    const broken = await inBulk(clock, "requestAnnouncements", request, act).catch((error: Error) => error);
    assert.match(String(broken), /power failed/);
    left = 10;
    const lines = await inBulk(clock, "requestAnnouncements", request, act);
    assert.equal(left, 8, "what was done is not done again");
    assert.deepEqual(
      lines.map(({ name, outcome }) => [name, outcome.problems]),
      texts.map((name) => [name, []]),
    );
  });
});
