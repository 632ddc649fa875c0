import type { CalendarDate } from "../domain/calendar.js";
import type { Actor, Basis } from "../domain/history.js";
import { handleKey } from "../domain/people/register-person.js";
import { mandatesReaching, scopesAround } from "../domain/people/standing.js";
import type { HeldMandate, Mandate, Person } from "../domain/person.js";
import { judgePermission, type PermissionFacts } from "../domain/policies/judge.js";
import type { Permission, Policy } from "../domain/policies/policy.js";
import { type Problem, problem } from "../domain/problem.js";
import {
  ACTING_IN_PERSON,
  ENTERING_THE_PAST,
  isPresiding,
  RECORDING_FOR_OTHERS,
} from "../domain/procedures/roles.js";
import type { Question } from "../domain/study-group.js";
import type { Role, TokenScope } from "../domain/vocabulary.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { type Tracker, today } from "./tracker.js";

/** A person who signed in, and how he or she wants to act. */
export interface SignedIn {
  readonly person: Person;
  /** What the token is good for. */
  readonly scopes: readonly TokenScope[];
  /** The id of a personal token; null: signed in by the issuer. */
  readonly token: string | null;
  /** The capacity to act in; null: whichever the act allows. */
  readonly as: Role | null;
  /** Handle of the person whose act is being recorded; null: the person's own. */
  readonly onBehalfOf: string | null;
  /** Where an older fact is taken from, which an administrator enters. */
  readonly takenFrom?: string | null;
}

/** Who asks for an act: a person who signed in, or an officer on the server itself, whose role is taken as given. */
export type Acting = Actor | SignedIn;

/** What came of asking for leave: who is written into the event, or why there is no leave. */
export interface Granted {
  readonly by: Actor;
  readonly problems: readonly Problem[];
  /** Where the fact is taken from, when an administrator enters what nobody on record could have recorded. */
  readonly source?: string;
}

/** Asks for leave. Every act asks; what comes of it is part of the act's conclusion. */
export type Permit = (permission: Permission) => Granted;

/** Whether whoever asks is a person who signed in. */
export function isSignedIn(by: Acting): by is SignedIn {
  return "scopes" in by;
}

/** Gives leave, or refuses it, as the policies say and the mandates stand. */
export function permitFor(tracker: Tracker, by: Acting): Permit {
  const programme = tracker.programme.current;
  const now = today(tracker);
  const factsOf = permissionFacts(programme, now);
  if (!isSignedIn(by)) {
    return (permission) => ({
      by,
      problems: judgePermission(by, permission, factsOf(permission)).problems,
    });
  }
  // Mandates may have changed since the person signed in.
  const me = programme.person(by.person.handle) ?? by.person;
  return (permission) => {
    const facts = factsOf(permission);
    const granted = by.onBehalfOf
      ? forSomebodyElse(programme, { me, as: by.as, onBehalfOf: by.onBehalfOf }, permission, facts)
      : (forThePast(me, by, permission, facts) ?? forOneself(me, by.as, permission, facts));
    return { ...granted, problems: [...judgeScope(by, permission), ...granted.problems] };
  };
}

/** What an act rests on, with the source of what an administrator entered. */
export function restingOn({ source }: Granted, basis: Partial<Basis> = {}): Partial<Basis> {
  if (!source) return basis;
  if (!basis.document) return { ...basis, document: source };
  return { ...basis, note: [basis.note, `Source: ${source}`].filter(Boolean).join(" ") };
}

function forOneself(me: Person, as: Role | null, permission: Permission, facts: PermissionFacts): Granted {
  const { role, mandate, problems } = judgePermission({ ...me, as }, permission, facts);
  return { by: actor(me, role ?? "TSB", mandate), problems };
}

/** An administrator who names the source enters what nobody on record could have recorded; null: that is not so. */
function forThePast(
  me: Person,
  { as, takenFrom: source }: SignedIn,
  { on, by: _by, ...permission }: Permission,
  facts: PermissionFacts,
): Granted | null {
  if (!source || on >= facts.today || facts.holders.length > 0) return null;
  if (as !== null && !ENTERING_THE_PAST.includes(as)) return null;
  const today = { ...permission, by: ENTERING_THE_PAST, scopes: new Set([null]), on: facts.today };
  const { role, mandate } = judgePermission({ ...me, as: null }, today, facts);
  return role && { by: actor(me, role, mandate), problems: [], source };
}

/** The officer has to be one who records for others, and the other one who may do what is recorded. */
function forSomebodyElse(
  programme: Programme,
  { me, as, onBehalfOf }: { readonly me: Person; readonly as: Role | null; readonly onBehalfOf: string },
  permission: Permission,
  facts: PermissionFacts,
): Granted {
  const { act, upon, by } = permission;
  const at = { path: "onBehalfOf" };
  const everywhere = { ...permission, ...RECORDING_FOR_OTHERS, scopes: new Set([null]), on: facts.today };
  const { role, mandate } = judgePermission({ ...me, as: null }, everywhere, facts);
  const recording = RECORDING_FOR_OTHERS.by.join(" or ");
  const officer = role ? [] : [problem("ON_BEHALF_FORBIDDEN", { name: me.name, roles: recording }, at)];
  const refused = (why: Problem) => ({ by: actor(me, "TSB", null), problems: [...officer, why] });

  const principal = programme.person(handleKey(onBehalfOf));
  if (!principal) return refused(problem("PERSON_NOT_FOUND", { handle: onBehalfOf }, at));
  const delegable = by.filter((one) => !ACTING_IN_PERSON.includes(one));
  if (delegable.length === 0)
    return refused(problem("ACT_IN_PERSON", { act, upon, roles: by.join(" or ") }, at));
  const theirs = judgePermission({ ...principal, as }, { ...permission, by: delegable }, facts);
  return {
    by: {
      ...actor(me, role ?? "TSB", mandate),
      onBehalfOf: actor(principal, theirs.role ?? "TSB", theirs.mandate),
    },
    problems: [...officer, ...theirs.problems],
  };
}

/** The permission for an act that brings a new work item into a Question; the body is the one that agrees it. */
export function newItemPermission(
  { label, studyGroup, workingParty }: Question,
  { act, policy, on, body }: { act: string; policy: Policy; on: CalendarDate; body?: string | null },
): Permission {
  const scopes = scopesAround({ studyGroup, question: label }, workingParty, body);
  return { ...policy, act, upon: label, scopes, on };
}

/** What a judgement of a permission needs to know of the programme. */
export function permissionFacts(
  programme: Programme,
  now: CalendarDate,
): (permission: Permission) => PermissionFacts {
  // Many acts are judged upon one thing, and those who have mandates for it are the same for all of them.
  const reaching = new Map<string, readonly HeldMandate[]>();
  return (permission) => ({
    today: now,
    get holders() {
      const { by, scopes, on } = permission;
      const key = `${on} ${[...scopes].join(" ")}`;
      const known = reaching.get(key) ?? mandatesReachingAny(programme, scopes, on);
      reaching.set(key, known);
      return known.filter(({ role, acting }) => by.includes(role) && (!acting || isPresiding(by)));
    },
    nameOf: (scope) => nameOf(programme, scope),
  });
}

/** The permission for an act upon a work item; the body is the one that acts on it, where one does. */
export function upon(
  programme: Programme,
  item: WorkItem,
  { act, policy, on, body }: { act: string; policy: Policy; on: CalendarDate; body?: string | null },
): Permission {
  const scopes = scopesAround(item, programme.homeOn(item, on), body);
  return { ...policy, act, upon: designation(item), scopes, on };
}

/** A permission for an act upon something that is no work item. */
export function permission(
  policy: Policy,
  { act, upon, scopes, on }: Pick<Permission, "act" | "upon" | "on"> & { readonly scopes: Iterable<string> },
): Permission {
  return { ...policy, act, upon, on, scopes: new Set([...scopes, null]) };
}

function judgeScope({ scopes }: SignedIn, { act, scope }: Permission): Problem[] {
  if (scopes.includes(scope)) return [];
  return [problem("TOKEN_SCOPE_MISSING", { act, scope, scopes: scopes.join(", ") || "nothing" })];
}

function actor({ name, handle }: Person, role: Role, mandate: Mandate | null): Omit<Actor, "onBehalfOf"> {
  const { id, replacing } = mandate ?? {};
  return { name, role, person: handle, ...(id ? { mandate: id } : {}), ...(replacing ? { replacing } : {}) };
}

function mandatesReachingAny(programme: Programme, scopes: Permission["scopes"], on: CalendarDate) {
  const charged = new Set([...scopes].flatMap((scope) => programme.personsCharged(scope ?? "")));
  return mandatesReaching(charged, scopes, on);
}

function nameOf(programme: Programme, scope: string | null): string {
  if (scope === null) return "the whole programme";
  const item = programme.workItemById(scope);
  return item ? designation(item) : scope;
}
