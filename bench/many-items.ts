import { randomUUID } from "node:crypto";
import type { AnyAggregate } from "../src/domain/aggregates.js";
import { advance, begin, stateOf } from "../src/domain/history.js";
import type { PersonState } from "../src/domain/person.js";
import type { WorkItem, WorkItemState } from "../src/domain/work-item.js";
import type { Programme } from "../src/programme/programme.js";

const BY = { name: "Bench", role: "TSB" } as const;
const SINCE = "2025-01-01";

/** More work items of the kind that a programme has, each with six events, and officers who serve all. */
export function moreOf(programme: Programme, items: number, officers: number): AnyAggregate[] {
  const patterns = programme.workItems();
  const made: AnyAggregate[] = [];
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
  const state: WorkItemState = {
    ...stateOf<WorkItemState>(pattern),
    acronym: `Y.bench-${index}`,
    aliases: [],
    number: null,
  };
  let item = begin(randomUUID(), state, act("REGISTER", index, 0)) as WorkItem;
  for (let event = 1; event < 6; event += 1) {
    item = advance<WorkItemState>(
      item,
      { summary: `Version ${event}` },
      act("UPDATE", index, event),
    ) as WorkItem;
  }
  return item;
}

function act(action: string, index: number, event: number) {
  const at = Date.UTC(2025, 0, 1 + (index % 300) + event * 10, 9, 0, index % 60);
  const recordedAt = new Date(at).toISOString();
  return { action, effectiveOn: recordedAt.slice(0, 10), recordedAt, by: BY };
}
