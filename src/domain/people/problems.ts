import { entry, type ProblemEntry, whoCould } from "../problem-entry.js";

/** The refusals about persons and their mandates. */
export const PEOPLE_PROBLEMS = {
  PERSON_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no person with the handle "${f.handle}".`,
    () => "Use a handle that persons lists, or register the person first: registerPerson.",
  ),
  PERSON_TRYING_OUT: entry(
    "TRACKER",
    (f) =>
      `${f.name} is here for trying out only, until the server stops; nothing is put on record of such a person.`,
    () => "Register a person, and act upon that one: registerPerson.",
  ),
  PERSON_NAME_KNOWN: entry(
    "TRACKER",
    (f) => `${f.name} is also the name of the person with the handle "${f.handle}".`,
    () => "If it is the same person, use that handle; if not, say in the name who is who.",
  ),
  PERSON_EVENT_UNFIT: entry(
    "TRACKER",
    (f) =>
      `Event ${f.event} of ${f.name} does not say the ${f.field}, or another one has said it otherwise since.`,
    () => "Give the event that said what stands now, as history of the person lists it.",
  ),
  PERSON_AS_RECORDED: entry(
    "TRACKER",
    (f) => `What is on record of ${f.name} is this already.`,
    () => "Say what is right: name, affiliation or email.",
  ),
  HANDLE_MALFORMED: entry(
    "TRACKER",
    () => "This is not a handle: 2 to 64 letters, digits, dots and hyphens, as in kazunori-tanikawa.",
    () => "Begin with a letter or digit, and write a to z, 0 to 9, dots and hyphens only.",
  ),
  HANDLE_TAKEN: entry(
    "TRACKER",
    (f) => `The handle "${f.handle}" is already that of ${f.name}.`,
    () => "If it is somebody else, choose another handle; if not, the person is registered already.",
  ),
  MANDATE_SCOPE_UNFIT: entry(
    "TRACKER",
    (f) => `The mandate ${f.role} is for ${f.wanted}; what was given is not.`,
    (f) => `Give as scope ${f.wanted}.`,
  ),
  MANDATE_DATES: entry(
    "TRACKER",
    (f) => `A mandate cannot end on ${f.until}, before it begins on ${f.from}.`,
    (f) => `Give an end from ${f.from} on, or none.`,
  ),
  MANDATE_HELD: entry(
    "TRACKER",
    (f) => `${f.name} is already charged with it, from ${f.from} to ${f.until} (${f.id}).`,
    () => "End that mandate first, or appoint for another term.",
  ),
  MANDATE_NOT_FOUND: entry(
    "TRACKER",
    (f) => `${f.name} has no mandate ${f.id}.`,
    () => "Give the id of a mandate, as mandates of the person lists them.",
  ),
  MANDATE_VOIDED: entry(
    "TRACKER",
    (f) => `The mandate ${f.id} of ${f.name} was taken back: its record was wrong.`,
    () => "Appoint anew; what was taken back stays as it is.",
  ),
  MANDATE_AS_RECORDED: entry(
    "TRACKER",
    (f) => `The mandate ${f.id} of ${f.name} is on record just so.`,
    () => "Say what was recorded wrongly: role, scope, from or until.",
  ),
  OFFICE_HELD: entry(
    "RES1_3",
    (f) =>
      `${f.name} is ${f.role} of ${f.scope}, from ${f.from} to ${f.until}; one person holds that office at a time.`,
    () =>
      "End that mandate first, and appoint from the day after; a vice-chair may replace a chair who is unable to continue.",
  ),
  REPLACEMENT_UNFIT: entry(
    "RES1_3_3",
    (f) =>
      `${f.name} cannot replace a ${f.role} of ${f.scope} on ${f.from}: a vice-chair of a study group replaces its chair.`,
    () =>
      "Let a vice-chair of the study group replace the chair on record, or end the chair's mandate and appoint another.",
  ),
  ACTING_UNFIT: entry(
    "TRACKER",
    (f) =>
      `${f.name} cannot be acting ${f.role} of ${f.scope} from ${f.from} to ${f.until}: the chair is taken for a sitting, and at ${f.meeting} it sits on ${f.days}.`,
    () => "Name a body that sits there, with its chair's role, and days on which it sits.",
  ),
  MANDATE_GROUP: entry(
    "TRACKER",
    (f) => (f.wanted ? `A ${f.role} is charged for a group.` : `A ${f.role} is charged for no group.`),
    (f) => (f.wanted ? `Give ${f.wanted}.` : "Leave group out."),
  ),
  LAST_ADMINISTRATOR: entry(
    "TRACKER",
    (f) => `${f.name} is the last administrator; nobody could appoint another afterwards.`,
    () => "Appoint another administrator first, for no shorter a term.",
  ),
  MANDATE_REASON_MISSING: entry(
    "TRACKER",
    (f) =>
      `${f.why === "DATED_BACK" ? "A mandate for days that are over" : f.why === "PAST_ACTS" ? "An end before what was done under the mandate" : "The replacement of a chair"} has to be explained.`,
    () => "Say why in basis.note.",
  ),
  MANDATE_DATED_BACK: entry(
    "TRACKER",
    (f) =>
      `${f.name} is ${f.role} from ${f.from}, which is over: acts of those days can rest on it, and mandateAudit lists it.`,
    () => "If it is a slip, put the first day right: correctMandate.",
  ),
  MANDATE_PAST_ACTS: entry(
    "TRACKER",
    (f) =>
      `${f.count} act(s) of ${f.first} to ${f.last} were done under this mandate, which does not cover them any more; mandateAudit lists them.`,
    () => "They stay on record. If it is a slip, put the term right: correctMandate.",
  ),
  MANDATE_RECORDED_LATER: entry(
    "TRACKER",
    (f) =>
      `${f.name} was recorded as ${f.role} on ${f.recorded} only, which does not bear ${f.act} on ${f.upon} on ${f.on}.`,
    whoCould,
  ),
  MANDATE_ENDED: entry(
    "TRACKER",
    (f) => `The mandate ${f.id} of ${f.name} ended on ${f.until} already.`,
    () => "Appoint anew for a further term; if the end was recorded wrongly, put it right: correctMandate.",
  ),
  MANDATE_NOT_IN_FORCE: entry(
    "TRACKER",
    (f) =>
      `${f.name} is ${f.role} from ${f.from} to ${f.until}, which does not cover ${f.act} on ${f.upon} on ${f.on}.`,
    whoCould,
  ),
  MANDATE_ELSEWHERE: entry(
    "TRACKER",
    (f) => `${f.name} is ${f.role} of ${f.scope}, which does not reach ${f.act} on ${f.upon}.`,
    whoCould,
  ),
  RECORDED_TOO_LATE: entry(
    "TRACKER",
    (f) =>
      `${f.name} was ${f.role} until ${f.until}; what was done by then may be recorded for ${f.days} days.`,
    whoCould,
  ),
  IDENTITY_TAKEN: entry(
    "TRACKER",
    (f) => `This identity of the issuer is already linked to ${f.name}.`,
    () => "Link it to one person only; take it away there first.",
  ),
  TOKEN_NOT_FOUND: entry(
    "TRACKER",
    () => "There is no token with this id.",
    () => "Give the id of a token, as me lists yours: 16 hexadecimal digits.",
  ),
  TOKEN_SHOWN_ONCE: entry(
    "TRACKER",
    (f) => `This request made the token ${f.id} already, and its secret was in that answer only.`,
    (f) => `If that answer was lost, revoke ${f.id} and ask for another with a new idempotencyKey.`,
  ),
  TOKEN_LIFE: entry(
    "TRACKER",
    (f) => `A token is good for 1 to ${f.longest} days.`,
    (f) => `Give days from 1 to ${f.longest}.`,
  ),
  TOO_MANY_TOKENS: entry(
    "TRACKER",
    (f) => `Nobody holds more than ${f.most} tokens at a time.`,
    () => "Revoke one that is no longer needed: revokeToken.",
  ),
  TOKEN_TOO_WIDE: entry(
    "TRACKER",
    (f) => `A token that is good for ${f.within} cannot make one that is good for ${f.wider} too.`,
    (f) => `Ask for scopes among ${f.within}.`,
  ),
  ON_BEHALF_FORBIDDEN: entry(
    "TRACKER",
    (f) => `${f.name} does not record for somebody else.`,
    (f) => `Recording on behalf of others is for ${f.roles}; leave onBehalfOf out.`,
  ),
  ACT_IN_PERSON: entry(
    "TRACKER",
    (f) => `${f.act} on ${f.upon} is not done for somebody else.`,
    (f) => `It is for ${f.roles}, in person; leave onBehalfOf out.`,
  ),
  TOKEN_SCOPE_MISSING: entry(
    "TRACKER",
    (f) => `This token is good for ${f.scopes}; ${f.act} needs ${f.scope}.`,
    (f) => `Use a token with the scope ${f.scope}.`,
  ),
} as const satisfies Record<string, ProblemEntry>;
