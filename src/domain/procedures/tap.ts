import type { Stage } from "../vocabulary.js";
import { DECISION_AT_SG, MORE_TIME } from "./at-study-group.js";
import type { ActFacts } from "./facts.js";
import { hasReservations, opposedAltogether } from "./opposition.js";
import { POLICY } from "./policy.js";
import { AT_STUDY_GROUP, AT_THE_GAVEL, CHAIR_WITH_TSB, EDITING, SG_CHAIR, TSB } from "./roles.js";
import { consultationPasses } from "./support.js";
import type { Procedure } from "./table.js";

const POSITION = ["WHILE_MEETING_SITS", "MEMBER_NAMED", "MEMBER_STATE_ONLY", "POSITION_FITS"] as const;

/** Where an announcement can follow: after the determination, and whenever an earlier attempt came to nothing. */
const BEFORE_ANNOUNCEMENT = ["DETERMINED", "CONSULTATION_FAILED", "DEFERRED", "NOT_APPROVED"] as const;

const approvedAs = ({ item }: ActFacts): Stage =>
  hasReservations(item) ? "APPROVED_WITH_RESERVATIONS" : "APPROVED";

/** The traditional approval process. */
export const TAP: Procedure = {
  name: "TAP",
  title: "Traditional approval process",
  source: "WTSA Res. 1 §9",
  processes: ["TAP"],
  initial: ["UNDER_STUDY", "MOVED_TO_TAP"],
  final: ["APPROVED", "APPROVED_WITH_RESERVATIONS"],
  rows: [
    {
      action: "DETERMINE",
      from: ["UNDER_STUDY", "MOVED_TO_TAP", "NOT_APPROVED"],
      to: ["DETERMINED"],
      by: AT_THE_GAVEL,
      guards: ["PROCESS_FITS_TYPE", "READY"],
      decision: "DETERMINATION",
      clause: "RES1_9_3_1",
      says: "The study group or working party determines that the draft is sufficiently mature.",
    },
    {
      action: "RECORD_EDITED_TEXT",
      from: BEFORE_ANNOUNCEMENT,
      to: [],
      by: EDITING,
      guards: ["DOCUMENT_GIVEN"],
      clause: "RES1_9_3_3",
      says: "The final edited text reaches TSB in at least one official language, with its summary.",
    },
    {
      action: "REQUEST_ANNOUNCEMENT",
      from: BEFORE_ANNOUNCEMENT,
      to: [],
      by: SG_CHAIR,
      guards: [],
      clause: "RES1_9_3_1",
      says: "The study group chair requests the Director to announce the intention to seek approval.",
    },
    {
      action: "ANNOUNCE_CONSULTATION",
      from: BEFORE_ANNOUNCEMENT,
      to: ["CONSULTATION"],
      by: TSB,
      guards: [
        "RESTART_WITHOUT_DETERMINATION",
        "EDITED_TEXT_AVAILABLE",
        "SUMMARY_AVAILABLE",
        "CHAIR_REQUESTED",
        "DOCUMENT_GIVEN",
        "STUDY_GROUP_MEETING",
        "ANNOUNCED_THREE_MONTHS_BEFORE",
      ],
      clause: "RES1_9_3_3",
      says: "The Director announces the intention to seek approval and consults the Member States.",
    },
    {
      action: "RECORD_REPLY",
      from: ["CONSULTATION"],
      to: [],
      by: TSB,
      guards: ["WITHIN_PERIOD", "MEMBER_NAMED", "MEMBER_STATE_ONLY", "REPLY_CLASSIFIED"],
      anyOrder: true,
      clause: "RES1_9_4_1",
      says: "A Member State replies whether the study group may consider approval.",
    },
    {
      action: "CLOSE_CONSULTATION",
      from: ["CONSULTATION"],
      to: ["CONSULTATION_PASSED", "CONSULTATION_FAILED"],
      choose: ({ item }) => (consultationPasses(item) ? "CONSULTATION_PASSED" : "CONSULTATION_FAILED"),
      by: TSB,
      guards: ["PERIOD_OVER"],
      clause: "RES1_9_4_5",
      says: "The consultation is over: with 70 per cent in support, or no replies, approval may be considered.",
    },
    {
      action: "CARRY_TO_LATER_MEETING",
      from: ["CONSULTATION_PASSED", "DEFERRED"],
      to: ["DEFERRED", "CONSULTATION_PASSED"],
      choose: () => (POLICY.tapDeferralAnnouncedAnew.value ? "DEFERRED" : "CONSULTATION_PASSED"),
      by: CHAIR_WITH_TSB,
      guards: ["DEFERRED_WITHOUT_ANNOUNCEMENT", "STUDY_GROUP_MEETING", "LATER_MEETING", "REASON_GIVEN"],
      clause: "RES1_9_5_2",
      says: "The announced meeting does not take the text up, or deferred it: it goes on to a later meeting.",
    },
    {
      action: "OPEN_STUDY_GROUP_DECISION",
      from: ["CONSULTATION_PASSED"],
      to: ["SG_DECISION"],
      by: AT_STUDY_GROUP,
      guards: ["AT_ANNOUNCED_MEETING", "DURING_MEETING", "TEXT_DISTRIBUTED"],
      clause: "RES1_9_5",
      says: "The study group meeting takes the text up for decision.",
    },
    {
      action: "REGISTER_POSITION",
      from: ["SG_DECISION", "MORE_TIME"],
      to: [],
      by: AT_STUDY_GROUP,
      guards: POSITION,
      anyOrder: true,
      clause: "RES1_9_5_4",
      says: "A delegation registers a reservation, or abstains.",
    },
    {
      action: "REGISTER_POSITION",
      from: ["APPROVED", "APPROVED_WITH_RESERVATIONS"],
      to: ["APPROVED", "APPROVED_WITH_RESERVATIONS"],
      choose: ({ item, input }) =>
        input?.positionKind === "RESERVATION" ? "APPROVED_WITH_RESERVATIONS" : item.stage,
      by: AT_STUDY_GROUP,
      guards: POSITION,
      clause: "RES1_9_5_4",
      says: "A delegation registers a reservation, or abstains, when the decision is taken and the meeting still sits.",
    },
    {
      action: "REVOKE_ABSTENTION",
      from: ["SG_DECISION", "MORE_TIME", "APPROVED", "APPROVED_WITH_RESERVATIONS"],
      to: [],
      by: AT_STUDY_GROUP,
      guards: ["WHILE_MEETING_SITS", "ABSTENTION_STANDS"],
      clause: "RES1_9_5_6",
      says: "A delegation takes its abstention back, during the meeting.",
    },
    {
      action: "APPROVE",
      from: ["SG_DECISION"],
      to: ["APPROVED", "APPROVED_WITH_RESERVATIONS"],
      choose: approvedAs,
      by: AT_STUDY_GROUP,
      guards: [...DECISION_AT_SG, "AGENDA_ITEM", "TEXT_CITED", "UNOPPOSED"],
      decision: "APPROVAL",
      clause: "RES1_9_5_3",
      says: "The study group meeting approves, unopposed.",
    },
    {
      action: "NOT_APPROVE",
      from: ["SG_DECISION", "MORE_TIME"],
      to: ["NOT_APPROVED"],
      by: AT_STUDY_GROUP,
      guards: [...DECISION_AT_SG, "AGENDA_ITEM", "OPPOSITION_PREVENTS", "REASON_GIVEN"],
      clause: "RES1_9_5_3",
      says: "A delegation opposes: the text is not approved.",
    },
    {
      action: "REQUEST_MORE_TIME",
      from: ["SG_DECISION", "MORE_TIME"],
      to: ["MORE_TIME"],
      by: AT_STUDY_GROUP,
      guards: [...MORE_TIME, "MORE_TIME_ALLOWED"],
      clause: "RES1_9_5_5",
      says: "A delegation asks, during the meeting, for more time to consider its position.",
    },
    {
      action: "RECORD_LATE_OPPOSITION",
      from: ["MORE_TIME"],
      to: [],
      by: TSB,
      guards: ["WITHIN_PERIOD", "MEMBER_NAMED", "ASKED_FOR_MORE_TIME", "NOT_ABSTAINING"],
      anyOrder: true,
      clause: "RES1_9_5_5",
      says: "A Member State whose delegation had asked for more time formally opposes.",
    },
    {
      action: "CLOSE_MORE_TIME",
      from: ["MORE_TIME"],
      to: ["APPROVED", "APPROVED_WITH_RESERVATIONS", "NOT_APPROVED"],
      choose: (facts) => (opposedAltogether(facts.item) > 0 ? "NOT_APPROVED" : approvedAs(facts)),
      by: CHAIR_WITH_TSB,
      guards: ["PERIOD_OVER"],
      clause: "RES1_9_5_5",
      says: "The four weeks are over: approved, unless a Member State formally opposed.",
    },
    {
      action: "DEFER",
      from: ["SG_DECISION"],
      to: ["DEFERRED"],
      by: AT_STUDY_GROUP,
      guards: ["AT_ANNOUNCED_MEETING", "DURING_MEETING", "REASON_GIVEN"],
      clause: "RES1_9_5_2",
      says: "Changes of major impact: the study group defers the text to another meeting.",
    },
    {
      action: "RECORD_NOTIFICATION",
      from: ["APPROVED", "APPROVED_WITH_RESERVATIONS", "NOT_APPROVED"],
      to: [],
      by: TSB,
      guards: ["DOCUMENT_GIVEN", "RESULT_TO_NOTIFY"],
      clause: "RES1_9_6_1",
      says: "The Director notifies the result.",
    },
  ],
};
