import { normalise } from "../text.js";
import type { CheckAnswer, Priority, Provenance } from "../vocabulary.js";
import type { A5Justification, Editor, Title, WorkItemState } from "../work-item.js";
import { parseTiming } from "./timing.js";

/** A title as it is given: no provenance means that the member who writes it is its source. */
export interface TitleInput {
  readonly language: string;
  readonly text: string;
  readonly provenance?: Provenance | null;
}

/** The answer to a point of the checklist as it is given; no answer takes an earlier one back. */
export interface CheckInput {
  readonly check: string;
  readonly answer?: CheckAnswer | null;
  readonly note?: string | null;
}

/**
 * The particulars of a work item as they are given. A field that is left out stays as it is; null says "not
 * recorded", an empty text or list says "there is none".
 */
export interface ParticularsInput {
  readonly titles?: readonly TitleInput[] | null;
  readonly summary?: string | null;
  readonly scope?: string | null;
  readonly timing?: string | null;
  readonly priority?: Priority | null;
  readonly parent?: string | null;
  readonly editors?: readonly Editor[] | null;
  readonly relations?: readonly string[] | null;
  readonly liaisons?: readonly string[] | null;
  readonly supportingMembers?: readonly string[] | null;
  readonly baseTexts?: readonly string[] | null;
  readonly externalReferences?: readonly string[] | null;
  readonly a5Justifications?: readonly A5Justification[] | null;
  readonly equivalentNumber?: string | null;
  readonly checklist?: readonly CheckInput[] | null;
}

/** The particulars that nothing is known of. */
export const NO_PARTICULARS: Pick<WorkItemState, keyof ParticularsInput> = {
  titles: {},
  summary: null,
  scope: null,
  timing: null,
  priority: null,
  parent: null,
  editors: null,
  relations: null,
  liaisons: null,
  supportingMembers: null,
  baseTexts: null,
  externalReferences: null,
  a5Justifications: null,
  equivalentNumber: null,
  checklist: {},
};

/** The fields of the state that the input sets, normalised to NFC. */
export function readParticulars(
  before: Pick<WorkItemState, "titles" | "checklist">,
  input: ParticularsInput,
): Partial<WorkItemState> {
  const { titles, timing, priority, checklist, ...plain } = input;
  return {
    ...normaliseAll(withoutUndefined(plain)),
    ...(titles ? { titles: mergeTitles(before.titles, titles) } : {}),
    ...readTiming(timing, priority),
    ...(checklist ? { checklist: mergeChecklist(before.checklist, checklist) } : {}),
  };
}

function readTiming(timing: string | null | undefined, priority: Priority | null | undefined) {
  const given = priority === undefined ? {} : { priority };
  if (timing === undefined) return given;
  if (timing === null) return { timing: null, ...given };
  const parsed = parseTiming(normalise(timing));
  return { timing: parsed.timing, ...(parsed.priority ? { priority: parsed.priority } : {}), ...given };
}

/** The titles with those that were given in the place of others; an empty text takes a title away. */
export function mergeTitles(
  before: WorkItemState["titles"],
  given: readonly TitleInput[],
): Record<string, Title> {
  const titles = { ...before };
  for (const { language, text, provenance } of given) {
    const title = normalise(text);
    if (title === "") delete titles[language.toLowerCase()];
    else titles[language.toLowerCase()] = { text: title, provenance: provenance ?? "MEMBER" };
  }
  return titles;
}

function mergeChecklist(before: WorkItemState["checklist"], given: readonly CheckInput[]) {
  const checklist = { ...before };
  for (const { check, answer, note } of given) {
    if (answer) checklist[check] = { answer, note: note ? normalise(note) : null };
    else delete checklist[check];
  }
  return checklist;
}

function withoutUndefined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

/** Every text of a value, at any depth, in NFC; left-out members of lists' entries are null. */
function normaliseAll<T>(value: T): T {
  if (typeof value === "string") return normalise(value) as T;
  if (Array.isArray(value)) return value.map(normaliseAll) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, normaliseAll(member)])) as T;
}
