import { AT_THE_GAVEL, TSB } from "./roles.js";
import type { Procedure } from "./table.js";

/** Agreement of a non-normative text: one decision ends the process. */
export const AGREEMENT: Procedure = {
  name: "AGREEMENT",
  title: "Agreement",
  source: "Rec. ITU-T A.13, WTSA Res. 1 §1bis",
  processes: ["AGREEMENT"],
  initial: ["UNDER_STUDY"],
  final: ["AGREED"],
  rows: [
    {
      action: "AGREE",
      from: ["UNDER_STUDY"],
      to: ["AGREED"],
      by: AT_THE_GAVEL,
      guards: ["PROCESS_FITS_TYPE", "READY"],
      decision: "AGREEMENT",
      clause: "A13",
      says: "The study group, or its authorised working party, agrees the text.",
    },
  ],
};

/** What TSB publishes with the study group chair's concurrence, without a decision of a meeting. */
export const PUBLICATION: Procedure = {
  name: "PUBLICATION",
  title: "Publication by TSB",
  source: "Rec. ITU-T A.1 §1.8.2",
  processes: ["NONE", "AAP", "TAP"],
  initial: ["UNDER_STUDY"],
  final: ["PUBLISHED"],
  rows: [
    {
      action: "PUBLISH_ERRATUM",
      from: ["UNDER_STUDY"],
      to: ["PUBLISHED"],
      by: TSB,
      guards: ["IS_ERRATUM", "CHAIR_CONCURRED", "DOCUMENT_GIVEN"],
      clause: "A1_ERRATUM",
      says: "TSB publishes an erratum with the study group chair's concurrence.",
    },
    {
      action: "PUBLISH_CORRECTION",
      from: ["UNDER_STUDY"],
      to: ["PUBLISHED"],
      by: TSB,
      guards: ["IS_CORRIGENDUM", "CHAIR_CONCURRED", "DOCUMENT_GIVEN", "REASON_GIVEN"],
      clause: "A1_1_8_2",
      says: "TSB corrects obvious errors by a corrigendum with the study group chair's concurrence.",
    },
  ],
};
