import { assert } from "chai";
import { type DocumentNode, parse } from "graphql";
import type { Acting } from "../../src/application/permit.js";
import type { Tracker } from "../../src/application/tracker.js";
import { createSchema } from "../../src/graphql/schema.js";
import { LiveProgramme } from "../../src/programme/live-programme.js";
import { Seen } from "../../src/programme/seen.js";
import type { Told, Watch } from "../../src/programme/watch.js";
import { SharedExecutions } from "../../src/server/live/shared-executions.js";
import { Slices } from "../../src/server/live/slices.js";

const ACTS = parse(
  "subscription($after: String, $is: Boolean!) { acts(after: $after) { position @include(if: $is) } }",
);
const TSB: Acting = { name: "TSB", role: "TSB" };

describe("what many ask for in the same words", () => {
  let executions: SharedExecutions;
  let executed = 0;
  const programme = new LiveProgramme();
  const seen = new Seen(1);
  const commit = { position: 1, kind: "studyGroup", id: "g", from: 1, to: 1, seen } as const;
  const told: Told = { commit, seen };

  beforeEach(async () => {
    executed = 0;
    programme.feed.programmeAfter = (one) => (one === commit ? programme.current : null);
    executions = new SharedExecutions({
      schema: await createSchema(),
      tracker: { programme } as unknown as Tracker,
      execute: () => {
        executed += 1;
        return { data: { executed } };
      },
      report: () => "",
      slices: new Slices(),
    });
  });

  const join = (variables: object, signedIn: Acting | null = null, document: DocumentNode = ACTS) =>
    executions.join(
      { source: {} as Watch, document, operationName: null, variables: { ...variables } },
      signedIn,
    );

  it("is worked out once for each act, from wherever each of them goes on", async () => {
    const crowd = Array.from({ length: 100 }, (_one, at) => join({ is: true, after: `${at}` }));
    const texts = await Promise.all(crowd.map((one) => one.textOf(told)));
    assert.deepEqual([executed, new Set(texts).size, executions.size], [1, 1, 1]);
    for (const one of crowd) one.leave();
    assert.equal(executions.size, 0, "nothing is kept for those who left");
  });

  it("is not taken for the same where the variables, the words or the viewer differ", async () => {
    const others = [
      join({ is: true }),
      join({ is: false }),
      join({ is: true }, TSB),
      join({ is: true }, null, parse("subscription { acts { position } }")),
    ];
    await Promise.all(others.map((one) => one.textOf(told)));
    assert.deepEqual([executed, executions.size], [4, 4]);
  });

  it("is worked out for each where what was seen differs, or it is long over", async () => {
    const [one, other] = [join({ is: true }), join({ is: true })];
    const elsewhere: Told = { commit, seen: new Seen(2) };
    const longOver: Told = { commit: { ...commit }, seen };
    for (const each of [elsewhere, longOver]) {
      assert.isTrue(one.isAlone(each));
      await one.textOf(each);
      await other.textOf(each);
    }
    assert.equal(executed, 4);
  });

  it("differs where the variable says something else as well", async () => {
    const both = parse(
      "subscription($after: String!) { acts(after: $after) { workItem { title(language: $after) } } }",
    );
    await Promise.all(
      [join({ after: "en" }, null, both), join({ after: "fr" }, null, both)].map((one) => one.textOf(told)),
    );
    assert.equal(executed, 2);
  });
});
