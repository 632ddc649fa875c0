import { designation } from "../../domain/work-item.js";
import { type Business, isReported } from "./business.js";
import { linesOf } from "./decisions.js";
import { escaped, section } from "./markdown.js";

const ASKED_ABOUT = ["CONSENT", "DETERMINATION", "AGREEMENT", "APPROVAL"];

/** That the IPR question was asked, with the responses, and for which texts that is not on record (Rec. A.1 §1.4.6). */
export function intellectualProperty(business: Business): string {
  const asked = Object.values(business.meeting.iprQuestions ?? {}).filter(({ body }) =>
    isReported(business, body),
  );
  const rows = asked.map(({ body, askedOn, workItems, responses }) => [
    body,
    askedOn,
    workItems
      .flatMap((id) => business.programme.workItemById(id) ?? [])
      .map(designation)
      .join(", "),
    responses ?? "none",
  ]);
  const title = "Intellectual property: the question of Recommendation A.1, clause 1.4.6";
  const about = new Set(asked.flatMap(({ workItems }) => workItems));
  const open = linesOf(business).filter(
    ({ item, decision }) =>
      decision.outcome === "AGREED" && ASKED_ABOUT.includes(decision.kind) && !about.has(item.id),
  );
  if (open.length === 0) return section(title, ["Body", "Asked on", "Texts", "Responses"], rows);
  const names = [...new Set(open.map(({ item }) => designation(item)))].map(escaped).join(", ");
  const done = section(title, ["Body", "Asked on", "Texts", "Responses"], rows) || `## ${title}`;
  return `${done}\n\nThat it was asked is not on record for: ${names}.`;
}
