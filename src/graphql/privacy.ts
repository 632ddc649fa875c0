import { isSignedIn } from "../application/permit.js";
import type { Change } from "../domain/history.js";
import { PRIVATE_FIELDS } from "../domain/person.js";
import type { RequestContext } from "./context.js";

/** Whether whoever asks may see what is for these eyes only. */
export function maySee(who: "SIGNED_IN" | "NOBODY", { signedIn }: RequestContext): boolean {
  if (who === "NOBODY" || !signedIn) return false;
  return !isSignedIn(signedIn) || signedIn.scopes.includes("READ");
}

/** A change of a private field without its values; that it was changed is no secret. */
export function withheld(change: Change, context: RequestContext): Change {
  const who = Object.hasOwn(PRIVATE_FIELDS, change.field) ? PRIVATE_FIELDS[change.field] : undefined;
  if (!who || maySee(who, context)) return change;
  const hide = (value: unknown) => (value === null ? null : "(withheld)");
  return { field: change.field, before: hide(change.before), after: hide(change.after) };
}
