import { assert } from "chai";
import { actOnQuestion } from "../../src/application/act-on-question.js";
import { adoptQuestion } from "../../src/application/adopt-question.js";
import { dissolveWorkingParty } from "../../src/application/change-working-party.js";
import { entrustQuestion } from "../../src/application/entrust-question.js";
import { planMeeting } from "../../src/application/plan-meeting.js";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import { setUpStudyGroup } from "../../src/application/set-up-study-group.js";
import { setUpWorkingParty } from "../../src/application/set-up-working-party.js";
import type { Tracker } from "../../src/application/tracker.js";
import { turnStudyPeriod } from "../../src/application/turn-study-period.js";
import { waitFor } from "../../src/application/wait-for.js";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { type Question, stands } from "../../src/domain/study-group.js";
import type { WorkItem } from "../../src/domain/work-item.js";
import type { Repositories, Repository } from "../../src/persistence/repository.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "TSB", role: "TSB" } as const;
const START = "2025-01-01";
const en = (text: string) => [{ language: "en", text }];

async function structureOn(tracker: Tracker): Promise<void> {
  const ok = async (done: Promise<{ problems: readonly unknown[] }>) =>
    assert.deepEqual((await done).problems, []);
  const group = { label: "SG13", studyPeriod: "2025-2028", names: en("SG13"), date: START, by };
  await ok(setUpStudyGroup(tracker, group));
  for (const label of ["WP1/13", "WP2/13"])
    await ok(setUpWorkingParty(tracker, { label, names: en(label), date: START, by }));
  for (const number of [1, 2, 3])
    await ok(
      adoptQuestion(tracker, {
        label: `Q${number}/13`,
        titles: en(`Q${number}`),
        workingParty: "WP1/13",
        date: START,
        by,
      }),
    );
  for (const acronym of ["Y.a", "Y.b", "Y.c"]) {
    const item = { acronym, question: "Q1/13", type: "RECOMMENDATION", date: "2026-01-05", by } as const;
    await ok(registerWorkItem(tracker, item));
  }
}

describe("acts upon the structure by two processes at once", () => {
  let one: TestServer;
  let two: TestServer;
  before(async () => {
    one = await startTestServer({ seeds: false });
    const { uri, databaseName } = one;
    two = await startTestServer({ seeds: false, uri, databaseName });
    await structureOn(one.programme.tracker);
  });
  after(async () => {
    await two.close();
    await one.close();
  });

  it("leave no Question in a dissolved working party", async () => {
    const dissolver = two.programme.tracker;
    for (let round = 3; round < 15; round += 1) {
      const workingParty = `WP${round}/13`;
      await setUpWorkingParty(dissolver, { label: workingParty, names: en("Passing"), by });
      const question = `Q${(round % 3) + 1}/13`;
      const [entrusted, dissolved] = await Promise.all([
        entrustQuestion(one.programme.tracker, { question, workingParty, by }),
        dissolveWorkingParty(dissolver, { workingParty, by }),
      ]);
      const problems = [...entrusted.problems, ...dissolved.problems].map(({ code }) => code);
      assert.lengthOf(problems, 1, "one of them came too late");
      assert.include(["WORKING_PARTY_DISSOLVED", "QUESTIONS_ENTRUSTED"], problems[0]);
      await one.programme.tracker.catchUp();
      const { current } = one.programme.tracker.programme;
      const home = current.question(question)?.workingParty ?? null;
      const party = home ? current.workingParty(home) : null;
      assert.isTrue(home === null || (party && stands(party)), `${question} in ${home}`);
    }
  });

  it("close no circle of what waits for what", async () => {
    const pairs = [
      ["Y.a", "Y.b"],
      ["Y.b", "Y.c"],
      ["Y.a", "Y.c"],
    ] as const;
    for (const [first, second] of pairs) {
      const wait = { kind: "COMPANION_TEXT", by } as const;
      const both = await Promise.all([
        waitFor(one.programme.tracker, { ...wait, workItem: first, awaitedItem: second }),
        waitFor(two.programme.tracker, { ...wait, workItem: second, awaitedItem: first }),
      ]);
      const codes = both.flatMap(({ problems }) => problems.map(({ code }) => code));
      assert.include(codes, "WAIT_CIRCLE", `${first} and ${second}`);
    }
  });

  it("take along a work item that is registered while its Question is merged", async () => {
    const tracker = one.programme.tracker;
    const sittings = [{ body: "SG13", startsOn: "2026-01-05" }];
    const plan = { code: "M1", title: "SG13", studyGroup: "SG13", sittings, agenda: [], by };
    assert.deepEqual((await planMeeting(tracker, plan)).problems, []);
    // The registration was judged before the merger, and is written in the midst of it.
    let write = () => {};
    const written = new Promise<void>((resolve) => {
      write = resolve;
    });
    const { workItem, question } = tracker.repositories;
    const slow = { ...workItem, insert: (item: WorkItem) => written.then(() => workItem.insert(item)) };
    const item = {
      acronym: "Y.late",
      question: "Q3/13",
      type: "RECOMMENDATION",
      date: "2026-01-02",
      by,
    } as const;
    const registering = registerWorkItem(
      { ...tracker, repositories: { ...tracker.repositories, workItem: slow } },
      item,
    );
    const ending = {
      ...question,
      advance: async (before: Question, after: Question) => {
        write();
        assert.deepEqual((await registering).problems, []);
        return question.advance(before, after);
      },
    };
    const merging = { ...tracker, repositories: { ...tracker.repositories, question: ending } };
    const merger = {
      question: "Q3/13",
      successors: ["Q2/13"],
      consensus: true,
      meeting: "M1",
      date: "2026-01-05",
      by,
    };
    assert.deepEqual((await actOnQuestion(merging, "MERGE_QUESTION", merger)).problems, []);
    assert.equal(tracker.programme.current.workItem("Y.late")?.question, "Q2/13");
  });

  it("go on when a process died with the structure locked, once its lease is over", async () => {
    const locks = one.database.connection.collection<{ _id: string; owner: string; until: Date }>("locks");
    await locks.insertOne({ _id: "structure", owner: "gone", until: new Date(Date.now() + 300) });
    const began = Date.now();
    const { problems } = await entrustQuestion(two.programme.tracker, {
      question: "Q1/13",
      workingParty: null,
      by,
    });
    assert.deepEqual(problems, []);
    assert.isAtLeast(Date.now() - began, 200);
    assert.equal(await locks.countDocuments({}), 0, "what was locked is free again");
  });
});

describe("the turn of a study period that is interrupted", () => {
  const TURN = {
    studyGroup: "SG13",
    to: "2029-2032",
    questions: [
      { label: "Q5/13", continues: ["Q1/13"], workingParty: "WP1/13" },
      { label: "Q2/13", continues: ["Q2/13"], workingParty: "WP2/13" },
      { label: "Q9/13", continues: [], titles: en("New") },
    ],
    by,
  };
  const living = ({ programme }: TestServer): Tracker => ({
    ...programme.tracker,
    now: () => "2029-01-10T09:00:00.000Z",
  });

  /** A tracker that dies with its second write: before it, or after it but before anybody was told. */
  function dying(tracker: Tracker, when: "BEFORE" | "AFTER"): Tracker {
    let writes = 0;
    const dies = async <T>(write: () => Promise<T>): Promise<T> => {
      writes += 1;
      if (writes > 2 || (writes === 2 && when === "BEFORE")) throw new Error("The process died.");
      const written = await write();
      if (writes === 2) throw new Error("The process died.");
      return written;
    };
    const mortal = (repository: Repository<never>): Repository<never> => ({
      ...repository,
      insert: (aggregate) => dies(() => repository.insert(aggregate)),
      advance: (before, after) => dies(() => repository.advance(before, after)),
    });
    const repositories = Object.fromEntries(
      Object.entries(tracker.repositories).map(([kind, one]) => [kind, mortal(one as Repository<never>)]),
    );
    return { ...tracker, repositories: repositories as unknown as Repositories };
  }

  const stateIn = ({ programme }: TestServer) =>
    programme.tracker.programme.current.all().map(({ kind, aggregate }: AnyAggregate) => {
      const { id: _id, history, ...state } = aggregate;
      return { kind, ...state, events: history.map(({ action, effectiveOn }) => `${action} ${effectiveOn}`) };
    });

  for (const when of ["BEFORE", "AFTER"] as const) {
    it(`is completed by sending it again, however often it dies ${when.toLowerCase()} a write`, async () => {
      const servers = [
        await startTestServer({ seeds: false }),
        await startTestServer({ seeds: false }),
      ] as const;
      const [whole, broken] = servers;
      try {
        for (const server of servers) await structureOn(server.programme.tracker);
        assert.deepEqual((await turnStudyPeriod(living(whole), TURN)).problems, []);
        const { uri, databaseName } = broken;
        let deaths = 0;
        let isDone = false;
        while (!isDone) {
          // Whoever goes on after a death is another process.
          const next = await startTestServer({ seeds: false, uri, databaseName });
          try {
            const { problems } = await turnStudyPeriod(dying(living(next), when), TURN);
            // Who died after the last write of all had done it; without a key that is told by the period it is in.
            if (when === "BEFORE") assert.deepEqual(problems, []);
            else
              assert.includeMembers(
                ["PERIOD_NOT_THE_NEXT"],
                problems.map(({ code }) => code),
              );
            isDone = true;
          } catch (error) {
            assert.include(String(error), "died");
            deaths += 1;
            assert.isBelow(deaths, 40);
          } finally {
            await next.close();
          }
        }
        await broken.programme.tracker.catchUp();
        assert.isAbove(deaths, 3);
        assert.deepEqual(stateIn(broken), stateIn(whole));
        assert.deepEqual((await broken.database.verify()).broken, []);
      } finally {
        for (const server of servers) await server.close();
      }
    }).timeout(60_000);
  }
});
