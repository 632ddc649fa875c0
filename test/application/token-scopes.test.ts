import { assert } from "chai";
import fc from "fast-check";
import { permitFor, type SignedIn } from "../../src/application/permit.js";
import type { Tracker } from "../../src/application/tracker.js";
import { judgeToken } from "../../src/domain/access-token.js";
import { begin } from "../../src/domain/history.js";
import type { Mandate, Person, PersonState } from "../../src/domain/person.js";
import type { Permission } from "../../src/domain/policies/policy.js";
import { ROLES, TOKEN_SCOPES } from "../../src/domain/vocabulary.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";

const TODAY = "2026-03-02";
const PLACES = ["SG13", "WP4/13", "Q16/13", "item", null] as const;

const mandate = fc.record({
  id: fc.constant("M1"),
  role: fc.constantFrom(...ROLES),
  scope: fc.constantFrom(...PLACES),
  from: fc.constantFrom("2025-01-01", "2026-06-01"),
  until: fc.constantFrom(null, "2025-12-31", "2026-02-28", "2027-01-01"),
});
const permission: fc.Arbitrary<Permission> = fc.record({
  act: fc.constant("ACT"),
  upon: fc.constant("something"),
  by: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }),
  scope: fc.constantFrom(...TOKEN_SCOPES),
  clause: fc.constant("TRACKER" as const),
  on: fc.constantFrom(TODAY, "2025-11-30", "2026-02-15"),
  scopes: fc.uniqueArray(fc.constantFrom(...PLACES)).map((places) => new Set<string | null>(places)),
});
const scopes = fc.oneof(fc.subarray([...TOKEN_SCOPES]), fc.constant([...TOKEN_SCOPES]));
const how = fc.record({
  as: fc.option(fc.constantFrom(...ROLES), { freq: 1 }),
  onBehalfOf: fc.option(fc.constantFrom("b", "nobody"), { freq: 1 }),
});

function personWith(handle: string, mandates: readonly Mandate[]): Person {
  const held = mandates.map((one, index) => [`M${index + 1}`, { ...one, id: `M${index + 1}` }]);
  const state: PersonState = {
    handle,
    name: handle,
    affiliation: null,
    email: null,
    identity: null,
    mandates: Object.fromEntries(held),
  };
  const by = { name: "A test", role: "ADMINISTRATOR" } as const;
  const act = { action: "REGISTER_PERSON", effectiveOn: "2025-01-01", recordedAt: `${TODAY}T09:00:00Z`, by };
  return begin(handle, state, act);
}

describe("what a personal token is good for", () => {
  it("is never more than what its person may do, and never outside its scopes", () => {
    const people = fc.tuple(
      fc.array(mandate, { minLength: 2, maxLength: 6 }),
      fc.array(mandate, { maxLength: 3 }),
    );
    let granted = 0;
    fc.assert(
      fc.property(people, permission, scopes, how, ([mine, others], asked, given, { as, onBehalfOf }) => {
        const [me, other] = [personWith("a", mine), personWith("b", others)];
        const programme = new LiveProgramme([
          { kind: "person", aggregate: me },
          { kind: "person", aggregate: other },
        ]);
        const tracker = { programme, now: () => `${TODAY}T09:00:00Z` } as unknown as Tracker;
        const signedIn = (good: SignedIn["scopes"]): SignedIn => ({
          person: me,
          scopes: good,
          token: "t",
          as,
          onBehalfOf,
        });
        const byToken = permitFor(tracker, signedIn(given))(asked).problems;
        const byPerson = permitFor(tracker, signedIn(TOKEN_SCOPES))(asked).problems;
        if (byToken.length > 0) {
          if (byPerson.length === 0)
            assert.deepEqual(
              byToken.map(({ code }) => code),
              ["TOKEN_SCOPE_MISSING"],
            );
          return;
        }
        granted += 1;
        assert.deepEqual(byPerson, []);
        assert.include(given, asked.scope);
      }),
      { numRuns: 5000 },
    );
    assert.isAbove(granted, 50);
  });

  it("is never more than what the token was good for that made it", () => {
    fc.assert(
      fc.property(scopes, scopes, fc.integer({ min: -5, max: 400 }), (asked, within, days) => {
        const problems = judgeToken({ name: "x", scopes: asked, days }, { held: 0, within });
        const isWider = asked.some((scope) => !within.includes(scope));
        const isRight = asked.length > 0 && !isWider && days >= 1 && days <= 366;
        assert.equal(problems.length === 0, isRight);
      }),
    );
  });
});
