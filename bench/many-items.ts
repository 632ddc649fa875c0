import { randomUUID } from "node:crypto";
import type { AnyAggregate } from "../src/domain/aggregates.js";
import { advance, begin, stateOf } from "../src/domain/history.js";
import type { MeetingState } from "../src/domain/meeting.js";
import type { PersonState } from "../src/domain/person.js";
import { PRIORITIES } from "../src/domain/vocabulary.js";
import type { Decision, WorkItem, WorkItemState } from "../src/domain/work-item.js";
import type { Programme } from "../src/programme/programme.js";

const BY = { name: "Bench", role: "TSB" } as const;
const SINCE = "2025-01-01";
const MEETING = "T25-SG13-260223";
/** So many items are planned for a meeting, and decided there: of the largest on record it is three times as many. */
const AT_A_MEETING = 100;

/** More work items of the kind that a programme has, each with six events, the meetings that deal with them, and officers who serve all. */
export function moreOf(programme: Programme, items: number, officers: number): AnyAggregate[] {
  const patterns = programme.workItems();
  const made: AnyAggregate[] = [];
  const meeting = programme.meeting(MEETING);
  for (let index = 0; meeting && index < items; index += AT_A_MEETING) {
    const state = {
      ...stateOf<MeetingState>(meeting),
      code: meetingOf(index),
      title: `Meeting ${index / AT_A_MEETING}`,
    };
    made.push({ kind: "meeting", aggregate: begin(randomUUID(), state, act("PLAN_MEETING", index, 0)) });
  }
  for (let index = 0; index < items; index += 1) {
    const pattern = patterns[index % patterns.length] as WorkItem;
    made.push({ kind: "workItem", aggregate: anItem(pattern, index) });
  }
  for (let index = 0; index < officers; index += 1) {
    const state: PersonState = {
      handle: `officer-${index}`,
      name: `Officer ${index}`,
      affiliation: null,
      email: null,
      identity: null,
      mandates: { M1: { id: "M1", role: "TSB", scope: null, from: SINCE, until: null } },
    };
    made.push({ kind: "person", aggregate: begin(randomUUID(), state, act("REGISTER_PERSON", index, 0)) });
  }
  return made;
}

function anItem(pattern: WorkItem, index: number): WorkItem {
  const text = `Bench item ${index}: requirements and framework of network ${index % 97}`;
  const state: WorkItemState = {
    ...stateOf<WorkItemState>(pattern),
    acronym: `Y.bench-${index}`,
    aliases: [],
    number: null,
    titles: { en: { text, provenance: "OFFICIAL" } },
    candidacies: Object.fromEntries(
      Object.values(pattern.candidacies).map((one) => [
        meetingOf(index),
        { ...one, meeting: meetingOf(index) },
      ]),
    ),
  };
  let item = begin(randomUUID(), state, act("REGISTER", index, 0)) as WorkItem;
  for (const [event, change] of changesTo(index).entries()) {
    item = advance<WorkItemState>(item, change, act("UPDATE", index, event + 1)) as WorkItem;
  }
  return item;
}

/** What the life of an item brings: every fourth was consented to. */
function changesTo(index: number): Partial<WorkItemState>[] {
  const month = `${2026 + (index % 3)}-${String(1 + (index % 12)).padStart(2, "0")}`;
  const decision = decided(index);
  return [
    { timing: { raw: month, month } },
    { priority: PRIORITIES[index % PRIORITIES.length] ?? null },
    {
      editors: [{ name: `Editor ${index % 211}`, affiliation: `Member ${index % 53}` }],
      supportingMembers: [`Member ${index % 53}`],
    },
    { summary: `What text ${index} is about. ${"A sentence of the usual length about it. ".repeat(6)}` },
    index % 4 === 0
      ? { stage: "CONSENTED", stageSince: decision.decidedOn, decisions: { [decision.id]: decision } }
      : { baseTexts: [`TD${index}/WP1`], liaisons: ["ETSI"] },
  ];
}

const meetingOf = (index: number) => `T25-SG13-B${Math.floor(index / AT_A_MEETING)}`;

function decided(index: number): Decision {
  return {
    id: "D1",
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: meetingOf(index),
    body: "WP1/13",
    decidedOn: dayOf(index, 5),
    agendaItem: 1 + (index % 9),
    finalText: `TD${index}-R1/WP1`,
    assignedNumber: null,
    reason: null,
    overrideReason: null,
    chairConcurrence: null,
    wasCandidate: true,
  };
}

function act(action: string, index: number, event: number) {
  const recordedAt = instantOf(index, event);
  return { action, effectiveOn: recordedAt.slice(0, 10), recordedAt, by: BY };
}

const dayOf = (index: number, event: number) => instantOf(index, event).slice(0, 10);

function instantOf(index: number, event: number): string {
  return new Date(Date.UTC(2025, 0, 1 + (index % 300) + event * 10, 9, 0, index % 60)).toISOString();
}
