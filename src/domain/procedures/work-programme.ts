import { STAGES, type Stage } from "../vocabulary.js";
import { AAP } from "./aap.js";
import { AGREEMENT } from "./agreement.js";
import { AT_STUDY_GROUP, AT_THE_GAVEL, TSB } from "./roles.js";
import type { Procedure } from "./table.js";
import { TAP } from "./tap.js";

/** The stages of a work item that is not finished: it waits in the living list, or an approval leads on from there. */
export const OPEN_STAGES: readonly Stage[] = STAGES.filter(
  (stage) => stage === "LIVING_LIST" || [AAP, TAP, AGREEMENT].some((approval) => leadsOn(approval, stage)),
);

/** The stages after the first decision, from which on a text has its number. */
const NUMBERED_STAGES: readonly Stage[] = [
  ...OPEN_STAGES.filter((stage) => stage !== "UNDER_STUDY" && stage !== "LIVING_LIST"),
  "APPROVED",
  "APPROVED_WITH_RESERVATIONS",
  "AGREED",
  "PUBLISHED",
];

/** What can be done to a work item as such, whatever its approval process. */
export const WORK_PROGRAMME: Procedure = {
  name: "WORK_PROGRAMME",
  title: "Work programme",
  source: "Rec. ITU-T A.1 §1.4.7, WTSA Res. 1 §8",
  processes: ["AAP", "TAP", "AGREEMENT", "NONE"],
  initial: [...new Set([...OPEN_STAGES, ...NUMBERED_STAGES])],
  final: ["DISCONTINUED"],
  rows: [
    {
      action: "ADOPT_FROM_LIVING_LIST",
      from: ["LIVING_LIST"],
      to: ["UNDER_STUDY"],
      by: AT_THE_GAVEL,
      guards: ["FORM_COMPLETE", "FORM_GIVEN", "BODY_OF_THE_QUESTION", "BODY_SITS", "AGENDA_ITEM"],
      clause: "A1_1_4_7",
      says: "A meeting agrees an item of the living list as a new work item.",
    },
    {
      action: "KEEP_IN_LIVING_LIST",
      from: ["LIVING_LIST"],
      to: [],
      by: AT_THE_GAVEL,
      guards: ["BODY_OF_THE_QUESTION", "BODY_SITS", "AGENDA_ITEM"],
      clause: "A1_1_4_7",
      says: "A meeting does not agree a proposed new work item yet, and keeps it in the living list.",
    },
    {
      action: "ASSIGN_NUMBER",
      from: NUMBERED_STAGES,
      to: [],
      by: TSB,
      guards: ["NOT_NUMBERED", "NUMBER_FITS", "AFTER_FIRST_DECISION"],
      anyOrder: true,
      clause: "A12_2",
      says: "TSB assigns the number where the decision did not; the provisional name is kept.",
    },
    {
      action: "SWITCH_PROCESS",
      from: ["UNDER_STUDY"],
      to: [],
      by: AT_STUDY_GROUP,
      guards: [
        "NOT_FROZEN",
        "STUDY_GROUP_MEETING",
        "DURING_MEETING",
        "PROCESS_SELECTED",
        "WRITTEN_AND_SECONDED",
        "ASKED_OF_A_BODY",
      ],
      clause: "RES1_8_3",
      says: "The study group changes the selection of AAP or TAP by consensus, whoever was asked, before consent or determination.",
    },
    {
      action: "CARRY_OVER",
      from: OPEN_STAGES,
      to: [],
      by: TSB,
      guards: ["NEXT_STUDY_PERIOD"],
      anyOrder: true,
      clause: "A1_CARRY_OVER",
      says: "The item is carried over to the next study period.",
    },
    {
      action: "DISCONTINUE",
      from: OPEN_STAGES,
      to: ["DISCONTINUED"],
      by: AT_THE_GAVEL,
      guards: ["BODY_OF_THE_QUESTION", "BODY_SITS", "AGENDA_ITEM", "REASON_GIVEN"],
      decision: "DISCONTINUATION",
      clause: "A1_1_4_7",
      says: "A meeting agrees to discontinue the work item.",
    },
  ],
};

function leadsOn({ rows, final }: Procedure, stage: Stage): boolean {
  return !final.includes(stage) && rows.some((row) => row.from.includes(stage));
}
