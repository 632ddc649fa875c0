/** A number that a procedure depends on, with whether a text at hand gives it. */
export interface Setting<T> {
  readonly value: T;
  readonly source: string;
  /** False where it rests on practice or general knowledge; change it here when ITU says otherwise. */
  readonly verified: boolean;
}

const setting = <T>(value: T, source: string, verified = true): Setting<T> => ({ value, source, verified });

/** Business of a chair: presiding at a meeting, judging between meetings, managing the work programme, appointing. */
export type Delegable = "PRESIDING" | "JUDGING" | "MANAGING" | "APPOINTING";

/**
 * When a vice-chair does a chair's business: as the chair's substitute, whenever the chair does not do it; only while
 * replacing a chair who is unable to continue; or never.
 */
export type Deputising = "SUBSTITUTE" | "REPLACEMENT" | "NEVER";

/** Which business a chair may leave to a vice-chair, and when. */
export const DELEGATION: Readonly<
  Record<"SG_CHAIR" | "WP_CHAIR", Readonly<Record<Delegable, Setting<Deputising>>>>
> = {
  SG_CHAIR: {
    PRESIDING: setting(
      "SUBSTITUTE",
      "WTSA Res. 1 §3.3: substitution for the chair at official ITU-T meetings",
    ),
    JUDGING: setting("REPLACEMENT", "WTSA Res. 1 §3.3: replacement of a chair who is unable to continue"),
    MANAGING: setting("SUBSTITUTE", "WTSA Res. 1 §3.3: to assist in the management of the study group"),
    APPOINTING: setting("REPLACEMENT", "WTSA Res. 1 §3.3: replacement of a chair who is unable to continue"),
  },
  WP_CHAIR: {
    PRESIDING: setting("SUBSTITUTE", "practice: §3.3 speaks of the vice-chairs of study groups", false),
    JUDGING: setting("NEVER", "Rec. ITU-T A.8 §3.1 and §4.4: no business of a working party"),
    MANAGING: setting("SUBSTITUTE", "practice: §3.3 speaks of the vice-chairs of study groups", false),
    APPOINTING: setting("NEVER", "Rec. ITU-T A.1 §2.3 names the working party", false),
  },
};

/** The numbers of the procedures. */
export const POLICY = {
  lastCallDays: setting(28, "Rec. ITU-T A.8 §4.1: four weeks"),
  additionalReviewDays: setting(21, "Rec. ITU-T A.8 §4.5: three weeks"),
  /** The days of a month on which announcements usually appear: a projection, never a rule. */
  announcementDays: setting([1, 16] as const, "nine of nine public AAP records", false),
  /**
   * The days that pass at least between a consent and the first day of the projected last call: the edited text, its
   * summary and the chair's request take their time. Of seven public records 0 days explain two, 7 to 9 days five.
   */
  lastCallLeadDays: setting(9, "five of seven public AAP records", false),
  studyGroupAnnouncementDays: setting(21, "Rec. ITU-T A.8 §4.6: at least three weeks"),
  aapOpposingMemberStates: setting(1, "Rec. ITU-T A.8 §5.4: no more than one Member State present"),
  /** Whether more time can be asked for while more Member States oppose than §5.4 tolerates. */
  moreTimeWhileOpposed: setting(
    false,
    "reading of Rec. ITU-T A.8 §5.6: a text that §5.4 does not approve needs no time to be considered",
    false,
  ),
  /** What becomes of a Member State's name that is on no list: it is pointed out, or refused. */
  unknownMemberStates: setting<"POINT_OUT" | "REFUSE">(
    "POINT_OUT",
    "a choice of this tracker: its list may be behind ITU's",
    false,
  ),
  /** Whether a comment that its member withdrew within the period still counts as received. */
  withdrawnCommentsCount: setting(
    true,
    "reading of Rec. ITU-T A.8 §4.4.1: what was received by the end was received",
    false,
  ),
  /** Whether a text that TAP defers to a later meeting is announced and consulted on anew. */
  tapDeferralAnnouncedAnew: setting(
    true,
    "reading of WTSA Res. 1 §9.5.2, which says deferred and no more",
    false,
  ),
  /** Late opposition counts together with the opposition at the meeting, with the tolerance of §5.4. */
  lateOppositionCountsTogether: setting(true, "reading of Rec. ITU-T A.8 §5.6 with §5.4", false),
  /** Whether a meeting may consent or determine anew, or withdraw that, as long as nothing is announced. */
  decidedAnewBeforeAnnouncement: setting(
    true,
    "a choice of this tracker: Rec. ITU-T A.8 §3.1 and WTSA Res. 1 §9.3.1 say nothing of it",
    false,
  ),
  /** Whether a meeting may take a text up again on a later day or in another body. */
  severalTreatmentsAtOneMeeting: setting(
    true,
    "practice: a working party postpones, the plenary of the study group decides; no text at hand forbids it",
    false,
  ),
  /** Whether a body decides only while its sitting is formally open; else one that nobody opened is as good as open. */
  decidesOnlyWhileOpen: setting(
    false,
    "a choice of this tracker: no text at hand says that a sitting is opened on record",
    false,
  ),
  moreTimeDays: setting(28, "Rec. ITU-T A.8 §5.6, WTSA Res. 1 §9.5.5: four weeks"),
  aapNotificationDays: setting(14, "Rec. ITU-T A.8 §6.2: two weeks"),
  tapAnnouncementMonths: setting(3, "WTSA Res. 1 §9.3.3: at least three months"),
  tapClosingWorkingDays: setting(7, "WTSA Res. 1 §9.4.1: seven working days"),
  tapSupport: setting({ numerator: 70, denominator: 100 }, "WTSA Res. 1 §9.4.5: 70 per cent or more"),
  tapDistributionMonths: setting(1, "WTSA Res. 1 §9.3.5: at least one month"),
  tapNotificationDays: setting(28, "WTSA Res. 1 §9.6.1: four weeks"),
  letterMonths: setting(2, "Rec. ITU-T A.1 §1.3.2: two months"),
  letterUnplannedMonths: setting(
    3,
    "Rec. ITU-T A.1 §1.3.2: three months where the meeting had not been planned",
  ),
  rapporteurMeetingMonths: setting(2, "Rec. ITU-T A.1 §2.3.3.11: two months"),
  draftsWeeks: setting(6, "Rec. ITU-T A.1 §2.3.3.6: six weeks, a recommendation to rapporteurs"),
  temporaryDocumentsDays: setting(7, "Rec. ITU-T A.1 §3.3.3: seven calendar days, with exceptions"),
  /** Clear days: the day of the deadline and the first day of the meeting do not count. */
  contributionsClearDays: setting(12, "Rec. ITU-T A.1, as collective letter 4/13 applies it", false),
  translationMonths: setting(2, "Rec. ITU-T A.1: two months; collective letter 4/13 gave 50 days", false),
  registrationMonths: setting(1, "practice: collective letter 4/13", false),
  visaSupportMonths: setting(1, "practice: collective letter 4/13", false),
  deletionMonths: setting(3, "Rec. ITU-T A.8 §8.2, WTSA Res. 1 §9.8.2: three months"),
  questionSupporters: setting(4, "WTSA Res. 1 §7.2.2: normally at least four"),
  questionConsultationMonths: setting(2, "WTSA Res. 1 §7.2.3: within two months"),
  questionReplies: setting(10, "WTSA Res. 1 §7.2.3: at least ten replies"),
  questionDeletionMonths: setting(2, "WTSA Res. 1 §7.4.1.1: within two months"),
  /** Whether a Question is deleted where no Member State replied to the circular. */
  questionDeletedWithoutReplies: setting(
    true,
    "reading of WTSA Res. 1 §7.4.1.1: nobody who responded had an objection",
    false,
  ),
  stabilityYears: setting(2, "Rec. ITU-T A.8 §3.7, a guideline"),
  /** Study group meetings without a contribution after which an item may be considered for discontinuation. */
  staleStudyGroupMeetings: setting(2, "Rec. ITU-T A.1 §1.4.7: the previous two study group meetings"),
  /** Whether what continues existing work, as a revision or an amendment, needs the whole form of a new work item. */
  formForContinuation: setting(
    false,
    "Rec. ITU-T A.1 §1.4.7: the template may not be necessary to document the continuation of existing work",
  ),
  /** How many days an appointment may be dated back without an administrator and a reason. */
  datingBackDays: setting(0, "a choice of this tracker: an act rests on what was on record by then", false),
  /**
   * What has to be on record before a decision by this tracker's own choice. The texts want the summary when the Director
   * announces (A.8 §3.3), the draft and the editor with no condition (A.1 §2.3.3.6, §1.4.7). Taken out: advice.
   */
  requiredForDecision: setting(
    ["BASE_TEXT", "SUMMARY", "EDITOR"] as const,
    "a choice of this tracker: a text that nobody can read or answers for is not put to a decision",
    false,
  ),
  /** How long after the end of a mandate its holder may still write down what was done while it was in force. */
  lateRecordingDays: setting(30, "a choice of this tracker: the time in which reports are written", false),
  /** What begins or is approved later than this after its announcement or period can hardly be meant. */
  startWithinMonths: setting(1, "a choice of this tracker: a guard against slips of the pen", false),
  /** How long an item may have been at a passing stage before an act at it looks like a slip of the pen. */
  stageWithinDays: setting(330, "a choice of this tracker: a guard against a date a year off", false),
  /** Who may comment in a last call or additional review. */
  commenting: setting(
    ["MEMBER_STATE", "SECTOR_MEMBER", "ASSOCIATE"] as const,
    "Rec. ITU-T A.8 §4.4; Associates by WTSA Res. 31 as TSB's slides of 2008 have it",
    false,
  ),
} as const;

/** The name of a number of the procedures. */
export type SettingName = keyof typeof POLICY;

/** The numbers of the procedures, by their names. */
export type Settings = { readonly [K in SettingName]: (typeof POLICY)[K]["value"] };
