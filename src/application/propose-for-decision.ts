import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { DECISION_RULES, FIRST_DECISION } from "../domain/decisions/decision-rules.js";
import { asItStood } from "../domain/meeting.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import type { DecisionKind } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeProposal } from "../domain/work-items/candidacy.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Lists a work item as a candidate for a decision at a meeting. */
export interface ProposeForDecision extends Target {
  readonly meeting: string;
  /** Left out: the first decision of the item's process. */
  readonly kind?: DecisionKind | null;
  /** Left out: the working party of the item's Question. */
  readonly body?: string | null;
  readonly agendaItem?: number | null;
  /** Left out: today. */
  readonly proposedOn?: CalendarDate | null;
  /** The document that lists it, e.g. `Collective letter 4/13`. */
  readonly document?: string | null;
  /** Whatever is to be remembered of it, e.g. where the document lists it. */
  readonly note?: string | null;
  /** The document that is put to the decision, e.g. `TD305/WP3`; left out: the latest base text of the day. */
  readonly text?: string | null;
}

/** Makes a work item a candidate. A candidate is a plan: it decides nothing. */
export function proposeForDecision(
  tracker: Tracker,
  request: ProposeForDecision,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "PROPOSE", request, concludeProposing(tracker, request));
}

/** Asks the domain whether the item can be listed. */
export function concludeProposing(
  tracker: Tracker,
  request: Omit<ProposeForDecision, keyof Target>,
): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const effectiveOn = request.proposedOn ?? now;
    const planned = programme.meeting(request.meeting);
    const meeting = planned && asItStood(planned, effectiveOn);
    const studyGroup = programme.studyGroup(item.studyGroup);
    if (!meeting || !studyGroup) {
      const missing = problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" });
      return { problems: [missing], next: null };
    }
    const home = programme.homeOf(item);
    const kind = request.kind ?? FIRST_DECISION[item.process] ?? "AGREEMENT";
    const input = {
      kind,
      body: request.body ?? home ?? item.studyGroup,
      agendaItem: request.agendaItem ?? null,
      proposedOn: effectiveOn,
      text: request.text ?? null,
    };
    const clause = CLAUSES[DECISION_RULES[kind].clause].citation;
    const basis = {
      meeting: meeting.code,
      document: request.document ?? null,
      clause,
      note: request.note ?? null,
    };
    const policy = WORK_ITEM_POLICIES.PROPOSE;
    return {
      granted: permit(upon(programme, item, { act: "PROPOSE", policy, on: effectiveOn })),
      ...concludeProposal({ item, meeting, home, studyGroup, today: now }, input),
      effectiveOn,
      basis,
      said: { proposedOn: effectiveOn },
    };
  };
}
