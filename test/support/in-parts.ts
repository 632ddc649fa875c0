import { PARTICULARS } from "../../src/domain/corrections/fields-said.js";

type Said = Readonly<Record<string, unknown>>;

const ACTING = ["as", "onBehalfOf", "takenFrom", "idempotencyKey"];
const SAYS_PARTICULARS = /\b(registerWorkItem|updateWorkItem|agreeNewWorkItem)\b/;

/**
 * The input of a mutation in the parts that the API has, from one flat object as tests say it. What is in its part already
 * stays there.
 */
export function inParts(query: string, flat: Said): Said {
  if (/\bcreateToken\b/.test(query)) return flat;
  const isCorrection = /\b(takeBack|correctAct)\b/.test(query);
  const acted = inPart("acting", ACTING, isCorrection ? inPart("act", ["event", "decision"], flat) : flat);
  if (SAYS_PARTICULARS.test(query)) return inPart("particulars", PARTICULARS, acted);
  const instead = acted.instead as Said | null | undefined;
  if (!instead || typeof instead !== "object") return acted;
  // Of a decision, titles are said by themselves, and so is the process of a selection.
  const names = PARTICULARS.filter((name) => name !== "titles" && name !== "process");
  return { ...acted, instead: inPart("particulars", names, instead) };
}

function inPart(part: string, names: readonly string[], flat: Said): Said {
  const own = Object.entries(flat).filter(([name]) => !names.includes(name));
  const moved = Object.entries(flat).filter(([name]) => names.includes(name));
  if (moved.length === 0) return flat;
  return { ...Object.fromEntries(own), [part]: { ...Object.fromEntries(moved), ...(flat[part] as Said) } };
}
