import { DECISION_RULES } from "../decisions/decision-rules.js";
import { processesFor } from "../decisions/type-rules.js";
import { POLICY } from "../procedures/policy.js";
import { qualificationOn } from "../study-groups/qualification.js";
import type { ApprovalProcess, DecisionKind, FindingStatus } from "../vocabulary.js";
import type { A5Justification, WorkItemState } from "../work-item.js";
import { IPR_RULES } from "./ipr-rules.js";
import type { Answer, ReadinessFacts, ReadinessRule } from "./rule.js";
import { WAIT_RULES } from "./wait-rules.js";

const recorded = (value: string | readonly unknown[] | null): FindingStatus => {
  if (value === null) return "UNKNOWN";
  return value.length > 0 ? "MET" : "UNMET";
};

const answered =
  (check: string) =>
  ({ item }: ReadinessFacts): FindingStatus => {
    const record = item.checklist[check];
    if (!record) return "UNKNOWN";
    return record.answer === "YES" ? "MET" : "UNMET";
  };

const check = (id: string, requirement: string, rest: Partial<ReadinessRule> = {}): ReadinessRule => ({
  id,
  requirement,
  severity: "ADVICE",
  clause: "CHECKLIST",
  remedy: `The rapporteur settles this and answers ${id} in the checklist.`,
  judge: answered(id),
  ...rest,
});

/**
 * A requirement that no text makes a condition of a decision: advice under the clause that wants it at another time,
 * unless this tracker requires it; then it is named as the policy of this tracker that it is.
 */
const wanted =
  (required: readonly string[]) =>
  (rule: Omit<ReadinessRule, "severity">): ReadinessRule =>
    required.includes(rule.id)
      ? { ...rule, severity: "BLOCKING", clause: "REQUIRED_FOR_DECISION" }
      : { ...rule, severity: "ADVICE" };

const NORMATIVE: readonly ApprovalProcess[] = ["AAP", "TAP"];

const isListed = ({ candidacies }: WorkItemState, kind: DecisionKind): boolean =>
  Object.values(candidacies).some((one) => one.status === "PLANNED" && one.kind === kind);

/** What the record itself shows. */
const record = (want: ReturnType<typeof wanted>): readonly ReadinessRule[] => [
  {
    id: "STAGE",
    requirement: "The item is at a stage from which this decision can be taken",
    severity: "BLOCKING",
    clause: "A8_3_1",
    remedy: "Nothing is decided twice; take it off the list.",
    judge: ({ item, kind }) => {
      const { from, to } = DECISION_RULES[kind];
      // Decided on already: only a further meeting that has it on its list takes it up anew.
      if (item.stage === to) return isListed(item, kind) ? "MET" : "UNMET";
      return from.includes(item.stage) ? "MET" : "UNMET";
    },
  },
  {
    id: "DECISION_KIND",
    requirement: "The kind of decision belongs to the item's approval process",
    severity: "BLOCKING",
    clause: "RES1_8_1",
    remedy: "Propose it for the decision that its process asks for, or change the process.",
    judge: ({ item, kind }) => (DECISION_RULES[kind].processes.includes(item.process) ? "MET" : "UNMET"),
  },
  {
    id: "PROCESS_FOR_TYPE",
    requirement: "The approval process fits the type of text",
    severity: "BLOCKING",
    clause: "RES1_8_1",
    remedy: "Set the process that the type of text asks for.",
    judge: ({ item }) => (processesFor(item.type, item.integral).includes(item.process) ? "MET" : "UNMET"),
  },
  want({
    id: "BASE_TEXT",
    requirement: "The draft is available as a document",
    clause: "A1_2_3_3_6",
    remedy: "Submit the draft as a TD and record it in baseTexts.",
    judge: ({ item }) => recorded(item.baseTexts),
  }),
  want({
    id: "SUMMARY",
    requirement: "The draft Recommendation has its summary",
    clause: "A8_3_3",
    processes: NORMATIVE,
    remedy: "Write the summary and record it.",
    judge: ({ item }) => recorded(item.summary),
  }),
  want({
    id: "EDITOR",
    requirement: "An editor is named",
    clause: "A1_1_4_7",
    remedy: "Record the editors.",
    judge: ({ item }) => recorded(item.editors),
  }),
  {
    id: "A5_JUSTIFICATION",
    requirement:
      "Every normative reference to another organisation's document has its A.5 justification in a TD, and the organisation is qualified",
    severity: "BLOCKING",
    clause: "A5",
    processes: NORMATIVE,
    remedy:
      "Record externalReferences (an empty list says there are none), an A.5 justification with its TD for each, and the qualification of the organisation: recordQualification.",
    judge: judgeA5,
  },
];

/** What only the rapporteur can answer. */
const CHECKLIST: readonly ReadinessRule[] = [
  check("TECHNICAL_ACCURACY", "The text was reviewed for technical accuracy"),
  check("FEW_OPTIONS", "Options are few"),
  check("NO_CONFLICT", "It conflicts with no approved Recommendation"),
  check("NO_CASE_STUDIES", "The normative part has no case studies", { processes: NORMATIVE }),
  check("SHORT_EXAMPLES", "Examples in the normative part are short", { processes: NORMATIVE }),
  check("AUTHORS_GUIDE", "It follows the author's guide and the template"),
  check("LANGUAGE", "Spelling and grammar were checked"),
  check("DEFINITIONS", "Definitions were checked against the ITU terms database"),
  check("ACRONYMS", "Acronyms are expanded"),
  check("REFERENCES_USED", "The normative part uses every reference of clause 2", { processes: NORMATIVE }),
  check("REFERENCES_A5", "The references of clause 2 comply with Rec. A.5", { processes: NORMATIVE }),
  check("PROCEDURE_CONDITIONS", "The conditions of the approval procedure are met"),
  check("COORDINATION", "Coordination with other groups and organisations is done"),
];

/** Every requirement, in the order in which findings are shown. */
export const READINESS_RULES: readonly ReadinessRule[] = readinessRules(POLICY.requiredForDecision.value);

/** Every requirement, where the tracker itself requires these before a decision; the others of its wishes are advice. */
export function readinessRules(required: readonly string[]): readonly ReadinessRule[] {
  return [...record(wanted(required)), ...WAIT_RULES, ...IPR_RULES, ...CHECKLIST];
}

/** The points of the checklist that a rapporteur answers. */
export const CHECKS: readonly string[] = CHECKLIST.map((rule) => rule.id);

function judgeA5(facts: ReadinessFacts): FindingStatus | Answer {
  const { externalReferences, a5Justifications } = facts.item;
  if (externalReferences === null) return "UNKNOWN";
  if (externalReferences.length === 0) return "MET";
  if (a5Justifications === null) return "UNKNOWN";
  const wanting = externalReferences.flatMap((reference) => wantingOf(reference, a5Justifications, facts));
  return wanting.length === 0 ? "MET" : { status: "UNMET", detail: wanting.join("; ") };
}

/** What a reference lacks. What the study group has on record of an organisation counts before the justification's word. */
function wantingOf(
  reference: string,
  justifications: readonly A5Justification[],
  { qualifications, on }: ReadinessFacts,
): string[] {
  const found = justifications.find(({ document, td }) => document === reference && td);
  if (!found) return [`${reference} has no justification with a TD`];
  const { organization } = found;
  const known = qualificationOn(qualifications, organization, on);
  if (known) return known.fault ? [`${reference}: ${organization} ${known.fault}`] : [];
  return found.qualified === false ? [`${reference}: ${organization} is not qualified`] : [];
}
