import { latestOf } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { POLICY } from "../procedures/policy.js";
import { type Decision, designation, standingDecisions, type WorkItemState } from "../work-item.js";
import { DECISION_RULES, GAVEL_DECISIONS } from "./decision-rules.js";

/** What of a decision tells whether it is the second one. */
type Treatment = Pick<Decision, "kind" | "outcome" | "meeting" | "body"> & {
  readonly decidedOn: string | null;
};

/**
 * Why the text cannot be treated so: the body did that on the same day already, it was treated later at the meeting, or
 * what was decided stands and is to be withdrawn, not put off.
 */
export function judgeTwice(
  item: WorkItemState,
  { kind, outcome, meeting, body, decidedOn }: Treatment,
): Problem[] {
  const name = designation(item);
  const { to, clause } = DECISION_RULES[kind];
  const treated = standingDecisions(item).filter((decision) => decision.meeting === meeting);
  const anew = treated.find((one) => one.body === body && one.decidedOn === decidedOn);
  const isAnew = item.stage === to && GAVEL_DECISIONS.includes(kind);
  if (isAnew && (outcome !== "AGREED" || anew || !POLICY.decidedAnewBeforeAnnouncement.value))
    return [problem("ALREADY_DECIDED", { name, stage: item.stage }, { path: "kind", clause })];
  const earlier = POLICY.severalTreatmentsAtOneMeeting.value ? anew : treated[0];
  if (earlier && !isAnew)
    return [
      problem("ALREADY_TREATED", { meeting, name, body, outcome: earlier.outcome }, { path: "meeting" }),
    ];
  const last = latestOf(treated.map((one) => one.decidedOn));
  if (!last || !decidedOn || decidedOn >= last) return [];
  return [problem("DATES_OUT_OF_ORDER", { date: decidedOn, earlier: last }, { path: "decidedOn" })];
}

/** That a decision takes the place of an earlier one, at the meeting or of the same kind. */
export function warnOfEarlier(item: WorkItemState, { kind, meeting, outcome }: Treatment): Problem[] {
  const isAnew = item.stage === DECISION_RULES[kind].to && outcome === "AGREED";
  const earlier = standingDecisions(item).findLast(
    (one) => one.meeting === meeting || (isAnew && one.kind === kind && one.outcome === "AGREED"),
  );
  if (!earlier) return [];
  const { body, decidedOn: date, outcome: was } = earlier;
  return [
    problem(
      "TREATED_ANEW",
      { name: designation(item), body, date, kind: earlier.kind, was },
      { path: "workItem" },
    ),
  ];
}
