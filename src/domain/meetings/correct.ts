import { bodyLabel } from "../labels.js";
import type { AgendaItem, Meeting, MeetingState, Sitting } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import { judgeMeeting } from "./judge-meeting.js";
import { agendaPlanned, type PlannedSitting, sittingsPlanned } from "./plan.js";

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
    ...(sittings ? withDays([...sittingsPlanned(sittings), ...meeting.sittings.filter(isOther)]) : {}),
    ...(agenda ? { agenda: agendaPlanned(agenda) } : {}),
  };
  const unknown = (sittings ? (next.sittings ?? []) : []).filter(
    (sitting) => !isOther(sitting) && !bodies.includes(sitting.body),
  );
  return {
    problems: [
      ...unknown.map(({ body }) => problem("BODY_UNKNOWN", { body }, { path: "sittings" })),
      ...judgeMeeting({ ...meeting, ...next }),
    ],
    next,
  };
}

/** A gathering that decides nothing, as a rapporteur group's. */
const isOther = ({ body }: Sitting) => bodyLabel(body) === null;

function withDays(sittings: readonly Sitting[]): Pick<MeetingState, "sittings" | "startsOn" | "endsOn"> {
  const days = sittings.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).sort();
  return { sittings, startsOn: days[0] ?? "", endsOn: days.at(-1) ?? "" };
}
