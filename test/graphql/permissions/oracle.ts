import type { Role, TokenScope } from "../../../src/domain/vocabulary.js";

/**
 * Who may do what, written down by hand from the texts and from docs/people.md, not from the code: the answers of the API are
 * held to it. A name may be followed by the process or the case that it is about.
 */
export interface Rule {
  /** Why: the clause, or that it is the tracker's own. */
  readonly because: string;
  readonly by: readonly Role[];
  readonly token: TokenScope;
  readonly of: readonly string[];
}

const PRESIDING_SG: readonly Role[] = ["SG_CHAIR", "SG_VICE_CHAIR", "TSB"];
const PRESIDING: readonly Role[] = [...PRESIDING_SG, "WP_CHAIR", "WP_VICE_CHAIR"];
const WRITING: readonly Role[] = ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "EDITOR", "TSB"];
const RUNNING: readonly Role[] = [
  ...["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"],
  ...["WP_CHAIR", "WP_VICE_CHAIR", "SG_CHAIR", "SG_VICE_CHAIR", "TSB"],
] as readonly Role[];
const EVERYBODY: readonly Role[] = [...RUNNING, "EDITOR", "LIAISON_RAPPORTEUR", "CONVENER", "ADMINISTRATOR"];
const OFFICE: readonly Role[] = ["TSB", "ADMINISTRATOR"];
const MANDATES = ["appoint as", "endMandate as", "correctMandate of", "voidMandate of"] as const;
const mandates = (...roles: string[]) => MANDATES.flatMap((verb) => roles.map((role) => `${verb} ${role}`));

export const ORACLE: readonly Rule[] = [
  {
    because:
      "A.8 §3.1, §4.4.2, §4.4.3, §4.5.2, §5.2, §5.8; Res. 1 §9.3.1: the study group chair asks the Director, and judges",
    by: ["SG_CHAIR"],
    token: "APPROVAL",
    of: [
      "requestAnnouncement",
      "requestAnnouncements",
      "judgeToStudyGroup",
      "judgeToCommentResolution",
      "judgeToAdditionalReview",
      "carryToLaterMeeting AAP",
      "retryApproval",
    ],
  },
  {
    because: "A.8 §4.4.1, §4.5.1, §5.6, §8.2, Res. 1 §9.5.2, §9.5.5: the chair in consultation with TSB",
    by: ["SG_CHAIR", "TSB"],
    token: "APPROVAL",
    of: [
      "closeLastCall",
      "closeLastCalls",
      "closeAdditionalReview",
      "closeMoreTime",
      "closeDeletionPeriod",
      "carryToLaterMeeting TAP",
    ],
  },
  {
    because:
      "A.8 §4.1, §4.5, §4.6, §6, §8.2; Res. 1 §9.3.3, §9.4, §9.6: what the Director announces, receives and notifies; A.12 §2; A.1 §1.8.2",
    by: ["TSB"],
    token: "APPROVAL",
    of: [
      "startLastCall",
      "startLastCalls",
      "recordComment",
      "startAdditionalReview",
      "announceStudyGroupReview",
      "recordLateOpposition",
      "recordNotification",
      "recordNotifications",
      "announceConsultation",
      "recordReply",
      "closeConsultation",
      "announceDeletion",
      "recordObjection",
      "publishErratum",
      "publishCorrection",
      "assignNumber",
      "carryOverWorkItem",
      "approveAtAssembly",
      "requestAnnouncement for the chair of SG13",
    ],
  },
  {
    because:
      "A.8 §5, §8.2; Res. 1 §1bis, §8.3, §9.5, §9.8.2: what a study group does at its meeting, whoever presides (Res. 1 §3.3)",
    by: PRESIDING_SG,
    token: "APPROVAL",
    of: [
      "registerPosition",
      "revokeAbstention",
      "approveAtStudyGroup",
      "notApproveAtStudyGroup",
      "requestMoreTime",
      "declarePolicyImplication",
      "openStudyGroupDecision",
      "deferDecision",
      "agreeDeletion",
      "keepInForce",
      "switchProcess",
      "authoriseWorkingParties",
      "recordQualification",
      "recordDecision by SG13",
      "recordDecisions by SG13",
      "agreeNewWorkItem by SG13",
      "adoptFromLivingList by SG13",
      "discontinueWorkItem by SG13",
      "takeBack of SG13",
      "correctAct of SG13: it was WP4/13",
      "correctAct of WP4/13: it was SG13",
    ],
  },
  {
    because: "A.8 §3.1; Res. 1 §9.3.1; A.13; A.1 §1.4.7: what a working party may do at its meeting too",
    by: PRESIDING,
    token: "APPROVAL",
    of: [
      "recordDecision by WP4/13",
      "recordDecisions by WP4/13",
      "withdrawDecision",
      "agreeNewWorkItem by WP4/13",
      "adoptFromLivingList",
      "keepInLivingList",
      "discontinueWorkItem",
      "takeBack of WP4/13",
      "correctAct of WP4/13: it was WP4/13",
    ],
  },
  {
    because: "A.8 §3.2, §4.4.2 b: the text is edited by those who write it, and sent to TSB",
    by: WRITING,
    token: "APPROVAL",
    of: ["recordEditedText", "recordRevisedText"],
  },
  {
    because: "A.8 §4.4.2 b: comments are resolved under the chair",
    by: [...WRITING, "SG_CHAIR"],
    token: "APPROVAL",
    of: ["resolveComment"],
  },
  {
    because: "A.1 §2.3: the editor writes, the rapporteur keeps the work items of the Question",
    by: WRITING,
    token: "WORK_ITEMS",
    of: ["updateWorkItem of an editor's field"],
  },
  {
    because: "A.1 §2.3: the rapporteur keeps the work items of the Question",
    by: ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "TSB"],
    token: "WORK_ITEMS",
    of: ["updateWorkItem of another field", "updateWorkItem of both", "recordExternalStatus"],
  },
  {
    because: "A.1 §1.4.7: proposing work items and candidates; no text says who",
    by: RUNNING,
    token: "WORK_ITEMS",
    of: [
      "registerWorkItem",
      "proposeForDecision",
      "withdrawCandidate",
      "recordContribution",
      "mergeWorkItem",
      "relateWorkItem",
      "recordIprStatement",
      "takeBack of the registration",
      "correctAct of the registration",
    ],
  },
  {
    because:
      "the tracker's own: a whole record is the study group's, and taken over by those who keep all of it",
    by: ["TSB", "ADMINISTRATOR", "SG_CHAIR"],
    token: "WORK_ITEMS",
    of: ["importRows"],
  },
  {
    because: "the tracker's own: whoever runs or writes a text says what it waits for",
    by: [...RUNNING, "EDITOR"],
    token: "WORK_ITEMS",
    of: ["waitFor", "endWait"],
  },
  {
    because: "the tracker's own: the calendar is the secretariat's and the chair's",
    by: ["SG_CHAIR", "TSB"],
    token: "MEETINGS",
    of: [
      "planMeeting of SG13",
      "importLetter",
      "correctMeeting",
      "setAgenda",
      "changeMeeting",
      "postponeMeeting",
      "callOffMeeting",
      "changeAgenda",
    ],
  },
  {
    because: "Res. 1: an assembly is nobody's meeting",
    by: ["TSB"],
    token: "MEETINGS",
    of: ["planMeeting of an assembly"],
  },
  {
    because: "A.1 §2.1.2, Res. 1 §7.2.2: the study group organises its work; the office enters what exists",
    by: [...PRESIDING_SG, "ADMINISTRATOR"],
    token: "APPROVAL",
    of: [
      "setUpWorkingParty",
      "renameWorkingParty",
      "dissolveWorkingParty",
      "proposeQuestion",
      "entrustQuestion",
      "retitleQuestion",
      "moveWorkItem",
      "shareWorkItem",
      "approveQuestion",
      "withdrawQuestion",
      "proposeQuestionRevision",
      "approveQuestionRevision",
      "mergeQuestion",
      "splitQuestion",
      "agreeQuestionDeletion",
    ],
  },
  {
    because: "Res. 1 §1.11.3: an assembly sets up study groups, which the office enters",
    by: OFFICE,
    token: "APPROVAL",
    of: ["setUpStudyGroup", "renameStudyGroup", "turnStudyPeriod", "adoptQuestion"],
  },
  {
    because: "Res. 1 §7.2.3, §7.3.3, §7.4: what the Director sends and receives, and what an assembly does",
    by: ["TSB"],
    token: "APPROVAL",
    of: [
      "approveQuestionAtAssembly",
      "consultOnQuestion",
      "recordQuestionReply",
      "closeQuestionConsultation",
      "announceQuestionDeletion",
      "closeQuestionDeletion",
      "deleteQuestionAtAssembly",
    ],
  },
  {
    because: "A.1 §1.4.6: the chair of the meeting asks",
    by: PRESIDING,
    token: "MEETINGS",
    of: ["recordIprQuestion by WP4/13"],
  },
  {
    because: "A.1 §1.4.6: the chair of the meeting asks",
    by: PRESIDING_SG,
    token: "MEETINGS",
    of: ["recordIprQuestion by SG13"],
  },
  {
    because:
      "Res. 1 §3: whoever presides directs the debate; no text says who arranges the business, opens and closes",
    by: PRESIDING,
    token: "MEETINGS",
    of: ["arrangeBusiness of WP4/13", "openSitting of WP4/13", "closeSitting of WP4/13"],
  },
  {
    because:
      "Res. 1 §3: whoever presides directs the debate; no text says who arranges the business, opens and closes",
    by: PRESIDING_SG,
    token: "MEETINGS",
    of: ["arrangeBusiness of SG13", "openSitting of SG13", "closeSitting of SG13", "correctSession of SG13"],
  },
  {
    because: "A.1 §1.5: a liaison statement is prepared by those who run the work; no text says who",
    by: [...RUNNING, "LIAISON_RAPPORTEUR"],
    token: "WORK_ITEMS",
    of: ["prepareLiaison", "updateLiaison", "withdrawLiaison"],
  },
  {
    because:
      "A.1 §1.5: TSB receives and posts what comes; the rapporteur may record it, and who keeps up the liaison",
    by: ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "LIAISON_RAPPORTEUR", "TSB"],
    token: "WORK_ITEMS",
    of: ["recordIncomingLiaison"],
  },
  { because: "A.1 §1.5: TSB sends", by: ["TSB"], token: "WORK_ITEMS", of: ["sendLiaison"] },
  {
    because: "A.1 §1.5: a working party approves at its meeting, whoever presides",
    by: PRESIDING,
    token: "MEETINGS",
    of: ["approveLiaison by WP4/13"],
  },
  {
    because: "A.1 §1.5: the study group approves at its meeting, whoever presides",
    by: PRESIDING_SG,
    token: "MEETINGS",
    of: ["approveLiaison by SG13"],
  },
  {
    because: "A.1 §1.5: a rapporteur group approves under its rapporteur",
    by: ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "TSB"],
    token: "MEETINGS",
    of: ["approveLiaison by a rapporteur group"],
  },
  {
    because: "A.1 §1.5: between meetings the study group chair approves, with the management team",
    by: ["SG_CHAIR"],
    token: "MEETINGS",
    of: ["approveLiaison between meetings"],
  },
  {
    because: "docs/people.md: the register of persons, and chairs whom WTSA and the study group appoint",
    by: OFFICE,
    token: "PEOPLE",
    of: [
      "registerPerson",
      "updatePerson somebody else",
      "correctPerson somebody else",
      ...mandates("SG_CHAIR", "SG_VICE_CHAIR"),
    ],
  },
  {
    because: "Res. 1 §2.1.2: a study group appoints the chairs of its working parties",
    by: [...OFFICE, "SG_CHAIR"],
    token: "PEOPLE",
    of: mandates("WP_CHAIR", "WP_VICE_CHAIR"),
  },
  {
    because: "A.1 §2.3: rapporteurs are appointed by the parent group",
    by: [...OFFICE, "SG_CHAIR", "WP_CHAIR"],
    token: "PEOPLE",
    of: mandates("RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "LIAISON_RAPPORTEUR", "CONVENER"),
  },
  {
    because: "A.1 §2.3: the rapporteur finds the editors",
    by: [...OFFICE, "SG_CHAIR", "WP_CHAIR", "RAPPORTEUR"],
    token: "PEOPLE",
    of: mandates("EDITOR"),
  },
  {
    because: "docs/people.md: identities, administrators and whatever is irregular are for administrators",
    by: ["ADMINISTRATOR"],
    token: "PEOPLE",
    of: [
      "updatePerson the identity of oneself",
      "updatePerson the identity of another",
      "updatePerson an administrator",
      "appoint as WP_CHAIR from a day that is over",
      "appoint as EDITOR from a day that is over",
      "correctMandate of RAPPORTEUR to an earlier first day",
      ...mandates("TSB", "ADMINISTRATOR"),
    ],
  },
  {
    because: "docs/people.md: what is said of oneself",
    by: EVERYBODY,
    token: "PEOPLE",
    of: ["updatePerson oneself", "correctPerson oneself"],
  },
  {
    because: "docs/people.md: one's own tokens",
    by: EVERYBODY,
    token: "TOKENS",
    of: ["createToken", "revokeToken one's own"],
  },
  {
    because: "docs/people.md: somebody else's tokens",
    by: ["ADMINISTRATOR"],
    token: "TOKENS",
    of: ["revokeToken somebody else's"],
  },
];

/** The rules for a mutation: the one that is about this case and process, before the one about the mutation alone. */
export function ruleFor(mutation: string, what: string, process: string | null): readonly Rule[] {
  const names = [`${mutation} ${what}`, `${mutation} ${process ?? ""}`, mutation];
  const found = names.map((name) => ORACLE.filter(({ of }) => of.includes(name)));
  return found.find((rules) => rules.length > 0) ?? [];
}
