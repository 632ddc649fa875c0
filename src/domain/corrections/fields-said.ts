/** The particulars that registering, agreeing and updating share. */
export const PARTICULARS: readonly string[] = [
  "titles",
  "summary",
  "scope",
  "timing",
  "priority",
  "parent",
  "editors",
  "relations",
  "liaisons",
  "supportingMembers",
  "baseTexts",
  "externalReferences",
  "a5Justifications",
  "equivalentNumber",
  "checklist",
  "aliases",
  "version",
  "integral",
  "process",
];
const NATURE = ["acronym", "type"];

/** What can be said of the acts that are no rows of a procedure: the fields that their mutations take. */
export const FIELDS_SAID: Readonly<Record<string, readonly string[]>> = {
  REGISTER: ["question", ...NATURE, ...PARTICULARS, "basis"],
  AGREE_NEW_WORK_ITEM: [
    "question",
    ...NATURE,
    ...PARTICULARS,
    "meeting",
    "body",
    "document",
    "agreedOn",
    "agendaItem",
    "result",
    "basis",
  ],
  UPDATE: [...NATURE, ...PARTICULARS, "basis", "date", "chairApproval"],
  MERGE: ["into", "reason", "date"],
  PROPOSE: ["meeting", "kind", "body", "agendaItem", "proposedOn", "document", "text"],
  WITHDRAW: ["meeting", "reason"],
  RECORD_CONTRIBUTION: ["document", "source", "meeting", "receivedOn"],
  RECORD_EXTERNAL_STATUS: ["code"],
  WAIT_FOR: [],
  RECORD_IPR_STATEMENT: ["document", "receivedOn"],
  RELATE: [],
  SHARE: [],
  END_WAIT: ["reason", "date"],
  RECORD_DECISION: [
    "kind",
    "outcome",
    "meeting",
    "body",
    "decidedOn",
    "agendaItem",
    "finalText",
    "texts",
    "assignedNumber",
    "reason",
    "titles",
    "overrideReason",
    "chairConcurrence",
    "postponedTo",
  ],
};

/** The fields that such an act does not take; none for acts of the procedures, whose guards say what they need. */
export function fieldsUnknownTo(action: string, said: object): string[] {
  const known = FIELDS_SAID[action];
  return known ? Object.keys(said).filter((field) => !known.includes(field)) : [];
}
