import { createHash } from "node:crypto";

/** A text that no compression makes much shorter, the same for the same seed. */
export function incompressible(length: number, seed = 0): string {
  let text = "";
  for (let part = 0; text.length < length; part += 1)
    text += createHash("sha512").update(`${seed} ${part}`).digest("base64");
  return text.slice(0, length);
}
