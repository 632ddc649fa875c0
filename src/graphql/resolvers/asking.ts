import type { Asking } from "../../application/perform-act.js";
import { isSignedIn } from "../../application/permit.js";
import { handleKey } from "../../domain/people/register-person.js";
import type { Programme } from "../../programme/programme.js";
import type { RequestContext } from "../context.js";
import { badInput } from "../errors.js";
import type { AskerInput } from "../inputs/asker.js";
import { findPerson } from "./find.js";

/** Who asks: a role or a person, else whoever signed in. */
export function askingOf(
  programme: Programme,
  { signedIn }: RequestContext,
  by: AskerInput | null | undefined,
): Asking {
  if (by?.role) return by.role;
  if (by?.person) return findPerson(programme, handleKey(by.person));
  if (signedIn && isSignedIn(signedIn)) return programme.person(signedIn.person.handle) ?? signedIn.person;
  const message = "must be given by whoever did not sign in";
  throw badInput(`The argument "by" ${message}.`, [{ path: "by", message }]);
}
