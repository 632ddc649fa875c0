import { expect } from "chai";
import fc from "fast-check";
import { aggregateAsOf, aggregateAtRevision } from "../../src/domain/as-of.js";
import { advance, begin, changed, fold, hashOf, type State, stateOf } from "../../src/domain/history.js";

const ACT = {
  action: "UPDATE",
  effectiveOn: "2026-02-27",
  recordedAt: "2026-03-03T09:00:00.000Z",
  by: { name: "Test", role: "TSB" },
} as const;

const text = fc.string({ unit: "grapheme", maxLength: 8 });
const entry = fc.record({ text, provenance: fc.constantFrom("LETTER", "MEMBER"), note: fc.option(text) });
const key = fc.constantFrom("en", "zh", "T25-SG13-260223", "a.b", "12", "constructor");
/** A state with every form of field that the aggregates have. */
const state = fc.record({
  acronym: text,
  summary: fc.option(text),
  aliases: fc.array(text, { maxLength: 3 }),
  editors: fc.option(fc.array(fc.record({ name: text, affiliation: fc.option(text) }), { maxLength: 3 })),
  timing: fc.option(fc.record({ raw: text, month: fc.option(text) })),
  cycle: fc.nat(3),
  titles: fc.dictionary(key, entry, { maxKeys: 4 }),
  decisions: fc.dictionary(key, entry, { maxKeys: 4 }),
});
const steps = fc.tuple(
  state,
  fc.array(fc.tuple(state, fc.array(fc.nat(7), { maxLength: 4 })), { maxLength: 8 }),
);

function grown([first, rest]: [object, [object, number[]][]]) {
  let aggregate = begin<State>("an-id", first, ACT);
  for (const [next, fields] of rest) {
    const chosen = Object.entries(next).filter((_, position) => fields.includes(position));
    aggregate = advance<State>(aggregate, Object.fromEntries(chosen), ACT);
  }
  return aggregate;
}

describe("history", () => {
  it("folds to the state after any changes", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const aggregate = grown(story);
        expect(fold(aggregate.history)).to.deep.equal(stateOf(aggregate));
      }),
    );
  });

  it("keeps what was said with an act, as JSON has it, and has it in the hash; an event without is hashed as it is", () => {
    const said = { startsOn: "2026-03-16", document: undefined, reason: null };
    const with_ = begin<State>("an-id", { acronym: "Y.x" }, { ...ACT, said }).history.at(0);
    const without_ = begin<State>("an-id", { acronym: "Y.x" }, ACT).history.at(0);
    expect(with_?.said).to.deep.equal({ startsOn: "2026-03-16", reason: null });
    expect(without_).to.not.have.property("said");
    expect(with_?.hash).to.not.equal(without_?.hash);
    for (const event of [with_, without_])
      expect(event?.hash).to.equal(hashOf("an-id", null, event as object));
  });

  it("folds to every earlier state", () => {
    fc.assert(
      fc.property(steps, ([first, rest]) => {
        const whole = grown([first, rest]);
        for (let count = 0; count <= rest.length; count += 1) {
          const earlier = grown([first, rest.slice(0, count)]);
          expect(aggregateAtRevision(whole, earlier.revision)).to.deep.equal(earlier);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is at any moment what the events of that moment fold to", () => {
    const day = fc.constantFrom("2026-02-01", "2026-02-27", "2026-03-03", "2026-03-10");
    const event = fc.record({
      next: state,
      fields: fc.array(fc.nat(7), { maxLength: 4 }),
      on: day,
      written: day,
    });
    fc.assert(
      fc.property(state, fc.array(event, { maxLength: 8 }), day, day, (first, events, asOf, known) => {
        let aggregate = begin<State>("an-id", first, at("2026-02-01", "2026-02-01"));
        for (const { next, fields, on, written } of events) {
          const chosen = Object.entries(next).filter((_, position) => fields.includes(position));
          aggregate = advance<State>(aggregate, Object.fromEntries(chosen), at(on, written));
        }
        const asKnownAt = `${known}T12:00:00.000Z`;
        const counting = aggregate.history.filter(
          (one) => one.effectiveOn <= asOf && one.recordedAt <= asKnownAt,
        );
        const then = aggregateAsOf(aggregate, { asOf, asKnownAt });
        expect(then && stateOf(then)).to.deep.equal(fold(counting));
        expect(then?.history).to.deep.equal(counting);
        expect(then?.revision).to.equal(counting.at(-1)?.seq);
        expect(fold(aggregate.history)).to.deep.equal(stateOf(aggregate));
      }),
    );
  });

  it("takes changes back", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const aggregate = grown(story);
        const last = aggregate.history.at(-1);
        if (!last || last.seq === 1) return;
        const undone = last.changes.toReversed().map(({ field, before }) => ({ field, after: before }));
        expect(changed(stateOf(aggregate), undone)).to.deep.equal(fold(aggregate.history.slice(0, -1)));
      }),
    );
  });

  it("gives each event a hash that holds the one before it, the aggregate and the content", () => {
    const aggregate = grown([{ a: 1 }, [[{ b: 2 }, [0]]]]);
    const [first, second] = aggregate.history;
    expect(first?.hash).to.match(/^[0-9a-f]{64}$/);
    expect(first?.hash).to.equal(hashOf("an-id", null, first ?? {}));
    expect(second?.hash).to.equal(hashOf("an-id", first?.hash ?? null, second ?? {}));
    expect(hashOf("another-id", null, first ?? {})).to.not.equal(first?.hash);
    expect(hashOf("an-id", null, { ...first, action: "TEST " })).to.not.equal(first?.hash);
  });

  it("tells what was effective on a day from what was known at an instant", () => {
    let item = begin<{ stage: string; summary?: string }>(
      "x",
      { stage: "UNDER_STUDY" },
      at("2026-02-01", "2026-02-01"),
    );
    item = advance(item, { summary: "s" }, at("2026-03-01", "2026-03-01"));
    item = advance(item, { stage: "CONSENTED" }, at("2026-02-27", "2026-03-03"));
    const seen = (asOf: string | null, day: string | null) =>
      aggregateAsOf(item, { asOf, asKnownAt: day && `${day}T12:00:00.000Z` });
    expect(seen("2026-01-31", null)).to.equal(null);
    expect(seen(null, "2026-01-31")).to.equal(null);
    expect(seen("2026-02-26", null)).to.include({ stage: "UNDER_STUDY", revision: 1 });
    expect(seen("2026-02-27", null)).to.include({ stage: "CONSENTED", revision: 3 });
    expect(seen("2026-02-27", null)).to.not.have.property("summary");
    expect(seen("2026-02-27", "2026-03-01")).to.include({ stage: "UNDER_STUDY" });
    expect(seen(null, null)).to.deep.equal(item);
    expect(seen(null, null)).to.not.equal(item);
  });
});

function at(effectiveOn: string, recordedOn: string) {
  return { ...ACT, effectiveOn, recordedAt: `${recordedOn}T10:00:00.000Z` };
}
