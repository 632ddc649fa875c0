import { type CalendarDate, type Instant, latestOf } from "../calendar.js";
import { bodyLabel, type WorkingPartyLabel } from "../labels.js";
import { dayAt, type MeetingState } from "../meeting.js";
import { writtenNumber } from "../names/format.js";
import { type Problem, problem } from "../problem.js";
import { daysAtStage } from "../procedures/days-at-stage.js";
import { closed } from "../procedures/effects/effect.js";
import type { StudyGroupState } from "../study-group.js";
import type { CandidateStatus, DecisionKind, DecisionOutcome } from "../vocabulary.js";
import type { StandingWait } from "../waits/standing.js";
import { type Decision, type DecisionText, designation, type WorkItemState } from "../work-item.js";
import { mergeTitles, type TitleInput } from "../work-items/particulars.js";
import { DECISION_RULES, GAVEL_DECISIONS } from "./decision-rules.js";
import { judgeBody } from "./judge-body.js";
import { judgeKind } from "./judge-kind.js";
import { agendaItemFor, judgeAgendaItem, judgeBegun, judgeDay } from "./judge-meeting.js";
import { judgeNumber } from "./judge-number.js";
import { judgeReadiness } from "./judge-readiness.js";
import { judgeTwice, warnOfEarlier } from "./judge-twice.js";
import { putOffTo } from "./put-off.js";
import { judgeStability } from "./stability.js";
import type { TextInForce } from "./text-in-force.js";

/** What is said at the gavel. */
export interface DecisionRequest {
  readonly kind: DecisionKind;
  readonly outcome: DecisionOutcome;
  readonly body: string;
  /** Left out: the body's only day at the meeting, or today while it sits. */
  readonly decidedOn: CalendarDate | null;
  /** Left out: the candidate's agenda item, else the one agenda item for this kind of decision. */
  readonly agendaItem: number | null;
  readonly finalText: string | null;
  readonly assignedNumber: string | null;
  readonly reason: string | null;
  readonly overrideReason: string | null;
  readonly chairConcurrence: CalendarDate | null;
  /** The titles as the meeting changed them, by language; others stay. */
  readonly titles?: readonly TitleInput[] | null;
  /** The documents that go with the text; the clean one is the final text, unless that is given. */
  readonly texts?: readonly DecisionText[] | null;
  /** Code of the meeting to which it is put off, on whose list it then stands. */
  readonly postponedTo?: string | null;
}

/** Everything that the rules need to know. */
export interface DecisionFacts {
  readonly item: WorkItemState;
  readonly meeting: MeetingState;
  /** The working party to which the item's Question is entrusted. */
  readonly home: WorkingPartyLabel | null;
  readonly studyGroup: StudyGroupState;
  /** The item that holds the number to be assigned, if there is one. */
  readonly numberHolder: string | null;
  /** The approved text that the item changes, where it is known. */
  readonly changes?: TextInForce | null;
  /** What the item waits for, with how it stands; left out: nothing. */
  readonly waits?: readonly StandingWait[];
  /** The meeting to which it is put off; null: there is no such meeting; left out: none is named. */
  readonly later?: MeetingState | null;
  readonly today: CalendarDate;
  /** The present instant, where the clock times of sittings matter. */
  readonly now?: Instant;
}

/** The conclusion: either what the item becomes, or every reason why not. */
export interface DecisionConclusion {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What the item becomes; null when the decision is refused. */
  readonly next: Partial<WorkItemState> | null;
  /** The day of the decision, given or found. */
  readonly decidedOn: CalendarDate | null;
}

/** A decision before its day and agenda item are known to be right. */
type Draft = Omit<Decision, "decidedOn" | "agendaItem"> & Pick<DecisionRequest, "decidedOn" | "agendaItem">;

/** A decision, and the titles that the text got with it. */
type Taken = Pick<DecisionRequest, "titles"> & {
  readonly decision: Decision;
  /** The plans for a later meeting that come of it. */
  readonly plans: WorkItemState["candidacies"];
};

const STATUS: Record<DecisionOutcome, CandidateStatus> = {
  AGREED: "DECIDED",
  POSTPONED: "POSTPONED",
  SENT_BACK: "SENT_BACK",
  REJECTED: "REJECTED",
  WITHDRAWN: "WITHDRAWN",
};

/** Judges a decision taken at a meeting, and says what the item becomes by it. */
export function concludeDecision(facts: DecisionFacts, request: DecisionRequest): DecisionConclusion {
  const draft = complete(facts, request);
  const { item, meeting } = facts;
  const readiness =
    request.outcome === "AGREED" ? judgeReadiness(facts, draft) : { problems: [], warnings: [] };
  const putOff = putOffTo(facts, draft);
  const problems = [
    ...judgeVerb(item, draft),
    ...judgeKind(item, draft.kind),
    ...judgeBody({ ...facts, ...draft }),
    ...judgeDay(meeting, draft.body, draft.kind, draft.decidedOn, facts.today),
    ...judgeAgendaItem(meeting, draft.kind, draft.agendaItem),
    ...judgeOrder(item, draft.decidedOn),
    ...judgeTwice(item, draft),
    ...judgeParticulars(facts, draft),
    ...putOff.problems,
    ...readiness.problems,
  ];
  const warnings = [
    ...warnOfEarlier(item, draft),
    ...putOff.warnings,
    ...judgeListing(item, meeting),
    ...judgeBegun(meeting, draft.body, draft.decidedOn, facts.now),
    ...readiness.warnings,
    ...judgeStability(facts.changes ?? null, draft.decidedOn),
  ];
  const { decidedOn, agendaItem } = draft;
  if (problems.length > 0 || decidedOn === null || agendaItem === null) {
    return { problems, warnings, next: null, decidedOn };
  }
  const next = consequences(item, {
    decision: { ...draft, decidedOn, agendaItem },
    titles: request.titles,
    plans: putOff.plans,
  });
  return { problems, warnings, next, decidedOn };
}

function complete({ item, meeting, later, today }: DecisionFacts, request: DecisionRequest): Draft {
  const { titles: _titles, texts, postponedTo: _later, ...said } = request;
  const clean = texts?.find(({ kind }) => kind === "CLEAN")?.document;
  const body = bodyLabel(request.body) ?? request.body;
  const planned = item.candidacies[meeting.code];
  const candidacy = planned && planned.status !== "WITHDRAWN" ? planned : null;
  const agendaItem =
    request.agendaItem ??
    (candidacy?.kind === request.kind ? stillOnAgenda(meeting, candidacy.agendaItem) : null) ??
    agendaItemFor(meeting, request.kind);
  return {
    ...said,
    ...(texts && texts.length > 0 ? { texts } : {}),
    finalText: request.finalText ?? clean ?? null,
    ...(later ? { postponedTo: later.code } : {}),
    // Decisions are never taken out, so the count gives an id that was never used.
    id: `D${Object.keys(item.decisions).length + 1}`,
    meeting: meeting.code,
    body,
    assignedNumber: request.assignedNumber && writtenNumber(request.assignedNumber),
    decidedOn: request.decidedOn ?? dayAt(meeting, body, today),
    agendaItem,
    wasCandidate: candidacy !== null,
  };
}

function consequences(item: WorkItemState, { decision, titles, plans }: Taken): Partial<WorkItemState> {
  const planned = item.candidacies[decision.meeting];
  const candidacy = planned && planned.status !== "WITHDRAWN" ? planned : null;
  const treated = candidacy && {
    ...candidacy,
    status: STATUS[decision.outcome],
    ...(decision.outcome === "WITHDRAWN" ? { reason: decision.reason } : {}),
  };
  const starts = decision.outcome === "AGREED" && decision.kind !== "AGREEMENT";
  return {
    ...(decision.outcome === "AGREED"
      ? { stage: DECISION_RULES[decision.kind].to, stageSince: decision.decidedOn }
      : {}),
    ...(starts ? { cycle: Math.max(item.cycle, 1) } : {}),
    // What was prepared of an earlier text does not serve the one that is decided on now.
    ...(starts ? { steps: closed(item.steps, ["PREPARATION"], decision.decidedOn, "JUDGED_ANEW") } : {}),
    ...(decision.assignedNumber ? { number: decision.assignedNumber } : {}),
    candidacies: { ...item.candidacies, ...(treated ? { [decision.meeting]: treated } : {}), ...plans },
    ...(titles ? { titles: mergeTitles(item.titles, titles) } : {}),
    decisions: { ...item.decisions, [decision.id]: decision },
  };
}

/** Approval and deletion count the positions of those present; only their own acts ask for them. */
function judgeVerb(item: WorkItemState, { kind, outcome }: Pick<Draft, "kind" | "outcome">): Problem[] {
  if (outcome === "WITHDRAWN" && item.stage === DECISION_RULES[kind].to) {
    const said = { kind: "withdrawal", verb: "withdrawDecision" };
    return [problem("DECISION_HAS_OWN_VERB", said, { path: "outcome", clause: DECISION_RULES[kind].clause })];
  }
  if (GAVEL_DECISIONS.includes(kind) || !DECISION_RULES[kind].from.includes(item.stage)) return [];
  const verb = {
    APPROVAL: "approveAtStudyGroup",
    DELETION: "agreeDeletion",
    DISCONTINUATION: "discontinueWorkItem",
  };
  const said = { kind, verb: verb[kind as keyof typeof verb] };
  return [problem("DECISION_HAS_OWN_VERB", said, { path: "kind", clause: DECISION_RULES[kind].clause })];
}

/** A decision does not come before the stage that it is taken at, nor before what was prepared at it already. */
function judgeOrder(item: WorkItemState, date: CalendarDate | null): Problem[] {
  const earlier = latestOf([item.stageSince, ...daysAtStage(item)]);
  if (!earlier || !date || date >= earlier) return [];
  return [problem("DATES_OUT_OF_ORDER", { date, earlier }, { path: "decidedOn" })];
}

/** That the item is not, or no longer, on the meeting's list. */
function judgeListing(item: WorkItemState, { code: meeting }: MeetingState): Problem[] {
  const listed = item.candidacies[meeting];
  const name = designation(item);
  if (!listed) return [problem("NOT_A_CANDIDATE", { name, meeting }, { path: "workItem" })];
  if (listed.status !== "WITHDRAWN") return [];
  return [
    problem("CANDIDATE_WITHDRAWN", { name, meeting, reason: listed.reason ?? "" }, { path: "workItem" }),
  ];
}

function judgeParticulars({ item, numberHolder, today }: DecisionFacts, decision: Draft): Problem[] {
  const { kind, outcome, finalText, assignedNumber, reason, chairConcurrence: date } = decision;
  const problems: Problem[] = [];
  if (date && date > today) {
    problems.push(problem("DATE_IN_FUTURE", { date, today }, { path: "chairConcurrence" }));
  }
  if (outcome === "AGREED" && !finalText) {
    problems.push(problem("FINAL_TEXT_MISSING", { kind }, { path: "finalText" }));
  }
  if (outcome !== "AGREED" && !reason) {
    problems.push(problem("REASON_MISSING", { name: designation(item), outcome }, { path: "reason" }));
  }
  if (!assignedNumber) return problems;
  if (outcome !== "AGREED") {
    problems.push(problem("NUMBER_WITHOUT_DECISION", { outcome }, { path: "assignedNumber" }));
  }
  return [...problems, ...judgeNumber(assignedNumber, item.type, numberHolder)];
}

/** The agenda item of a candidate, unless it was moved or taken off since. */
function stillOnAgenda({ agenda }: MeetingState, number: number | null): number | null {
  return agenda.some((item) => item.number === number) ? number : null;
}
