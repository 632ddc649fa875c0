import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about liaison statements. */
export const LIAISON_PROBLEMS = {
  LIAISON_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no liaison statement "${f.name}".`,
    () => "Use its code or serial, as liaisonStatements lists them, or its id.",
  ),
  LIAISON_STAGE_FORBIDS: entry(
    "A1_1_5",
    (f) => `${f.code} is ${f.status}; ${f.act} is possible only while it is ${f.from}.`,
    () => "Look at how it stands: liaisonStatement.",
  ),
  LIAISON_DEADLINE_UNFIT: entry(
    "A1_1_5",
    () => "A deadline is given, but no group is asked for action or comment.",
    () => "Say for a destination that it is for ACTION or COMMENT, or leave the deadline out.",
  ),
  LIAISON_WITHOUT_DEADLINE: entry(
    "A1_1_5",
    (f) => `Action is wanted of ${f.groups}, and no day is given by which.`,
    () => "Give a deadline, so that a reply that does not come is noticed.",
  ),
  LIAISON_WITHOUT_CONTACT: entry(
    "A1_1_5",
    () => "No contact is named for those who receive it.",
    () => "Give the contact: updateLiaison.",
  ),
  LIAISON_DESTINATION_TWICE: entry(
    "A1_1_5",
    (f) => `${f.group} is named twice among the destinations.`,
    () => "Name each group once, with the purpose that asks the most of it.",
  ),
  LIAISON_LEVEL_UNFIT: entry(
    "A1_1_5",
    (f) => `${f.body} does not approve at the level ${f.level}.`,
    (f) => `Name ${f.fitting}, or give the level at which it was approved.`,
  ),
  LIAISON_BETWEEN_MEETINGS: entry(
    "A1_1_5",
    (f) => `The management team approves between meetings; ${f.meeting} sits on ${f.date}.`,
    (f) => `Record the approval of a body at ${f.meeting}, with its level.`,
  ),
  LIAISON_MEETING_MISSING: entry(
    "A1_1_5",
    (f) => `An approval at the level ${f.level} is given at a meeting; none is named.`,
    () => "Give meeting and body; or the level MANAGEMENT_TEAM, where it was approved between meetings.",
  ),
  LIAISON_SERIAL_TAKEN: entry(
    "TRACKER",
    (f) => `The serial ${f.serial} is that of ${f.holder}.`,
    () => "Give the serial under which this statement went out.",
  ),
  LIAISON_REPLY_UNCLEAR: entry(
    "A1_1_5",
    (f) => `${f.source} is none of those of whom ${f.code} wants a reply: ${f.groups}.`,
    () => "Give answersFor: the groups of its destinations for which this reply comes.",
  ),
  LIAISON_REPLY_UNFIT: entry(
    "A1_1_5",
    (f) => `${f.code} is ${f.direction}, as this one is; a reply goes the other way.`,
    () => "Name the statement that this one answers.",
  ),
} as const satisfies Record<string, ProblemEntry>;
