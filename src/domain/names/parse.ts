import { plain } from "./fold.js";
import type { NamedBase, PublishedNumber } from "./number.js";
import { readSupplement } from "./parse-supplement.js";
import { readTail } from "./parse-tail.js";
import { ONE_NUMBER, writtenRecommendation } from "./recommendation.js";

/** The longest that a number of a published text can be, in characters. */
export const LONGEST_NUMBER = 100;

const PREFIX = /^(?:(?:ITU-T )?Rec(?:ommendation)?s?\.? )?(?:ITU-T )?/i;
const RECOMMENDATION = new RegExp(`^(${ONE_NUMBER})(?: ?/ ?(${ONE_NUMBER}))?`, "i");
const MNEMONIC = "[A-Z0-9](?:[A-Z0-9_.+-]*[A-Z0-9+])?";
const NAMED: readonly (readonly [NamedBase["kind"], RegExp])[] = [
  ["TECHNICAL_REPORT", new RegExp(`^([A-Z]STR[.-]|TR[.-])(${MNEMONIC})`, "i")],
  ["TECHNICAL_PAPER", new RegExp(`^([A-Z]STP[.-]|TP[.-])(${MNEMONIC})`, "i")],
  ["IMPLEMENTERS_GUIDE", new RegExp(`^([A-Z]\\.Imp)(${MNEMONIC})`, "i")],
  ["OTHER", /^([A-Z]{2,}-)([A-Z0-9]+(?:-[A-Z0-9]+)*)/i],
];

/**
 * Takes the number of a published text apart, as ITU-T writes it and as people do (Rec. A.12 §2, the Author's guide):
 * `ITU-T G.709/Y.1331 (2020) Err. 1 (08/2021)`, `Supplement 101 to Y.3302`. Null when it is no number.
 */
export function parseNumber(text: string): PublishedNumber | null {
  if (text.length > LONGEST_NUMBER) return null;
  const [own = "", common = null, ...more] = plain(text)
    .replace(PREFIX, "")
    .split(/ ?\| ?/);
  if (more.length > 0 || common === "") return null;
  const found = readSupplement(own) ?? readRecommendation(own) ?? readNamed(own);
  const tail = found && readTail(found.rest);
  return tail ? { base: found.base, ...tail, common } : null;
}

function readRecommendation(text: string) {
  const [whole, ...halves] = RECOMMENDATION.exec(text) ?? [];
  if (whole === undefined) return null;
  const numbers = halves.filter((half) => half !== undefined).map(writtenRecommendation);
  return { base: { kind: "RECOMMENDATION" as const, numbers }, rest: text.slice(whole.length) };
}

function readNamed(text: string) {
  for (const [kind, form] of NAMED) {
    const [whole, prefix = "", mnemonic = ""] = form.exec(text) ?? [];
    if (whole === undefined) continue;
    const written =
      kind === "IMPLEMENTERS_GUIDE" ? `${prefix.charAt(0).toUpperCase()}.Imp` : prefix.toUpperCase();
    return { base: { kind, name: `${written}${mnemonic}` }, rest: text.slice(whole.length) };
  }
  return null;
}
