import { expect } from "chai";
import { begin } from "../../src/domain/history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { type Database, openDatabase } from "../../src/persistence/database.js";
import { draft } from "../support/story.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

describe("writing many new items together", () => {
  let store: TestStore;
  let database: Database;
  before(async () => {
    store = await openTestStore();
    database = await openDatabase({ uri: store.uri, database: `all-${process.pid}`, patienceMs: 5000 });
  });
  after(async () => {
    await database.connection.dropDatabase();
    await database.close();
    await store.close();
  });

  const item = (id: string, acronym: string): WorkItem =>
    begin<WorkItemState>(id, draft({ acronym }), {
      action: "IMPORT",
      effectiveOn: "2026-01-01",
      recordedAt: "2026-01-01T09:00:00.000Z",
      by: { name: "T", role: "TSB" },
    });
  const stored = async (id: string) => {
    const document = await database.connection.collection("workItems").findOne({ _id: id as never });
    const {
      _id,
      keys: _keys,
      position: _position,
      commits: _commits,
      history: _history,
      acronym: _acronym,
      ...rest
    } = (document ?? {}) as Record<string, unknown>;
    return rest;
  };

  it("writes each as it would be written alone, at a position of its own", async () => {
    const { workItem } = database.repositories;
    const alone = await workItem.insert(item("one", "Y.one"));
    const { position, refused } = await workItem.insertAll([item("two", "Y.two"), item("three", "Y.three")]);
    expect([position, refused]).to.deep.equal([alone + 2, []]);
    expect(await stored("two")).to.deep.equal(await stored("one"));
    expect(await workItem.positionsAfter(alone)).to.have.deep.members([
      { id: "two", position: alone + 1 },
      { id: "three", position: alone + 2 },
    ]);
    expect(await workItem.insert(item("four", "Y.four"))).to.equal(alone + 3);
    expect((await database.verify()).broken).to.deep.equal([]);
  });

  it("tells those whose names are taken, and writes the others", async () => {
    const { workItem } = database.repositories;
    const late = item("late", "Y.One");
    const { refused } = await workItem.insertAll([item("five", "Y.five"), late, item("six", "Y.six")]);
    expect(refused).to.deep.equal([late]);
    expect(await workItem.find("late")).to.equal(null);
    expect((await workItem.find("six"))?.aggregate.acronym).to.equal("Y.six");
  });
});
