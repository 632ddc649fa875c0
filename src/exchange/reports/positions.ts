import type { Position } from "../../domain/approval-track.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { type Column, tabled } from "./tabled.js";

interface Stated {
  readonly item: WorkItem;
  readonly position: Position;
}

/**
 * What members registered without opposing, and who abstained: concerns and reservations are noted in the report of the
 * meeting (Rec. A.8 §5.5, WTSA Res. 1 §9.5.4).
 */
export function positionTable(business: Business): Section[] {
  const { studyGroup, startsOn, endsOn, code } = business.meeting;
  if (!studyGroup || !isReported(business, studyGroup)) return [];
  const rows = business.items.flatMap((item) =>
    Object.values(item.positions)
      .filter(({ step, statedOn, revokedOn }) => {
        const isHere = item.steps[step]?.meeting === code && startsOn <= statedOn && statedOn <= endsOn;
        return isHere && !revokedOn;
      })
      .map((position) => ({ item, position })),
  );
  const { question, item } = itemColumns<Stated>(business, (row) => row.item);
  const columns: readonly Column<Stated>[] = [
    question,
    item,
    ["MEMBER", "NAME", ({ position }) => position.member],
    ["POSITION", "NAME", ({ position }) => business.captions.positions[position.kind]],
    ["NOTE", "TEXT", ({ position }) => position.note],
  ];
  return tabled(business, "POSITIONS", columns, rows);
}
