import type { FindingStatus, Verdict } from "../api-types.js";
import type { Tone } from "./words.js";

const TONES: Record<FindingStatus | Verdict, Tone> = {
  MET: "good",
  READY: "good",
  UNKNOWN: "mind",
  UNMET: "bad",
  BLOCKED: "bad",
};

/** How a verdict or a finding looks. */
export const toneOf = (said: FindingStatus | Verdict): Tone => TONES[said];
