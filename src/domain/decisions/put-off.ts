import { addDays } from "../calendar.js";
import { type MeetingState, sittingsOf } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { type Decision, designation, type WorkItemState } from "../work-item.js";
import { concludeProposal, type ProposalFacts } from "../work-items/candidacy.js";

/** What the rules of putting a text off need to know. */
export interface PutOffFacts extends Omit<ProposalFacts, "meeting"> {
  readonly meeting: MeetingState;
  /** The meeting to which it is put off; null: there is no such meeting; left out: none is named. */
  readonly later?: MeetingState | null;
}

/** What of the decision counts when a text is put off. */
type PuttingOff = Pick<Decision, "kind" | "outcome" | "body"> & { readonly decidedOn: string | null };

/** What is wrong about the meeting to which a text is put off, and the plan for it. */
export interface PutOff {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly plans: WorkItemState["candidacies"];
}

const NONE: PutOff = { problems: [], warnings: [], plans: {} };
const AT = { path: "postponedTo" };

/**
 * The plan of a text that is put off to a later meeting: the same decision of the same body, where that sits there, else of the
 * study group. One that is planned there already stays planned.
 */
export function putOffTo(facts: PutOffFacts, { kind, outcome, body, decidedOn }: PuttingOff): PutOff {
  const { item, meeting, later } = facts;
  const refused = (...problems: Problem[]): PutOff => ({ ...NONE, problems });
  if (later === undefined && outcome === "POSTPONED")
    return { ...NONE, warnings: [problem("POSTPONED_WITHOUT_MEETING", { name: designation(item) }, AT)] };
  if (!later) return NONE;
  if (outcome !== "POSTPONED") return refused(problem("POSTPONED_TO_UNFIT", { outcome }, AT));
  const day = decidedOn ?? facts.today;
  if (later.code === meeting.code || later.endsOn <= day)
    return refused(problem("DATES_OUT_OF_ORDER", { date: later.endsOn, earlier: addDays(day, 1) }, AT));
  const planned = item.candidacies[later.code];
  if (planned?.status === "PLANNED" && planned.kind === kind) return NONE;
  const { problems, next } = concludeProposal(
    { ...facts, meeting: later },
    {
      kind,
      body: sittingsOf(later, body).length > 0 ? body : item.studyGroup,
      agendaItem: null,
      proposedOn: day,
    },
  );
  const plan = next.candidacies[later.code];
  return {
    problems: problems.map((one) => ({ ...one, ...AT })),
    warnings: [],
    plans: plan ? { [later.code]: plan } : {},
  };
}
