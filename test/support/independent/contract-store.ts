import { type Db, MongoClient } from "mongodb";
import { openTestStore, type TestStore } from "../test-store.js";
import { knownGaps } from "./known-gaps.js";

/** What a contract test is given: a database of its own on the store under test. */
export interface Place {
  readonly db: Db;
  readonly client: MongoClient;
  readonly uri: string;
}

let databases = 0;

/** A name that no other test, and no other run against the same server, is using. */
export function freshDatabaseName(prefix: string): string {
  databases += 1;
  return `${prefix}_${process.pid.toString(36)}_${Date.now().toString(36)}_${databases}`;
}

/**
 * A suite against the store under test. `test(title, body)` gives each body its own database and drops it, and
 * holds the body against the list of known gaps of the server named by INDEPENDENT_SERVER.
 */
export function contractSuite(name: string, define: (test: ContractTest) => void): void {
  const server = process.env.MONGODB_URI ? (process.env.INDEPENDENT_SERVER ?? "") : "embedded";
  const gaps = knownGaps[server]?.[name] ?? {};
  const titles = new Set<string>();
  const skipped: string[] = [];

  describe(`${name} (${server || "MONGODB_URI"})`, () => {
    let store: TestStore;
    let client: MongoClient;

    before(async () => {
      store = await openTestStore();
      client = await MongoClient.connect(store.uri, { serverSelectionTimeoutMS: 10_000 });
    });

    after(async () => {
      await client?.close();
      await store?.close();
      for (const line of skipped) console.log(`  skipped on ${server}: ${line}`);
    });

    define((title, body) => {
      if (titles.has(title)) throw new Error(`two contract tests are called "${title}"`);
      titles.add(title);
      it(title, async function () {
        const db = client.db(freshDatabaseName("contract"));
        const reason = gaps[title];
        try {
          await body({ db, client, uri: store.uri });
        } catch (error) {
          if (reason === undefined) throw error;
          skipped.push(`${title}: ${reason}`);
          this.skip();
        } finally {
          await db.dropDatabase().catch(() => {});
        }
        if (reason !== undefined)
          throw new Error(`passes on ${server} although known-gaps.ts says: ${reason}`);
      });
    });

    it("has no gap listed for a test that does not exist", () => {
      const unknown = Object.keys(gaps).filter((title) => !titles.has(title));
      if (unknown.length > 0)
        throw new Error(`known-gaps.ts names no test for ${server}: ${unknown.join("; ")}`);
    });
  });
}

export type ContractTest = (title: string, body: (place: Place) => Promise<void>) => void;
