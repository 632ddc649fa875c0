import type { IprQuestion } from "../../domain/meeting.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, namesOf, say } from "./business.js";
import { linesOf } from "./decisions.js";
import { type Column, tabled } from "./tabled.js";

const ASKED_ABOUT = ["CONSENT", "DETERMINATION", "AGREEMENT", "APPROVAL"];

/** That the IPR question was asked, with the responses, and for which texts that is not on record (Rec. A.1 §1.4.6). */
export function intellectualProperty(business: Business): Section[] {
  const asked = Object.values(business.meeting.iprQuestions ?? {}).filter(({ body }) =>
    isReported(business, body),
  );
  const columns: readonly Column<IprQuestion>[] = [
    ["BODY", "LABEL", ({ body }) => body],
    ["ASKED_ON", "DATE", ({ askedOn }) => askedOn],
    [
      "TEXTS",
      "TEXT",
      ({ workItems }) =>
        namesOf(
          business,
          workItems.flatMap((id) => itemWith(business, id)),
        ),
    ],
    ["RESPONSES", "TEXT", ({ responses }) => responses ?? say(business, "none")],
  ];
  const about = new Set(asked.flatMap(({ workItems }) => workItems));
  const open = linesOf(business).filter(
    ({ item, decision }) =>
      decision.outcome === "AGREED" && ASKED_ABOUT.includes(decision.kind) && !about.has(item.id),
  );
  const items = namesOf(
    business,
    open.map(({ item }) => item),
  );
  const paragraphs = open.length > 0 ? [say(business, "iprOpen", { items })] : [];
  return tabled(business, "IPR", columns, asked, { level: 1, paragraphs });
}

const itemWith = ({ programme }: Business, id: string) => programme.workItemById(id) ?? [];
