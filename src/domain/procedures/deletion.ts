import type { ClauseKey } from "../clauses.js";
import type { Stage } from "../vocabulary.js";
import type { GuardName } from "./guard-names.js";
import { hasReservations } from "./opposition.js";
import { AT_STUDY_GROUP, CHAIR_WITH_TSB, TSB } from "./roles.js";
import { hasObjections } from "./support.js";
import type { Procedure, Row } from "./table.js";

/** On what conditions a study group meeting deletes anything. */
const AT_ITS_MEETING: readonly GuardName[] = [
  "STUDY_GROUP_MEETING",
  "DURING_MEETING",
  "STUDY_GROUP_DECIDES",
  "AGENDA_ITEM",
];

const rows = (clause: ClauseKey): readonly Row[] => [
  {
    action: "AGREE_DELETION",
    from: ["APPROVED", "APPROVED_WITH_RESERVATIONS", "DELETION_REFERRED_BACK"],
    to: ["DELETION_AGREED"],
    by: AT_STUDY_GROUP,
    guards: [
      ...AT_ITS_MEETING,
      "OPPOSITION_COUNTED",
      "MEMBERS_COUNTED",
      "DELETION_TOLERATED",
      "REASON_GIVEN",
    ],
    decision: "DELETION",
    clause,
    says: "A study group meeting agrees that the Recommendation is superseded or obsolete.",
  },
  {
    action: "ANNOUNCE_DELETION",
    from: ["DELETION_AGREED"],
    to: ["DELETION_PERIOD"],
    by: TSB,
    guards: ["DOCUMENT_GIVEN"],
    clause,
    says: "A circular informs of the agreement, with the reasons; three months for objections begin.",
  },
  {
    action: "RECORD_OBJECTION",
    from: ["DELETION_PERIOD"],
    to: [],
    by: TSB,
    guards: ["WITHIN_PERIOD", "MEMBER_NAMED", "MAY_OBJECT"],
    anyOrder: true,
    clause,
    says: "A Member State or Sector Member objects to the deletion.",
  },
  {
    action: "CLOSE_DELETION_PERIOD",
    from: ["DELETION_PERIOD"],
    to: ["DELETED", "DELETION_REFERRED_BACK"],
    choose: ({ item }) => (hasObjections(item) ? "DELETION_REFERRED_BACK" : "DELETED"),
    by: CHAIR_WITH_TSB,
    guards: ["PERIOD_OVER"],
    clause,
    says: "The three months are over: deleted, or referred back to the study group after an objection.",
  },
  {
    action: "KEEP_IN_FORCE",
    from: ["DELETION_REFERRED_BACK"],
    to: ["APPROVED", "APPROVED_WITH_RESERVATIONS"],
    choose: ({ item }) => (hasReservations(item) ? "APPROVED_WITH_RESERVATIONS" : "APPROVED"),
    by: AT_STUDY_GROUP,
    guards: ["STUDY_GROUP_MEETING", "DURING_MEETING", "REASON_GIVEN"],
    clause,
    says: "The study group keeps the Recommendation in force.",
  },
];

const INITIAL: readonly Stage[] = ["APPROVED", "APPROVED_WITH_RESERVATIONS"];

/** Deletion between WTSAs of a Recommendation that was approved under AAP: one Member State may oppose. */
export const DELETION: Procedure = {
  name: "DELETION",
  title: "Deletion of a Recommendation",
  source: "Rec. ITU-T A.8 §8.2",
  processes: ["AAP"],
  initial: INITIAL,
  final: ["DELETED"],
  rows: rows("A8_8_2"),
};

/** Deletion of a text that was agreed: the study group deletes it, by consensus, and that is all. */
export const DELETION_OF_AGREED: Procedure = {
  name: "DELETION_OF_AGREED",
  title: "Deletion of an agreed text",
  source: "WTSA Res. 1 §1bis.7.3, §1bis.8.3, §1bis.9.3",
  processes: ["AGREEMENT"],
  initial: ["AGREED"],
  final: ["DELETED"],
  rows: [
    {
      action: "AGREE_DELETION",
      from: ["AGREED"],
      to: ["DELETED"],
      by: AT_STUDY_GROUP,
      guards: [...AT_ITS_MEETING, "BY_CONSENSUS", "REASON_GIVEN"],
      decision: "DELETION",
      clause: "RES1_1BIS",
      says: "A study group meeting deletes an agreed text, by consensus.",
    },
  ],
};

/** Deletion between WTSAs of a Recommendation that was approved under TAP: nobody may oppose. */
export const DELETION_TAP: Procedure = {
  ...DELETION,
  name: "DELETION_TAP",
  title: "Deletion of a Recommendation that was approved under TAP",
  source: "WTSA Res. 1 §9.8.2",
  processes: ["TAP"],
  rows: rows("RES1_9_8_2"),
};
