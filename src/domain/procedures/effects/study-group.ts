import { openStep } from "../../approval-track.js";
import { agendaItemFor } from "../../decisions/judge-meeting.js";
import { ASSEMBLY, bodyLabel } from "../../labels.js";
import { sittingsOf } from "../../meeting.js";
import type { ApprovalVariant, DecisionKind, DecisionOutcome } from "../../vocabulary.js";
import type { Decision, WorkItemState } from "../../work-item.js";
import { mergeTitles } from "../../work-items/particulars.js";
import { ruledDate } from "../date-rules.js";
import { countOf } from "./count.js";
import { changed, closed, type EffectOf, type Performed, withStep } from "./effect.js";
import { abstaining, withPosition } from "./positions.js";
import { prepared } from "./text.js";

const AT_MEETING = ["SG_REVIEW", "SG_DECISION"] as const;

/** The chair judges that a study group meeting is close enough; the Director is asked to announce it. */
export const judgeToStudyGroup: EffectOf = (act) => ({
  next: { steps: prepared(act, { chairRequestedOn: act.date, meeting: act.meeting?.code ?? null }) },
});

/** The Director announces that a study group meeting considers the text. */
export const announceStudyGroup: EffectOf = (act) => {
  const { item, date, input, meeting } = act;
  const steps = closed(item.steps, ["PREPARATION"], date, "ANNOUNCED");
  const opens = meeting && sittingsOf(meeting, item.studyGroup)[0]?.startsOn;
  const dates = opens ? [ruledDate("ANNOUNCE_STUDY_GROUP_BY", opens, { on: date })] : [];
  const review = { kind: "SG_REVIEW", startedOn: date, dates, meeting: meeting?.code ?? null } as const;
  return { next: { steps: withStep(item, steps, { ...review, document: input.document ?? null }) } };
};

/** The text goes on to a later meeting: under AAP the Director announces it, under TAP as the policy has it. */
export const carryToLaterMeeting: EffectOf = (act) => {
  const { item, date, input, meeting, to } = act;
  if (item.process === "AAP") {
    const steps = closed(item.steps, ["SG_REVIEW"], date, "CARRIED_TO_LATER_MEETING");
    const judged = { ...act, item: { ...item, steps } };
    return { next: { steps: prepared(judged, { chairRequestedOn: date, meeting: meeting?.code ?? null }) } };
  }
  const opens = meeting && sittingsOf(meeting, item.studyGroup)[0]?.startsOn;
  if (to === "DEFERRED" || !opens) return { next: {} };
  const deferral = { kind: "DEFERRAL", startedOn: date, closedOn: date, outcome: "DEFERRED" } as const;
  const dates = [ruledDate("DISTRIBUTE_TEXT_BY", opens, { on: date })];
  const document = input.document ?? null;
  return {
    next: { steps: withStep(item, item.steps, { ...deferral, dates, meeting: meeting.code, document }) },
  };
};

/** The study group takes a text under TAP up for decision. */
export const openStudyGroupDecision: EffectOf = ({ item, date, meeting }) => ({
  next: {
    steps: withStep(item, item.steps, {
      kind: "SG_DECISION",
      startedOn: date,
      meeting: meeting?.code ?? null,
    }),
  },
});

/** The meeting approves, or does not. */
export const decideApproval: EffectOf = (act) => {
  const { item, date, input, to } = act;
  const approved = to !== "NOT_APPROVED";
  const outcome = approved ? "APPROVED" : "NOT_APPROVED";
  const step = openStep(item, ...AT_MEETING, "MORE_TIME");
  const dates = [...(step?.dates ?? []), notifyBy(act, lastDay(act) ?? date)];
  const count = countOf(act) ?? step?.count ?? null;
  const opposed = count?.opposing ?? step?.opposed ?? null;
  const change = { closedOn: date, outcome, dates, opposed, count } as const;
  return {
    next: {
      steps: step ? changed(item.steps, step, change) : item.steps,
      positions: abstaining(act, input.membersAbstaining ?? []),
      ...recordOf(act, "APPROVAL", approved ? "AGREED" : "REJECTED", { count }),
      ...(approved ? approval(item, date) : {}),
      ...(approved && act.input.titles ? { titles: mergeTitles(item.titles, act.input.titles) } : {}),
    },
  };
};

/** An assembly approves, whatever was going on. */
export const approveAtAssembly: EffectOf = (act) => {
  const { item, date, input } = act;
  const open = ["PREPARATION", "SG_REVIEW", "SG_DECISION"] as const;
  return {
    next: {
      steps: open.reduce((steps, kind) => closed(steps, [kind], date, "APPROVED"), item.steps),
      ...recordOf(act, "APPROVAL", "AGREED", { body: ASSEMBLY }),
      approvedOn: date,
      approvalVariant: "ASSEMBLY",
      ...(input.titles ? { titles: mergeTitles(item.titles, input.titles) } : {}),
    },
  };
};

/** A Member State present declares policy or regulatory implications. */
export const declarePolicyImplication: EffectOf = (act) => {
  const { item, date, to } = act;
  const step = openStep(item, "SG_REVIEW");
  return {
    next: {
      steps: closed(item.steps, AT_MEETING, date, "POLICY_IMPLICATION"),
      ...(step ? { positions: withPosition(act, step, "POLICY_IMPLICATION") } : {}),
      ...(to === "MOVED_TO_TAP" ? { process: "TAP" as const } : {}),
    },
  };
};

/** A meeting withdraws its consent or determination. */
export const withdrawDecision: EffectOf = (act) => {
  const { item, date } = act;
  const kind = item.process === "TAP" ? "DETERMINATION" : "CONSENT";
  const steps = closed(item.steps, ["PREPARATION"], date, "JUDGED_ANEW");
  return { next: { steps, ...recordOf(act, kind, "WITHDRAWN") } };
};

/** The study group defers the text. */
export const defer: EffectOf = ({ item, date }) => ({
  next: { steps: closed(item.steps, AT_MEETING, date, "DEFERRED") },
});

/** The decision as it stands in the record, and what it makes of the candidate. */
export function recordOf(
  { item, meeting, date, input }: Performed,
  kind: DecisionKind,
  outcome: DecisionOutcome,
  special: Partial<Decision> = {},
): Pick<WorkItemState, "decisions" | "candidacies"> {
  const code = meeting?.code ?? "";
  const candidacy = item.candidacies[code];
  // Whatever a text was listed for, a meeting that ends the work on it has dealt with it.
  const planned = candidacy?.status === "PLANNED" && (candidacy.kind === kind || kind === "DISCONTINUATION");
  const status = outcome === "AGREED" ? ("DECIDED" as const) : ("REJECTED" as const);
  const id = `D${Object.keys(item.decisions).length + 1}`;
  const decision: Decision = {
    id,
    kind,
    outcome,
    meeting: code,
    body: bodyLabel(input.body ?? "") ?? item.studyGroup,
    decidedOn: date,
    agendaItem: input.agendaItem ?? (meeting && agendaItemFor(meeting, kind)) ?? 0,
    finalText: input.finalText ?? null,
    assignedNumber: null,
    reason: input.reason ?? null,
    overrideReason: null,
    chairConcurrence: null,
    wasCandidate: planned,
    ...special,
  };
  return {
    decisions: { ...item.decisions, [id]: decision },
    candidacies:
      planned && candidacy ? { ...item.candidacies, [code]: { ...candidacy, status } } : item.candidacies,
  };
}

/** When and how the study group approved the text. */
export function approval(
  item: WorkItemState,
  date: string,
): Pick<WorkItemState, "approvedOn" | "approvalVariant"> {
  const approvalVariant: ApprovalVariant = item.process === "TAP" ? "STUDY_GROUP_TAP" : "STUDY_GROUP_AAP";
  return { approvedOn: date, approvalVariant };
}

/** By when the result is notified. */
export function notifyBy({ item }: Performed, from: string) {
  return ruledDate(item.process === "TAP" ? "NOTIFY_BY_TAP" : "NOTIFY_BY_AAP", from);
}

/** The last day of the study group at the meeting. */
export function lastDay({ item, meeting }: Performed): string | null {
  return meeting ? (sittingsOf(meeting, item.studyGroup).at(-1)?.endsOn ?? null) : null;
}
