import { outcomesOf, type QuestionOutcomes } from "../../domain/queries/outcomes.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, say } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { type Column, headed, tabled } from "./tabled.js";

/** What became of the candidates, altogether, for each Question, and one by one where nothing did. */
export function conclusion(business: Business): Section[] {
  const { items, meeting, body } = business;
  const { total, questions } = outcomesOf(items, meeting.code, body);
  if (total.planned + total.added === 0) return [];
  const columns: readonly Column<Omit<QuestionOutcomes, "question"> & { readonly label: string }>[] = [
    ["QUESTION", "LABEL", ({ label }) => label],
    ["PLANNED", "NUMBER", ({ planned }) => planned],
    ["DONE", "NUMBER", ({ done }) => done],
    ["POSTPONED", "NUMBER", ({ postponed }) => postponed],
    ["DROPPED", "NUMBER", ({ dropped }) => dropped],
    ["UNTOUCHED", "NUMBER", ({ untouched }) => untouched],
    ["ADDED", "NUMBER", ({ added }) => added],
    ["SLIP_RATE", "NUMBER", ({ slipRate }) => percent(slipRate)],
  ];
  const rows = [
    ...questions.map(({ question, ...counts }) => ({
      label: question ?? say(business, "noQuestion"),
      ...counts,
    })),
    { label: say(business, "total"), ...total },
  ];
  const { planned, done, postponed, dropped, untouched, added } = total;
  const counts = { planned, done, postponed, dropped, untouched, added };
  const paragraphs = [say(business, "slip")];
  return [
    headed(business, "CONCLUSION", [say(business, "concluded", counts)]),
    ...tabled(business, "OUTCOMES", columns, rows, { isNumbered: false, paragraphs }),
    ...notDealtWith(business),
  ];
}

/** The candidates about which the meeting took no decision: withdrawn before, or not taken up. */
function notDealtWith(business: Business): Section[] {
  const { meeting, captions } = business;
  const planOf = (item: WorkItem) => item.candidacies[meeting.code];
  const { question, item, title } = itemColumns<WorkItem>(business, (row) => row);
  const columns: readonly Column<WorkItem>[] = [
    question,
    item,
    title,
    ["OUTCOME", "NAME", (row) => captions.outcomes[planOf(row)?.status ?? "PLANNED"]],
    ["REASON", "TEXT", (row) => planOf(row)?.reason ?? null],
  ];
  const rows = business.items.filter((one) => {
    const plan = planOf(one);
    if (!plan || !isReported(business, plan.body)) return false;
    const isDecided = Object.values(one.decisions).some(
      (decision) => decision.meeting === meeting.code && !decision.voided,
    );
    return !isDecided && (plan.status === "PLANNED" || plan.status === "WITHDRAWN");
  });
  return tabled(business, "UNTOUCHED", columns, rows);
}

function percent(rate: number | null): string | null {
  return rate === null ? null : `${Math.round(rate * 100)} %`;
}
