import type { Stage } from "../vocabulary.js";
import { DECISION_AT_SG, MORE_TIME } from "./at-study-group.js";
import { hasSubstantiveComments } from "./comments.js";
import { opposedAltogether } from "./opposition.js";
import { POLICY } from "./policy.js";
import { AT_STUDY_GROUP, AT_THE_GAVEL, CHAIR_WITH_TSB, EDITING, RESOLVING, SG_CHAIR, TSB } from "./roles.js";
import type { Procedure, Row } from "./table.js";

/** From the last call on, comments are on record and can be answered. */
const WITH_COMMENTS: readonly Stage[] = [
  "LAST_CALL",
  "LC_JUDGEMENT",
  "COMMENT_RESOLUTION",
  "NEXT_STEP_JUDGEMENT",
  "ADDITIONAL_REVIEW",
  "AR_JUDGEMENT",
  "SG_REVIEW",
  "SG_MORE_TIME",
  "APPROVED",
  "NOT_APPROVED",
];

const without = (stages: readonly Stage[], ...left: readonly Stage[]): readonly Stage[] =>
  stages.filter((stage) => !left.includes(stage));

/** The stages at which a last call or additional review is closed already. */
const AFTER_A_PERIOD = without(WITH_COMMENTS, "LAST_CALL", "ADDITIONAL_REVIEW");

/** From the close of a last call that did not approve the text, until the study group has decided. */
const AFTER_COMMENTS = without(WITH_COMMENTS, "LAST_CALL", "APPROVED", "NOT_APPROVED");

/** Until the meeting ends, before, after and besides its decision. */
const WHILE_IT_SITS: readonly Stage[] = ["SG_REVIEW", "SG_MORE_TIME", "APPROVED"];

const LAST_CALL: readonly Row[] = [
  {
    action: "CONSENT",
    from: ["UNDER_STUDY"],
    to: ["CONSENTED"],
    by: AT_THE_GAVEL,
    guards: ["PROCESS_FITS_TYPE", "READY"],
    decision: "CONSENT",
    clause: "A8_3_1",
    says: "The study group or working party consents: the draft is sufficiently mature for the last call.",
  },
  {
    action: "RECORD_EDITED_TEXT",
    from: ["CONSENTED"],
    to: [],
    by: EDITING,
    guards: ["DOCUMENT_GIVEN"],
    clause: "A8_3_2",
    says: "The final edited text reaches TSB, with its summary.",
  },
  {
    action: "REQUEST_ANNOUNCEMENT",
    from: ["CONSENTED"],
    to: [],
    by: SG_CHAIR,
    guards: [],
    clause: "A8_3_1",
    says: "The study group chair requests the Director to initiate the last call.",
  },
  {
    action: "START_LAST_CALL",
    from: ["CONSENTED"],
    to: ["LAST_CALL"],
    by: TSB,
    guards: [
      "EDITED_TEXT_AVAILABLE",
      "SUMMARY_AVAILABLE",
      "CHAIR_REQUESTED",
      "DOCUMENT_GIVEN",
      "START_IN_ORDER",
    ],
    clause: "A8_4_1",
    says: "The Director announces the last call of four weeks.",
  },
  {
    action: "RECORD_COMMENT",
    from: ["LAST_CALL"],
    to: [],
    by: TSB,
    guards: ["COMMENT_IN_TIME", "MEMBER_NAMED", "MAY_COMMENT", "COMMENT_CLASSIFIED"],
    anyOrder: true,
    clause: "A8_4_4",
    says: "A member comments in the last call.",
  },
  {
    action: "RECORD_COMMENT",
    from: AFTER_A_PERIOD,
    to: [],
    by: TSB,
    guards: ["COMMENT_IN_TIME", "MEMBER_NAMED", "MAY_COMMENT", "COMMENT_CLASSIFIED"],
    anyOrder: true,
    clause: "A8_4_4",
    says: "A comment that came within the period arrives on record after its close, which it does not change by itself.",
  },
  {
    action: "CLOSE_LAST_CALL",
    from: ["LAST_CALL"],
    to: ["APPROVED", "LC_JUDGEMENT"],
    choose: ({ item }) => (hasSubstantiveComments(item) ? "LC_JUDGEMENT" : "APPROVED"),
    by: CHAIR_WITH_TSB,
    guards: ["PERIOD_OVER", "APPROVAL_DATE_IN_ORDER"],
    clause: "A8_4_4_1",
    says: "The last call is over: approved without substantive comments, else judged by the chair.",
  },
  {
    action: "RESOLVE_COMMENT",
    from: WITH_COMMENTS,
    to: [],
    by: RESOLVING,
    guards: ["COMMENT_ON_RECORD", "COMMENT_ANSWERED"],
    anyOrder: true,
    clause: "A8_4_4_2",
    says: "What was done about a comment is put on record: what changed, who answered, whether it was withdrawn.",
  },
  {
    action: "JUDGE_TO_STUDY_GROUP",
    from: ["LC_JUDGEMENT"],
    to: [],
    by: SG_CHAIR,
    guards: ["STUDY_GROUP_MEETING", "ANNOUNCED_THREE_WEEKS_BEFORE"],
    clause: "A8_4_4_2",
    says: "The chair judges that a planned study group meeting is close enough to consider the comments.",
  },
  {
    action: "JUDGE_TO_COMMENT_RESOLUTION",
    from: ["LC_JUDGEMENT"],
    to: ["COMMENT_RESOLUTION"],
    by: SG_CHAIR,
    guards: [],
    clause: "A8_4_4_2",
    says: "The chair has the comments resolved.",
  },
];

const REVIEW: readonly Row[] = [
  {
    action: "RECORD_REVISED_TEXT",
    from: ["COMMENT_RESOLUTION"],
    to: ["NEXT_STEP_JUDGEMENT"],
    by: EDITING,
    guards: ["DOCUMENT_GIVEN", "SUMMARY_INCLUDED"],
    clause: "A8_4_4_3",
    says: "The revised, edited text with its summary reaches TSB.",
  },
  {
    action: "JUDGE_TO_ADDITIONAL_REVIEW",
    from: ["NEXT_STEP_JUDGEMENT"],
    to: [],
    by: SG_CHAIR,
    guards: ["NO_ADDITIONAL_REVIEW_IN_CYCLE"],
    clause: "A8_4_4_3",
    says: "The chair judges that an additional review should be initiated.",
  },
  {
    action: "START_ADDITIONAL_REVIEW",
    from: ["NEXT_STEP_JUDGEMENT"],
    to: ["ADDITIONAL_REVIEW"],
    by: TSB,
    guards: [
      "NO_ADDITIONAL_REVIEW_IN_CYCLE",
      "CHAIR_REQUESTED",
      "DOCUMENT_GIVEN",
      "COMMENTS_POSTED",
      "START_IN_ORDER",
    ],
    clause: "A8_4_5",
    says: "The Director announces the additional review of three weeks.",
  },
  {
    action: "JUDGE_TO_STUDY_GROUP",
    from: ["NEXT_STEP_JUDGEMENT"],
    to: [],
    by: SG_CHAIR,
    guards: ["STUDY_GROUP_MEETING", "ANNOUNCED_THREE_WEEKS_BEFORE"],
    clause: "A8_4_4_3",
    says: "The chair judges that a planned study group meeting is close enough for the revised text.",
  },
  {
    action: "RECORD_COMMENT",
    from: ["ADDITIONAL_REVIEW"],
    to: [],
    by: TSB,
    guards: ["COMMENT_IN_TIME", "MEMBER_NAMED", "MAY_COMMENT", "COMMENT_CLASSIFIED"],
    anyOrder: true,
    clause: "A8_4_5",
    says: "A member comments in the additional review.",
  },
  {
    action: "CLOSE_ADDITIONAL_REVIEW",
    from: ["ADDITIONAL_REVIEW"],
    to: ["APPROVED", "AR_JUDGEMENT"],
    choose: ({ item }) => (hasSubstantiveComments(item) ? "AR_JUDGEMENT" : "APPROVED"),
    by: CHAIR_WITH_TSB,
    guards: ["PERIOD_OVER", "APPROVAL_DATE_IN_ORDER"],
    clause: "A8_4_5_1",
    says: "The additional review is over: approved without substantive comments, else for the study group.",
  },
  {
    action: "JUDGE_TO_STUDY_GROUP",
    from: ["AR_JUDGEMENT"],
    to: [],
    by: SG_CHAIR,
    guards: ["STUDY_GROUP_MEETING", "ANNOUNCED_THREE_WEEKS_BEFORE"],
    clause: "A8_4_5_2",
    says: "After substantive comments in the additional review only a study group meeting can approve.",
  },
];

const STUDY_GROUP: readonly Row[] = [
  {
    action: "ANNOUNCE_STUDY_GROUP",
    from: ["LC_JUDGEMENT", "NEXT_STEP_JUDGEMENT", "AR_JUDGEMENT", "SG_REVIEW"],
    to: ["SG_REVIEW"],
    by: TSB,
    guards: [
      "JUDGED_TO_STUDY_GROUP",
      "DOCUMENT_GIVEN",
      "STUDY_GROUP_MEETING",
      "ANNOUNCED_THREE_WEEKS_BEFORE",
    ],
    clause: "A8_4_6",
    says: "The Director announces the intention to approve at the study group meeting, three weeks ahead at least.",
  },
  {
    action: "CARRY_TO_LATER_MEETING",
    from: ["SG_REVIEW"],
    to: [],
    by: SG_CHAIR,
    guards: ["STUDY_GROUP_MEETING", "LATER_MEETING", "ANNOUNCED_THREE_WEEKS_BEFORE", "REASON_GIVEN"],
    clause: "A8_5_2",
    says: "The approval is not applied at this meeting, because of changes of major impact; a later one is to be announced.",
  },
  {
    action: "REGISTER_POSITION",
    from: WHILE_IT_SITS,
    to: [],
    by: AT_STUDY_GROUP,
    guards: ["WHILE_MEETING_SITS", "MEMBER_NAMED", "POSITION_FITS"],
    anyOrder: true,
    clause: "A8_5_5",
    says: "A Member State or Sector Member registers a concern, or abstains.",
  },
  {
    action: "REVOKE_ABSTENTION",
    from: WHILE_IT_SITS,
    to: [],
    by: AT_STUDY_GROUP,
    guards: ["WHILE_MEETING_SITS", "ABSTENTION_STANDS"],
    clause: "A8_5_7",
    says: "A member takes its abstention back, during the meeting.",
  },
  {
    action: "APPROVE",
    from: ["SG_REVIEW"],
    to: ["APPROVED"],
    by: AT_STUDY_GROUP,
    guards: [...DECISION_AT_SG, "AGENDA_ITEM", "TEXT_CITED", "OPPOSITION_TOLERATED"],
    decision: "APPROVAL",
    clause: "A8_5_3",
    says: "The study group meeting approves: unopposed, or opposed by no more than one Member State present.",
  },
  {
    action: "NOT_APPROVE",
    from: ["SG_REVIEW", "SG_MORE_TIME"],
    to: ["NOT_APPROVED"],
    by: AT_STUDY_GROUP,
    guards: [...DECISION_AT_SG, "AGENDA_ITEM", "OPPOSITION_PREVENTS", "REASON_GIVEN"],
    clause: "A8_5_4",
    says: "Two Member States or more oppose: the text is not approved.",
  },
  {
    action: "REQUEST_MORE_TIME",
    from: ["SG_REVIEW", "SG_MORE_TIME"],
    to: ["SG_MORE_TIME"],
    by: AT_STUDY_GROUP,
    guards: [...MORE_TIME, "MORE_TIME_ALLOWED"],
    clause: "A8_5_6",
    says: "A Member State asks, during the meeting, for more time to consider its position.",
  },
  {
    action: "RECORD_LATE_OPPOSITION",
    from: ["SG_MORE_TIME"],
    to: [],
    by: TSB,
    guards: ["WITHIN_PERIOD", "MEMBER_NAMED", "ASKED_FOR_MORE_TIME", "NOT_ABSTAINING"],
    anyOrder: true,
    clause: "A8_5_6",
    says: "A Member State that had asked for more time advises the Director that it opposes.",
  },
  {
    action: "CLOSE_MORE_TIME",
    from: ["SG_MORE_TIME"],
    to: ["APPROVED", "NOT_APPROVED"],
    choose: ({ item }) =>
      opposedAltogether(item) <= POLICY.aapOpposingMemberStates.value ? "APPROVED" : "NOT_APPROVED",
    by: CHAIR_WITH_TSB,
    guards: ["PERIOD_OVER"],
    clause: "A8_5_6",
    says: "The four weeks are over: approved, unless too many Member States oppose.",
  },
  {
    action: "DECLARE_POLICY_IMPLICATION",
    from: ["SG_REVIEW"],
    to: ["MOVED_TO_TAP", "NOT_APPROVED"],
    choose: ({ input }) => (input?.moveToTap === false ? "NOT_APPROVED" : "MOVED_TO_TAP"),
    by: AT_STUDY_GROUP,
    guards: ["AT_ANNOUNCED_MEETING", "DURING_MEETING", "MEMBER_NAMED", "MEMBER_STATE_ONLY"],
    clause: "A8_5_2",
    says: "A Member State present declares policy or regulatory implications, or doubt: TAP, or not approved.",
  },
  {
    action: "RETRY",
    from: ["NOT_APPROVED"],
    to: ["CONSENTED"],
    by: SG_CHAIR,
    guards: [],
    clause: "A8_5_8",
    says: "The chair takes the text up again from the edited text on, without a new consent.",
  },
  {
    action: "RECORD_NOTIFICATION",
    from: AFTER_COMMENTS,
    to: [],
    by: TSB,
    guards: ["DOCUMENT_GIVEN", "RESULT_TO_NOTIFY"],
    clause: "A8_6_1",
    says: "The Director notifies that the last call or additional review did not approve the text.",
  },
  {
    action: "RECORD_NOTIFICATION",
    from: ["APPROVED", "NOT_APPROVED"],
    to: [],
    by: TSB,
    guards: ["DOCUMENT_GIVEN", "RESULT_TO_NOTIFY"],
    clause: "A8_6_2",
    says: "The Director notifies the result: promptly after a last call or additional review, within two weeks after a meeting.",
  },
];

/** The alternative approval process. */
export const AAP: Procedure = {
  name: "AAP",
  title: "Alternative approval process",
  source: "Rec. ITU-T A.8",
  processes: ["AAP"],
  initial: ["UNDER_STUDY"],
  final: ["APPROVED", "MOVED_TO_TAP"],
  rows: [...LAST_CALL, ...REVIEW, ...STUDY_GROUP],
};
