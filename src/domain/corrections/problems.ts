import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings of putting the record right. */
export const CORRECTION_PROBLEMS = {
  EVENT_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no event ${f.event} in the history of ${f.name}.`,
    () => "Give the seq of an event, as history lists them, or the id of a decision.",
  ),
  TAKEN_BACK_ALREADY: entry(
    "TRACKER",
    (f) => `Event ${f.event} of ${f.name} (${f.action}) was taken back before.`,
    () => "Record what was really done as a new act.",
  ),
  BEGINNING_STANDS: entry(
    "TRACKER",
    (f) => `With event ${f.event} (${f.action}) the record of ${f.name} begins; it cannot be taken back.`,
    () =>
      "Put it right with correctAct, merge the item into the one that it repeats with mergeWorkItem, or discontinue it.",
  ),
  NOTHING_CORRECTED: entry(
    "TRACKER",
    (f) => `What is said instead changes nothing about event ${f.event} of ${f.name} (${f.action}).`,
    () => "Say in `instead` what differs, with the fields that the act's own mutation takes.",
  ),
  FIELD_NOT_TAKEN: entry(
    "TRACKER",
    (f) => `Event ${f.event} (${f.action}) does not say ${f.fields}.`,
    (f) => `Say otherwise what it says; what ${f.fields} is belongs to another act.`,
  ),
  SAID_NOT_KEPT: entry(
    "TRACKER",
    (f) =>
      `Event ${f.event} (${f.action}) is of before it was kept what is said with an act; it cannot be judged anew.`,
    () => "Take it back with what rests on it, and record it again.",
  ),
  MERGED_INTO_ITSELF: entry(
    "TRACKER",
    (f) => `${f.name} cannot be merged into itself.`,
    () => "Name in `into` the item that goes on.",
  ),
  MERGED_INTO_ENDED: entry(
    "TRACKER",
    (f) => `${f.name} is ${f.stage}; nothing can be merged into it.`,
    () => "Merge it the other way round, or into the item that goes on.",
  ),
  DECIDED_BEFORE_MERGER: entry(
    "A1_1_4_7",
    (f) =>
      `${f.name} is ${f.stage}, and a meeting has decided on it; such an item does not just repeat another.`,
    () => "Merge the other one into it, or have the meeting discontinue it: discontinueWorkItem.",
  ),
  NO_LONGER_HOLDS: entry(
    "TRACKER",
    (f) => `Event ${f.seq} (${f.action}, ${f.date}) no longer holds: ${f.why}`,
    () => "Put it right first, or ask that it be taken back too.",
  ),
  OUTCOME_TURNS: entry(
    "TRACKER",
    (f) => `Event ${f.seq} (${f.action}, ${f.date}) leads to ${f.now} now, no longer to ${f.was}.`,
    () => "Ask for it with what follows; what was done after it and no longer holds is taken back then.",
  ),
} as const satisfies Record<string, ProblemEntry>;
