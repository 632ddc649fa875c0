import type { CalendarDate } from "../calendar.js";
import type { BodyLabel } from "../labels.js";
import { type Meeting, sittingsHeld, sittingsOf } from "../meeting.js";
import { ruledDate } from "../procedures/date-rules.js";
import { meetingAhead } from "../procedures/meeting-ahead.js";
import { reviewReadiness } from "../readiness/review.js";
import type { StudyGroup } from "../study-group.js";
import type { DecisionKind, Role } from "../vocabulary.js";
import { type Candidacy, designation, type WorkItem } from "../work-item.js";
import { compareByAcronym } from "../work-items/place.js";
import { type AwaitingLastCall, atStageSince, awaitingJudgement, awaitingLastCall } from "./awaiting.js";
import { PLANNING, PRESIDING, STEERING, WRITING } from "./waiting-roles.js";
import { isOpen, judgedToGoOn, lacksNumber } from "./waiting-signs.js";

/** What somebody can be waited for. */
export const WAITING_KINDS = [
  "TEXT_TO_PROVIDE",
  "CANDIDATE_TO_PROPOSE",
  "PLAN_TO_REMAKE",
  "DECISION_TO_RECORD",
  "REQUEST_TO_MAKE",
  "ANNOUNCEMENT_TO_MAKE",
  "NUMBER_TO_ASSIGN",
  "LAST_CALL_TO_JUDGE",
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** One thing that waits for somebody. */
export interface Waiting {
  readonly kind: WaitingKind;
  readonly item: WorkItem;
  /** Code of the meeting that it is for; null where it is for none. */
  readonly meeting: string | null;
  /** The day by which, or since which, it is wanted; null where nothing gives one. */
  readonly due: CalendarDate | null;
  /** What is wanted, in one sentence. */
  readonly says: string;
}

/** What a mandate reaches: the capacity and the items. */
export interface Charge {
  readonly role: Role;
  readonly items: readonly WorkItem[];
}

/** What the answer depends on besides. */
export interface WaitingFacts {
  readonly studyGroups: readonly StudyGroup[];
  readonly meetings: readonly Meeting[];
  /** The working party of an item's Question. */
  readonly homeOf: (item: WorkItem) => BodyLabel | null;
  readonly today: CalendarDate;
}

/** What waits for somebody with these charges, soonest first; what has no day comes last. */
export function waitingFor(charges: readonly Charge[], facts: WaitingFacts): Waiting[] {
  const found = charges.flatMap(({ role, items }) => {
    const consented = facts.studyGroups.flatMap((one) => awaitingLastCall(items, one, facts.today));
    return [
      ...(WRITING.includes(role) ? textsToProvide(items, consented, facts) : []),
      ...(STEERING.includes(role) ? candidatesToPropose(items, facts) : []),
      ...(PLANNING.includes(role) ? plansToRemake(items, facts) : []),
      ...decisionsToRecord(role, items, facts),
      ...(role === "SG_CHAIR" ? [...requestsToMake(consented), ...lastCallsToJudge(items, facts)] : []),
      ...(role === "TSB" ? announcementsToMake(items, consented, facts) : []),
      ...(role === "TSB" ? numbersToAssign(items, consented) : []),
    ];
  });
  // Somebody may be charged twice with the same item, as its editor and as rapporteur of its Question.
  const distinct = new Map(found.map((one) => [`${one.kind} ${one.item.id} ${one.meeting}`, one]));
  return [...distinct.values()].sort(
    (a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999") || compareByAcronym(a.item, b.item),
  );
}

function readinessFor(item: WorkItem, kind: DecisionKind, { studyGroups, today: on }: WaitingFacts) {
  const studyGroup = studyGroups.find(({ label }) => label === item.studyGroup);
  return reviewReadiness({ item, kind, qualifications: studyGroup?.qualifications ?? {}, on });
}

/** What a coming decision, the last call after a consent, or the resolution of comments still wants of the text. */
function textsToProvide(
  items: readonly WorkItem[],
  consented: readonly AwaitingLastCall[],
  facts: WaitingFacts,
): Waiting[] {
  const kind = "TEXT_TO_PROVIDE";
  const forMeetings = items.flatMap((item) =>
    plannedCandidacies(item, facts)
      .filter(({ last }) => facts.today <= last)
      .flatMap(({ candidacy, first }) => {
        const wanting = readinessFor(item, candidacy.kind, facts).findings.filter(
          ({ severity, status }) => severity === "BLOCKING" && status !== "MET",
        );
        if (wanting.length === 0) return [];
        const what = wanting.map(({ message }) => message.replace(/\.$/, "")).join("; ");
        const says = `${designation(item)} is a candidate for ${candidacy.kind} by ${candidacy.body}. ${what}.`;
        return [{ kind, item, meeting: candidacy.meeting, due: first, says } as const];
      }),
  );
  const forLastCalls = consented.flatMap(({ item, missing, projectedStart }) => {
    const texts = missing.filter(({ code }) => TEXTS.includes(code));
    if (texts.length === 0) return [];
    const says = texts.map(({ message }) => message).join(" ");
    return [{ kind, item, meeting: null, due: projectedStart, says } as const];
  });
  const afterComments = items
    .filter(({ stage }) => stage === "COMMENT_RESOLUTION")
    .map((item) => {
      const since = atStageSince(item);
      const says = `The comments on ${designation(item)} are being resolved since ${since}; the revised text is wanted.`;
      return { kind, item, meeting: null, due: since, says } as const;
    });
  return [...forMeetings, ...forLastCalls, ...afterComments];
}

const TEXTS: readonly string[] = ["TEXT_NOT_AVAILABLE", "SUMMARY_NOT_AVAILABLE"];

/** Items that aim at the month of a coming meeting, or an earlier one, and are no candidates there. */
function candidatesToPropose(items: readonly WorkItem[], facts: WaitingFacts): Waiting[] {
  const { meetings, homeOf, today } = facts;
  return items.flatMap((item) => {
    const month = item.stage === "UNDER_STUDY" ? item.timing?.month : null;
    if (!month) return [];
    const bodies = [item.studyGroup, homeOf(item)];
    const [next] = meetings
      .flatMap((meeting) =>
        sittingsHeld(meeting)
          .filter(({ body, endsOn }) => bodies.includes(body as BodyLabel) && today <= endsOn)
          .map(({ body, startsOn }) => ({ meeting, body, startsOn })),
      )
      .sort((a, b) => a.startsOn.localeCompare(b.startsOn));
    const standing = next && item.candidacies[next.meeting.code];
    if (!next || month > next.startsOn.slice(0, 7) || (standing && standing.status !== "WITHDRAWN"))
      return [];
    const says = `${designation(item)} aims at ${month}; ${next.body} sits on ${next.startsOn}.`;
    return [
      { kind: "CANDIDATE_TO_PROPOSE", item, meeting: next.meeting.code, due: next.startsOn, says } as const,
    ];
  });
}

/** What was planned for a meeting that was called off, or has no days any more, and for no other one since. */
function plansToRemake(items: readonly WorkItem[], { meetings, today }: WaitingFacts): Waiting[] {
  const off = meetings.filter(({ standing }) => standing);
  if (off.length === 0) return [];
  const coming = meetings
    .filter(({ standing, endsOn }) => !standing && today <= endsOn)
    .map(({ code }) => code);
  return items.flatMap((item) =>
    off.flatMap(({ code, standing }) => {
      const candidacy = item.candidacies[code];
      const isCandidate = candidacy && isOpen(item, candidacy) && !isPlannedAt(coming, item, candidacy);
      const kind = isCandidate ? candidacy.kind : meetingAhead(item) === code ? item.stage : null;
      if (!kind || !standing) return [];
      const says = `${designation(item)} was planned for ${code} (${kind}), which is ${standing.status} since ${standing.on}: ${standing.reason}`;
      return [{ kind: "PLAN_TO_REMAKE", item, meeting: code, due: standing.on, says } as const];
    }),
  );
}

function isPlannedAt(meetings: readonly string[], item: WorkItem, { kind }: Candidacy): boolean {
  return meetings.some(
    (code) => item.candidacies[code]?.status === "PLANNED" && item.candidacies[code].kind === kind,
  );
}

/** Candidates before a body that has begun to sit, or has sat, and whose decision is not on record. */
function decisionsToRecord(role: Role, items: readonly WorkItem[], facts: WaitingFacts): Waiting[] {
  const presides = PRESIDING.find(({ roles }) => roles.includes(role))?.bodies;
  if (!presides) return [];
  return items.flatMap((item) =>
    plannedCandidacies(item, facts)
      .filter(({ candidacy, first }) => presides.test(candidacy.body) && first <= facts.today)
      .map(({ candidacy, first, last }) => {
        const days = first === last ? first : `${first} to ${last}`;
        const says = `${designation(item)} was put to ${candidacy.body} of ${days} for ${candidacy.kind}.`;
        return {
          kind: "DECISION_TO_RECORD",
          item,
          meeting: candidacy.meeting,
          due: last,
          says,
        } as const;
      }),
  );
}

/** Consented texts that only lack the chair's request to the Director. */
function requestsToMake(consented: readonly AwaitingLastCall[]): Waiting[] {
  return consented.flatMap(({ item, missing, projectedStart }) => {
    const request = missing.find(({ code }) => code === "CHAIR_HAS_NOT_REQUESTED");
    if (!request) return [];
    return [
      { kind: "REQUEST_TO_MAKE", item, meeting: null, due: projectedStart, says: request.message } as const,
    ];
  });
}

/** Consented texts that lack nothing for their last call but its announcement. */
function announcementsToMake(
  items: readonly WorkItem[],
  consented: readonly AwaitingLastCall[],
  facts: WaitingFacts,
): Waiting[] {
  const kind = "ANNOUNCEMENT_TO_MAKE";
  const lastCalls = consented
    .filter(({ missing }) => missing.length === 0)
    .map(({ item, since, projectedStart }) => {
      const says = `${designation(item)} is ready for its last call since its consent of ${since}.`;
      return { kind, item, meeting: null, due: projectedStart, says } as const;
    });
  return [...lastCalls, ...judgedToAnnounce(items, facts)];
}

/** Texts for which the chair judged that an additional review, or a study group meeting, is to follow. */
function judgedToAnnounce(items: readonly WorkItem[], { meetings }: WaitingFacts): Waiting[] {
  return items.flatMap((item) => {
    const judged = judgedToGoOn(item);
    if (!judged?.chairRequestedOn) return [];
    const opens = meetings.find(({ code }) => code === judged.meeting)?.startsOn;
    const due = opens ? ruledDate("ANNOUNCE_STUDY_GROUP_BY", opens).date : judged.chairRequestedOn;
    const what = judged.meeting ? `study group meeting ${judged.meeting}` : "additional review";
    const says = `The chair judged ${designation(item)} for its ${what} on ${judged.chairRequestedOn}.`;
    return [{ kind: "ANNOUNCEMENT_TO_MAKE", item, meeting: judged.meeting, due, says } as const];
  });
}

/** Texts that a meeting took forward and that have no number yet: the announcement of a last call cites one. */
function numbersToAssign(items: readonly WorkItem[], consented: readonly AwaitingLastCall[]): Waiting[] {
  const announced = new Map(consented.map((one) => [one.item.id, one.projectedStart]));
  return items.filter(lacksNumber).map((item) => {
    const since = atStageSince(item);
    const says = `${designation(item)} is ${item.stage} since ${since} and has no number.`;
    const due = announced.get(item.id) ?? since;
    return { kind: "NUMBER_TO_ASSIGN", item, meeting: null, due, says } as const;
  });
}

function lastCallsToJudge(items: readonly WorkItem[], { today }: WaitingFacts): Waiting[] {
  return awaitingJudgement(items, today).map(({ item, stage, since }) => {
    const says = `${designation(item)} is ${stage} since ${since}; the study group chair judges.`;
    return { kind: "LAST_CALL_TO_JUDGE", item, meeting: null, due: since, says } as const;
  });
}

/** The candidacies that still stand, with the first and last day on which their body sits. */
function plannedCandidacies(item: WorkItem, { meetings }: WaitingFacts) {
  return Object.values(item.candidacies).flatMap((candidacy) => {
    const meeting = meetings.find(({ code }) => code === candidacy.meeting);
    const sittings = meeting ? sittingsOf(meeting, candidacy.body as BodyLabel) : [];
    const first = sittings[0]?.startsOn;
    const last = sittings.at(-1)?.endsOn;
    return isOpen(item, candidacy) && first && last ? [{ candidacy, first, last }] : [];
  });
}
