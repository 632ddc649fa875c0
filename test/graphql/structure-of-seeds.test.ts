import { assert } from "chai";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { readSeeds } from "../../src/exchange/seeds/read-seeds.js";
import { Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const ON = "2025-01-01";

/** The structure of a programme without identities and histories, kind by kind. */
function structureOf({ programme }: TestServer) {
  const all = programme.tracker.programme.current.all();
  const state = ({ aggregate: { id: _id, revision: _revision, history, ...rest } }: AnyAggregate) => ({
    ...rest,
    since: history[0]?.effectiveOn,
    action: history[0]?.action,
    clause: history[0]?.basis.clause,
  });
  return ["studyGroup", "workingParty", "question"].map((kind) =>
    all.filter((one) => one.kind === kind).map(state),
  );
}

describe("the structure that the seeds plan", () => {
  let seeded: TestServer;
  let empty: TestServer;
  before(async () => {
    seeded = await startTestServer();
    empty = await startTestServer({ seeds: false });
  });
  after(async () => {
    await seeded.close();
    await empty.close();
  });

  it("comes about by the API alone, field by field", async () => {
    const seeds = await readSeeds("seeds");
    const structure = new Structure(empty);
    const listed = (texts: object) =>
      Object.entries(texts).map(([language, text]) => ({ language, ...text }));
    for (const { seed } of seeds.studyGroup) {
      const { label, studyPeriod, names } = seed;
      await structure.done("setUpStudyGroup", { label, studyPeriod, names: listed(names), date: ON });
    }
    for (const { seed } of seeds.workingParty) {
      const { label, names } = seed;
      await structure.done("setUpWorkingParty", { label, names: listed(names), date: ON });
    }
    for (const { seed } of seeds.question) {
      const { label, titles, workingParty } = seed;
      await structure.done("adoptQuestion", { label, titles: listed(titles), workingParty, date: ON });
    }
    const [groups = [], ...others] = structureOf(empty);
    const [seededGroups = [], ...seededOthers] = structureOf(seeded);
    assert.deepEqual(others, seededOthers);
    // What a meeting authorises is an act of its own: authoriseWorkingParties.
    const withoutLeave = (all: object[]) => all.map((one) => ({ ...one, authorisations: [] }));
    assert.deepEqual(withoutLeave(groups), withoutLeave(seededGroups));
    assert.isAbove(others.flat().length, 10);
  });
});
