import type { AgendaItem, Meeting, MeetingState } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import { judgeMeeting } from "./judge-meeting.js";
import { agendaPlanned, isGathering, type PlannedSitting, sittingsPlanned, withDays } from "./plan.js";

/** What was wrong about a meeting, as it should have been; what is left out was right. */
export interface MeetingCorrection {
  readonly title?: string | null;
  readonly place?: string | null;
  /** The whole list of the sittings of study group and working parties; other gatherings stay. */
  readonly sittings?: readonly PlannedSitting[] | null;
  /** The whole agenda. */
  readonly agenda?: readonly AgendaItem[] | null;
}

/** What the meeting becomes, or every reason why it cannot be so. */
export function concludeMeetingCorrection(
  meeting: Meeting,
  bodies: readonly string[],
  input: MeetingCorrection,
): { problems: Problem[]; next: Partial<MeetingState> } {
  const { title, place, sittings, agenda } = input;
  const next: Partial<MeetingState> = {
    ...(title ? { title: normalise(title) } : {}),
    ...(place === undefined ? {} : { place: place ? normalise(place) : null }),
    ...(sittings ? withDays([...sittingsPlanned(sittings), ...meeting.sittings.filter(isGathering)]) : {}),
    ...(agenda ? { agenda: agendaPlanned(agenda) } : {}),
  };
  const unknown = (sittings ? (next.sittings ?? []) : []).filter(
    (sitting) => !isGathering(sitting) && !bodies.includes(sitting.body),
  );
  return {
    problems: [
      ...unknown.map(({ body }) => problem("BODY_UNKNOWN", { body }, { path: "sittings" })),
      ...judgeMeeting({ ...meeting, ...next }),
    ],
    next,
  };
}
