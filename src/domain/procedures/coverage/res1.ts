import { type CoveredClause, enforced, outOfScope, warned } from "./clause-coverage.js";

/** WTSA Resolution 1 (Rev. Hammamet, 2016), section 9, with the selection of §8 on which it rests. */
export const RES1_COVERAGE: readonly CoveredClause[] = [
  outOfScope(
    "8.1",
    "what selection is, and that the status is the same under both processes",
    "no rule for a text",
  ),
  enforced("8.1.1", "the selection of AAP or TAP at a study group meeting", [
    "SWITCH_PROCESS",
    "STUDY_GROUP_MEETING",
    "PROCESS_FITS_TYPE",
  ]),
  outOfScope("8.1.2", "the selection at a WTSA", "an act of the assembly, which keeps its own record"),
  outOfScope(
    "8.2",
    "the selection is notified with the Question; written objections go to the next study group meeting",
    "the notification is TSB's circular; an objection is put to the meeting as a request under §8.3",
  ),
  enforced("8.3", "reconsideration: in writing, reasoned, seconded; not after consent or determination", [
    "SWITCH_PROCESS",
    "WRITTEN_AND_SECONDED",
    "NOT_FROZEN",
    "PROCESS_SELECTED",
  ]),
  outOfScope("9.1.1", "what the section is for", "no rule for a text"),
  enforced("9.1.2", "approval as soon as texts are mature, which is advice; or at a WTSA", [
    "APPROVE_AT_ASSEMBLY",
  ]),
  outOfScope("9.1.3", "equal status however approved", "no rule for a text"),
  enforced("9.2.1", "the sequence of events", [
    "DETERMINE",
    "ANNOUNCE_CONSULTATION",
    "OPEN_STUDY_GROUP_DECISION",
  ]),
  outOfScope(
    "9.2.2",
    "cases that are deferred to WTSA",
    "the assembly decides; the study group would discontinue or defer here",
  ),
  enforced("9.3.1", "determination, the chair's request, the announcement", [
    "DETERMINE",
    "REQUEST_ANNOUNCEMENT",
    "CHAIR_REQUESTED",
  ]),
  outOfScope("9.3.2", "an editing group", "encouraged, not required"),
  enforced("9.3.3", "edited text with TSB; received three months before the meeting", [
    "RECORD_EDITED_TEXT",
    "EDITED_TEXT_AVAILABLE",
    "ANNOUNCED_THREE_MONTHS_BEFORE",
  ]),
  enforced("9.3.4", "no Recommendation without its summary", ["SUMMARY_AVAILABLE"]),
  enforced("9.3.5", "text in the official languages a month before the meeting", [
    "OPEN_STUDY_GROUP_DECISION",
    "TEXT_DISTRIBUTED",
  ]),
  enforced(
    "9.3.6",
    "only within the study group's mandate",
    ["DETERMINE"],
    "a decision is taken by the Question's own study group or working party",
  ),
  outOfScope(
    "9.3.7",
    "consulting the chairs of other study groups",
    "for the chair to say; the checklist point COORDINATION records it",
  ),
  outOfScope(
    "9.3.8",
    "the common patent policy",
    "that the chair asked is recorded by recordIprQuestion (A.1 §1.4.6) and stands in the report",
  ),
  outOfScope(
    "9.3.8.1",
    "patent statements of participants",
    "declarations are made to TSB in its own database",
  ),
  outOfScope(
    "9.3.8.2",
    "patent statements of non-members",
    "declarations are made to TSB in its own database",
  ),
  warned(
    "9.3.9",
    "stability: about two years between approvals",
    "RECENTLY_APPROVED, with the decision on a revision, amendment, corrigendum or annex, or with its number given later",
  ),
  outOfScope("9.3.10", "Member States adversely affected", "a case for the Director after approval"),
  outOfScope("9.3.11", "informing WTSA of such cases", "a report of the Director"),
  enforced("9.4.1", "consultation until seven working days before; Member States only", [
    "RECORD_REPLY",
    "WITHIN_PERIOD",
    "MEMBER_STATE_ONLY",
  ]),
  outOfScope("9.4.2", "intellectual property in the circular", "the words of a circular"),
  outOfScope("9.4.3", "informing the other Bureaux and organisations", "correspondence of the Director"),
  outOfScope(
    "9.4.4",
    "reasons with a reply that does not support",
    "advised, not required; they can be given as text",
  ),
  enforced(
    "9.4.5",
    "70 per cent in support, or no replies",
    ["CLOSE_CONSULTATION", "PERIOD_OVER", "MEMBER_NAMED"],
    "each Member State is counted once, by its latest reply, however its name is written",
  ),
  enforced("9.4.6", "less than 70 per cent: not at that meeting", [
    "CLOSE_CONSULTATION",
    "ANNOUNCE_CONSULTATION",
  ]),
  outOfScope("9.4.7", "comments become a TD", "TSB's work; replies keep their text"),
  outOfScope(
    "9.5.1",
    "the review of the text at the meeting",
    "the content of a debate; the text before the meeting is cited with the decision",
  ),
  enforced(
    "9.5.2",
    "changes of major impact: deferred to another meeting",
    ["DEFER", "CARRY_TO_LATER_MEETING", "LATER_MEETING", "DEFERRED_WITHOUT_ANNOUNCEMENT"],
    "whether the text is announced and consulted on anew is not said; the tracker asks for it: POLICY.tapDeferralAnnouncedAnew",
  ),
  enforced("9.5.3", "unopposed", ["APPROVE", "UNOPPOSED", "NOT_APPROVE", "OPPOSITION_PREVENTS"]),
  enforced("9.5.4", "reservations, until the meeting ends", [
    "REGISTER_POSITION",
    "WHILE_MEETING_SITS",
    "POSITION_FITS",
  ]),
  enforced("9.5.5", "more time, during the meeting only, for each that asks", [
    "REQUEST_MORE_TIME",
    "WHILE_MEETING_SITS",
    "RECORD_LATE_OPPOSITION",
    "CLOSE_MORE_TIME",
  ]),
  outOfScope("9.5.5.1", "reasons with late opposition", "requested, not required; they can be given as text"),
  enforced("9.5.5.2", "after formal opposition: again from the announcement", [
    "ANNOUNCE_CONSULTATION",
    "RESTART_WITHOUT_DETERMINATION",
  ]),
  enforced("9.5.6", "abstention, revocable during the meeting", ["REGISTER_POSITION", "REVOKE_ABSTENTION"]),
  warned(
    "9.6.1",
    "notification within four weeks of the meeting",
    "NOTIFIED_LATE; the due date stands with the step",
  ),
  enforced(
    "9.6.2",
    "editorial corrections after the decision, by TSB with the chair's approval",
    ["UPDATE"],
    "CHAIR_HAS_NOT_APPROVED for the title, summary and text of what is announced or approved",
  ),
  outOfScope("9.6.3", "publication", "by the Secretary-General, outside the work programme"),
  outOfScope("9.6.4", "the cover sheet's words", "publication"),
  outOfScope("9.6.5", "lists of Recommendations, see Rec. A.11", "publication"),
  enforced(
    "9.7",
    "implementers' guides",
    ["AGREE"],
    "in a working party with chairConcurrence only: CONCURRENCE_MISSING",
  ),
  outOfScope("9.8", "which alternative for a deletion", "for the study group to choose"),
  outOfScope(
    "9.8.1",
    "deletion by WTSA",
    "the request is a line of the chair's report to WTSA; the assembly decides",
  ),
  enforced("9.8.2.1", "deletion by the study group, three months for objections", [
    "AGREE_DELETION",
    "DELETION_TOLERATED",
    "ANNOUNCE_DELETION",
    "CLOSE_DELETION_PERIOD",
  ]),
  outOfScope(
    "9.8.2.2",
    "a further circular, a report to TSAG, a list",
    "documents of the Director; the result stands in the item's history",
  ),
];
