import type { BodyLabel, QuestionLabel } from "../labels.js";
import { standingDecisions, type WorkItem } from "../work-item.js";

/** How many candidates of a meeting became what. */
export interface OutcomeCounts {
  /** All that ever were on the list. */
  readonly planned: number;
  /** Decided as planned. */
  readonly done: number;
  /** Put off at the meeting. */
  readonly postponed: number;
  /** Withdrawn from the list, or not agreed. */
  readonly dropped: number;
  /** Still on the list: the meeting has not taken them up. */
  readonly untouched: number;
  /** Texts on which it was decided without their having been on the list; not among the planned ones. */
  readonly added: number;
  /** The share of the planned ones that were not done, from 0 to 1; null where none was planned. */
  readonly slipRate: number | null;
}

/** The same for one Question; null: those of no Question. */
export interface QuestionOutcomes extends OutcomeCounts {
  readonly question: QuestionLabel | null;
}

const NOTHING = { planned: 0, done: 0, postponed: 0, dropped: 0, untouched: 0, added: 0 };

type Kept = keyof typeof NOTHING;

/** What each status of a candidate counts as. */
const COUNTED = {
  PLANNED: "untouched",
  WITHDRAWN: "dropped",
  DECIDED: "done",
  POSTPONED: "postponed",
  SENT_BACK: "dropped",
  REJECTED: "dropped",
} as const satisfies Record<string, Kept>;

/** What became of an item that was a candidate, or was decided on without having been one; null where it was neither. */
export function outcomeOf(item: WorkItem, meeting: string, body: BodyLabel | null): Kept | null {
  const planned = item.candidacies[meeting];
  if (planned && (body === null || planned.body === body)) return COUNTED[planned.status];
  if (planned) return null;
  const taken = standingDecisions(item).some(
    (decision) =>
      decision.meeting === meeting &&
      (body === null || decision.body === body) &&
      decision.kind !== "DISCONTINUATION",
  );
  return taken ? "added" : null;
}

/** The candidates of a meeting against its outcomes, altogether and for each Question in the order in which they come. */
export function outcomesOf(
  items: Iterable<WorkItem>,
  meeting: string,
  body: BodyLabel | null,
): { readonly total: OutcomeCounts; readonly questions: readonly QuestionOutcomes[] } {
  const total = { ...NOTHING };
  const byQuestion = new Map<QuestionLabel | null, typeof NOTHING>();
  for (const item of items) {
    const outcome = outcomeOf(item, meeting, body);
    if (!outcome) continue;
    const counts = byQuestion.get(item.question) ?? { ...NOTHING };
    byQuestion.set(item.question, counts);
    for (const one of [counts, total]) {
      one[outcome]++;
      if (outcome !== "added") one.planned++;
    }
  }
  const questions = [...byQuestion].map(([question, counts]) => ({ question, ...rated(counts) }));
  return { total: rated(total), questions };
}

function rated(counts: typeof NOTHING): OutcomeCounts {
  const { planned, done } = counts;
  return { ...counts, slipRate: planned === 0 ? null : (planned - done) / planned };
}
