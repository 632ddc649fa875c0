import { entry, type ProblemEntry } from "../problem-entry.js";

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
} as const satisfies Record<string, ProblemEntry>;
