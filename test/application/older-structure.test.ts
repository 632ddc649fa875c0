import { expect } from "chai";
import { registerWorkItem } from "../../src/application/register-work-item.js";
import type { Tracker } from "../../src/application/tracker.js";
import { turnStudyPeriod } from "../../src/application/turn-study-period.js";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { begin, fold } from "../../src/domain/history.js";
import { programmeAsOf } from "../../src/programme/as-of.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "TSB", role: "TSB" } as const;
const names = { en: { text: "A name", provenance: "OFFICIAL" } } as const;
const act = {
  action: "CREATE",
  effectiveOn: "2025-01-01",
  recordedAt: "2025-06-01T09:00:00.000Z",
  by: { name: "Seed files", role: "ADMINISTRATOR" },
} as const;

/** A study group, a working party and a Question as they were stored before Questions had a status and a period. */
const OLDER: readonly AnyAggregate[] = [
  {
    kind: "studyGroup",
    aggregate: begin("SG13", { label: "SG13", names, studyPeriod: "2025-2028", authorisations: [] }, act),
  },
  { kind: "workingParty", aggregate: begin("WP4/13", { label: "WP4/13", studyGroup: "SG13", names }, act) },
  {
    kind: "question",
    aggregate: begin(
      "Q16/13",
      { label: "Q16/13", studyGroup: "SG13", workingParty: "WP4/13", titles: names },
      act,
    ),
  },
];

describe("the structure as it was stored before", () => {
  let server: TestServer;
  let again: TestServer | null = null;
  before(async () => {
    server = await startTestServer({ seeds: false });
  });
  after(async () => {
    await again?.close();
    await server.close();
  });

  it("is read, worked with and turned, and the past stays as it was", async () => {
    for (const { kind, aggregate } of OLDER) {
      await server.programme.tracker.repositories[kind].insert(aggregate as never);
    }
    again = await startTestServer({ seeds: false, uri: server.uri, databaseName: server.databaseName });
    const tracker: Tracker = { ...again.programme.tracker, now: () => "2029-02-01T09:00:00.000Z" };
    const item = { acronym: "Y.older", type: "RECOMMENDATION", date: "2026-02-01", by } as const;
    const registered = await registerWorkItem(tracker, { ...item, question: "Q16/13" });
    expect(registered.problems).to.deep.equal([]);
    const questions = [{ label: "Q16/13", continues: ["Q16/13"], workingParty: "WP4/13" }];
    const turned = await turnStudyPeriod(tracker, { studyGroup: "SG13", to: "2029-2032", questions, by });
    expect(turned.problems).to.deep.equal([]);

    const now = tracker.programme.current;
    const then = programmeAsOf(now, { asOf: "2028-12-31", asKnownAt: null });
    const place = (programme: typeof now) => {
      const found = programme.workItem("Y.older");
      const question = found && programme.questionOf(found);
      return [found?.studyPeriod, question?.id === "Q16/13", found && programme.homeOf(found)];
    };
    expect(place(now)).to.deep.equal(["2029-2032", false, "WP4/13"]);
    expect(place(then)).to.deep.equal(["2025-2028", true, "WP4/13"]);
    for (const { aggregate } of now.all()) {
      const { id: _id, revision: _revision, history, ...state } = aggregate;
      expect(fold(history)).to.deep.equal(state);
    }
    expect((await again.database.verify()).broken).to.deep.equal([]);
  });
});
