import type { Liaison } from "../../domain/liaison.js";
import type { LiaisonPurpose } from "../../domain/vocabulary.js";
import { type Business, isReported } from "./business.js";
import { section } from "./markdown.js";

const COLUMNS = ["Question", "WP", "For action to", "For comment to", "For information to", "Title", "TD"];

/** The outgoing liaison statements that the meeting approved (Rec. A.1 §1.5). */
export function outgoingLiaisons(business: Business): string {
  const { programme, meeting } = business;
  const rows = programme
    .liaisonsOf("meeting", meeting.code)
    .filter(
      ({ approval, withdrawn }) =>
        approval?.meeting === meeting.code && !withdrawn && isReported(business, approval.body),
    )
    .map((liaison) => cellsOf(liaison, homesOf(business, liaison)));
  return section("Outgoing liaison statements", COLUMNS, rows);
}

function homesOf({ programme }: Business, { questions }: Liaison): string {
  return [...new Set(questions.flatMap((label) => programme.question(label)?.workingParty ?? []))].join(", ");
}

function cellsOf(liaison: Liaison, homes: string): string[] {
  const { questions, destinations, title, documents, deadline } = liaison;
  const groups = (wanted: LiaisonPurpose) =>
    destinations
      .filter(({ purpose }) => purpose === wanted)
      .map(({ group }) => group)
      .join(", ") || "-";
  const by = deadline ? ` (by ${deadline})` : "";
  const acting = groups("ACTION");
  return [
    questions.join(", ") || "-",
    homes || "-",
    acting === "-" ? acting : `${acting}${by}`,
    groups("COMMENT"),
    groups("INFORMATION"),
    liaison.answers ? `${title} (reply)` : title,
    documents.join(", ") || "-",
  ];
}
