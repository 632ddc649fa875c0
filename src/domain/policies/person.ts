import { MANDATE_RULES } from "../people/mandate-rules.js";
import { ROLES, type Role } from "../vocabulary.js";
import type { Policy } from "./policy.js";

const OFFICE: readonly Role[] = ["TSB", "ADMINISTRATOR"];

/** Who may do the acts upon a person. */
export const PERSON_POLICIES = {
  REGISTER_PERSON: { by: OFFICE, scope: "PEOPLE", clause: "TRACKER" },
  UPDATE_PERSON: { by: OFFICE, scope: "PEOPLE", clause: "TRACKER" },
  /** What is said of an administrator is for administrators. */
  UPDATE_ADMINISTRATOR: { by: ["ADMINISTRATOR"], scope: "PEOPLE", clause: "TRACKER" },
  /** What is said of oneself: for whoever has a mandate of any kind. */
  UPDATE_SELF: { by: ROLES, scope: "PEOPLE", clause: "TRACKER" },
  /** Says by which identity of the issuer the person signs in. */
  LINK_IDENTITY: { by: ["ADMINISTRATOR"], scope: "PEOPLE", clause: "TRACKER" },
  /** Sees what is out of the ordinary about mandates. */
  AUDIT_MANDATES: { by: ["SG_CHAIR", ...OFFICE], scope: "READ", clause: "TRACKER" },
  /** Takes back somebody else's token. */
  REVOKE_TOKEN: { by: ["ADMINISTRATOR"], scope: "TOKENS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;

/** Who may appoint to a role, end such a mandate or put it right; what is irregular about it is for administrators. */
export function mandatePolicy(role: Role, isIrregular: boolean): Policy {
  const { by, clause } = MANDATE_RULES[role];
  return isIrregular
    ? { by: ["ADMINISTRATOR"], scope: "PEOPLE", clause: "TRACKER" }
    : { by, scope: "PEOPLE", clause };
}
