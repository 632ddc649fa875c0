import type { Count } from "../../approval-track.js";
import { opposingIn, presentIn } from "../opposition.js";
import type { Performed } from "./effect.js";

/** The count of Member States that is given with an act; null where none is. */
export function countOf({ input }: Performed): Count | null {
  const present = presentIn(input);
  const opposing = opposingIn(input);
  if (present === null || opposing === null) return null;
  return {
    present,
    opposing,
    presentStates: input.membersPresent ?? null,
    opposingStates: input.membersOpposing ?? null,
    abstainingStates: input.membersAbstaining ?? null,
  };
}
