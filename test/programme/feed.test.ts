import { assert } from "chai";
import fc from "fast-check";
import type { Tracker } from "../../src/application/tracker.js";
import { type CursorFault, CursorRefused, cursorOf, watch } from "../../src/application/watch.js";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { commitsWith, GRACE_MS, noteCommits } from "../../src/domain/commits.js";
import { type Act, advance, begin } from "../../src/domain/history.js";
import type { StudyGroup } from "../../src/domain/study-group.js";
import { Feed } from "../../src/programme/feed.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import { Seen } from "../../src/programme/seen.js";
import { FellBehind, type Watch } from "../../src/programme/watch.js";

const ACT: Act = {
  action: "UPDATE",
  effectiveOn: "2026-01-01",
  recordedAt: "2026-01-01T09:00:00.000Z",
  by: { name: "T", role: "TSB" },
};

/** What two processes write to one database, each version of a study group with the commit that wrote it. */
class Writes {
  position = 0;
  readonly latest = new Map<number, StudyGroup>();

  /** The next version of one of the study groups, at a position. */
  write(group: number, position = ++this.position): AnyAggregate {
    const before = this.latest.get(group) ?? null;
    const names = { en: { text: `Name ${position}` } };
    const state = { label: `SG${group}`, names, studyPeriod: "2025-2028", authorisations: [] };
    const after = (before
      ? advance(before as never, { names } as never, ACT)
      : begin(`group-${group}`, state, ACT)) as unknown as StudyGroup;
    noteCommits(after, commitsWith(before, after, position));
    this.latest.set(group, after);
    return { kind: "studyGroup", aggregate: after };
  }
}

const trackerOn = (programme: LiveProgramme): Tracker =>
  ({ programme, catchUp: async () => undefined }) as unknown as Tracker;

/** What somebody waits for already. */
const awaited = new WeakMap<Watch, ReturnType<Watch["next"]>>();

/** What whoever watches has been told with the last commit. */
const reached = new WeakMap<Watch, Seen>();

/** What a watch tells until it has told all there is. */
async function all(watching: Watch, most = Number.POSITIVE_INFINITY): Promise<number[]> {
  const told: number[] = [];
  while (told.length < most) {
    const waiting = awaited.get(watching) ?? watching.next();
    awaited.set(watching, waiting);
    const next = await Promise.race([waiting, new Promise<null>((resolve) => setImmediate(resolve, null))]);
    if (!next?.value) break;
    awaited.delete(watching);
    reached.set(watching, next.value.seen);
    told.push(next.value.commit.position);
  }
  return told;
}

describe("the commits as they are watched", () => {
  it("are each told once, whatever came first where, and wherever somebody who was cut off goes on", async () => {
    // Each step: a write, the process that does it, and what comes to the other one only now; a position may lead to nothing.
    const step = fc.record({
      group: fc.nat(3),
      by: fc.nat(1),
      isRefused: fc.boolean(),
      isSeen: fc.boolean(),
      cut: fc.option(fc.nat(3)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const writes = new Writes();
        const processes = [new LiveProgramme(), new LiveProgramme()];
        const [one, two] = processes.map(trackerOn) as [Tracker, Tracker];
        const ahead: AnyAggregate[][] = [[], []];
        const told: number[] = [];
        const written: number[] = [];
        let at = 0;
        let from = new Seen(0);
        let watching = await watch(one, { place: null, after: "0" });
        const follow = (process: number) => {
          processes[process]?.apply(ahead[process] ?? []);
          processes[process]?.reach(writes.position);
          ahead[process] = [];
        };
        for (const { group, by, isRefused, isSeen, cut } of steps) {
          if (isRefused) writes.position += 1;
          // Whoever writes has read what is in the database.
          follow(by);
          const change = writes.write(group);
          written.push(writes.position);
          processes[by]?.apply([change]);
          processes[by]?.reach(writes.position);
          ahead[1 - by]?.push(change);
          if (isSeen) follow(1 - by);
          told.push(...(await all(watching, cut ?? undefined)));
          if (cut === null) continue;
          const cursor = cursorOf([one, two][at] as Tracker, reached.get(watching) ?? from);
          from = Seen.read(cursor)?.seen ?? from;
          await watching.return();
          at = 1 - at;
          follow(at);
          watching = await watch([one, two][at] as Tracker, { place: null, after: cursor });
        }
        follow(at);
        told.push(...(await all(watching)));
        await watching.return();
        assert.deepEqual(
          told.toSorted((a, b) => a - b),
          written,
        );
        assert.deepEqual(
          processes.map(({ feed }) => feed.waiting),
          [0, 0],
        );
      }),
      { numRuns: 150 },
    );
  });

  it("are those of before too, after a start, from wherever somebody was", async () => {
    const writes = new Writes();
    for (let group = 0; group < 40; group += 1) writes.write(group % 4);
    const programme = new LiveProgramme(
      [...writes.latest.values()].map((aggregate) => ({ kind: "studyGroup", aggregate }) as const),
      writes.position,
    );
    for (let from = 0; from <= 40; from += 1) {
      const told = await all(await watch(trackerOn(programme), { place: null, after: String(from) }));
      assert.deepEqual(
        told,
        Array.from({ length: 40 - from }, (_one, index) => from + 1 + index),
      );
    }
  });

  const fault = (after: string, programme: LiveProgramme): Promise<CursorFault | null> =>
    watch(trackerOn(programme), { place: null, after }).then(
      () => null,
      (error: unknown) => (error as CursorRefused).fault,
    );

  it("are refused from where nobody can go on", async () => {
    const writes = new Writes();
    const programme = new LiveProgramme();
    programme.apply([writes.write(1), writes.write(1)]);
    programme.reach(2);
    for (const text of [
      "",
      "x",
      "-1",
      "1.",
      "1.zz",
      "3~2-1",
      "2~5",
      "2~",
      "2~1,1",
      "9".repeat(16),
      "1".repeat(9999),
    ])
      assert.equal(await fault(text, programme), "UNREADABLE", text);
    assert.equal(await fault("3", programme), "UNKNOWN");
    const cursor = cursorOf(trackerOn(programme), programme.feed.seen);
    assert.match(cursor, /^2\.[0-9a-f]{8}$/);
    assert.equal(await fault(cursor, programme), null);
    assert.equal(await fault("2.00000000", programme), "UNKNOWN", "another history");
  });

  it("are refused where not all are known that were not seen", async () => {
    const writes = new Writes();
    const older = writes.write(1).aggregate;
    noteCommits(older, { positions: [], before: 1 });
    const programme = new LiveProgramme([{ kind: "studyGroup", aggregate: older as StudyGroup }], 1);
    programme.apply([writes.write(2)]);
    assert.deepEqual([await fault("0", programme), await fault("1", programme)], ["TOO_OLD", null]);
  });

  it("are kept to a number, and whoever is too slow is told so", async () => {
    const writes = new Writes();
    const feed = new Feed([], Date.now, 100);
    const slow = feed.watch(undefined, new Seen(0));
    const quick = feed.watch(undefined, new Seen(0));
    const programme = new LiveProgramme().current;
    let before = programme;
    let told = 0;
    for (let count = 0; count < 300; count += 1) {
      const change = writes.write(count % 7);
      const after = before.with([change]);
      feed.follow(before, after, [change]);
      before = after;
      if (count % 10 === 0) told += (await all(quick)).length;
    }
    told += (await all(quick)).length;
    assert.equal(told, 300);
    assert.isAtMost(feed.places.end - feed.places.first, 105);
    assert.isFalse(feed.canContinue(new Seen(1)));
    assert.instanceOf(await slow.next().catch((error: unknown) => error), FellBehind);
  });

  it("are not waited for longer than a write can take", () => {
    let now = 0;
    const writes = new Writes();
    const feed = new Feed([], () => now);
    const programme = new LiveProgramme().current;
    writes.position = 1;
    const change = writes.write(1);
    feed.follow(programme, programme.with([change]), [change]);
    assert.equal(feed.seen.write(null), "2~1");
    now = GRACE_MS;
    assert.equal(feed.seen.write(null), "2");
  });
});
