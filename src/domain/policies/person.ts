import { MANDATE_RULES } from "../people/mandate-rules.js";
import { ROLES, type Role } from "../vocabulary.js";
import type { Policy } from "./policy.js";

const OFFICE: readonly Role[] = ["TSB", "ADMINISTRATOR"];

/** Who may do the acts upon a person. */
export const PERSON_POLICIES = {
  REGISTER_PERSON: { by: OFFICE, scope: "PEOPLE", clause: "TRACKER" },
  UPDATE_PERSON: { by: OFFICE, scope: "PEOPLE", clause: "TRACKER" },
  /** What is said of oneself: for whoever has a mandate of any kind. */
  UPDATE_SELF: { by: ROLES, scope: "PEOPLE", clause: "TRACKER" },
  /** Says by which identity of the issuer the person signs in. */
  LINK_IDENTITY: { by: ["ADMINISTRATOR"], scope: "PEOPLE", clause: "TRACKER" },
  /** Takes back somebody else's token. */
  REVOKE_TOKEN: { by: ["ADMINISTRATOR"], scope: "TOKENS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;

/** Who may appoint to a role, or end such a mandate. */
export function mandatePolicy(role: Role): Policy {
  const { by, clause } = MANDATE_RULES[role];
  return { by, scope: "PEOPLE", clause };
}
