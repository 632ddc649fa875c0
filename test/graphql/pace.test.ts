import { assert } from "chai";
import { Pace, Turns } from "../../src/graphql/work/pace.js";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps the thread busy for a while. */
function toil(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe("the turns of large requests", () => {
  it("go round, piece by piece, however many pieces one of them has", async () => {
    const turns = new Turns();
    const done: string[] = [];
    const work = (name: string, pieces: number) => {
      const pace = new Pace(turns);
      return Promise.all(Array.from({ length: pieces }, () => pace.turn().then(() => done.push(name))));
    };
    const all = Promise.all([work("a", 100), work("b", 3), work("c", 2)]);
    await all;
    assert.deepEqual(done.slice(0, 8), ["a", "b", "c", "a", "b", "c", "a", "b"]);
    assert.lengthOf(done, 105);
  });

  it("leave the thread free after a few milliseconds", async () => {
    const turns = new Turns();
    const pace = new Pace(turns);
    let longest = 0;
    let before = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 1);
    await Promise.all(Array.from({ length: 300 }, () => pace.turn().then(() => toil(1))));
    clearInterval(timer);
    assert.isBelow(longest, 200, "300 ms of work in one piece");
  });

  it("wait for small requests that are under way, and not for ever", async () => {
    let sinceSmall = 0;
    const turns = new Turns(() => sinceSmall);
    const began = performance.now();
    await new Pace(turns).turn();
    assert.isAtLeast(performance.now() - began, 4);
    sinceSmall = 5000;
    const soon = performance.now();
    await new Pace(turns).turn();
    assert.isBelow(performance.now() - soon, 1000);
  });

  it("take half of the time at most while small requests come", async () => {
    const turns = new Turns(() => 100);
    const pace = new Pace(turns);
    const began = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => pace.turn().then(() => toil(1))));
    await new Pace(turns).turn();
    assert.isAtLeast(performance.now() - began, 95);
  });

  it("do not come for those who have left", async () => {
    const turns = new Turns();
    const [left, stays] = [new Pace(turns), new Pace(turns)];
    let done = 0;
    for (let piece = 0; piece < 50; piece += 1) void left.turn().then(() => (done += 1));
    left.leave();
    void left.turn().then(() => (done += 1));
    await stays.turn();
    await pause(20);
    assert.equal(done, 0);
  });

  it("let one after another begin with what cannot be cut into pieces", async () => {
    const turns = new Turns();
    let between = 0;
    const timer = setInterval(() => (between += 1), 0);
    const entered: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        await turns.enter();
        entered.push(number);
        toil(5);
      }),
    );
    clearInterval(timer);
    assert.deepEqual(entered, [1, 2, 3, 4]);
    assert.isAtLeast(between, 2, "nothing else had a turn in between");
  });
});
