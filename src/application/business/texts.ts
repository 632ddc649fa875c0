import type { BusinessLine } from "../../domain/business/line.js";
import { agendaItemFor } from "../../domain/decisions/judge-meeting.js";
import type { Meeting } from "../../domain/meeting.js";
import type { DecisionKind, StepKind } from "../../domain/vocabulary.js";
import { type Candidacy, type Decision, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";

/** The steps that lead to a study group meeting at which it approves (Rec. A.8 §5, WTSA Res. 1 §9.5). */
const BEFORE_STUDY_GROUP: readonly StepKind[] = ["SG_REVIEW", "CONSULTATION", "SG_DECISION", "DEFERRAL"];

/** The texts on which a body is to decide at a meeting or decided there, each for every kind of decision. */
export function textLines(programme: Programme, meeting: Meeting, body: string): BusinessLine[] {
  return programme.workItemsOfMeeting(meeting.code).flatMap((item) => linesOfText(item, meeting, body));
}

function linesOfText(item: WorkItem, meeting: Meeting, body: string): BusinessLine[] {
  const candidacy = candidacyAt(item, meeting, body);
  const decisions = standingDecisions(item).filter(
    (one) => one.meeting === meeting.code && one.body === body,
  );
  const kinds = new Set<DecisionKind>([
    ...(candidacy ? [candidacy.kind] : []),
    ...(awaitsApproval(item, meeting, body) ? (["APPROVAL"] as const) : []),
    ...decisions.map(({ kind }) => kind),
  ]);
  return [...kinds].map((kind) => {
    const taken = decisions.filter((one) => one.kind === kind);
    const plan = candidacy?.kind === kind ? candidacy : null;
    return {
      of: item.id,
      name: item.acronym,
      purpose: kind,
      agendaItem: agendaItemOf(meeting, kind, plan, taken),
      workItem: item,
      liaison: null,
      activity: null,
      candidacy: plan,
      decisions: taken,
      isDone: taken.length > 0,
      isAdded: taken.length > 0 && taken.every(({ wasCandidate }) => !wasCandidate) && kind !== "APPROVAL",
    };
  });
}

/** The plan that puts the item before the body; one that was withdrawn does not. */
function candidacyAt({ candidacies }: WorkItem, { code }: Meeting, body: string): Candidacy | null {
  const planned = candidacies[code];
  return planned && planned.body === body && planned.status !== "WITHDRAWN" ? planned : null;
}

/** Whether a step under way leads to this meeting, at which the study group decides. */
function awaitsApproval({ steps, studyGroup }: WorkItem, { code }: Meeting, body: string): boolean {
  if (body !== studyGroup) return false;
  return Object.values(steps).some(
    ({ kind, meeting, closedOn }) =>
      meeting === code && closedOn === null && BEFORE_STUDY_GROUP.includes(kind),
  );
}

/** Where it was decided, else where it is planned, else where such decisions have their place; null: nowhere. */
function agendaItemOf(
  meeting: Meeting,
  kind: DecisionKind,
  plan: Candidacy | null,
  taken: readonly Decision[],
): number | null {
  const known = (number: number | null | undefined) => meeting.agenda.some((item) => item.number === number);
  const said = [taken.at(-1)?.agendaItem, plan?.agendaItem].find(known);
  return said ?? agendaItemFor(meeting, kind);
}
