import type { AgendaItem } from "../../domain/meeting.js";
import type { Comparison, PlanningFacts } from "./letter-plan.js";
import { compared, isToDo } from "./standing.js";

/** Compares the draft agenda, number by number. Numbers that the letter does not name stay. */
export function compareAgenda({ reading, meeting }: PlanningFacts): Comparison<AgendaItem[]> {
  const known = meeting?.agenda ?? [];
  const judged = reading.agenda.map((read) => {
    const instead = known.find(({ number }) => number === read.number);
    const isSame = instead !== undefined && folded(instead.title) === folded(read.title);
    const before = instead?.title ?? null;
    const after = isSame ? before : read.title;
    return {
      read,
      instead,
      line: compared({ subject: "AGENDA_ITEM", name: String(read.number), before, after, lines: read.lines }),
    };
  });
  const lines = judged.map(({ line }) => line);
  const changed = judged.filter(({ line }) => isToDo(line));
  if (changed.length === 0) return { lines, next: null };
  const numbers = changed.map(({ read }) => read.number);
  const next = [
    ...known.filter(({ number }) => !numbers.includes(number)),
    ...changed.map(({ read: { number, title, purpose }, instead }) => ({
      number,
      title,
      purpose: purpose ?? instead?.purpose ?? null,
    })),
  ];
  return { lines, next: next.sort((a, b) => a.number - b.number) };
}

const folded = (title: string): string => title.normalize("NFC").replace(/\s+/gu, " ").trim();
