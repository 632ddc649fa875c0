import type { Meeting } from "../../domain/meeting.js";
import type { SittingKind } from "../../domain/vocabulary.js";
import { standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { writtenDays } from "../letters/write-words.js";
import { type Business, isReported, say } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { tabled } from "./tabled.js";

const GATHERINGS: readonly SittingKind[] = ["RAPPORTEUR_GROUP", "JOINT_COORDINATION"];

/** From the first to the last day on which the body decides at a meeting; all bodies where none is named. */
function sittingDays(meeting: Meeting, body: string | null) {
  const days = meeting.sittings
    .filter((sitting) => (body ? sitting.body === body : !GATHERINGS.includes(sitting.kind)))
    .flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])
    .sort();
  return { startsOn: days[0] ?? meeting.startsOn, endsOn: days.at(-1) ?? meeting.endsOn };
}

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
    const days = writtenDays(sittingDays(meeting, business.body), business.writing);
    const named = say(business, "nextMeeting", { meeting: meeting.code, days });
    return rows.length > 0
      ? tabled(business, "NEXT_MEETING", columns, rows, { level: 1, paragraphs: [named] })
      : [];
  });
}
