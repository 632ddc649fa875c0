import { assert } from "chai";
import fc from "fast-check";
import type { AnyAggregate } from "../../src/domain/aggregates.js";
import { aggregateAsOf, type Moment } from "../../src/domain/as-of.js";
import { CHANGE_CATEGORIES, changesOf, questionsOf } from "../../src/domain/changes.js";
import { type ChangesAsked, changesAmongAll } from "../../src/graphql/changes-list.js";
import { inOrder } from "../../src/graphql/connection.js";
import { CHANGES_BY_DAY, changeView } from "../../src/graphql/types/change-row.js";
import { momentRead, prepareAsOf, programmeAsOf } from "../../src/programme/as-of.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import { Programme } from "../../src/programme/programme.js";
import { itemSet } from "../../src/programme/search.js";
import { inFull } from "../support/in-full.js";
import { plainSearch } from "../support/plain-search.js";
import { BEGINNING, DAYS, QUESTIONS, writes, written } from "../support/random-programme.js";

const RUNS = Number(process.env.INDEX_RUNS ?? 150);
const day = fc.constantFrom(...DAYS);
const instant = fc.option(
  day.map((one) => `${one}T10:00:00.000Z`),
  { nil: null },
);
const moment: fc.Arbitrary<Moment> = fc
  .record({ asOf: fc.option(day, { nil: null }), asKnownAt: instant })
  .filter(({ asOf, asKnownAt }) => asOf !== null || asKnownAt !== null);
const asked: fc.Arbitrary<ChangesAsked> = fc.record({
  period: fc.record({ from: day, to: day, asKnownAt: instant }),
  questions: fc.array(fc.subarray(QUESTIONS), { maxLength: 2 }),
  categories: fc.option(fc.subarray([...CHANGE_CATEGORIES]), { nil: null }),
});

/** A programme of the past made from nothing. */
function anew(programme: Programme, moment: Moment): Programme {
  const past = programme.all().flatMap(({ kind, aggregate }): AnyAggregate[] => {
    const then = aggregateAsOf(aggregate, moment);
    return then ? [{ kind, aggregate: then } as AnyAggregate] : [];
  });
  return Programme.of(past);
}

function plainChanges(programme: Programme, { period, questions, categories }: ChangesAsked) {
  const rows = programme
    .workItems()
    .filter((item) => {
      const labels = questionsOf(item, period);
      return questions.every((wanted) => wanted.some((label) => labels.has(label)));
    })
    .flatMap((item) => changesOf(item, period))
    .filter(({ category }) => !categories || categories.includes(category));
  return inOrder(rows.map(changeView), CHANGES_BY_DAY);
}

/** Everything with its events, whatever history they are taken from. */
const allIn = (programme: Programme) =>
  programme.all().map(({ kind, aggregate }) => ({ kind, aggregate: inFull(aggregate) }));

const noRest = async () => undefined;

describe("the past of a programme", () => {
  it("is shown by a view that followed the commits as by one made from nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        writes,
        fc.array(moment, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        async (all, moments, every) => {
          const live = new LiveProgramme(BEGINNING);
          for (const [index, write] of all.entries()) {
            live.apply([written(live.current, write)]);
            if (index % (1 + (every % 4)) > 0) continue;
            for (const one of moments)
              itemSet(programmeAsOf(live.current, one), { stage: { isNull: false } }, DAYS[3] ?? "");
          }
          for (const one of moments) {
            const view = await prepareAsOf(live.current, one, noRest);
            assert.deepEqual(allIn(view), allIn(anew(live.current, one)));
            for (const { aggregate } of view.all()) assert.deepEqual(momentRead(aggregate), one);
            const filter = {
              stage: { in: ["UNDER_STUDY", "CONSENTED"] },
              question: { in: QUESTIONS.slice(1) },
            };
            assert.deepEqual(
              [...itemSet(view, filter, "2026-02-27").list()],
              plainSearch(view, filter, "2026-02-27"),
            );
            assert.strictEqual(programmeAsOf(live.current, one), view, "made once");
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("is made once for all who wait for it, also where the first of them leaves", async () => {
    const live = new LiveProgramme(BEGINNING);
    for (let item = 0; item < 100; item += 1) {
      live.apply([written(live.current, { item, state: {}, day: DAYS[0] ?? "" })]);
    }
    const moment = { asOf: DAYS[1] ?? "", asKnownAt: null };
    let turns = 0;
    const left = prepareAsOf(live.current, moment, () =>
      turns++ < 2 ? Promise.resolve() : new Promise(() => undefined),
    );
    const views = await Promise.all([1, 2].map(() => prepareAsOf(live.current, moment, noRest)));
    assert.strictEqual(views[0], views[1]);
    assert.strictEqual(programmeAsOf(live.current, moment), views[0]);
    assert.strictEqual(await Promise.race([left, Promise.resolve("waits")]), "waits");
  });

  it("has the changes that a walk through all histories has", async () => {
    await fc.assert(
      fc.asyncProperty(
        writes,
        fc.array(asked, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        async (all, questions, held) => {
          const live = new LiveProgramme(BEGINNING);
          let older = live.current;
          const ask = async (programme: Programme) => {
            for (const one of questions) {
              const list = await changesAmongAll(programme, one, noRest);
              const plain = plainChanges(programme, one);
              assert.deepEqual([...list], plain);
              assert.equal(list.length, plain.length);
            }
          };
          for (const [index, write] of all.entries()) {
            live.apply([written(live.current, write)]);
            if (index !== held % all.length) continue;
            older = live.current;
            await ask(older);
          }
          await ask(live.current);
          await ask(older);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
