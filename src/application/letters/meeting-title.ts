import { compareLabels, isWorkingParty } from "../../domain/labels.js";

/** The title of a meeting as ITU-T words it in English: `Meetings of Working Parties 1/13, 2/13 and 4/13`. */
export function titleOfMeeting(studyGroup: string, sittings: readonly { readonly body: string }[]): string {
  const bodies = [...new Set(sittings.map(({ body }) => body))];
  const parties = bodies
    .filter(isWorkingParty)
    .sort(compareLabels)
    .map((label) => label.slice(2));
  const group = bodies.includes(studyGroup) ? [`Study Group ${studyGroup.slice(2)}`] : [];
  const named =
    parties.length > 0 ? [`Working Part${parties.length > 1 ? "ies" : "y"} ${listed(parties)}`] : [];
  const all = [...group, ...named];
  return `Meeting${bodies.length > 1 ? "s" : ""} of ${listed(all)}`;
}

/** The title of a body's sitting: `Working Party 4/13`. */
export const titleOfSitting = (body: string): string =>
  isWorkingParty(body) ? `Working Party ${body.slice(2)}` : `Study Group ${body.slice(2)}`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
