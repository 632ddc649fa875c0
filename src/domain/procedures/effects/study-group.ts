import { openStep, positionsIn, type Step, stepsOf } from "../../approval-track.js";
import { addDays } from "../../calendar.js";
import { agendaItemFor } from "../../decisions/judge-meeting.js";
import { sittingsOf } from "../../meeting.js";
import { nameKey } from "../../text.js";
import type { ApprovalVariant, DecisionKind, DecisionOutcome, PositionKind } from "../../vocabulary.js";
import type { Decision, WorkItemState } from "../../work-item.js";
import { mergeTitles } from "../../work-items/particulars.js";
import { ruledDate } from "../date-rules.js";
import { endOf } from "../periods.js";
import { added, changed, closed, type EffectOf, type Performed, withStep } from "./effect.js";

const AT_MEETING = ["SG_REVIEW", "SG_DECISION"] as const;

/** The text is announced for a study group meeting. */
export const announceStudyGroup: EffectOf = (act) => {
  const { item, date, input, meeting } = act;
  const carried = closed(item.steps, ["SG_REVIEW"], date, "CARRIED_TO_LATER_MEETING");
  const steps = closed(carried, ["PREPARATION"], date, "ANNOUNCED");
  const opens = meeting && sittingsOf(meeting, item.studyGroup)[0]?.startsOn;
  const dates = opens ? [ruledDate("ANNOUNCE_STUDY_GROUP_BY", opens)] : [];
  const review = { kind: "SG_REVIEW", startedOn: date, dates, meeting: meeting?.code ?? null } as const;
  return { next: { steps: withStep(item, steps, { ...review, document: input.document ?? null }) } };
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

/** A member says something in the step that is going on. */
export const takePosition =
  (kind?: PositionKind): EffectOf =>
  (act) => {
    const step = openStep(act.item, ...AT_MEETING, "MORE_TIME", "DELETION_PERIOD");
    return {
      next: step ? { positions: position(act, step, kind ?? act.input.positionKind ?? "CONCERN") } : {},
    };
  };

/** A member takes its abstention back. */
export const revokeAbstention: EffectOf = ({ item, date, input }) => {
  const step = openStep(item, ...AT_MEETING);
  const abstention = positionsIn(item, step, "ABSTENTION").find(
    (known) => nameKey(known.member) === nameKey(input.member ?? ""),
  );
  if (!abstention) return { next: {} };
  return { next: { positions: { ...item.positions, [abstention.id]: { ...abstention, revokedOn: date } } } };
};

/** The meeting approves, or does not. */
export const decideApproval: EffectOf = (act) => {
  const { item, date, to } = act;
  const approved = to !== "NOT_APPROVED";
  const outcome = approved ? "APPROVED" : "NOT_APPROVED";
  const step = openStep(item, ...AT_MEETING);
  const dates = [...(step?.dates ?? []), notifyBy(act, lastDay(act) ?? date)];
  const steps = step
    ? changed(item.steps, step, {
        closedOn: date,
        outcome,
        dates,
        opposed: act.input.opposingMemberStates ?? null,
      })
    : item.steps;
  return {
    next: {
      steps,
      ...recordOf(act, "APPROVAL", approved ? "AGREED" : "REJECTED"),
      ...(approved ? approval(item, date) : {}),
      ...(approved && act.input.titles ? { titles: mergeTitles(item.titles, act.input.titles) } : {}),
    },
  };
};

/** Somebody asks for more time: four weeks after the end of the meeting. */
export const requestMoreTime: EffectOf = (act) => {
  const { item, date, input, meeting } = act;
  const ends = lastDay(act) ?? date;
  const rule = item.process === "TAP" ? "MORE_TIME_END_TAP" : "MORE_TIME_END_AAP";
  const steps = closed(item.steps, AT_MEETING, date, "MORE_TIME_REQUESTED");
  const dates = [ruledDate(rule, ends)];
  const extra = { kind: "MORE_TIME", startedOn: date, dates, meeting: meeting?.code ?? null } as const;
  const next = withStep(item, steps, { ...extra, opposed: input.opposingMemberStates ?? 0 });
  const step = openStep({ steps: next }, "MORE_TIME");
  return { next: { steps: next, ...(step ? { positions: position(act, step, "MORE_TIME") } : {}) } };
};

/** The extra time is over. */
export const closeMoreTime: EffectOf = (act) => {
  const { item, date, to } = act;
  const step = openStep(item, "MORE_TIME");
  if (!step) return { next: {} };
  const approved = to !== "NOT_APPROVED";
  const end = endOf(step) ?? date;
  const outcome = approved ? "APPROVED" : "NOT_APPROVED";
  const dates = [...step.dates, notifyBy(act, end)];
  return {
    next: {
      steps: changed(item.steps, step, { closedOn: date, outcome, dates }),
      ...(approved ? approval(item, addDays(end, 1)) : {}),
    },
    // The text is approved when the four weeks have run out, whenever that is written down.
    effectiveOn: approved ? addDays(end, 1) : date,
  };
};

/** A Member State present declares policy or regulatory implications. */
export const declarePolicyImplication: EffectOf = (act) => {
  const { item, date, to } = act;
  const step = openStep(item, "SG_REVIEW");
  return {
    next: {
      steps: closed(item.steps, AT_MEETING, date, "POLICY_IMPLICATION"),
      ...(step ? { positions: position(act, step, "POLICY_IMPLICATION") } : {}),
      ...(to === "MOVED_TO_TAP" ? { process: "TAP" as const } : {}),
    },
  };
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
    body: input.body?.toUpperCase() ?? item.studyGroup,
    decidedOn: date,
    agendaItem: input.agendaItem ?? (meeting && agendaItemFor(meeting, kind)) ?? 0,
    finalText: input.finalText ?? null,
    assignedNumber: null,
    reason: input.reason ?? null,
    overrideReason: null,
    chairConcurrence: null,
    wasCandidate: planned,
  };
  return {
    decisions: { ...item.decisions, [id]: decision },
    candidacies:
      planned && candidacy ? { ...item.candidacies, [code]: { ...candidacy, status } } : item.candidacies,
  };
}

function approval(item: WorkItemState, date: string): Pick<WorkItemState, "approvedOn" | "approvalVariant"> {
  const approvalVariant: ApprovalVariant = item.process === "TAP" ? "STUDY_GROUP_TAP" : "STUDY_GROUP_AAP";
  return { approvedOn: date, approvalVariant };
}

function notifyBy({ item }: Performed, from: string) {
  return ruledDate(item.process === "TAP" ? "NOTIFY_BY_TAP" : "NOTIFY_BY_AAP", from);
}

function lastDay({ item, meeting }: Performed): string | null {
  return meeting ? (sittingsOf(meeting, item.studyGroup).at(-1)?.endsOn ?? null) : null;
}

function position(
  { item, date, input }: Performed,
  step: Step,
  kind: PositionKind,
): WorkItemState["positions"] {
  return added(item.positions, "P", {
    step: step.id,
    member: input.member ?? "",
    category: input.category ?? "MEMBER_STATE",
    kind,
    statedOn: date,
    note: input.text ?? null,
    revokedOn: null,
  });
}

/** The step at whose end a result was to be notified, of the current attempt. */
export function decidingStep(item: WorkItemState): Step | null {
  const steps = [
    ...stepsOf(item, "SG_REVIEW"),
    ...stepsOf(item, "SG_DECISION"),
    ...stepsOf(item, "MORE_TIME"),
  ];
  return steps.filter((step) => step.cycle === item.cycle && step.closedOn).at(-1) ?? null;
}
