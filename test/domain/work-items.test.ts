import { assert } from "chai";
import fc from "fast-check";
import { judgeBody } from "../../src/domain/decisions/judge-body.js";
import { uniqueKeysOf, type WorkItem } from "../../src/domain/work-item.js";
import { distinctAliases } from "../../src/domain/work-items/register.js";
import { judgeTiming, parseTiming } from "../../src/domain/work-items/timing.js";
import { Programme } from "../../src/programme/programme.js";
import { draft, studyGroup } from "../support/story.js";

const item = (acronym: string, said: object): WorkItem =>
  ({ ...draft({ acronym, aliases: [], ...said }), id: acronym, revision: 1, history: [] }) as WorkItem;

describe("work items", () => {
  it("cannot be decided by a body that is none", () => {
    const judge = (body: string) =>
      judgeBody({ item: draft(), kind: "CONSENT", body, home: "WP3/13", studyGroup }).map(({ code }) => code);
    for (const body of ["", "WP3", "Q22/13", "WP0/13", "the plenary"])
      assert.deepEqual(judge(body), ["BODY_UNKNOWN"]);
    assert.deepEqual(judge("wp3/13"), [], "labels are read in any case");
    assert.deepEqual(judge("WP1/13"), ["WRONG_BODY"]);
    assert.deepEqual(judge("SG13"), [], "a study group decides for all its Questions");
  });

  const timings: readonly [raw: string, month: string | null, priority: string | null][] = [
    ["2026-02 (High priority)", "2026-02", "HIGH"],
    ["10-2027 (Medium priority)", "2027-10", "MEDIUM"],
    ["2028-Q1 (Medium priority)", "2028-03", "MEDIUM"],
    ["2028-q4", "2028-12", null],
    ["2026-02-27", "2026-02", null],
    ["March 2026", "2026-03", null],
    ["Sept. 2026 (high priority)", "2026-09", "HIGH"],
    ["2026 dec", "2026-12", null],
    ["03/2026", "2026-03", null],
    ["2026\u201104", "2026-04", null],
    ["Marching 2026", null, null],
    ["-", null, null],
    ["", null, null],
    ["2026-13", null, null],
    ["00-2026", null, null],
    ["2026-Q5", null, null],
    ["next year (low priority)", null, "LOW"],
  ];
  for (const [raw, month, priority] of timings) {
    it(`read the timing ${JSON.stringify(raw)} as ${month}`, () => {
      assert.deepEqual(parseTiming(raw), { timing: { raw, month }, priority });
    });
  }

  it("have what is wrong with a timing pointed out: that no month can be read from it", () => {
    for (const raw of ["2026-13", "2026-Q5", "soon", "next year (Low priority)"])
      assert.deepEqual(
        judgeTiming(raw).map(({ code }) => code),
        ["TIMING_WITHOUT_MONTH"],
        raw,
      );
    for (const raw of [null, undefined, "", "-", "- (Low priority)", "2026-02", "March 2026"])
      assert.isEmpty(judgeTiming(raw), String(raw));
  });

  it("are found by every way in which their names and number are written", () => {
    const dual = item("Y.DTN-ModelReq", { number: "G.709/Y.1331" });
    const programme = Programme.of([{ kind: "workItem", aggregate: dual }]);
    for (const name of [
      "G.709/Y.1331",
      "y.1331",
      "ITU-T G.709",
      " g.709 ",
      "Y.DTN-MODELREQ",
      "Y.DTN\u2011ModelReq",
    ])
      assert.equal(programme.workItem(name)?.id, dual.id, name);
    for (const name of [
      "Y.133",
      "Y.13310",
      "G.70",
      "Y.DTN",
      "abc/Y.DTN-ModelReq",
      "Y.DTN-ModelReq/13",
      "G.709/Y.9999",
    ])
      assert.isNull(programme.workItem(name), name);
  });

  it("are taken for the text in force where their number is shared, and nothing else is meant than what is asked for", () => {
    const number = "Y.3761";
    const earlier = item("Y.old", { number, stage: "APPROVED", approvedOn: "2022-05-13" });
    const inForce = item("Y.now", { number, stage: "APPROVED", approvedOn: "2024-09-29" });
    const revision = item("Y.3761-rev", { number, stage: "CONSENTED", version: "REVISED" });
    const all = [revision, earlier, inForce];
    const programme = Programme.of(all.map((aggregate) => ({ kind: "workItem" as const, aggregate })));
    const meant = (name: string) => programme.workItemsMeant(name).map(({ acronym }) => acronym);
    assert.deepEqual(meant("Y.3761"), ["Y.now", "Y.3761-rev"]);
    assert.equal(programme.workItem("Rec. ITU-T Y.3761")?.acronym, "Y.now");
    assert.deepEqual(meant("Y.3761 (2022)"), ["Y.old"]);
    assert.deepEqual(meant("Y.3761 (09/2024)"), ["Y.now"]);
    assert.deepEqual(meant("Y.3761 (2026)"), []);
    assert.deepEqual(meant("Y.3761-rev"), ["Y.3761-rev"]);
    assert.lengthOf(programme.workItemsNamed("Y.3761"), 3);
  });

  it("hold a new number alone, a revised one with its edition of the month, and none once they are discontinued", () => {
    const decided = (decidedOn: string) => ({
      D1: { id: "D1", kind: "CONSENT", outcome: "AGREED", decidedOn, assignedNumber: "Y.8002" },
    });
    const keys = (said: object) => uniqueKeysOf(item("Y.a", { number: "Y.8002", ...said }) as WorkItem);
    assert.deepEqual(keys({}), ["name:y.a", "number:y.8002@first"]);
    assert.deepEqual(keys({ number: "Y.8002 (2026)" }), keys({}));
    const revised = (decidedOn: string) => keys({ version: "REVISED", decisions: decided(decidedOn) });
    assert.include(revised("2026-07-10"), "number:y.8002@2026-07");
    assert.include(revised("2026-11-10"), "number:y.8002@2026-11");
    assert.deepEqual(keys({ stage: "DISCONTINUED" }), ["name:y.a"]);
  });

  it("have each other spelling once, and never their own name among them", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Y.a", "y.A", "Y.b", " Y.B ", "Y.c")), (aliases) => {
        const distinct = distinctAliases("Y.A", aliases).map((alias) => alias.toLowerCase());
        assert.equal(new Set(distinct).size, distinct.length);
        assert.notInclude(distinct, "y.a");
        const expected = new Set(
          aliases.map((alias) => alias.trim().toLowerCase()).filter((a) => a !== "y.a"),
        );
        assert.sameMembers(distinct, [...expected]);
      }),
    );
  });
});
