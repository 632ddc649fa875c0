import { assert } from "chai";
import fc from "fast-check";
import { judgeBody } from "../../src/domain/decisions/judge-body.js";
import { isProvisionalName, isPublishedNumber, numberKeys } from "../../src/domain/decisions/number.js";
import { keysNaming, namesOf } from "../../src/domain/work-item.js";
import { distinctAliases } from "../../src/domain/work-items/register.js";
import { parseTiming } from "../../src/domain/work-items/timing.js";
import { draft, studyGroup } from "../support/story.js";

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

  it("tell numbers of published texts from what is none", () => {
    for (const number of [
      "Y.3094",
      "G.709/Y.1331",
      "ITU-T Y.3094",
      "X.1 (2016) Amd 1",
      "Supplement 101 to Y.3302",
      "Y.Suppl.5",
      "YSTR.abc",
      "G.8261.1",
    ])
      assert.isTrue(isPublishedNumber(number), number);
    for (const text of [
      "3094",
      "Y",
      "Y.",
      "Y.QKD-TLS",
      "Y.3094; DROP",
      "Y.3094\n",
      "YY.3094",
      "",
      "Y.3094 ",
      "Y.3094/",
    ])
      assert.isFalse(isPublishedNumber(text), JSON.stringify(text));
  });

  it("tell provisional names from what is none", () => {
    for (const name of ["Y.QKD-TLS", "Y.Sup.MDT", "y.x", "YSTR.abc", "TR.abc", "Y.3510-rev"])
      assert.isTrue(isProvisionalName(name), name);
    for (const text of [
      "",
      "Y",
      "Y.",
      "QKD",
      "Y.a b",
      "Y.$where",
      "Y.é",
      "Y.\u0430",
      `Y.${"x".repeat(60)}`,
      "Y.x\n",
      "__proto__",
    ])
      assert.isFalse(isProvisionalName(text), JSON.stringify(text));
  });

  it("are found by every way in which their number is written", () => {
    const dual = namesOf(draft({ number: "G.709/Y.1331" }));
    for (const name of ["G.709/Y.1331", "y.1331", "ITU-T G.709", " g.709 ", "Y.DTN-MODELREQ"])
      assert.isTrue(
        keysNaming(name).some((key) => dual.includes(key)),
        name,
      );
    for (const name of ["Y.133", "Y.13310", "G.70", "Y.DTN"])
      assert.isFalse(
        keysNaming(name).some((key) => dual.includes(key)),
        name,
      );
    assert.notDeepEqual(numberKeys("Y.3510 (2016) Amd 1"), numberKeys("Y.3510 (2016) Amd 2"));
    assert.deepEqual(numberKeys("Y.3510 (2016) Amd. 1"), numberKeys("ITU-T Y.3510 (2016) amd 1"));
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
