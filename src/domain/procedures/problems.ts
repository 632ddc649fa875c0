import { entry, type ProblemEntry, whoCould } from "../problem-entry.js";

/** The refusals and warnings of the approval procedures. */
export const PROCEDURE_PROBLEMS = {
  ROLE_FORBIDS: entry(
    "A8_4_4_2",
    (f) =>
      f.role === ""
        ? `${f.act} on ${f.upon} is not for somebody without a mandate that reaches it.`
        : `${f.act} on ${f.upon} is not for the role ${f.role}.`,
    whoCould,
  ),
  NO_ACT_OF_PROCESS: entry(
    "TRACKER",
    (f) => `${f.name} follows ${f.process}, which has no ${f.act}.`,
    () => "availableActions of the item lists what its process has.",
  ),
  INPUT_MISSING: entry(
    "TRACKER",
    (f) => `${f.act} needs ${f.field}.`,
    (f) => `Give ${f.field}.`,
  ),
  DECISION_HAS_OWN_VERB: entry(
    "A8_5_3",
    (f) => `A ${f.kind} is not recorded as a plain decision: the positions of those present count.`,
    (f) => `Use ${f.verb}.`,
  ),
  DATES_OUT_OF_ORDER: entry(
    "TRACKER",
    (f) => `${f.date} lies before ${f.earlier}, the day of what it rests on.`,
    (f) => `Give a date from ${f.earlier} on.`,
  ),
  STARTS_BEFORE_ANNOUNCEMENT: entry(
    "A8_4_1",
    (f) => `The period cannot start on ${f.date}, before its announcement on ${f.announced}.`,
    () => "The period begins with the Director's announcement.",
  ),
  TEXT_NOT_AVAILABLE: entry(
    "A8_3_2",
    (f) => `The final edited text of ${f.name} is not with TSB.`,
    () => "Bring the edited text to TSB: recordEditedText.",
  ),
  SUMMARY_NOT_AVAILABLE: entry(
    "A8_3_3",
    (f) => `The summary of ${f.name} is not with TSB; no Recommendation is complete without it.`,
    () => "Bring the text to TSB with its summary: recordEditedText with summaryIncluded.",
  ),
  CHAIR_HAS_NOT_REQUESTED: entry(
    "A8_3_1",
    (f) => `The ${f.studyGroup} chair has not asked the Director to go ahead with ${f.name}.`,
    (f) => `The ${f.studyGroup} chair asks for it: ${f.verb}.`,
  ),
  STARTS_LONG_AFTER: entry(
    "A8_4_1",
    (f) => `It would begin on ${f.startsOn}, more than a month after its announcement on ${f.announced}.`,
    () => "Look at the year and the month; correctAct puts a wrong first day right.",
  ),
  APPROVED_LONG_AFTER: entry(
    "A8_4_4_1",
    (f) =>
      `The approval would count from ${f.approvedOn}, more than a month after ${f.projected}, the projected day.`,
    () => "Look at the year and the month; correctAct puts a wrong day right.",
  ),
  LONG_AT_STAGE: entry(
    "TRACKER",
    (f) => `${f.date} lies more than eleven months after ${f.name} came to ${f.stage} on ${f.stageSince}.`,
    () => "Look at the year; correctAct puts a wrong day right.",
  ),
  PERIOD_UNUSUAL: entry(
    "A1_CARRY_OVER",
    (f) => `${f.given} is not the study period of four years that follows ${f.current}, ${f.next}.`,
    () => "Look at the years; correctAct puts a wrong study period right.",
  ),
  COMMENT_NOT_COUNTED: entry(
    "A8_4_4",
    (f) =>
      `The ${f.period} was closed on ${f.closedOn} (${f.outcome}) without this ${f.kind} comment, which came in time; ` +
      "nothing is changed by it.",
    (f) =>
      f.kind === "SUBSTANTIVE"
        ? "With it, the study group chair judges what follows (A.8 §4.4.2, §4.5.2): put the close right with correctAct, nothing said otherwise."
        : "With it the close counts a typographical comment: put it right with correctAct, nothing said otherwise.",
  ),
  COMMENT_TWICE: entry(
    "A8_4_4",
    (f) => `${f.member} has a comment in this ${f.period} on record already: ${f.id}, of ${f.date}.`,
    () =>
      "If it is the same comment, take this one back with takeBack; what was wrong about the first is put right with correctAct.",
  ),
  OUTSIDE_PERIOD: entry(
    "A8_4_1",
    (f) => `${f.date} is outside the ${f.period}, which runs from ${f.from} to ${f.to}.`,
    () => "Only what arrives within the period counts; both days belong to it.",
  ),
  PERIOD_NOT_OVER: entry(
    "A8_4_1",
    (f) => `The ${f.period} runs until ${f.to}; on ${f.date} it is not over.`,
    (f) => `Close it after ${f.to}.`,
  ),
  CATEGORY_FORBIDS: entry(
    "A8_4_4",
    (f) => `${f.act} is not for the category ${f.category}.`,
    (f) => `It is for ${f.allowed}.`,
  ),
  SECOND_ADDITIONAL_REVIEW: entry(
    "A8_4_5_2",
    (f) => `${f.name} has had its additional review in this attempt (${f.step}); there is no second one.`,
    () => "Put it to a study group meeting: judgeToStudyGroup.",
  ),
  COMMENTS_NOT_POSTED: entry(
    "A8_4_5",
    (f) => `The comments of the last call on ${f.name} are not posted with the revised text.`,
    () => "Post them and give commentsPosted.",
  ),
  APPROVAL_DATE_TOO_EARLY: entry(
    "A8_4_4_1",
    (f) => `The text cannot be approved on ${f.date}: the ${f.period} runs until ${f.to}.`,
    (f) => `Leave approvedOn out (then it is ${f.projected}), or give a later date.`,
  ),
  NOT_A_STUDY_GROUP_MEETING: entry(
    "A8_5_3",
    (f) => `${f.studyGroup} itself does not sit at ${f.meeting}.`,
    (f) => `Name a meeting of ${f.studyGroup}; a working party cannot do this.`,
  ),
  ANNOUNCED_TOO_LATE: entry(
    "A8_4_6",
    (f) => `An announcement on ${f.date} is too late for the meeting that opens on ${f.opens}: ${f.notice}.`,
    (f) => `It had to be announced by ${f.latest}; choose a later meeting.`,
  ),
  NOT_THE_ANNOUNCED_MEETING: entry(
    "A8_4_6",
    (f) => `${f.name} was announced for ${f.announced}, not for ${f.meeting}.`,
    (f) => `Decide it at ${f.announced}.`,
  ),
  OUTSIDE_MEETING: entry(
    "A8_5_3",
    (f) => `${f.body} sits on ${f.days}; ${f.date} is not during the meeting.`,
    (f) => `Give a date within ${f.days}.`,
  ),
  OPPOSITION_IMPOSSIBLE: entry(
    "A8_5_4",
    (f) => `${f.opposing} of ${f.present} Member States present cannot oppose (${f.abstaining} abstain).`,
    () => "Count the Member States present, without those that abstain, and those of them that oppose.",
  ),
  MEMBERS_MISCOUNTED: entry(
    "TRACKER",
    (f) => `${f.field} names ${f.named} Member States, and the number given is ${f.number}.`,
    () =>
      "Give names and number that agree, or one of them; a Member State counts once, however it is written.",
  ),
  MEMBERS_ABSENT: entry(
    "A8_5_4",
    (f) => `${f.members} is not among the Member States present, so it neither opposes nor abstains there.`,
    () => "Name it among those present, or leave it out.",
  ),
  ABSTAINS: entry(
    "A8_5_7",
    (f) => `${f.member} abstains; its presence is ignored.`,
    () => "While the meeting sits, the abstention can be taken back: revokeAbstention.",
  ),
  MEMBER_STATE_UNKNOWN: entry(
    "TRACKER",
    (f) => `${f.name} is not known as a Member State of ITU.`,
    (f) =>
      f.near === ""
        ? "Give a name of the State in an official language: memberStates lists them."
        : `If it is one of these, give its name so: ${f.near}.`,
  ),
  MEMBER_NAME_NEAR: entry(
    "TRACKER",
    (f) => `${f.name} is new on record, and nearly written like ${f.near}.`,
    () => "If it is the same member, give its name as it is on record, so that it counts once.",
  ),
  COMMENT_NOT_FOUND: entry(
    "A8_4_4",
    (f) => `There is no comment ${f.comment}.`,
    (f) => `Name one of ${f.comments}.`,
  ),
  NOT_ANNOUNCED_YET: entry(
    "A8_4_6",
    (f) => `${f.name} is not announced for a study group meeting.`,
    () => "The Director announces it: announceStudyGroupReview.",
  ),
  NOT_BEFORE_A_MEETING: entry(
    "A8_5_5",
    (f) => `${f.name} was not before a study group meeting in this attempt.`,
    () => "Positions are registered at the study group meeting that decides.",
  ),
  NOT_A_LATER_MEETING: entry(
    "RES1_9_5_2",
    (f) => `${f.meeting} is not later than ${f.announced}, for which the text was announced.`,
    () => "Name a later meeting of the study group.",
  ),
  TO_BE_ANNOUNCED_ANEW: entry(
    "RES1_9_5_2",
    (f) => `${f.name} was deferred: here such a text is announced and consulted on anew.`,
    () => "Bring the text, ask for the announcement, and announce it: announceConsultation.",
  ),
  NOTHING_TO_NOTIFY: entry(
    "A8_6_1",
    (f) => `On ${f.date} there is no result of ${f.name} to notify.`,
    () =>
      "Results are those of a last call, an additional review, or a study group meeting, once they are over.",
  ),
  OPPOSED: entry(
    "A8_5_4",
    (f) => `${f.opposing} of the Member States present oppose; approval allows ${f.tolerated}.`,
    () => "Every effort should be made to reach unopposed agreement; else record that it is not approved.",
  ),
  OPPOSITION_INSUFFICIENT: entry(
    "A8_5_4",
    (f) => `With ${f.opposing} Member States opposed the text is not refused; that takes ${f.needed}.`,
    () => "Record the approval, or that the text is carried to a later meeting.",
  ),
  DID_NOT_ASK_FOR_MORE_TIME: entry(
    "A8_5_6",
    (f) => `${f.member} did not ask for more time during the meeting.`,
    (f) => `Late opposition is for those that asked: ${f.members}.`,
  ),
  TEXT_NOT_DISTRIBUTED: entry(
    "RES1_9_3_5",
    (f) => `The text has to be distributed in the official languages by ${f.latest}; it was on ${f.date}.`,
    () => "Put it to a later meeting: the study group can only defer it now.",
  ),
  NEEDS_NEW_DETERMINATION: entry(
    "RES1_9_5_5_2",
    (f) =>
      `${f.name} was opposed at the meeting itself; only opposition in the extra time lets it go on without a new determination.`,
    () => "Have a study group or working party meeting determine it again.",
  ),
  NOT_SECONDED: entry(
    "RES1_8_3",
    () =>
      "The selection of AAP or TAP is changed by the study group, on a proposal in writing, with reasons, and seconded if it comes from a member.",
    () =>
      "Use switchProcess, with document, reason and secondedBy; the chair's or TSB's own proposal needs no seconder: proposedBy.",
  ),
  PROCESS_UNFIT: entry(
    "RES1_8_3",
    (f) =>
      `${f.name} follows ${f.process}; the study group selects between AAP and TAP, here it asks for ${f.asked}.`,
    (f) => `Select ${f.other}.`,
  ),
  PERIOD_NOT_NEXT: entry(
    "A1_CARRY_OVER",
    (f) => `The item is in the study period ${f.current}; ${f.given} does not follow it.`,
    (f) => `Give a period written YYYY-YYYY that begins after ${f.current}.`,
  ),
  CHAIR_HAS_NOT_CONCURRED: entry(
    "A1_1_8_2",
    (f) => `${f.act} needs the concurrence of the ${f.studyGroup} chair.`,
    () => "Give chairConcurrence: the date on which the chair concurred.",
  ),
  WRONG_TYPE_FOR_ACT: entry(
    "A1_1_8_2",
    (f) => `${f.act} is for the type ${f.wanted}; ${f.name} is of type ${f.type}.`,
    () => "A text of another type follows its own approval process.",
  ),
  FORM_INCOMPLETE: entry(
    "A1_ANNEX_A",
    (f) => `The ${f.form} justification of ${f.name} lacks ${f.missing}.`,
    (f) => `Record ${f.missing}.`,
  ),
  POSITION_UNFIT: entry(
    "A8_5_5",
    (f) => `The position ${f.position} is not one that is registered here.`,
    (f) => `Register one of ${f.allowed}; opposition is counted with the decision.`,
  ),
  NO_ABSTENTION: entry(
    "A8_5_7",
    (f) => `${f.member} has not abstained at this meeting.`,
    () => "Only a standing abstention can be taken back.",
  ),
  ALREADY_NOTIFIED: entry(
    "A8_6_2",
    (f) => `The result on ${f.name} was notified on ${f.date}.`,
    () => "A result is notified once.",
  ),
  HOLIDAYS_UNKNOWN: entry(
    "RES1_9_4_1",
    (f) =>
      `${f.date} counts working days without the holidays of ${f.years}: they are known until ${f.until}.`,
    () =>
      "Compare the date with the circular; the holidays stand in src/domain/procedures/holidays-geneva.ts.",
  ),
  APPROVED_ON_LAST_DAY: entry(
    "A8_4_4_1",
    (f) => `The ${f.period} runs until ${f.date}; the approval counts from the day after it, ${f.projected}.`,
    () => "It is recorded all the same: ITU has published such dates. Leave approvedOn out if this is none.",
  ),
  OFF_ANNOUNCEMENT_DAY: entry(
    "A8_4_1",
    (f) => `Announcements usually appear on the 1st or 16th of a month; ${f.date} is neither.`,
    (f) => `The next usual day is ${f.next}; no rule asks for it.`,
  ),
  NOTIFIED_LATE: entry(
    "A8_6_2",
    (f) => `The result was due to be notified by ${f.due}.`,
    () => "The notification is recorded all the same.",
  ),
  AUTHORISATION_UNFIT: entry(
    "RES1_1BIS",
    (f) => `A working party cannot be authorised for a ${f.type}.`,
    () => "It can be for Supplements, technical reports and papers, handbooks and implementation guidelines.",
  ),
  NUMBERED_ALREADY: entry(
    "A12_2",
    (f) => `${f.name} has the number ${f.number} already.`,
    () => "A number is assigned once; if it is wrong, the record has to be corrected.",
  ),
  RECENTLY_APPROVED: entry(
    "A8_3_7",
    (f) =>
      `${f.name}, which this text changes, was approved on ${f.approvedOn}, less than ${f.years} years ago.`,
    () => "Approval of a change is sought that soon only if it complements, or corrects a significant error.",
  ),
} as const satisfies Record<string, ProblemEntry>;
