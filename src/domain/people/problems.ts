import { entry, type ProblemEntry, whoCould } from "../problem-entry.js";

/** The refusals about persons and their mandates. */
export const PEOPLE_PROBLEMS = {
  PERSON_NOT_FOUND: entry(
    "TRACKER",
    (f) => `There is no person with the handle "${f.handle}".`,
    () => "Use a handle that persons lists, or register the person first: registerPerson.",
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
  MANDATE_ENDED: entry(
    "TRACKER",
    (f) => `The mandate ${f.id} of ${f.name} ended on ${f.until} already.`,
    () => "A term that is over is not changed; appoint anew for a further one.",
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
