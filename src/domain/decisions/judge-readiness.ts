import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { type Finding, reviewReadiness } from "../readiness/review.js";
import { WAIT_RULES } from "../readiness/wait-rules.js";
import type { StudyGroupState } from "../study-group.js";
import type { StandingWait } from "../waits/standing.js";
import type { Decision, WorkItemState } from "../work-item.js";

interface Facts {
  readonly item: WorkItemState;
  readonly studyGroup: StudyGroupState;
  readonly waits?: readonly StandingWait[];
  readonly today: CalendarDate;
}

/** An unmet requirement refuses the decision unless the meeting gives its reason; an unknown one is pointed out. */
export function judgeReadiness(
  { item, studyGroup, today, waits }: Facts,
  decision: Pick<Decision, "kind" | "overrideReason"> & { readonly decidedOn: CalendarDate | null },
): { problems: Problem[]; warnings: Problem[] } {
  // These three are judged by judgeKind, with more exact words.
  const judgedElsewhere = new Set(["STAGE", "DECISION_KIND", "PROCESS_FOR_TYPE"]);
  const { qualifications = {} } = studyGroup;
  const reviewed = { item, kind: decision.kind, qualifications, on: decision.decidedOn ?? today, waits };
  const all = reviewReadiness(reviewed).findings;
  const findings = all.filter(
    (finding) => finding.severity === "BLOCKING" && !judgedElsewhere.has(finding.rule),
  );
  const held = stillWaits(all);
  const unmet = findings.filter((finding) => finding.status === "UNMET");
  const problems = unmet.map(({ message, remedy, clause }) => ({
    ...problem("REQUIREMENT_UNMET", { message, remedy }, { path: "workItem" }),
    clause,
  }));
  const unknown = unknownIn(findings.filter((finding) => finding.status === "UNKNOWN"));
  return decision.overrideReason
    ? { problems: [], warnings: [...problems, ...unknown, ...held] }
    : { problems, warnings: [...unknown, ...held] };
}

/** What is not recorded, as one warning that lists it: several would drown the one that matters. */
function unknownIn(findings: readonly Finding[]): Problem[] {
  if (findings.length === 0) return [];
  const listed = (one: (finding: Finding) => string, by: string) => [...new Set(findings.map(one))].join(by);
  const said = {
    requirements: listed(({ requirement }) => requirement, "; "),
    remedy: listed(({ remedy }) => remedy, " "),
  };
  const clause = listed((finding) => finding.clause, "; ");
  return [{ ...problem("REQUIREMENT_UNKNOWN", said, { path: "workItem" }), clause }];
}

/** What the item waits for and is not there: no rule forbids the decision, so it is pointed out. */
function stillWaits(findings: readonly Finding[]): Problem[] {
  const rules = WAIT_RULES.map(({ id }) => id);
  const held = findings.filter(({ rule, status }) => status === "UNMET" && rules.includes(rule));
  return held.map(({ message, remedy, clause }) => ({
    ...problem("STILL_WAITS", { message, remedy }, { path: "workItem" }),
    clause,
  }));
}
