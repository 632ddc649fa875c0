import { fold } from "../names/fold.js";
import type { ApprovalProcess, Priority, Version, WorkItemType } from "../vocabulary.js";

/** The words of the public work programme for what we have names for, the usual one first. */
type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

/** Types of text; ITU's pages were seen with the first two kinds only, the others are the words of Rec. A.1 and A.13. */
export const TYPE_WORDS: Words<WorkItemType> = {
  RECOMMENDATION: ["Recommendation", "Rec"],
  AMENDMENT: ["Amendment", "Amd"],
  CORRIGENDUM: ["Corrigendum", "Cor"],
  ERRATUM: ["Erratum", "Err"],
  ANNEX: ["Annex"],
  APPENDIX: ["Appendix", "App"],
  SUPPLEMENT: ["Supplement", "Suppl", "Sup", "Supp"],
  IMPLEMENTERS_GUIDE: ["Implementers' guide", "Implementer's guide", "Implementers guide"],
  TECHNICAL_REPORT: ["Technical report", "TR"],
  TECHNICAL_PAPER: ["Technical paper", "TP"],
  HANDBOOK: ["Handbook"],
  IMPLEMENTATION_GUIDELINE: ["Implementation guideline"],
  OTHER: ["Other"],
};

/** Approval processes; `-` where a text has none. */
export const PROCESS_WORDS: Words<ApprovalProcess> = {
  AAP: ["AAP"],
  TAP: ["TAP"],
  AGREEMENT: ["Agreement"],
  NONE: ["-", "None"],
};

/** Whether a text is new or revises one. */
export const VERSION_WORDS: Words<Version> = { NEW: ["New"], REVISED: ["Revised", "Rev", "Revision"] };

/** Priorities. */
export const PRIORITY_WORDS: Words<Priority> = {
  HIGH: ["High", "High priority"],
  MEDIUM: ["Medium", "Medium priority"],
  LOW: ["Low", "Low priority"],
};

/** What a word stands for; null where it is none of these. Full stops at the end do not count. */
export function meaning<T extends string>(words: Words<T>, text: string): T | null {
  const asked = fold(text).replace(/\.$/, "");
  const found = Object.entries<readonly string[]>(words).find(([, known]) =>
    known.some((one) => fold(one) === asked),
  );
  return (found?.[0] as T | undefined) ?? null;
}

/** The usual word. */
export function wordFor<T extends string>(words: Words<T>, value: T): string {
  return words[value][0] ?? value;
}
