import type { CalendarDate } from "../calendar.js";
import { judgeBody } from "../decisions/judge-body.js";
import { judgeKind } from "../decisions/judge-kind.js";
import { agendaItemFor, bodyNotSitting, judgeAgendaItem } from "../decisions/judge-meeting.js";
import { bodyLabel, type WorkingPartyLabel } from "../labels.js";
import { daysOf, type MeetingState, sittingsOf } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import type { StudyGroupState } from "../study-group.js";
import { normalise } from "../text.js";
import type { DecisionKind } from "../vocabulary.js";
import { type Candidacy, designation, standingDecisions, type WorkItemState } from "../work-item.js";

/** What proposes an item for a decision. */
export interface ProposalInput {
  readonly kind: DecisionKind;
  readonly body: string;
  /** Left out: the one agenda item for this kind of decision. */
  readonly agendaItem: number | null;
  /** The date of the document that lists it. */
  readonly proposedOn: CalendarDate;
  /** The document that is proposed for the decision. */
  readonly text?: string | null;
}

/** What the rules need to know. */
export interface ProposalFacts {
  readonly item: WorkItemState;
  readonly meeting: MeetingState;
  readonly home: WorkingPartyLabel | null;
  readonly studyGroup: StudyGroupState;
  readonly today: CalendarDate;
}

/** Lists the item as a candidate of a meeting, or says why it cannot stand there. */
export function concludeProposal(
  facts: ProposalFacts,
  input: ProposalInput,
): { problems: Problem[]; next: Pick<WorkItemState, "candidacies"> } {
  const { item, meeting, today } = facts;
  const { proposedOn: date } = input;
  const body = bodyLabel(input.body) ?? input.body;
  const agendaItem = input.agendaItem ?? agendaItemFor(meeting, input.kind);
  const candidacy: Candidacy = {
    meeting: meeting.code,
    body,
    kind: input.kind,
    agendaItem,
    status: "PLANNED",
    proposedOn: input.proposedOn,
    reason: null,
    ...(input.text ? { text: normalise(input.text) } : {}),
  };
  return {
    problems: [
      ...judgeKind(item, input.kind),
      // The chair's concurrence is given when the text is agreed, not when it is planned.
      ...judgeBody({ ...facts, kind: input.kind, body, chairConcurrence: input.proposedOn }),
      ...(date <= today ? [] : [problem("DATE_IN_FUTURE", { date, today }, { path: "proposedOn" })]),
      ...judgeTime(meeting, body, input),
      ...(agendaItem === null ? [] : judgeAgendaItem(meeting, input.kind, agendaItem)),
      ...judgeStanding(item, meeting),
    ],
    next: { candidacies: { ...item.candidacies, [meeting.code]: candidacy } },
  };
}

/** Takes a planned candidate off the list of a meeting. */
export function concludeWithdrawal(
  item: WorkItemState,
  meeting: MeetingState,
  reason: string | null,
): { problems: Problem[]; next: Pick<WorkItemState, "candidacies"> } {
  const candidacy = item.candidacies[meeting.code];
  if (candidacy?.status !== "PLANNED") {
    const facts = { name: designation(item), meeting: meeting.code };
    return {
      problems: [problem("NO_CANDIDATE", facts, { path: "meeting" })],
      next: { candidacies: item.candidacies },
    };
  }
  const withdrawn: Candidacy = {
    ...candidacy,
    status: "WITHDRAWN",
    reason: reason ? normalise(reason) : null,
  };
  return { problems: [], next: { candidacies: { ...item.candidacies, [meeting.code]: withdrawn } } };
}

/**
 * The document that a candidate puts to the decision, as far as it is on record: the text that the meeting had before
 * it, else the one that was proposed, else the latest of the item's base texts.
 */
export function textUpForDecision(item: WorkItemState, candidacy: Candidacy): string | null {
  const taken = standingDecisions(item).find(({ meeting }) => meeting === candidacy.meeting);
  return taken?.finalText ?? candidacy.text ?? item.baseTexts?.at(-1) ?? null;
}

function judgeTime(meeting: MeetingState, body: string, { kind, proposedOn }: ProposalInput): Problem[] {
  const sittings = sittingsOf(meeting, body);
  if (sittings.length === 0) return [bodyNotSitting(meeting, body, kind)];
  if (sittings.some((sitting) => proposedOn <= sitting.endsOn)) return [];
  const facts = { body, meeting: meeting.code, days: daysOf(sittings), date: proposedOn };
  return [problem("MEETING_OVER", facts, { path: "proposedOn" })];
}

function judgeStanding(item: WorkItemState, meeting: MeetingState): Problem[] {
  const standing = item.candidacies[meeting.code];
  if (!standing || standing.status === "WITHDRAWN") return [];
  const { kind, body, status } = standing;
  const name = designation(item);
  if (status === "PLANNED") {
    return [problem("ALREADY_CANDIDATE", { name, meeting: meeting.code, kind, body }, { path: "meeting" })];
  }
  return [
    problem("ALREADY_TREATED", { name, body, meeting: meeting.code, outcome: status }, { path: "meeting" }),
  ];
}
