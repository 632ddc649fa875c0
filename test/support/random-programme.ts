import fc from "fast-check";
import type { AnyAggregate, Kind } from "../../src/domain/aggregates.js";
import { advance, begin } from "../../src/domain/history.js";
import {
  APPROVAL_PROCESSES,
  DECISION_KINDS,
  PRIORITIES,
  STAGES,
  VERSIONS,
  WORK_ITEM_TYPES,
} from "../../src/domain/vocabulary.js";
import type { Decision, WorkItemState } from "../../src/domain/work-item.js";
import type { Programme } from "../../src/programme/programme.js";
import { draft, studyGroup } from "./story.js";

/** Values of which random programmes and filters are made, so that filters meet something. */
export const QUESTIONS = ["Q2/13", "Q6/13", "Q16/13"];
export const PARTIES = ["WP1/13", "WP4/13"];
export const MONTHS = ["2025-11", "2026-01", "2026-02", "2026-12"];
export const DAYS = ["2025-03-01", "2025-09-15", "2026-01-01", "2026-02-20", "2026-02-26"];
export const MEETINGS = ["T25-SG13-250301", "T25-SG13-250915", "T25-SG13-260220"];
export const TEXTS = ["KT", "CAICT", "Müller & Cie", "ETSI", "TD12/WP1", "Editor É", "Y.3000"];
export const WORDS = ["quantum", "Quality", "e-health", "量子密钥", "密钥", "5G", "of", "Suppl.", "Y.2770"];

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const some = (values: readonly string[]) => fc.option(fc.subarray([...values]), { nil: null });

const decision = fc
  .record({
    kind: fc.constantFrom(...DECISION_KINDS),
    meeting: fc.constantFrom(...MEETINGS),
    body: fc.constantFrom("SG13", ...PARTIES),
    decidedOn: fc.constantFrom(...DAYS),
    agendaItem: fc.nat({ max: 3 }),
    isVoided: fc.boolean(),
  })
  .map(({ isVoided, ...said }): Omit<Decision, "id"> => {
    const rest = { finalText: "TD9/WP1", assignedNumber: null, reason: null, overrideReason: null };
    const voided = { reason: "By mistake.", by: { name: "T", role: "TSB" } as const, event: 2 };
    const base = { ...said, ...rest, outcome: "AGREED" as const, chairConcurrence: null, wasCandidate: true };
    return isVoided ? { ...base, voided } : base;
  });

/** What an item can say, or come to say. */
const itemState: fc.Arbitrary<Partial<WorkItemState>> = fc.record(
  {
    acronym: fc
      .constantFrom("Y.a", "Y.b1", "Y.b10", "Y.b9", "G.x")
      .chain((start) => fc.nat({ max: 99 }).map((number) => `${start}-${number}`)),
    number: orNull(["Y.3000", "Y.3001", "X.500"]),
    question: fc.constantFrom(...QUESTIONS),
    stage: fc.constantFrom(...STAGES.slice(0, 5)),
    stageSince: orNull(DAYS),
    process: fc.constantFrom(...APPROVAL_PROCESSES),
    type: fc.constantFrom(...WORK_ITEM_TYPES.slice(0, 3)),
    version: fc.constantFrom(...VERSIONS),
    priority: orNull(PRIORITIES),
    timing: orNull([
      ...MONTHS.map((month) => ({ raw: `${month} (planned)`, month })),
      { raw: "soon", month: null },
    ]),
    supportingMembers: some(TEXTS),
    liaisons: some(TEXTS),
    baseTexts: some(TEXTS),
    externalReferences: some(TEXTS),
    editors: fc.option(
      fc.subarray(TEXTS).map((names) => names.map((name) => ({ name, affiliation: null }))),
      { nil: null },
    ),
    titles: fc.subarray(WORDS).map((words): WorkItemState["titles"] => {
      return words.length > 0 ? { en: { text: words.join(" "), provenance: "OFFICIAL" } } : {};
    }),
    contributions: fc
      .array(fc.record({ meeting: orNull(MEETINGS), receivedOn: fc.constantFrom(...DAYS) }), { maxLength: 2 })
      .map((all) =>
        Object.fromEntries(
          all.map((one, index) => [`C${index}`, { id: `C${index}`, document: "C7", source: null, ...one }]),
        ),
      ),
    decisions: fc
      .array(decision, { maxLength: 2 })
      .map((all) => Object.fromEntries(all.map((one, index) => [`D${index}`, { id: `D${index}`, ...one }]))),
  },
  { requiredKeys: [] },
);

/** One write: an item, a Question's working party, or an editor's mandates, new or changed. */
export type Write =
  | { readonly item: number; readonly state: Partial<WorkItemState>; readonly day: string }
  | { readonly question: string; readonly workingParty: string | null }
  | {
      readonly person: number;
      readonly name: string;
      readonly charges: readonly number[];
      readonly until: string | null;
    };

const itemWrite = fc.record({ item: fc.nat({ max: 30 }), state: itemState, day: fc.constantFrom(...DAYS) });
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 8, arbitrary: itemWrite },
  {
    weight: 1,
    arbitrary: fc.record({ question: fc.constantFrom(...QUESTIONS), workingParty: orNull(PARTIES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      person: fc.nat({ max: 3 }),
      name: fc.constantFrom(...TEXTS),
      charges: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
      until: orNull(DAYS),
    }),
  },
);

/** Writes in turn. */
export const writes = fc.array(write, { minLength: 1, maxLength: 30 });

/** The study group and its meetings, with which a random programme begins. */
export const BEGINNING: readonly AnyAggregate[] = [
  made("studyGroup", "sg", { ...studyGroup, qualifications: qualifications() }),
  ...MEETINGS.map((code, index) => {
    const startsOn = DAYS[index === 2 ? 3 : index] ?? "";
    const sitting = {
      kind: "STUDY_GROUP",
      body: "SG13",
      title: "",
      startsOn,
      endsOn: startsOn,
      startTime: null,
    };
    const rest = { title: "", studyGroup: "SG13", place: null, letter: null, agenda: [], deadlines: [] };
    return made("meeting", code, { ...rest, code, startsOn, endsOn: startsOn, sittings: [sitting] });
  }),
];

function qualifications() {
  const one = { organization: "ETSI", qualified: true, decidedOn: "2025-01-01", validUntil: "2026-01-31" };
  return { Q1: { ...one, document: "TD1" } };
}

/** The aggregate that a write leads to. */
export function written(programme: Programme, write: Write): AnyAggregate {
  if ("item" in write) {
    const id = `item-${write.item}`;
    const known = programme.workItemById(id);
    const state = { acronym: `Y.item-${write.item}`, ...write.state };
    if (!known) return made("workItem", id, draft(state), write.day);
    return { kind: "workItem", aggregate: advance(known, write.state, actOn(write.day)) } as AnyAggregate;
  }
  if ("question" in write) {
    const { question: label, workingParty } = write;
    const known = programme.question(label);
    if (!known) return made("question", label, { label, studyGroup: "SG13", workingParty, titles: {} });
    return {
      kind: "question",
      aggregate: advance(known, { workingParty }, actOn("2026-01-01")),
    } as AnyAggregate;
  }
  const { person, name, charges, until } = write;
  const mandates = Object.fromEntries(
    charges.map((item, index) => {
      const id = `M${index}`;
      return [id, { id, role: "EDITOR", scope: `item-${item}`, from: "2025-09-01", until }];
    }),
  );
  const handle = `person-${person}`;
  const known = programme.person(handle);
  const state = { handle, name, affiliation: null, email: null, identity: null, mandates };
  if (!known) return made("person", handle, state);
  return { kind: "person", aggregate: advance(known, state as never, actOn("2026-01-01")) } as AnyAggregate;
}

function made(kind: Kind, id: string, state: object, day = "2025-01-01"): AnyAggregate {
  return { kind, aggregate: begin(id, state, actOn(day)) } as unknown as AnyAggregate;
}

function actOn(day: string) {
  return {
    action: "UPDATE",
    effectiveOn: day,
    recordedAt: `${day}T09:00:00.000Z`,
    by: { name: "T", role: "TSB" },
  } as const;
}
