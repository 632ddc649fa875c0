import { standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { writtenDays } from "../letters/write-words.js";
import { type Business, isReported, say } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { tabled } from "./tabled.js";

/** The candidates of the meetings to come, each meeting with a table of its own. */
export function nextCandidates(business: Business): Section[] {
  const { question, item, status, title, editor, baseText, a5, equivalent } = itemColumns<WorkItem>(
    business,
    (row) => row,
  );
  const columns = [question, item, status, title, editor, baseText, a5, equivalent];
  return business.following.flatMap((meeting) => {
    const rows = business.programme.workItemsOfMeeting(meeting.code).filter((one) => {
      const plan = one.candidacies[meeting.code];
      const isOpen = plan?.status === "PLANNED" && isReported(business, plan.body);
      return isOpen && !standingDecisions(one).some(({ meeting: at }) => at === meeting.code);
    });
    const days = writtenDays(meeting, business.writing);
    const named = say(business, "nextMeeting", { meeting: meeting.code, days });
    return rows.length > 0
      ? tabled(business, "NEXT_MEETING", columns, rows, { level: 1, paragraphs: [named] })
      : [];
  });
}
