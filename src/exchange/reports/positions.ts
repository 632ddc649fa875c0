import { designation } from "../../domain/work-item.js";
import { type Business, isReported } from "./business.js";
import { section } from "./markdown.js";

/**
 * What members registered without opposing, and who abstained: concerns and reservations are noted in the report of the
 * meeting (Rec. A.8 §5.5, WTSA Res. 1 §9.5.4).
 */
export function positionTable(business: Business): string {
  const { studyGroup } = business.meeting;
  if (!studyGroup || !isReported(business, studyGroup)) return "";
  const { startsOn, endsOn, code } = business.meeting;
  const rows = business.items.flatMap((item) =>
    Object.values(item.positions)
      .filter(({ step, statedOn, revokedOn }) => {
        const isHere = item.steps[step]?.meeting === code && startsOn <= statedOn && statedOn <= endsOn;
        return isHere && !revokedOn;
      })
      .map(({ member, kind, note }) => [
        item.question ?? "-",
        designation(item),
        member,
        kind.toLowerCase().replaceAll("_", " "),
        note ?? "",
      ]),
  );
  return section(
    "Concerns, reservations and abstentions",
    ["Question", "Work item", "Member", "Position", "Note"],
    rows,
  );
}
