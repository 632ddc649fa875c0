import { serialize } from "bson";
import { assert } from "chai";
import { aggregateAsOf, aggregateAtRevision } from "../../src/domain/as-of.js";
import { commitsOf } from "../../src/domain/commits.js";
import { advance, begin, type HistoryEvent } from "../../src/domain/history.js";
import { isReadable } from "../../src/domain/readable.js";
import { verifyHistory } from "../../src/domain/verify-history.js";
import type { WorkItem, WorkItemState } from "../../src/domain/work-item.js";
import { packedAggregate } from "../../src/packed/pack-aggregate.js";
import { readDocument } from "../../src/persistence/documents.js";
import { draft } from "../support/story.js";

const act = (day: number) =>
  ({
    action: "UPDATE",
    effectiveOn: `2026-02-0${day}`,
    recordedAt: `2026-02-0${day}T09:00:00.000Z`,
    by: { name: "T", role: "TSB" },
    said: { summary: "A summary that is longer than what is common to many." },
  }) as const;

/** An item with four events: made, and changed three times. */
function made(number: number): WorkItem {
  const summary = act(1).said.summary;
  let item = begin(`id-${number}`, draft({ acronym: `Y.item-${number}` }), act(1)) as WorkItem;
  item = advance<WorkItemState>(item, { summary }, act(2)) as WorkItem;
  item = advance<WorkItemState>(item, { editors: [{ name: "E", affiliation: null }] }, act(3)) as WorkItem;
  return advance<WorkItemState>(item, { editors: [], summary: null }, act(4)) as WorkItem;
}

/** The item as it comes back from the database, that has its document in these bytes. */
function stored(item: object, more: object = {}) {
  const { id, ...fields } = item as WorkItem;
  const document = { _id: id, ...fields, keys: [id], position: 9, ...more };
  return readDocument<WorkItem>(serialize(document, { ignoreUndefined: true }));
}

/** An item whose only event says this of a field. */
const saying = (before: unknown, after: unknown) => {
  const [event] = made(1).history;
  return { ...made(1), history: [{ ...event, changes: [{ field: "a", before, after }] }] };
};

const plain = (value: object) => JSON.parse(JSON.stringify(value));

describe("packed histories", () => {
  it("say what was packed, read from the database or written by this process, and their hashes fit", () => {
    for (let number = 1; number < 12; number += 1) {
      for (const item of [stored(made(number)).aggregate, packedAggregate(made(number))]) {
        assert.deepEqual(plain(item), plain(made(number)));
        assert.notInstanceOf(item.history, Array);
        const { id, ...fields } = plain(item);
        assert.deepEqual(verifyHistory(id, fields).faults, []);
      }
    }
  });

  it("give any value as it was", () => {
    const values: unknown[] = [
      null,
      "null",
      true,
      "true",
      1,
      "1",
      [],
      {},
      "[]",
      "{}",
      "",
      false,
      0,
      -1,
      1.5,
      -7e9,
      2 ** 30,
    ];
    values.push(
      "ä".repeat(9),
      "项目",
      "𝕏 and more than what is common",
      "a".repeat(64),
      "A".repeat(64),
      "0".repeat(63),
    );
    values.push(
      [1, [2, { x: [] }]],
      { "": 1 },
      { "a.b": { 7: null } },
      Array.from({ length: 99 }, (_, at) => `${at}`),
    );
    for (const before of values)
      for (const after of values) {
        const { changes } = stored(saying(before, after)).aggregate.history.at(0) as HistoryEvent;
        assert.deepEqual(changes, [{ field: "a", before, after }]);
      }
  });

  it("are asked as an array is", () => {
    const events = [...made(1).history];
    const { history } = stored(made(1)).aggregate;
    assert.equal(history.length, 4);
    for (const place of [-5, -4, -1, 0, 1, 3, 4]) assert.deepEqual(history.at(place), events.at(place));
    for (const from of [-9, -1, 0, 2, 4, 9]) {
      assert.deepEqual(history.slice(from), events.slice(from));
      for (const to of [-9, -1, 0, 3, 9]) assert.deepEqual(history.slice(from, to), events.slice(from, to));
    }
    const isThird = ({ seq }: HistoryEvent) => seq === 3;
    assert.deepEqual(history.find(isThird), events[2]);
    assert.deepEqual(history.findLast(isThird), events[2]);
    assert.isTrue(history.some(isThird));
    assert.deepEqual(history.filter(isThird), [events[2] as HistoryEvent]);
    assert.deepEqual(
      history.map(({ seq }) => seq),
      [1, 2, 3, 4],
    );
    assert.deepEqual(
      history.flatMap(({ seq }) => [seq, seq]),
      [1, 1, 2, 2, 3, 3, 4, 4],
    );
    assert.deepEqual([...history], events);
  });

  it("give the same events as long as somebody holds them", () => {
    const { history } = stored(made(1)).aggregate;
    const held = history.slice(0);
    const all = [...history];
    assert.deepEqual(held, all);
    assert.strictEqual(history.at(2), all[2]);
    assert.strictEqual(
      history.find(({ seq }) => seq === 3),
      all[2],
    );
  });

  it("give the same last event as long as somebody holds it", () => {
    const { history } = stored(made(1)).aggregate;
    const held = history.at(-1);
    assert.strictEqual(history.at(3), held);
    assert.isUndefined(history.at(-5));
    assert.isUndefined(history.at(4));
  });

  it("are the past's too, without being unpacked for it", () => {
    const moment = { asOf: "2026-02-03", asKnownAt: null };
    const [there, packed] = [
      aggregateAsOf(made(1), moment),
      aggregateAsOf(stored(made(1)).aggregate, moment),
    ];
    assert.notInstanceOf(packed?.history, Array);
    assert.deepEqual(plain(packed as WorkItem), plain(there as WorkItem));
    assert.equal(packed?.history.length, 3);
    const second = aggregateAtRevision(stored(made(1)).aggregate, 2);
    assert.deepEqual(plain(second), plain(aggregateAtRevision(made(1), 2)));
  });

  it("keep once what is common, as actors, and values of which there is nothing to say", () => {
    const items = Array.from({ length: 9 }, (_, number) => stored(made(number)).aggregate);
    const [one, two] = items.slice(-2) as [WorkItem, WorkItem];
    assert.strictEqual(one.history.at(0)?.by, two.history.at(3)?.by);
    assert.strictEqual(one.history.at(0)?.basis, two.history.at(3)?.basis);
    assert.strictEqual(one.decisions, two.decisions);
  });

  it("know their commits, also of before these were kept", () => {
    const commits = [5, 6, 7, 9];
    assert.deepEqual(commitsOf(stored(made(1), { commits }).aggregate), { positions: commits, before: 0 });
    const later = stored(made(1), { commits: [7, 9] });
    assert.equal(later.position, 9);
    assert.deepEqual(commitsOf(later.aggregate), { positions: [7, 9], before: 6 });
    assert.deepEqual(commitsOf(stored(made(1)).aggregate), { positions: [], before: 9 });
    assert.strictEqual(commitsOf(packedAggregate(later.aggregate)), commitsOf(later.aggregate));
  });

  it("leave alone what is no history, or has values that JSON does not know, for that is for verify to say", () => {
    for (const history of [null, "none", [null], [{ changes: [new Date(0)] }], [{ ["__proto__"]: 1 }]]) {
      const { aggregate } = stored({ ...made(1), history });
      assert.deepEqual(aggregate.history as unknown, history as unknown);
    }
    assert.isFalse(isReadable("workItem", stored({ ...made(1), history: [] }).aggregate));
    assert.isTrue(isReadable("workItem", stored(made(1)).aggregate));
  });
});
