import { assert } from "chai";
import { CLAUSES } from "../../../src/domain/clauses.js";
import { POLICY } from "../../../src/domain/procedures/policy.js";
import { readinessRules } from "../../../src/domain/readiness/rules.js";

const WISHES = {
  BASE_TEXT: "Rec. ITU-T A.1 §2.3.3.6",
  SUMMARY: "Rec. ITU-T A.8 §3.3",
  EDITOR: "Rec. ITU-T A.1 §1.4.7",
};

describe("the rules of readiness", () => {
  const shown = (required: readonly string[]) =>
    Object.fromEntries(
      readinessRules(required)
        .filter(({ id }) => id in WISHES)
        .map(({ id, severity, clause }) => [id, `${severity} ${CLAUSES[clause].citation}`]),
    );

  it("block for what the tracker requires of its own choice, and say that it is that", () => {
    const own = `BLOCKING ${CLAUSES.REQUIRED_FOR_DECISION.citation}`;
    assert.deepEqual(shown(Object.keys(WISHES)), { BASE_TEXT: own, SUMMARY: own, EDITOR: own });
    assert.isFalse(POLICY.requiredForDecision.verified, "no text requires it");
  });

  it("advise with the clause of the text where the tracker requires nothing", () => {
    const advice = Object.entries(WISHES).map(([id, clause]) => [id, `ADVICE ${clause}`]);
    assert.deepEqual(shown([]), Object.fromEntries(advice));
  });

  it("do not ask the rapporteur whether the chair asked the IPR question", () => {
    assert.notInclude(
      readinessRules([]).map(({ id }) => id),
      "IPR_ASKED",
    );
  });
});
