import { type BusinessLine, decisionAsked } from "../../domain/business/line.js";
import {
  wantingOfActivity,
  wantingOfForm,
  wantingOfIpr,
  wantingOfLiaison,
} from "../../domain/business/wanting.js";
import type { CalendarDate, Instant } from "../../domain/calendar.js";
import { GAVEL_DECISIONS } from "../../domain/decisions/decision-rules.js";
import { concludeDecision } from "../../domain/decisions/record-decision.js";
import { pointOut } from "../../domain/liaisons/content.js";
import { type Meeting, sitsOn, sittingsOf } from "../../domain/meeting.js";
import { pointOutGatherings } from "../../domain/meetings/gatherings.js";
import { judgeOpenSitting } from "../../domain/meetings/sessions.js";
import { judgedOn, type Problem } from "../../domain/problem.js";
import { type Finding, verdictOf } from "../../domain/readiness/review.js";
import type { Verdict } from "../../domain/vocabulary.js";
import { standingWaits } from "../../domain/waits/standing.js";
import type { WorkItem } from "../../domain/work-item.js";
import { textUpForDecision } from "../../domain/work-items/candidacy.js";
import { judgeForm, needsForm } from "../../domain/work-items/justification.js";
import type { Programme } from "../../programme/programme.js";
import { textInForce } from "../text-in-force.js";
import { waitFacts } from "../wait-facts.js";
import { reviewItem } from "./review.js";

/** The body, its meeting and the moment at which a line is looked at. */
export interface LookedAt {
  readonly programme: Programme;
  readonly meeting: Meeting;
  readonly body: string;
  /** The day asked about, a Geneva date. */
  readonly today: CalendarDate;
  /** The present instant; null: a past day is asked about. */
  readonly now: Instant | null;
}

/** What is to be said of a line before its business is done. */
export interface Outlook {
  readonly verdict: Verdict;
  /** The requirements that are not met, or not recorded, with their clauses. */
  readonly missing: readonly Finding[];
  /** What would refuse it, were it decided so at the sitting. */
  readonly problems: readonly Problem[];
  /** What would be pointed out although it was done. */
  readonly warnings: readonly Problem[];
}

/** What a line lacks, and what recording it at the sitting would come to as things stand. */
export function outlookOf(line: BusinessLine, at: LookedAt): Outlook {
  const missing = missingOf(line, at);
  const { problems, warnings } = line.isDone ? NOTHING : rehearsed(line, at);
  return { verdict: verdictOf(missing), missing, problems, warnings };
}

/** The document that is up for the decision, as far as one is on record. */
export function textOf({ workItem, candidacy, decisions }: BusinessLine): string | null {
  const taken = decisions.findLast(({ finalText }) => finalText)?.finalText;
  if (taken || !workItem) return taken ?? null;
  return candidacy ? textUpForDecision(workItem, candidacy) : (workItem.baseTexts?.at(-1) ?? null);
}

/** Whether it is on record that the IPR question was asked about the text (Rec. A.1 §1.4.6). */
export function isIprAsked(
  { workItem }: BusinessLine,
  { meeting, body }: Pick<LookedAt, "meeting" | "body">,
): boolean {
  return Object.values(meeting.iprQuestions ?? {}).some(
    (asked) => asked.body === body && workItem !== null && asked.workItems.includes(workItem.id),
  );
}

const NOTHING = { problems: [], warnings: [] };

function missingOf(line: BusinessLine, at: LookedAt): Finding[] {
  const { workItem, liaison, activity } = line;
  const kind = decisionAsked(line);
  if (workItem && kind) {
    const { findings } = reviewItem(at.programme, workItem, kind, at.today);
    // What was decided is at its stage no longer: nothing is missing of that.
    const unmet = findings.filter(
      ({ status, rule }) => status !== "MET" && !(line.isDone && rule === "STAGE"),
    );
    return [...unmet, ...wantingOfIpr(isIprAsked(line, at))];
  }
  if (workItem) return wantingOfForm(workItem);
  if (liaison) return wantingOfLiaison(liaison);
  return activity ? wantingOfActivity(activity, dayOfSitting(at)) : [];
}

function rehearsed(line: BusinessLine, at: LookedAt): Pick<Outlook, "problems" | "warnings"> {
  const { workItem, liaison, activity } = line;
  if (workItem && line.purpose === "NEW_WORK_ITEMS")
    return { problems: needsForm(workItem) ? judgeForm(workItem) : [], warnings: [] };
  if (workItem) return rehearsedDecision(line, workItem, at);
  if (liaison) return { problems: [], warnings: pointOut(liaison) };
  return { problems: [], warnings: activity ? pointOutGatherings(activity.sittings) : [] };
}

/** What recording would say, were the text agreed to at the sitting as it stands; of what has an act of its own nothing. */
function rehearsedDecision(line: BusinessLine, item: WorkItem, at: LookedAt) {
  const kind = decisionAsked(line);
  const { programme, meeting, body, today, now } = at;
  const studyGroup = programme.studyGroup(item.studyGroup);
  if (!kind || !studyGroup || !GAVEL_DECISIONS.includes(kind)) return NOTHING;
  const day = dayOfSitting(at);
  const facts = {
    item,
    meeting,
    studyGroup,
    home: programme.homeOn(item, today),
    changes: textInForce(programme, item, null),
    numberHolder: null,
    waits: standingWaits(item, waitFacts(programme)),
    today: day,
    ...(now && day === today ? { now } : {}),
  };
  const { problems, warnings } = concludeDecision(facts, {
    kind,
    outcome: "AGREED",
    body,
    decidedOn: day,
    agendaItem: line.agendaItem,
    finalText: textOf(line),
    assignedNumber: null,
    reason: null,
    overrideReason: null,
    chairConcurrence: null,
  });
  const refused = [...problems, ...judgeOpenSitting(meeting, body, day)];
  return { problems: judgedOn(refused, day), warnings: judgedOn(warnings, day) };
}

/** Today while the body sits, else the next day on which it does, else the last one. */
function dayOfSitting({ meeting, body, today }: LookedAt): CalendarDate {
  const sittings = sittingsOf(meeting, body);
  if (sitsOn(sittings, today)) return today;
  const [coming] = sittings
    .map(({ startsOn }) => startsOn)
    .filter((day) => day > today)
    .sort();
  return (
    coming ??
    sittings
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ??
    today
  );
}
