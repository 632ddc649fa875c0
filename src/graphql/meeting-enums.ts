import type { DeadlineKind, DecisionTextKind, MeetingStatus } from "../domain/vocabulary.js";
import { enumOf } from "./enums.js";

export const DeadlineKindEnum = enumOf<DeadlineKind>(
  "DeadlineKind",
  "What is due by a day before a meeting; the rules give the day unless another one was given.",
  {
    LETTER:
      "The collective letter: two months before, three where no meeting had planned it (Rec. ITU-T A.1 §1.3.2).",
    TRANSLATION: "Contributions that need translation.",
    ANNOUNCEMENT: "The announcement of a rapporteur group meeting (Rec. ITU-T A.1 §2.3.3.11).",
    DRAFTS: "Drafts, as TDs of their own (Rec. ITU-T A.1 §2.3.3.6).",
    REGISTRATION: "Pre-registration.",
    VISA_SUPPORT: "Requests for visa support letters.",
    CONTRIBUTIONS: "Contributions that are posted directly.",
    TEMPORARY_DOCUMENTS: "Temporary documents (Rec. ITU-T A.1 §3.3.3).",
  },
);

export const MeetingStatusEnum = enumOf<MeetingStatus>(
  "MeetingStatus",
  "How it stands with a meeting on a day.",
  {
    PLANNED: "It is to come.",
    UNDER_WAY: "It takes place.",
    OVER: "Its last day is past.",
    POSTPONED: "It was put off, and its new days are not known yet.",
    CALLED_OFF: "It does not take place.",
  },
);

export const DecisionTextKindEnum = enumOf<DecisionTextKind>(
  "DecisionTextKind",
  "What a document is that goes with the text of a decision.",
  {
    CLEAN: "The text itself, without marks.",
    REVISION_MARKED: "The text with its changes marked.",
    A5_JUSTIFICATION: "The justification of normative references (Rec. ITU-T A.5).",
    ELECTRONIC_ATTACHMENT:
      "What belongs to the text in electronic form: software, test vectors (Rec. ITU-T A.8 §3.2).",
  },
);
