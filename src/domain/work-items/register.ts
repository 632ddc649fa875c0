import { NO_APPROVAL_TRACK } from "../approval-track.js";
import { judgeProcessForType } from "../decisions/judge-kind.js";
import { usualProcess } from "../decisions/type-rules.js";
import { nameKey, plain } from "../names/fold.js";
import { writtenNumber } from "../names/format.js";
import { faultOfName } from "../names/provisional.js";
import { type Problem, problem } from "../problem.js";
import type { QuestionState, StudyGroupState } from "../study-group.js";
import type { ApprovalProcess, Version, WorkItemType } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { NO_PARTICULARS, type ParticularsInput, readParticulars } from "./particulars.js";

/** What registers a work item. */
export interface RegistrationInput extends ParticularsInput {
  readonly acronym: string;
  readonly aliases?: readonly string[] | null;
  readonly type: WorkItemType;
  readonly version?: Version | null;
  /** Of an amendment: whether it changes or adds normative content. */
  readonly integral?: boolean | null;
  /** Left out: the usual process of the type. */
  readonly process?: ApprovalProcess | null;
}

/** What the rules need to know. */
export interface RegistrationFacts {
  readonly question: QuestionState;
  readonly studyGroup: StudyGroupState;
  /** For each name asked for: the item that holds it, if one does. */
  readonly holderOf: (name: string) => string | null;
  /** Whether it is only proposed: no meeting's agreement is on record (Rec. A.1 §1.4.7, §2.3.3.6). Left out: no. */
  readonly onlyProposed?: boolean;
}

/** The state of a new work item, or every reason why it cannot be registered. */
export function concludeRegistration(
  { question, studyGroup, holderOf, onlyProposed = false }: RegistrationFacts,
  input: RegistrationInput,
): { problems: Problem[]; warnings: Problem[]; state: WorkItemState } {
  const { acronym, aliases, type, version, integral, process, ...particulars } = input;
  const names = { acronym: plain(acronym), aliases: distinctAliases(acronym, aliases ?? []) };
  const state: WorkItemState = {
    ...NO_PARTICULARS,
    ...NO_APPROVAL_TRACK,
    ...names,
    number: null,
    studyGroup: studyGroup.label,
    studyPeriod: studyGroup.studyPeriod,
    question: question.label,
    type,
    version: version ?? "NEW",
    integral: integral ?? null,
    process: process ?? usualProcess(type, integral ?? null),
    stage: onlyProposed ? "LIVING_LIST" : "UNDER_STUDY",
    candidacies: {},
    decisions: {},
    ...readParticulars(NO_PARTICULARS, particulars),
  };
  return {
    problems: [...judgeNames([names.acronym, ...names.aliases], holderOf), ...judgeProcessForType(state)],
    warnings: onlyProposed ? [problem("ONLY_PROPOSED", { name: state.acronym })] : [],
    state,
  };
}

/** The other spellings, each once, without the acronym itself. */
export function distinctAliases(acronym: string, aliases: readonly string[]): string[] {
  const distinct = new Map(aliases.map(plain).map((alias) => [nameKey(alias), alias]));
  distinct.delete(nameKey(acronym));
  return [...distinct.values()];
}

/** Why these names cannot be given to an item; those that it has had before are not asked about again. */
export function judgeNames(
  names: readonly string[],
  holderOf: (name: string) => string | null,
  own: readonly string[] = [],
): Problem[] {
  const known = new Set(own.map(nameKey));
  return names.flatMap((name, position) => {
    if (known.has(nameKey(name))) return [];
    const path = position === 0 ? "acronym" : "aliases";
    const fault = faultOfName(name);
    if (fault === "NUMBER")
      return [problem("NAME_LIKE_NUMBER", { name, number: writtenNumber(name) }, { path })];
    if (fault) return [problem("NAME_MALFORMED", { name }, { path })];
    const holder = holderOf(name);
    return holder === null ? [] : [problem("NAME_TAKEN", { name, holder }, { path })];
  });
}
