import type { ConsoleQuery } from "../api-types.js";

/** The meeting that the console's query is answered with. */
export type ConsoleMeeting = NonNullable<ConsoleQuery["meeting"]>;
/** The line that is before the meeting, with all that there is to say. */
export type Line = NonNullable<ConsoleMeeting["businessLine"]>;
/** A line as the order of business shows it. */
export type ShortLine = ConsoleMeeting["orderOfBusiness"][number]["lines"]["nodes"][number];

/** The lines of the meeting, in order. */
export const linesOf = ({ orderOfBusiness }: ConsoleMeeting): ShortLine[] =>
  orderOfBusiness.flatMap(({ lines }) => lines.nodes);

/** Whether a decision on a text is what a line is there for. */
export const isText = ({
  workItem,
  form,
}: Pick<ShortLine, "form"> & { readonly workItem: unknown }): boolean => workItem !== null && form === null;
