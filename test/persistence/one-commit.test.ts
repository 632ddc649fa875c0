import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { advance, begin } from "../../src/domain/history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { openEmbeddedStore } from "../../src/embedded/index.js";
import { lastCommitIn } from "../../src/lmdb-file/data-file.js";
import { openDatabase } from "../../src/persistence/database.js";
import { inFull } from "../support/in-full.js";
import { draft } from "../support/story.js";

describe("a write", () => {
  it("costs one synced commit on the embedded store, its position included", async () => {
    const directory = mkdtempSync(join(tmpdir(), "one-commit-"));
    const store = await openEmbeddedStore({ directory });
    const database = await openDatabase({ uri: store.uri, database: "test", patienceMs: 5000 });
    try {
      const act = {
        action: "UPDATE",
        effectiveOn: "2026-02-27",
        recordedAt: "2026-02-27T09:00:00.000Z",
        by: { name: "T", role: "TSB" },
      } as const;
      const { workItem } = database.repositories;
      let item = begin("one", draft({ acronym: "Y.one" }), act) as WorkItem;
      await workItem.insert(item);
      const commits = () => lastCommitIn(join(directory, "data.mdb-lock"));
      const before = commits();
      for (let round = 1; round <= 10; round += 1) {
        const next = advance<WorkItemState>(item, { summary: `Summary ${round}` }, act) as WorkItem;
        await workItem.advance(item, next);
        item = next;
      }
      // A machine that is slow between the two commands of a write may put a position on disk by itself.
      expect(commits() - before).to.be.within(10, 14);
      const stored = await workItem.find("one");
      expect(stored && inFull(stored.aggregate)).to.deep.equal(item);
      expect(stored?.position).to.equal(await database.positions.last());
    } finally {
      await database.close();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
