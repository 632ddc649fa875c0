import { assert } from "chai";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { GRACE_MS } from "../../src/domain/commits.js";
import { Follower } from "../../src/persistence/follower.js";
import type { Positions } from "../../src/persistence/positions.js";
import type { Repositories } from "../../src/persistence/repository.js";

/** What makes a document one that can be worked with. */
const READABLE = { label: "SG13", names: {}, studyPeriod: "2025-2028", history: [{}] };

/** A database of documents that show the position of their last write. */
class FakeDatabase {
  last = 0;
  clock = 0;
  reads = 0;
  failing = false;
  /** Positions whose writes this process made itself. */
  readonly settled: number[] = [];
  /** The document whose reading fails, once. */
  breaksAt: string | null = null;
  readonly documents = new Map<string, { position: number; revision: number }>();

  /** Takes a position; the write is visible only once `show` is called. */
  take(): number {
    this.last += 1;
    return this.last;
  }
  show(id: string, position: number): void {
    const revision = (this.documents.get(id)?.revision ?? 0) + 1;
    this.documents.set(id, { position, revision });
  }
  write(id: string): void {
    this.show(id, this.take());
  }

  follower(): Follower {
    const loaded = [...this.documents.values()].map(({ position }) => position);
    const positions = {
      last: async () => {
        if (this.failing) throw new Error("gone");
        return this.last;
      },
      takeSettled: () => this.settled.splice(0),
    } as unknown as Positions;
    const empty = { positionsAfter: async () => [], find: async () => null };
    const studyGroup = {
      positionsAfter: async (after: number) => {
        this.reads += 1;
        return [...this.documents]
          .filter(([, d]) => d.position > after)
          .map(([id, d]) => ({ id, position: d.position }));
      },
      find: async (id: string) => {
        if (id === this.breaksAt) {
          this.breaksAt = null;
          throw new Error("gone");
        }
        const found = this.documents.get(id);
        return found
          ? { aggregate: { ...READABLE, id, revision: found.revision }, position: found.position }
          : null;
      },
    };
    const repositories = {
      studyGroup,
      workingParty: empty,
      question: empty,
      meeting: empty,
      workItem: empty,
      liaison: empty,
      person: empty,
    } as unknown as Repositories;
    return new Follower(repositories, positions, () => this.clock, { last: this.last, loaded });
  }
}

const seen = (changed: readonly AnyAggregate[]): string[] =>
  changed.map(({ aggregate }) => `${aggregate.id}@${aggregate.revision}`).sort();

describe("the follower of commits", () => {
  let database: FakeDatabase;
  let follower: Follower;
  const look = async () => seen((await follower.look()).changed);
  beforeEach(() => {
    database = new FakeDatabase();
    for (const id of ["a", "b", "c"]) database.write(id);
    follower = database.follower();
  });

  it("sees nothing new after the load, and reads no documents for it", async () => {
    assert.deepEqual(await look(), []);
    const { reads } = database;
    for (let times = 0; times < 5; times += 1) assert.deepEqual(await look(), []);
    assert.isAtMost(database.reads - reads, 5);
  });

  it("sees each write once, and the newest revision of what was written often between two looks", async () => {
    database.write("a");
    assert.deepEqual(await look(), ["a@2"]);
    assert.deepEqual(await look(), []);
    for (let times = 0; times < 100; times += 1) database.write("b");
    database.write("new");
    assert.deepEqual(await look(), ["b@101", "new@1"]);
    assert.deepEqual(await look(), []);
    assert.equal((await follower.look()).position, 105);
  });

  it("sees a write that becomes visible after a later one", async () => {
    const slow = database.take();
    database.write("b");
    assert.deepEqual(await look(), ["b@2"]);
    assert.deepEqual(await look(), []);
    database.show("a", slow);
    assert.deepEqual(await look(), ["a@2"]);
  });

  it("sees writes that become visible in the reverse of the order of their positions", async () => {
    const positions = Array.from({ length: 50 }, () => database.take());
    const found: string[] = [];
    for (const position of positions.reverse()) {
      database.show(`item-${position}`, position);
      found.push(...(await look()));
    }
    assert.equal(new Set(found).size, 50);
    assert.equal(found.length, 50);
  });

  it("sees a write that was under way when the programme was loaded", async () => {
    const slow = database.take();
    database.write("b");
    follower = database.follower();
    assert.deepEqual(await look(), []);
    database.show("a", slow);
    assert.deepEqual(await look(), ["a@2"]);
  });

  it("looks past a position that was taken and never written, once its writer must have given up", async () => {
    database.take();
    database.write("b");
    assert.deepEqual(await look(), ["b@2"]);
    database.clock += GRACE_MS + 1;
    assert.deepEqual(await look(), []);
    database.clock += GRACE_MS + 1;
    assert.deepEqual(await look(), []);
    const { reads } = database;
    assert.deepEqual(await look(), []);
    assert.equal(database.reads, reads, "it still reads documents though nothing can come any more");
    database.write("c");
    assert.deepEqual(await look(), ["c@2"]);
  });

  it("loses nothing when a look fails in between", async () => {
    database.write("a");
    database.failing = true;
    let failed = false;
    await follower.look().catch(() => {
      failed = true;
    });
    assert.isTrue(failed);
    database.failing = false;
    database.write("b");
    assert.deepEqual(await look(), ["a@2", "b@2"]);
  });

  it("hands on again what it had met when the look failed half-way", async () => {
    for (const id of ["a", "b", "c"]) database.write(id);
    database.breaksAt = "b";
    const failed = await follower.look().then(
      () => false,
      () => true,
    );
    assert.isTrue(failed);
    assert.deepEqual(await look(), ["a@2", "b@2", "c@2"]);
    assert.deepEqual(await look(), []);
  });

  it("loses nothing in a long random interleaving", async () => {
    let random = 42;
    const next = (below: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      return random % below;
    };
    const known = new Map([...database.documents].map(([id, { revision }]) => [id, revision]));
    const underWay: { id: string; position: number }[] = [];
    const busy = new Set<string>();
    for (let step = 0; step < 3000; step += 1) {
      const id = `item-${next(20)}`;
      if (next(3) === 0 && !busy.has(id)) {
        busy.add(id);
        underWay.push({ id, position: database.take() });
      }
      if (next(3) === 0 && underWay.length > 0) {
        const [{ id: done, position }] = underWay.splice(next(underWay.length), 1) as [
          { id: string; position: number },
        ];
        busy.delete(done);
        database.show(done, position);
      }
      if (next(50) === 0) database.take();
      if (next(10) === 0) database.clock += 50;
      if (next(5) === 0) {
        for (const { aggregate } of (await follower.look()).changed)
          known.set(aggregate.id, aggregate.revision);
      }
    }
    for (const { aggregate } of (await follower.look()).changed) known.set(aggregate.id, aggregate.revision);
    const stored = Object.fromEntries([...database.documents].map(([id, { revision }]) => [id, revision]));
    assert.deepEqual(Object.fromEntries(known), stored);
  });
});
