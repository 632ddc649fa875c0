import { compareLabels } from "../domain/labels.js";
import { type Liaison, liaisonKey } from "../domain/liaison.js";
import type { Meeting } from "../domain/meeting.js";
import { nearKey } from "../domain/members/near.js";
import { membersNamedIn } from "../domain/members/on-record.js";
import { compareKeys, compareNaturally } from "../domain/names/order.js";
import type { Person } from "../domain/person.js";
import { type Question, type StudyGroup, stands, type WorkingParty } from "../domain/study-group.js";
import { namesOf, type WorkItem } from "../domain/work-item.js";
import { meetingsOf } from "../domain/work-items/meetings.js";
import { numberKeysOf } from "../domain/work-items/named.js";

/** The key of those that are not over. */
export const STANDING = "standing";

/** Labels as people expect them. */
export const byLabel = (a: { label: string }, b: { label: string }) => compareLabels(a.label, b.label);
/** Meetings by first day. */
export const byStart = (a: Meeting, b: Meeting) =>
  a.startsOn.localeCompare(b.startsOn) || a.code.localeCompare(b.code);

/** Liaison statements by the day of their preparation or arrival. */
export const byDay = (a: Liaison, b: Liaison) =>
  a.dated.localeCompare(b.dated) || compareNaturally(a.code, b.code);

/** Persons by handle. */
export const byHandle = (a: Person, b: Person) =>
  compareNaturally(a.handle, b.handle) || compareKeys(a.handle, b.handle);

/** The keys by which people ask for a study group; every kind has its id besides. */
export const studyGroupKeys = (group: StudyGroup) => [group.label];
/** For a working party. */
export const workingPartyKeys = (party: WorkingParty) =>
  stands(party) ? [party.label, STANDING, `in:${party.studyGroup}`] : [party.label];
/** For a Question. */
export const questionKeys = (question: Question) => [
  question.label,
  `in:${question.studyGroup}`,
  ...(question.workingParty ? [`in:${question.workingParty}`] : []),
];
/** For a meeting. */
export const meetingKeys = (meeting: Meeting) => [`code:${meeting.code.toUpperCase()}`];
/** For a work item. */
export const workItemKeys = (item: WorkItem) => [
  `question:${item.question}`,
  `stage:${item.stage}`,
  ...namesOf(item).map((name) => `name:${name}`),
  ...numberKeysOf(item).map((key) => `number:${key}`),
  ...meetingsOf(item).map((code) => `meeting:${code}`),
  ...(Object.keys(item.decisions).length > 0 ? ["decided"] : []),
  ...waitKeys(item),
  ...new Set(membersNamedIn(item).map((member) => `member:${nearKey(member)}`)),
];
/** What an item waits for and nobody said otherwise, by its id; whether that is over depends on what it is. */
function waitKeys({ waits = {} }: WorkItem): string[] {
  const standing = Object.values(waits).filter(({ ended }) => !ended);
  const awaited = standing.flatMap(({ awaitedItem, liaison }) => awaitedItem ?? liaison ?? []);
  return [...(standing.length > 0 ? ["waiting"] : []), ...new Set(awaited.map((id) => `awaits:${id}`))];
}

/** For a liaison statement. */
export const liaisonKeys = (liaison: Liaison) => [
  `in:${liaison.studyGroup}:${liaison.direction}`,
  ...[liaison.code, liaison.serial].flatMap((name) => (name ? [`name:${liaisonKey(name)}`] : [])),
  ...liaison.questions.map((label) => `question:${label}`),
  ...liaison.workItems.map((id) => `workItem:${id}`),
  ...new Set(
    [liaison.meeting, liaison.approval?.meeting].flatMap((code) => (code ? [`meeting:${code}`] : [])),
  ),
  ...(liaison.answers ? [`answers:${liaison.answers.liaison}`] : []),
  ...(liaison.history[0]?.request ? [`request:${liaison.history[0].request}`] : []),
];
/** For a person. */
export const personKeys = (person: Person) => [
  `handle:${person.handle}`,
  ...(person.identity ? [`identity:${person.identity.issuer}\n${person.identity.subject}`] : []),
  ...new Set(Object.values(person.mandates).map(({ scope }) => `scope:${scope ?? ""}`)),
];
