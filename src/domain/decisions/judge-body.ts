import { ASSEMBLY, bodyLabel, isWorkingParty, type WorkingPartyLabel } from "../labels.js";
import { type Problem, problem } from "../problem.js";
import type { StudyGroupState } from "../study-group.js";
import type { DecisionKind, WorkItemType } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { DECISION_RULES } from "./decision-rules.js";
import { TYPE_RULES } from "./type-rules.js";

/** What an assembly decides, exceptionally (Rec. A.8 §1.1 and §3.1, WTSA Res. 1 §9.1.2 and §9.3.1). */
const BY_ASSEMBLY: readonly DecisionKind[] = ["CONSENT", "DETERMINATION", "APPROVAL"];

/** What decides whether a body may take a decision on an item. */
export interface BodyFacts {
  readonly item: WorkItemState;
  readonly kind: DecisionKind;
  readonly body: string;
  /** The working party to which the item's Question is entrusted. */
  readonly home: WorkingPartyLabel | null;
  readonly studyGroup: StudyGroupState;
  /** When the study group chair concurred, if so. */
  readonly chairConcurrence?: string | null;
}

/** Why the body may not take this decision: a working party decides for its own Questions, and never approves. */
export function judgeBody(facts: BodyFacts): Problem[] {
  const { item, kind, body, home, studyGroup } = facts;
  const known = bodyLabel(body);
  if (!known) return [problem("BODY_UNKNOWN", { body }, { path: "body" })];
  if (known === item.studyGroup || (known === ASSEMBLY && BY_ASSEMBLY.includes(kind))) return [];

  const problems: Problem[] = [];
  if (known !== home) {
    const where = {
      question: item.question ?? item.acronym,
      home: home ?? studyGroup.label,
      body,
      studyGroup: studyGroup.label,
    };
    problems.push(problem("WRONG_BODY", where, { path: "body" }));
  }
  if (!isWorkingParty(known)) return problems;
  if (!DECISION_RULES[kind].byWorkingParty) {
    const clause = item.process === "TAP" ? "RES1_9_5" : "A8_5_3";
    problems.push(
      problem("WP_CANNOT_APPROVE", { body, studyGroup: studyGroup.label }, { path: "body", clause }),
    );
  }
  if (kind === "AGREEMENT") problems.push(...judgeAgreement(facts));
  return problems;
}

function judgeAgreement({ item, body, studyGroup, chairConcurrence }: BodyFacts): Problem[] {
  const { agreeingBody, clause } = TYPE_RULES[item.type];
  const names = { body, type: item.type, studyGroup: studyGroup.label };
  if (agreeingBody === "WORKING_PARTY_WITH_CONCURRENCE") {
    return chairConcurrence ? [] : [problem("CONCURRENCE_MISSING", names, { path: "chairConcurrence" })];
  }
  const authorised =
    agreeingBody === "WORKING_PARTY_IF_AUTHORISED" &&
    studyGroup.authorisations.some((authorisation) => authorisation.type === item.type);
  return authorised ? [] : [problem("WP_NOT_AUTHORISED", names, { path: "body", clause })];
}

/** Why a study group cannot authorise its working parties for texts of a type (WTSA Res. 1 §1bis). */
export function judgeAuthorisable(type: WorkItemType, path: string): Problem[] {
  if (TYPE_RULES[type].agreeingBody === "WORKING_PARTY_IF_AUTHORISED") return [];
  return [problem("AUTHORISATION_UNFIT", { type }, { path, clause: "RES1_1BIS" })];
}
