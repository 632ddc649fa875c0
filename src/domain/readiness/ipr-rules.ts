import { standingStatements } from "../work-items/ipr-statement.js";
import type { Answer, ReadinessFacts, ReadinessRule } from "./rule.js";

/** What the IPR statements say that were received: asked only where there are some. */
export const IPR_RULES: readonly ReadinessRule[] = [
  {
    id: "IPR_LICENSABLE",
    requirement: "Nobody has stated that no licence is granted",
    severity: "ADVICE",
    clause: "A1_1_4_6",
    remedy:
      "Take out of the text what depends on it, or have the holder state otherwise: recordIprStatement.",
    appliesTo: ({ item }) => Object.keys(item.iprStatements ?? {}).length > 0,
    judge,
  },
];

function judge({ item }: ReadinessFacts): Answer {
  const unwilling = standingStatements(item).filter(({ terms }) => terms === "UNWILLING");
  if (unwilling.length === 0) return { status: "MET", detail: null };
  const said = unwilling.map(({ holder, receivedOn, document }) =>
    [holder, `on ${receivedOn}`, document].filter(Boolean).join(", "),
  );
  return { status: "UNMET", detail: said.join("; ") };
}
