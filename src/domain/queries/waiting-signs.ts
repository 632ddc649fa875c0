import { openStep, type Step } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import { DECISION_RULES } from "../decisions/decision-rules.js";
import type { BodyLabel } from "../labels.js";
import { type Meeting, sittingsOf } from "../meeting.js";
import { projectedLastCall, ruledDate } from "../procedures/date-rules.js";
import { meetingAhead } from "../procedures/meeting-ahead.js";
import type { Role, Stage } from "../vocabulary.js";
import { type Candidacy, standingDecisions, type WorkItem } from "../work-item.js";
import { atStageSince, judgedFrom, reviewEnd } from "./awaiting.js";
import { PLANNING, PRESIDING, WRITING } from "./waiting-roles.js";

/** What a sign of waiting is read beside. */
export interface SignFacts {
  readonly today: CalendarDate;
  readonly meeting: (code: string) => Meeting | null;
}

/** What can be seen on an item of something that waits, before it is looked into. */
interface Sign {
  /** For whom it may wait. */
  readonly roles: readonly Role[];
  /** What is seen on the item: a day, or the meeting and body that lead to one. */
  readonly seenOn: (item: WorkItem) => readonly string[];
  /** The day on which that is due, or a day before; null: it waits for nobody today. */
  readonly dueOn: (seen: string, facts: SignFacts) => CalendarDate | null;
}

const AFTER_JUDGEMENT: readonly Stage[] = [
  "LC_JUDGEMENT",
  "NEXT_STEP_JUDGEMENT",
  "AR_JUDGEMENT",
  "SG_REVIEW",
];

/** What can no longer be decided, because the work was ended or the text went on elsewhere, waits for nobody. */
export function isOpen({ stage }: WorkItem, { status, kind }: Candidacy): boolean {
  return status === "PLANNED" && DECISION_RULES[kind].from.includes(stage);
}

/** What the chair judged of a text that is to go on, by an announcement; null: nothing, or that is over. */
export function judgedToGoOn(item: WorkItem): Step | null {
  return AFTER_JUDGEMENT.includes(item.stage) ? openStep(item, "PREPARATION") : null;
}

/** Whether a text will be published under a number and has none. Reports, guides and handbooks keep their names. */
export function lacksNumber(item: WorkItem): boolean {
  const { number, stage, type } = item;
  if (number !== null || stage === "DISCONTINUED") return false;
  return standingDecisions(item).some(
    ({ kind, outcome }) => outcome === "AGREED" && (kind !== "AGREEMENT" || type === "SUPPLEMENT"),
  );
}

const itself = (day: string) => day;
const projected = (since: string, { today }: SignFacts) => projectedLastCall(since, today);
const offSince = (code: string, { meeting }: SignFacts) => meeting(code)?.standing?.on ?? null;

/** Where an item stands as a candidate that can still be decided on by such a body: the meeting and the body. */
function candidacies(item: WorkItem, bodies = /./): string[] {
  const open = Object.values(item.candidacies).filter((one) => isOpen(item, one) && bodies.test(one.body));
  return open.map(({ meeting, body }) => `${meeting} ${body}`);
}

function sittings(seen: string, { meeting }: SignFacts) {
  const [code = "", ...body] = seen.split(" ");
  const found = meeting(code);
  const held = found ? sittingsOf(found, body.join(" ") as BodyLabel) : [];
  return { first: held[0]?.startsOn ?? null, last: held.at(-1)?.endsOn ?? null };
}

/** The day of the consent of a text, where this holds of what was done for its last call so far. */
function consented(holds: (prepared: Partial<Step>) => boolean): Sign["seenOn"] {
  return (item) => {
    const isMeant = item.stage === "CONSENTED" && holds(openStep(item, "PREPARATION") ?? {});
    return isMeant ? [atStageSince(item)] : [];
  };
}

const hasText = ({ document, summaryOn }: Partial<Step>) => Boolean(document && summaryOn);
const hasRequest = ({ chairRequestedOn }: Partial<Step>) => Boolean(chairRequestedOn);

/**
 * By what it is seen that something waits: of everything that `waitingFor` finds on an item, but for candidates to be proposed,
 * one of these signs is there for the role, with a day that is not later. What is seen depends on the item alone.
 */
export const WAITING_SIGNS: readonly Sign[] = [
  {
    roles: WRITING,
    seenOn: (item) => candidacies(item),
    dueOn: (seen, facts) => {
      const { first, last } = sittings(seen, facts);
      return last && facts.today <= last ? first : null;
    },
  },
  ...PRESIDING.map(
    ({ roles, bodies }): Sign => ({
      roles,
      seenOn: (item) => candidacies(item, bodies),
      dueOn: (seen, facts) => {
        const { first, last } = sittings(seen, facts);
        return first && first <= facts.today ? last : null;
      },
    }),
  ),
  {
    roles: PLANNING,
    seenOn: (item) =>
      Object.values(item.candidacies).flatMap((one) => (isOpen(item, one) ? [one.meeting] : [])),
    dueOn: offSince,
  },
  { roles: PLANNING, seenOn: (item) => [meetingAhead(item) ?? []].flat(), dueOn: offSince },
  {
    roles: WRITING,
    seenOn: (item) => (item.stage === "COMMENT_RESOLUTION" ? [atStageSince(item)] : []),
    dueOn: itself,
  },
  { roles: WRITING, seenOn: consented((prepared) => !hasText(prepared)), dueOn: projected },
  { roles: ["SG_CHAIR"], seenOn: consented((prepared) => !hasRequest(prepared)), dueOn: projected },
  {
    roles: ["TSB"],
    seenOn: consented((prepared) => hasText(prepared) && hasRequest(prepared)),
    dueOn: projected,
  },
  {
    roles: ["TSB"],
    seenOn: (item) => (lacksNumber(item) && item.stage === "CONSENTED" ? [atStageSince(item)] : []),
    dueOn: projected,
  },
  {
    roles: ["TSB"],
    seenOn: (item) => (lacksNumber(item) && item.stage !== "CONSENTED" ? [atStageSince(item)] : []),
    dueOn: itself,
  },
  {
    roles: ["TSB"],
    seenOn: (item) => {
      const judged = judgedToGoOn(item);
      return judged?.chairRequestedOn ? [`${judged.chairRequestedOn} ${judged.meeting ?? ""}`] : [];
    },
    dueOn: (seen, { meeting }) => {
      const [requestedOn = "", code = ""] = seen.split(" ");
      const opens = meeting(code)?.startsOn;
      return opens ? ruledDate("ANNOUNCE_STUDY_GROUP_BY", opens).date : requestedOn;
    },
  },
  { roles: ["SG_CHAIR"], seenOn: (item) => [judgedFrom(item) ?? []].flat(), dueOn: itself },
  {
    roles: ["SG_CHAIR"],
    seenOn: (item) => [reviewEnd(item) ?? []].flat(),
    dueOn: (end, { today }) => (end < today ? end : null),
  },
];

/** What is seen on an item, each with the number of its sign. */
export function signsOf(item: WorkItem): string[] {
  return WAITING_SIGNS.flatMap(({ seenOn }, sign) => seenOn(item).map((seen) => `${sign} ${seen}`));
}
