import { type CalendarDate, daysBetween } from "../calendar.js";
import { isWorkingParty } from "../labels.js";
import { type Destination, type Liaison, liaisonDesignation } from "../liaison.js";
import { awaitedFrom, deliveredOn, liaisonStatus, wantsReply } from "../liaisons/status.js";
import { fold } from "../names/fold.js";
import type { LiaisonLevel, Role } from "../vocabulary.js";

/** What somebody can be waited for in a liaison statement. */
export const LIAISON_WAITING_KINDS = [
  "LIAISON_TO_APPROVE",
  "LIAISON_TO_SEND",
  "LIAISON_TO_ANSWER",
  "REPLY_OVERDUE",
] as const;
export type LiaisonWaitingKind = (typeof LIAISON_WAITING_KINDS)[number];

/** One thing that waits for somebody in a liaison statement. */
export interface LiaisonWaiting {
  readonly kind: LiaisonWaitingKind;
  readonly liaison: Liaison;
  readonly due: CalendarDate | null;
  /** What is wanted, in one sentence. */
  readonly says: string;
}

/** A statement with a reply that is wanted and not there. */
export interface AwaitedReply {
  readonly liaison: Liaison;
  readonly groups: readonly Destination[];
  /** Since when it is with those who are to reply. */
  readonly since: CalendarDate;
  readonly overdueDays: number | null;
}

/** What the answer depends on. */
export interface LiaisonsFacts {
  readonly repliesTo: (liaison: Liaison) => readonly Liaison[];
  /** The working party to which a Question is entrusted. */
  readonly homeOf: (question: string) => string | null;
  readonly today: CalendarDate;
}

/** The statements of ours to which a reply is wanted and not there, and those that came and wait for ours. */
export function awaitingReply(
  liaisons: readonly Liaison[],
  { repliesTo, today }: Pick<LiaisonsFacts, "repliesTo" | "today">,
): AwaitedReply[] {
  return liaisons.flatMap((liaison) => {
    const groups = awaitedFrom(liaison, repliesTo(liaison));
    const since = deliveredOn(liaison);
    if (groups.length === 0 || !since) return [];
    const isLate = liaison.deadline !== null && liaison.deadline < today;
    const overdueDays = isLate && liaison.deadline ? daysBetween(liaison.deadline, today) : null;
    return [{ liaison, groups, since, overdueDays }];
  });
}

/** A mandate: the capacity and what it is for. */
interface Charge {
  readonly role: Role;
  readonly scope: string | null;
  /** Of a liaison rapporteur: with which group. */
  readonly group?: string;
}

/** Whether a statement came from a group, or goes to it. */
function isWith(group: string | undefined, { source, destinations }: Liaison): boolean {
  const key = group && fold(group);
  return [source, ...destinations.map((one) => one.group)].some((name) => fold(name) === key);
}

/** What waits for somebody with these mandates in the liaison statements of the programme. */
export function liaisonsWaitingFor(
  charges: readonly Charge[],
  liaisons: readonly Liaison[],
  facts: LiaisonsFacts,
): LiaisonWaiting[] {
  return liaisons.flatMap((liaison) => {
    const waiting = waitingIn(liaison, facts);
    return waiting && charges.some((charge) => isFor(charge, waiting, facts)) ? [waiting] : [];
  });
}

/**
 * What can be seen on a statement itself of what may wait in it, and for whom: that it is to be approved or sent, or that a reply is
 * wanted, by the Questions, else the study group, and by the groups that it concerns. Whether that is there, others say.
 */
export function liaisonSignsOf(liaison: Liaison): string[] {
  if (liaison.withdrawn) return [];
  if (deliveredOn(liaison) === null) return [liaison.approval ? "TO_SEND" : "TO_APPROVE"];
  if (!wantsReply(liaison)) return [];
  const { questions, studyGroup, source, destinations } = liaison;
  const groups = [source, ...destinations.map(({ group }) => group)];
  const bodies = questions.length > 0 ? questions : [studyGroup];
  return [...bodies.map((body) => `REPLY ${body}`), ...groups.map((group) => `WITH ${fold(group)}`)];
}

/** By which of these signs something may wait for somebody. */
export function liaisonSignsFor({ role, scope, group }: Charge): string[] {
  if (role === "TSB") return ["TO_SEND"];
  if (role === "LIAISON_RAPPORTEUR") return [`WITH ${fold(group ?? "")}`];
  return ["TO_APPROVE", `REPLY ${scope}`];
}

function waitingIn(liaison: Liaison, { repliesTo, today }: LiaisonsFacts): LiaisonWaiting | null {
  const replies = repliesTo(liaison);
  const status = liaisonStatus(liaison, replies, today);
  const { code, source, deadline, approval, dated } = liaison;
  const name = `${code}, ${liaisonDesignation(liaison)}`;
  if (status === "PREPARED") {
    const says = `${name}, was prepared by ${source} on ${dated} and is to be approved.`;
    return { kind: "LIAISON_TO_APPROVE", liaison, due: deadline, says };
  }
  if (status === "APPROVED") {
    const says = `${name}, was approved on ${approval?.approvedOn} and is to be sent.`;
    return { kind: "LIAISON_TO_SEND", liaison, due: approval?.approvedOn ?? null, says };
  }
  if (liaison.direction === "INCOMING" && (status === "AWAITING_REPLY" || status === "OVERDUE")) {
    const says = `${name}, came from ${source} on ${dated} and wants a reply.`;
    return { kind: "LIAISON_TO_ANSWER", liaison, due: deadline, says };
  }
  if (status !== "OVERDUE") return null;
  const groups = awaitedFrom(liaison, replies)
    .map(({ group }) => group)
    .join(", ");
  const says = `${name}, wanted a reply of ${groups} by ${deadline}, which is not there.`;
  return { kind: "REPLY_OVERDUE", liaison, due: deadline, says };
}

const APPROVING: Readonly<Record<LiaisonLevel, readonly Role[]>> = {
  STUDY_GROUP: ["SG_CHAIR", "SG_VICE_CHAIR"],
  WORKING_PARTY: ["WP_CHAIR", "WP_VICE_CHAIR"],
  RAPPORTEUR_GROUP: ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"],
  MANAGEMENT_TEAM: ["SG_CHAIR"],
};
const STEERING: readonly Role[] = ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"];

function isFor(
  { role, scope, group }: Charge,
  { kind, liaison }: LiaisonWaiting,
  { homeOf }: LiaisonsFacts,
): boolean {
  const { questions, studyGroup, level, source } = liaison;
  if (kind === "LIAISON_TO_SEND") return role === "TSB";
  if (kind === "LIAISON_TO_APPROVE") {
    const homes = [...(isWorkingParty(source) ? [source] : []), ...questions.map(homeOf)];
    const scopes = [studyGroup, ...homes, ...questions];
    return APPROVING[level ?? "WORKING_PARTY"].includes(role) && scopes.includes(scope);
  }
  if (role === "LIAISON_RAPPORTEUR")
    return isWith(group, liaison) && [studyGroup, ...questions].includes(scope ?? "");
  // What is tied to no Question is the study group's.
  if (questions.length === 0) return role === "SG_CHAIR" && scope === studyGroup;
  return STEERING.includes(role) && scope !== null && questions.includes(scope);
}
