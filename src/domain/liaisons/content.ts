import type { CalendarDate } from "../calendar.js";
import { type Destination, type LiaisonState, liaisonKey } from "../liaison.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import { wantsReply } from "./status.js";

/** What a liaison statement says, whichever way it goes; what is left out stays, or is not known. */
export interface LiaisonContent {
  readonly title?: string | null;
  readonly destinations?: readonly Destination[] | null;
  readonly deadline?: CalendarDate | null;
  readonly contact?: string | null;
  readonly documents?: readonly string[] | null;
  readonly attachments?: readonly string[] | null;
}

/** The part of a statement's state that is its content. */
export type ContentState = Pick<
  LiaisonState,
  "title" | "destinations" | "deadline" | "contact" | "documents" | "attachments"
>;

/** The content as it is stored; of an empty text nothing is known. */
export function contentOf(input: LiaisonContent, known: ContentState): ContentState {
  const { title, destinations, deadline, contact, documents, attachments } = input;
  return {
    title: title == null ? known.title : normalise(title),
    destinations: destinations?.map((one) => ({ ...one, group: normalise(one.group) })) ?? known.destinations,
    deadline: deadline === undefined ? known.deadline : deadline,
    contact: contact === undefined ? known.contact : contact ? normalise(contact) : null,
    documents: documents?.map(normalise) ?? known.documents,
    attachments: attachments?.map(normalise) ?? known.attachments,
  };
}

/** Nothing said yet. */
export const NO_CONTENT: ContentState = {
  title: "",
  destinations: [],
  deadline: null,
  contact: null,
  documents: [],
  attachments: [],
};

/** What is wrong about destinations and deadline: a group named twice, a day by which nothing is wanted, or before its own. */
export function judgeContent({
  destinations,
  deadline,
  dated,
}: Omit<ContentState, "title"> & { dated: CalendarDate }): Problem[] {
  const groups = destinations.map(({ group }) => liaisonKey(group));
  const repeated = destinations.filter((_one, index) => groups.indexOf(groups[index] ?? "") !== index);
  return [
    ...repeated.map(({ group }) => problem("LIAISON_DESTINATION_TWICE", { group }, { path: "destinations" })),
    ...(deadline && !wantsReply({ destinations })
      ? [problem("LIAISON_DEADLINE_UNFIT", {}, { path: "deadline" })]
      : []),
    ...(deadline && deadline < dated
      ? [
          problem(
            "DATES_OUT_OF_ORDER",
            { date: deadline, earlier: dated },
            { path: "deadline", clause: "A1_1_5" },
          ),
        ]
      : []),
  ];
}

/** What an outgoing statement should say besides. */
export function pointOut({ destinations, deadline, contact }: ContentState): Problem[] {
  const acting = destinations.filter(({ purpose }) => purpose === "ACTION").map(({ group }) => group);
  return [
    ...(acting.length > 0 && !deadline
      ? [problem("LIAISON_WITHOUT_DEADLINE", { groups: acting.join(", ") }, { path: "deadline" })]
      : []),
    ...(contact ? [] : [problem("LIAISON_WITHOUT_CONTACT", {}, { path: "contact" })]),
  ];
}
