import { assert } from "chai";
import { GraphQLError } from "graphql";
import { WATCHER_COST, WATCHING } from "../../src/server/limits.js";
import { type Watcher, Watchers } from "../../src/server/live/watchers.js";

describe("how many may watch", () => {
  const refusal = (ask: () => unknown): unknown => {
    try {
      ask();
      return null;
    } catch (error) {
      return (error as GraphQLError).extensions.code;
    }
  };
  const perCaller = Math.floor(WATCHING.perCaller / (100 + WATCHER_COST));
  const altogether = Math.floor(WATCHING.altogether / (100 + WATCHER_COST));

  it("is bounded by what each act costs for them, of one caller and altogether, and places are given back", () => {
    const watchers = new Watchers();
    assert.equal(
      refusal(() => watchers.admit("dear", WATCHING.one + 1)),
      "QUERY_TOO_COMPLEX",
    );
    const places = Array.from({ length: perCaller }, () => watchers.admit("one", 100));
    assert.equal(
      refusal(() => watchers.admit("one", 100)),
      "TOO_MANY_REQUESTS",
    );
    for (let at = places.length; at < altogether; at += 1) places.push(watchers.admit(`another ${at}`, 100));
    assert.equal(
      refusal(() => watchers.admit("the last", 100)),
      "SERVER_BUSY",
    );
    for (const leave of places) leave();
    assert.equal(
      refusal(() => watchers.admit("one", 100)),
      null,
    );
  });

  it("is none when the server stops, and those who watch are told", async () => {
    const watchers = new Watchers();
    const told: string[] = [];
    const watcher: Watcher = { end: (why) => void told.push(why), over: Promise.resolve() };
    watchers.add(watcher);
    await watchers.stop();
    watchers.remove(watcher, "stopped");
    watchers.remove(watcher, "stopped");
    assert.deepEqual([told, watchers.size, watchers.ended.stopped], [["stopped"], 0, 1]);
    assert.equal(
      refusal(() => watchers.admit("one", 1)),
      "SERVER_BUSY",
    );
  });
});
