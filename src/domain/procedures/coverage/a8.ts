import { type CoveredClause, enforced, outOfScope, warned } from "./clause-coverage.js";

/** Rec. ITU-T A.8 (10/2008). */
export const A8_COVERAGE: readonly CoveredClause[] = [
  enforced("1.1", "AAP, but TAP for policy or regulatory implications; or approval at a WTSA", [
    "DECLARE_POLICY_IMPLICATION",
    "PROCESS_FITS_TYPE",
    "SWITCH_PROCESS",
  ]),
  outOfScope("1.2", "equal status however approved", "no rule for a text"),
  outOfScope(
    "2.1",
    "when to apply it, and the sequence of events",
    "advice; the sequence is the table of acts",
  ),
  enforced("3.1", "consent, the chair's request, the announcement", [
    "CONSENT",
    "REQUEST_ANNOUNCEMENT",
    "CHAIR_REQUESTED",
  ]),
  enforced("3.2", "final edited text and summary with TSB", ["RECORD_EDITED_TEXT", "EDITED_TEXT_AVAILABLE"]),
  enforced("3.3", "no Recommendation without its summary", ["SUMMARY_AVAILABLE", "SUMMARY_INCLUDED"]),
  enforced(
    "3.4",
    "only within the study group's mandate",
    ["CONSENT"],
    "a decision is taken by the Question's own study group or working party",
  ),
  outOfScope(
    "3.5",
    "consulting the chairs of other study groups",
    "whose views were taken into account is for the chair to say; the checklist point COORDINATION records it",
  ),
  outOfScope(
    "3.6",
    "the common patent policy",
    "that the chair asked is recorded by recordIprQuestion (A.1 §1.4.6) and stands in the report",
  ),
  outOfScope(
    "3.6.1",
    "patent statements of participants",
    "declarations are made to TSB in its own database",
  ),
  outOfScope("3.6.2", "patent statements of non-members", "declarations are made to TSB in its own database"),
  warned(
    "3.7",
    "stability: about two years between approvals",
    "RECENTLY_APPROVED, with the decision on a revision, amendment, corrigendum or annex, or with its number given later",
  ),
  enforced(
    "4.1",
    "the last call of four weeks",
    ["START_LAST_CALL", "PERIOD_OVER", "START_IN_ORDER"],
    "an unusual first day is pointed out: OFF_ANNOUNCEMENT_DAY",
  ),
  outOfScope("4.2", "posting of intellectual property statements", "TSB posts them on the ITU-T website"),
  outOfScope("4.3", "informing the other two Bureaux", "correspondence of the Director"),
  enforced("4.4", "comments of members, within the period", [
    "RECORD_COMMENT",
    "WITHIN_PERIOD",
    "MAY_COMMENT",
  ]),
  enforced("4.4.1", "approved without substantive comments", ["CLOSE_LAST_CALL", "APPROVAL_DATE_IN_ORDER"]),
  enforced("4.4.2", "the chair's judgement on comments", [
    "JUDGE_TO_STUDY_GROUP",
    "JUDGE_TO_COMMENT_RESOLUTION",
    "RESOLVE_COMMENT",
  ]),
  enforced("4.4.3", "the chair's judgement after comment resolution", [
    "RECORD_REVISED_TEXT",
    "JUDGE_TO_ADDITIONAL_REVIEW",
    "JUDGE_TO_STUDY_GROUP",
  ]),
  enforced("4.5", "the additional review of three weeks", [
    "START_ADDITIONAL_REVIEW",
    "COMMENTS_POSTED",
    "RECORD_COMMENT",
  ]),
  enforced("4.5.1", "approved at the end of the additional review", ["CLOSE_ADDITIONAL_REVIEW"]),
  enforced("4.5.2", "otherwise to the study group; no second additional review", [
    "JUDGE_TO_STUDY_GROUP",
    "NO_ADDITIONAL_REVIEW_IN_CYCLE",
  ]),
  enforced("4.6", "announced three weeks before the study group meeting", [
    "ANNOUNCE_STUDY_GROUP",
    "JUDGED_TO_STUDY_GROUP",
    "ANNOUNCED_THREE_WEEKS_BEFORE",
    "AT_ANNOUNCED_MEETING",
  ]),
  outOfScope(
    "5.1",
    "the review of the text at the meeting",
    "the content of a debate; the text before the meeting is cited with the decision",
  ),
  enforced("5.2", "changes of major impact; policy or regulatory implications", [
    "CARRY_TO_LATER_MEETING",
    "DECLARE_POLICY_IMPLICATION",
  ]),
  enforced("5.3", "approval is an act of the study group meeting, unopposed", [
    "APPROVE",
    "STUDY_GROUP_DECIDES",
    "DURING_MEETING",
  ]),
  enforced("5.4", "or opposed by no more than one Member State present", [
    "OPPOSITION_TOLERATED",
    "OPPOSITION_COUNTED",
    "MEMBERS_COUNTED",
    "NOT_APPROVE",
  ]),
  enforced("5.5", "concerns, until the meeting ends", [
    "REGISTER_POSITION",
    "WHILE_MEETING_SITS",
    "POSITION_FITS",
  ]),
  enforced(
    "5.6",
    "more time, during the meeting only, for each that asks",
    [
      "REQUEST_MORE_TIME",
      "WHILE_MEETING_SITS",
      "RECORD_LATE_OPPOSITION",
      "ASKED_FOR_MORE_TIME",
      "CLOSE_MORE_TIME",
    ],
    "late opposition counts with that at the meeting, each Member State once, and no time is given to a text that §5.4 does not approve: readings, POLICY.lateOppositionCountsTogether and POLICY.moreTimeWhileOpposed",
  ),
  outOfScope("5.6.1", "reasons with late opposition", "requested, not required; they can be given as text"),
  enforced("5.7", "abstention, revocable during the meeting", [
    "REGISTER_POSITION",
    "REVOKE_ABSTENTION",
    "ABSTENTION_STANDS",
    "NOT_ABSTAINING",
    "OPPOSITION_COUNTED",
  ]),
  enforced("5.8", "not approved: again from the edited text, without a new consent", ["RETRY"]),
  enforced("6.1", "prompt notification after last call and additional review", [
    "RECORD_NOTIFICATION",
    "RESULT_TO_NOTIFY",
  ]),
  warned(
    "6.2",
    "notification within two weeks of the meeting",
    "NOTIFIED_LATE; the due date stands with the step",
  ),
  enforced(
    "6.3",
    "editorial corrections after the decision, by TSB with the chair's approval",
    ["UPDATE"],
    "CHAIR_HAS_NOT_APPROVED for the title, summary and text of what is announced or approved",
  ),
  outOfScope("6.4", "publication", "by the Secretary-General, outside the work programme"),
  outOfScope("6.5", "the cover sheet's words", "publication"),
  outOfScope("6.6", "publication, see Rec. A.11", "publication"),
  enforced(
    "7.1",
    "implementers' guides",
    ["AGREE"],
    "in a working party with chairConcurrence only: CONCURRENCE_MISSING",
  ),
  outOfScope(
    "8.1",
    "deletion by WTSA",
    "the request is a line of the chair's report to WTSA; the assembly decides",
  ),
  enforced("8.2.1", "deletion by the study group, three months for objections", [
    "AGREE_DELETION",
    "DELETION_TOLERATED",
    "ANNOUNCE_DELETION",
    "RECORD_OBJECTION",
    "MAY_OBJECT",
    "CLOSE_DELETION_PERIOD",
    "KEEP_IN_FORCE",
  ]),
  outOfScope(
    "8.2.2",
    "a further circular, a report to TSAG, a list",
    "documents of the Director; the result stands in the item's history",
  ),
];
