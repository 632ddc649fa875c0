import type { ClauseKey } from "../clauses.js";
import type { ApprovalProcess, WorkItemType } from "../vocabulary.js";

/** Which body may agree a text of a type. */
export type AgreeingBody =
  /** The study group only. */
  | "STUDY_GROUP"
  /** A working party too, where the study group has authorised it. */
  | "WORKING_PARTY_IF_AUTHORISED"
  /** A working party too, with the concurrence of the study group chair. */
  | "WORKING_PARTY_WITH_CONCURRENCE";

/** What may become of a text of a type. */
export interface TypeRule {
  /** The processes it may follow, the usual one first. */
  readonly processes: readonly ApprovalProcess[];
  readonly agreeingBody: AgreeingBody;
  readonly clause: ClauseKey;
}

const normative: TypeRule = { processes: ["AAP", "TAP"], agreeingBody: "STUDY_GROUP", clause: "RES1_8_1" };
const agreed = (agreeingBody: AgreeingBody, clause: ClauseKey): TypeRule => ({
  processes: ["AGREEMENT"],
  agreeingBody,
  clause,
});

/** Which process for which text. */
export const TYPE_RULES: Readonly<Record<WorkItemType, TypeRule>> = {
  RECOMMENDATION: normative,
  // An amendment that holds only non-integral matter, such as an appendix, needs agreement alone.
  AMENDMENT: { ...normative, processes: ["AAP", "TAP", "AGREEMENT"] },
  CORRIGENDUM: normative,
  ANNEX: normative,
  ERRATUM: { processes: ["NONE"], agreeingBody: "STUDY_GROUP", clause: "A1_1_4_7" },
  APPENDIX: agreed("STUDY_GROUP", "A13"),
  SUPPLEMENT: agreed("WORKING_PARTY_IF_AUTHORISED", "A13"),
  IMPLEMENTERS_GUIDE: agreed("WORKING_PARTY_WITH_CONCURRENCE", "A8_7_1"),
  TECHNICAL_REPORT: agreed("WORKING_PARTY_IF_AUTHORISED", "RES1_1BIS"),
  TECHNICAL_PAPER: agreed("WORKING_PARTY_IF_AUTHORISED", "A13"),
  HANDBOOK: agreed("WORKING_PARTY_IF_AUTHORISED", "RES1_1BIS"),
  IMPLEMENTATION_GUIDELINE: agreed("WORKING_PARTY_IF_AUTHORISED", "RES1_1BIS"),
  OTHER: agreed("STUDY_GROUP", "A13"),
};

/** The processes that a text may follow, the usual one first: its type's, and for an amendment what it changes. */
export function processesFor(type: WorkItemType, integral: boolean | null): readonly ApprovalProcess[] {
  const { processes } = TYPE_RULES[type];
  if (type !== "AMENDMENT" || integral === null) return processes;
  return processes.filter((process) => (process === "AGREEMENT") !== integral);
}

/** The process that a text follows unless somebody says otherwise. */
export function usualProcess(type: WorkItemType, integral: boolean | null): ApprovalProcess {
  return processesFor(type, integral)[0] ?? "NONE";
}
