import type { WorkItemType } from "../vocabulary.js";

/** The kinds of text that a number can be of. */
export type NumberKind = Exclude<WorkItemType, "HANDBOOK" | "IMPLEMENTATION_GUIDELINE">;

/** When an edition was approved. The month is named where the year alone is not unique (Rec. A.12 §2.1). */
export interface Edition {
  readonly year: number;
  /** 1 to 12; null where only the year was written. */
  readonly month: number | null;
}

/** What a text is of another: its amendment, corrigendum, erratum, annex or appendix. */
export interface Part {
  readonly kind: "AMENDMENT" | "CORRIGENDUM" | "ERRATUM" | "ANNEX" | "APPENDIX";
  /** `1`, `C+`, `II`. */
  readonly ordinal: string;
  readonly edition: Edition | null;
}

/** A version beside the edition, as `(V14)` or `v.1`. */
export interface TextVersion {
  readonly number: number;
  readonly inBrackets: boolean;
}

/** A Recommendation: `Y.3094`, `G.709/Y.1331`, `D.600 R`. */
export interface RecommendationBase {
  readonly kind: "RECOMMENDATION";
  /** One number, or the two of a text that stands in two series. */
  readonly numbers: readonly string[];
}

/** A Supplement. They are numbered through a series, in series E also for one Recommendation. */
export interface SupplementBase {
  readonly kind: "SUPPLEMENT";
  /** What it is counted in: `Y`, or `E.164`. */
  readonly of: string;
  readonly ordinal: number;
  /** The Recommendation that it goes with, where it is counted in the series: `Y.3302`. */
  readonly to: string | null;
  /** The part of the series that it goes with: `800` in `E-800 series Suppl. 9`. */
  readonly range: string | null;
}

/** A text with a name for its number: `YSTR-M2M`, `G.Imp712`, `SEC-QKD`. */
export interface NamedBase {
  readonly kind: "TECHNICAL_REPORT" | "TECHNICAL_PAPER" | "IMPLEMENTERS_GUIDE" | "OTHER";
  readonly name: string;
}

/** The number of a published text, taken apart. */
export interface PublishedNumber {
  readonly base: RecommendationBase | SupplementBase | NamedBase;
  readonly version: TextVersion | null;
  /** The edition of the base text. */
  readonly edition: Edition | null;
  /** Outermost last: of `Amd. 1 Cor. 1`, the corrigendum to the amendment. */
  readonly parts: readonly Part[];
  /** The number that a common text has with another organisation: `ISO/IEC 9594-8`. */
  readonly common: string | null;
}

/** The kind of the text itself: of an amendment to a Recommendation, the amendment. */
export function kindOf({ base, parts }: PublishedNumber): NumberKind {
  return parts.at(-1)?.kind ?? base.kind;
}

/** The edition of the text itself, not that of what it amends. */
export function ownEdition({ edition, parts }: PublishedNumber): Edition | null {
  const last = parts.at(-1);
  return last ? last.edition : edition;
}

/** Whether two editions can be one: their years are the same, and their months where both have one. */
export function editionsAgree(one: Edition, other: Edition): boolean {
  return one.year === other.year && (one.month === null || other.month === null || one.month === other.month);
}
