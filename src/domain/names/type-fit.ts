import type { WorkItemType } from "../vocabulary.js";
import { kindOf, type NumberKind, type PublishedNumber } from "./number.js";

const NAMED: readonly NumberKind[] = ["TECHNICAL_REPORT", "TECHNICAL_PAPER", "OTHER"];

/** Which numbers a text of a type can have (Rec. A.12 §2, the Author's guide). Reports, papers and the like have names. */
export const NUMBERS_OF_TYPE: Readonly<Record<WorkItemType, readonly NumberKind[]>> = {
  RECOMMENDATION: ["RECOMMENDATION"],
  AMENDMENT: ["AMENDMENT"],
  CORRIGENDUM: ["CORRIGENDUM"],
  ANNEX: ["ANNEX"],
  ERRATUM: ["ERRATUM"],
  APPENDIX: ["APPENDIX"],
  SUPPLEMENT: ["SUPPLEMENT"],
  IMPLEMENTERS_GUIDE: ["IMPLEMENTERS_GUIDE"],
  TECHNICAL_REPORT: ["TECHNICAL_REPORT", "OTHER"],
  TECHNICAL_PAPER: ["TECHNICAL_PAPER", "OTHER"],
  HANDBOOK: NAMED,
  IMPLEMENTATION_GUIDELINE: NAMED,
  OTHER: NAMED,
};

/** How a number of each kind looks. */
export const NUMBER_EXAMPLES: Readonly<Record<NumberKind, string>> = {
  RECOMMENDATION: "Y.3094",
  AMENDMENT: "Y.3172 (2019) Amd. 1",
  CORRIGENDUM: "Y.3172 (2019) Cor. 1",
  ANNEX: "G.729 Annex C+",
  ERRATUM: "Y.3120 (2023) Err. 1",
  APPENDIX: "G.729 App. II",
  SUPPLEMENT: "Y Suppl. 101",
  IMPLEMENTERS_GUIDE: "G.Imp712",
  TECHNICAL_REPORT: "YSTR-M2M",
  TECHNICAL_PAPER: "FSTP-ACC",
  OTHER: "SEC-QKD",
};

/** Whether a text of this type can have this number. */
export function fitsType(number: PublishedNumber, type: WorkItemType): boolean {
  return NUMBERS_OF_TYPE[type].includes(kindOf(number));
}

/** A number that a text of this type could have. */
export function exampleFor(type: WorkItemType): string {
  const [kind = "RECOMMENDATION"] = NUMBERS_OF_TYPE[type];
  return NUMBER_EXAMPLES[kind];
}
