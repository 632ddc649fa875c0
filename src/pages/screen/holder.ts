import type { GavelQuery, Role } from "../api-types.js";

/** How somebody comes to move what the room sees: from the chair, or in its service. */
export type Holder = "chair" | "secretariat";

const CHAIRS: readonly Role[] = ["WP_CHAIR", "WP_VICE_CHAIR", "SG_CHAIR", "SG_VICE_CHAIR"];

/** How whoever opened the console of a body holds the gavel there; null: not at all. */
export function holderOf({ me }: GavelQuery, body: string): Holder | null {
  const mandates = me?.person.mandates.nodes ?? [];
  const chairs = ({ role, workingParty, studyGroup }: (typeof mandates)[number]) =>
    CHAIRS.includes(role) && (workingParty ?? studyGroup)?.label === body;
  if (mandates.some(chairs)) return "chair";
  return mandates.some(({ role }) => role === "TSB") ? "secretariat" : null;
}
