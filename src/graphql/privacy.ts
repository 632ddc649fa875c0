import { isSignedIn } from "../application/permit.js";
import { today } from "../application/tracker.js";
import type { Change, HistoryEvent } from "../domain/history.js";
import { type Audience, isInForce, type Person, PRIVATE_FIELDS } from "../domain/person.js";
import type { RequestContext } from "./context.js";

/** Whether whoever asks may see what is for these eyes only; `whose` is the handle of the person that it is about. */
export function maySee(who: Audience, whose: string | null, context: RequestContext): boolean {
  const { signedIn, tracker } = context;
  if (who === "NOBODY" || !signedIn) return false;
  if (!isSignedIn(signedIn)) return true;
  if (!signedIn.scopes.includes("READ")) return false;
  const me = asNow(signedIn.person, context);
  const now = today(tracker);
  return me.handle === whose || Object.values(me.mandates).some((mandate) => isInForce(mandate, now));
}

/** A change of a private field without its values; that it was changed is no secret. */
export function withheld(change: Change, event: HistoryEvent, context: RequestContext): Change {
  const who = Object.hasOwn(PRIVATE_FIELDS, change.field) ? PRIVATE_FIELDS[change.field] : undefined;
  if (!who || maySee(who, isOwn(event, context) ? ownHandle(context) : null, context)) return change;
  const hide = (value: unknown) => (value === null ? null : "(withheld)");
  return { field: change.field, before: hide(change.before), after: hide(change.after) };
}

/** Whether the event is of the history of whoever asks: no two events have the same hash. */
function isOwn({ hash }: HistoryEvent, context: RequestContext): boolean {
  const { signedIn } = context;
  if (!signedIn || !isSignedIn(signedIn)) return false;
  return asNow(signedIn.person, context).history.some((event) => event.hash === hash);
}

const ownHandle = ({ signedIn }: RequestContext) =>
  signedIn && isSignedIn(signedIn) ? signedIn.person.handle : null;

/** The person as he or she is now: mandates may have changed since the token was looked up. */
const asNow = (person: Person, { programme }: RequestContext): Person =>
  programme.person(person.handle) ?? person;
