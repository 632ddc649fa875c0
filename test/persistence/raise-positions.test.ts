import { expect } from "chai";
import { begin } from "../../src/domain/history.js";
import type { QuestionState } from "../../src/domain/study-group.js";
import { type Role } from "../../src/domain/vocabulary.js";
import { backupLines, restore } from "../../src/persistence/backup.js";
import { connect } from "../../src/persistence/connection.js";
import { openDatabase } from "../../src/persistence/database.js";
import { positionsOn } from "../../src/persistence/positions.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

const by = { name: "Test", role: "TSB" as Role };

function question(number: number) {
  const state: QuestionState = {
    label: `Q${number}/13`,
    studyGroup: "SG13",
    workingParty: null,
    titles: {},
  };
  const act = { action: "REGISTER", effectiveOn: "2026-01-01", recordedAt: "2026-01-01T00:00:00.000Z", by };
  return begin<QuestionState>(`q${number}`, state, act);
}

describe("the commit counter of a database", () => {
  let store: TestStore;
  const at = (database: string) => ({ uri: store.uri, database, patienceMs: 3000 });

  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  /** A database whose documents are of later commits than its counter, as a backup under load can be. */
  const lagging = async (name: string) => {
    const database = await openDatabase(at(name));
    for (const number of [1, 2, 3]) await database.repositories.question.insert(question(number));
    await database.connection
      .collection<{ _id: string }>("counters")
      .updateOne({ _id: "position" }, { $set: { value: 1 } });
    return database;
  };

  it("is raised at the start, so that a follower does not pass over what is written next", async () => {
    await (await lagging("raised")).close();
    const first = await openDatabase(at("raised"));
    const second = await openDatabase(at("raised"));
    try {
      expect(await first.positions.last()).to.equal(3);
      const loaded = await second.load(Date.now);
      const written = await first.repositories.question.insert(question(4));
      expect(written).to.equal(4);
      const { changed: changes } = await loaded.follower.look();
      expect(changes.map(({ aggregate }) => aggregate.id)).to.deep.equal(["q4"]);
    } finally {
      await first.close();
      await second.close();
    }
  });

  it("is named by verify while it is behind, and read last by a backup", async () => {
    const database = await lagging("behind");
    try {
      const { broken } = await database.verify();
      const counter = broken.filter(({ kind }) => kind === "counter");
      expect(counter.map(({ faults }) => faults.map(({ code }) => code))).to.deep.equal([["COUNTER"]]);
      expect(counter[0]?.faults[0]?.message).to.include("commit 3");
      const lines: string[] = [];
      for await (const line of linesOf(database.connection)) lines.push(line);
      expect(lines.at(-2)).to.include('"collection":"counters"');
    } finally {
      await database.close();
    }
    const raised = await openDatabase(at("behind"));
    expect((await raised.verify()).broken.filter(({ kind }) => kind === "counter")).to.deep.equal([]);
    await raised.close();
  });

  it("is raised by a restore", async () => {
    const source = await lagging("lagging");
    const target = await connect(at("restored"));
    try {
      await restore(
        target,
        () => linesOf(source.connection),
        () => undefined,
      );
      expect(await positionsOn(target).last()).to.equal(3);
    } finally {
      await source.close();
      await target.close();
    }
  });
});

async function* linesOf(connection: Parameters<typeof backupLines>[0]) {
  for await (const line of backupLines(connection, () => undefined)) yield line.replace(/\n$/, "");
}
