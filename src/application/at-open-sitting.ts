import type { Meeting } from "../domain/meeting.js";
import { judgeOpenSitting } from "../domain/meetings/sessions.js";
import type { WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import type { Conclude } from "./change-work-item.js";

/** The meeting and body at whose sitting an act is done; null where it is done at none. */
export type WhereDone = (
  item: WorkItem,
  programme: Programme,
) => { readonly meeting: Meeting | null; readonly body: string } | null;

/** An act that is refused where the sitting at which it is done was closed. What is put right later is judged without this. */
export function atOpenSitting(conclude: Conclude, whereDone: WhereDone): Conclude {
  return (item, programme, permit) => {
    const conclusion = conclude(item, programme, permit);
    const { meeting, body } = whereDone(item, programme) ?? {};
    if (!conclusion.granted || !meeting || !body) return conclusion;
    const closed = judgeOpenSitting(meeting, body, conclusion.effectiveOn);
    return { ...conclusion, problems: [...conclusion.problems, ...closed] };
  };
}
