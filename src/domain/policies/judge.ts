import { addDays, type CalendarDate, genevaDateOf } from "../calendar.js";
import { bears, coveredSince } from "../people/coverage.js";
import { type HeldMandate, isInForce, type Mandate, type Person } from "../person.js";
import { type Problem, type ProblemCode, problem } from "../problem.js";
import { POLICY } from "../procedures/policy.js";
import { isPresiding } from "../procedures/roles.js";
import type { Role } from "../vocabulary.js";
import type { Permission } from "./policy.js";

/** Who asks: an officer in a role that is taken as given, or a person with mandates. */
export type Asking =
  | { readonly name: string; readonly role: Role }
  | (Pick<Person, "name" | "mandates" | "history"> & {
      /** The capacity that the person chose to act in; null: whichever will do. */
      readonly as: Role | null;
    });

/** What a judgement of permissions needs to know besides. */
export interface PermissionFacts {
  readonly today: CalendarDate;
  /** Who could do it on that day, by the mandates on record. */
  readonly holders: readonly HeldMandate[];
  /** The name of what a mandate is for: a label, or a work item by its acronym. */
  readonly nameOf: (scope: string | null) => string;
}

/** Leave with the capacity in which it is given and the mandate that gives it, or a refusal. */
export type Judgement =
  | { readonly role: Role; readonly mandate: Mandate | null; readonly problems: readonly [] }
  | { readonly role: null; readonly mandate: null; readonly problems: readonly Problem[] };

/** Whether whoever asks may do it; a refusal says who could. */
export function judgePermission(asking: Asking, permission: Permission, facts: PermissionFacts): Judgement {
  if ("role" in asking) {
    return permission.by.includes(asking.role)
      ? { role: asking.role, mandate: null, problems: [] }
      : refusal(roleForbids(asking.role, permission, facts));
  }
  const mandate = capacityOf(asking, permission, facts.today);
  return mandate ? { role: mandate.role, mandate, problems: [] } : refusal(whyNot(asking, permission, facts));
}

const refusal = (why: Problem): Judgement => ({ role: null, mandate: null, problems: [why] });

/** The refusals that say that somebody has no leave, whatever else may be wrong. */
export const LEAVE_PROBLEMS: readonly ProblemCode[] = [
  "ROLE_FORBIDS",
  "MANDATE_NOT_IN_FORCE",
  "MANDATE_ELSEWHERE",
  "MANDATE_RECORDED_LATER",
  "RECORDED_TOO_LATE",
  "ON_BEHALF_FORBIDDEN",
  "ACT_IN_PERSON",
  "TOKEN_SCOPE_MISSING",
];

type Somebody = Exclude<Asking, { role: Role }>;

/** The mandate of the first fitting capacity in which the person stood to it on that day, and may still record it. */
function capacityOf(person: Somebody, { by, scopes, on }: Permission, today: CalendarDate): Mandate | null {
  const fitting = fittingMandates(person, by).filter(
    (mandate) =>
      scopes.has(mandate.scope) &&
      isInForce(mandate, on) &&
      !isTooLate(mandate, today) &&
      bears(person.history, mandate, on),
  );
  const [role] = by.filter((one) => fitting.some((mandate) => mandate.role === one));
  return fitting.find((mandate) => mandate.role === role) ?? null;
}

function fittingMandates({ mandates, as }: Somebody, by: readonly Role[]): Mandate[] {
  return Object.values(mandates).filter(
    ({ role, acting }) => by.includes(role) && (as === null || role === as) && (!acting || isPresiding(by)),
  );
}

function isTooLate({ until }: Mandate, today: CalendarDate): boolean {
  return until !== null && today > addDays(until, POLICY.lateRecordingDays.value);
}

/** The most telling reason: what comes nearest to the leave that was asked for. */
function whyNot(person: Somebody, permission: Permission, facts: PermissionFacts): Problem {
  const { by, scopes, on, act, upon, clause } = permission;
  const fitting = fittingMandates(person, by);
  const reaching = fitting.filter(({ scope }) => scopes.has(scope));
  const said = { act, upon, on, name: person.name, ...whoCould(permission, facts) };
  const at = { path: "as", clause };

  const inForce = reaching.filter((mandate) => isInForce(mandate, on));
  const late = inForce.find((mandate) => isTooLate(mandate, facts.today));
  const unborne = inForce.find((mandate) => !isTooLate(mandate, facts.today));
  if (unborne) {
    const since = coveredSince(person.history, unborne, on);
    const recorded = since ? genevaDateOf(since.recordedAt) : facts.today;
    return problem("MANDATE_RECORDED_LATER", { ...said, role: unborne.role, recorded }, at);
  }
  if (late) {
    const { role, until } = late;
    const days = POLICY.lateRecordingDays.value;
    return problem("RECORDED_TOO_LATE", { ...said, role, until: until ?? "", days }, at);
  }
  const [other] = reaching.filter(({ voided }) => !voided);
  if (other) {
    const { role, from, until } = other;
    return problem("MANDATE_NOT_IN_FORCE", { ...said, role, from, until: until ?? "further notice" }, at);
  }
  const [elsewhere] = fitting.filter((mandate) => isInForce(mandate, on));
  if (elsewhere) {
    const { role, scope } = elsewhere;
    return problem("MANDATE_ELSEWHERE", { ...said, role, scope: facts.nameOf(scope) }, at);
  }
  const standing = Object.values(person.mandates).filter(
    (mandate) => scopes.has(mandate.scope) && isInForce(mandate, on),
  );
  const roles = person.as ? [person.as] : [...new Set(standing.map(({ role }) => role))];
  return roleForbids(roles.join(" or "), permission, facts);
}

function roleForbids(role: string, permission: Permission, facts: PermissionFacts): Problem {
  const { act, upon, clause } = permission;
  return problem("ROLE_FORBIDS", { act, upon, role, ...whoCould(permission, facts) }, { path: "as", clause });
}

const MOST_NAMES = 5;

/** In what capacity it can be done, and by whom as far as the record tells. */
function whoCould({ by }: Permission, { holders, nameOf }: PermissionFacts) {
  const shown = holders
    .slice(0, MOST_NAMES)
    .map(
      ({ person, role, scope }) => `${person.name} (${role}${scope === null ? "" : ` of ${nameOf(scope)}`})`,
    );
  const more = holders.length > shown.length ? ` and ${holders.length - shown.length} more` : "";
  return { roles: by.join(" or "), holders: shown.join(", ") + more };
}
