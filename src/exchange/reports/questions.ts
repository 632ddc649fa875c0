import type { Question } from "../../domain/study-group.js";
import type { Section } from "../documents/model.js";
import { type Business, named, questionsOf, textIn } from "./business.js";
import { linesOf } from "./decisions.js";
import { rapporteursOf } from "./opening.js";
import { type Column, tabledBitByBit } from "./tabled.js";
import { newItems, openItemsOf } from "./work-programme.js";

/** What was done under each Question of the body, in one line; one after another. */
export function* questionSummaries(business: Business): Generator<void, Section[]> {
  const lines = linesOf(business);
  const taken = (label: string, isEnd: boolean) =>
    lines.filter(
      ({ item, decision: { kind, outcome } }) =>
        item.question === label &&
        outcome === "AGREED" &&
        (kind === "DISCONTINUATION" || kind === "DELETION") === isEnd,
    ).length;
  const fresh = countBy(newItems(business, "AGREED"));
  const late = countBy(
    lines.filter(({ decision }) => decision.outcome === "POSTPONED").map(({ item }) => item),
  );
  const columns: readonly Column<Question>[] = [
    ["QUESTION", "LABEL", ({ label }) => label],
    ["TITLE", "TEXT", ({ titles }) => textIn(business, titles)],
    ["RAPPORTEURS", "TEXT", ({ label }) => named(rapporteursOf(business, label))],
    ["CONTRIBUTIONS", "NUMBER", (question) => contributionsTo(business, question)],
    ["DECIDED", "NUMBER", ({ label }) => taken(label, false)],
    ["POSTPONED", "NUMBER", ({ label }) => late.get(label) ?? 0],
    ["NEW", "NUMBER", ({ label }) => fresh.get(label) ?? 0],
    ["ENDED", "NUMBER", ({ label }) => taken(label, true)],
    ["ONGOING", "NUMBER", (question) => openItemsOf(question, business).length],
  ];
  const rows = questionsOf(business);
  const besides = { level: 1, isNumbered: false, atOnce: 1 } as const;
  return yield* tabledBitByBit(business, "QUESTIONS", columns, rows, besides);
}

/** The contributions to the Question's items since the meeting before. */
function contributionsTo({ programme, meeting, previous }: Business, question: Question): number {
  const since = previous?.endsOn ?? "";
  const isNew = ({ meeting: to, receivedOn }: { meeting: string | null; receivedOn: string }) =>
    to === meeting.code || (to === null && since < receivedOn && receivedOn <= meeting.endsOn);
  return [...programme.workItemsOf(question)].reduce(
    (sum, { contributions }) => sum + Object.values(contributions).filter(isNew).length,
    0,
  );
}

function countBy(items: readonly { readonly question: string | null }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { question } of items) if (question) counts.set(question, (counts.get(question) ?? 0) + 1);
  return counts;
}
