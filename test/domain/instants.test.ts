import { expect } from "chai";
import { advance, advanceWith, begin, hashOf } from "../../src/domain/history.js";
import { verifyHistory } from "../../src/domain/verify-history.js";

const by = { name: "Test", role: "TSB" } as const;
const act = (recordedAt: string) => ({ action: "UPDATE", effectiveOn: "2026-01-01", recordedAt, by });
const NOON = "2026-11-25T12:00:00.000Z";
const TWO_HOURS_BEFORE = "2026-11-25T10:00:00.000Z";
const AN_HOUR_LATER = "2026-11-25T13:00:00.000Z";

describe("the instants of one history", () => {
  const item = begin<{ title: string }>("i1", { title: "a" }, act(NOON));

  it("never fall, also when a clock is put back; and go on when it has caught up", () => {
    const second = advance(item, { title: "b" }, act(TWO_HOURS_BEFORE));
    const third = advanceWith(second, new Map([["title", "c"]]), act(TWO_HOURS_BEFORE));
    const fourth = advance(third, { title: "d" }, act(AN_HOUR_LATER));
    const instants = fourth.history.map(({ recordedAt }) => recordedAt);
    expect(instants).to.deep.equal([NOON, NOON, NOON, AN_HOUR_LATER]);
    const { id, ...stored } = fourth;
    expect(verifyHistory(id, stored).faults).to.deep.equal([]);
  });

  it("are named by verify where they do fall", () => {
    const { id, ...stored } = advance(item, { title: "b" }, act(AN_HOUR_LATER));
    const [first, second] = stored.history;
    const fallen = { ...second, recordedAt: TWO_HOURS_BEFORE };
    const hash = hashOf(id, first?.hash ?? null, fallen);
    const { faults } = verifyHistory(id, { ...stored, history: [first, { ...fallen, hash }] });
    expect(faults).to.deep.equal([
      {
        code: "INSTANT",
        event: 2,
        message: `Event 2 says it was recorded at ${TWO_HOURS_BEFORE}, before event 1, of ${NOON}.`,
      },
    ]);
  });
});
