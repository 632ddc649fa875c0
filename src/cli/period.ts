import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type TurnOutcome, turnStudyPeriod } from "../application/turn-study-period.js";
import { isCalendarDate } from "../domain/calendar.js";
import type { Turn } from "../domain/structure/turn.js";
import { PROVENANCES } from "../domain/vocabulary.js";
import { designation } from "../domain/work-item.js";
import type { Config } from "../server/config.js";
import { CommandRefused, refuse } from "./refused.js";
import { withTracker } from "./with-tracker.js";

/** Whoever runs commands on the server's own machine can read its database too: they act as an administrator. */
const BY = { name: "Command line", role: "ADMINISTRATOR" } as const;

const line = z.string().min(1).max(1000);
const titles = z.record(
  z.string(),
  z.union([line, z.strictObject({ text: line, provenance: z.enum(PROVENANCES).optional() })]),
);

/** What a file for the turn of a study period holds: what turnStudyPeriod takes, with titles by language. */
const PLAN = z.strictObject({
  studyGroup: line,
  to: line,
  document: line.nullish(),
  meeting: line.nullish(),
  date: z.string().refine(isCalendarDate, "must be an existing date, YYYY-MM-DD").nullish(),
  questions: z.array(
    z.strictObject({
      label: line,
      titles: titles.optional(),
      workingParty: line.nullish(),
      text: line.nullish(),
      continues: z.array(line).default([]),
    }),
  ),
  items: z.array(z.strictObject({ workItem: line, question: line })).default([]),
});

/** Turns the study period of a study group by a file that says the new set of Questions, or rehearses that. */
export async function periodCommand(
  config: Config,
  file: string,
  { apply = false }: { readonly apply?: boolean },
  say: (line: string) => void,
): Promise<void> {
  const plan = await readPlan(file);
  const questions = plan.questions.map(({ titles: said, ...one }) => ({
    ...one,
    titles: said ? listed(said) : null,
  }));
  const request = { ...plan, questions, by: BY, dryRun: !apply };
  await withTracker(config, async (tracker) => {
    const { turn, problems, warnings } = await turnStudyPeriod(tracker, request);
    for (const { message, remedy } of warnings) say(`! ${message} ${remedy}`);
    refuse(problems);
    if (turn) for (const row of laidOut(turn)) say(row);
    say(
      apply
        ? `${plan.studyGroup} is in ${plan.to}.`
        : "A rehearsal: nothing was written. Add --apply to carry it out.",
    );
  });
}

async function readPlan(file: string) {
  const text = await readFile(file, "utf8");
  const { parse } = await import("yaml");
  const read = PLAN.safeParse(parsed(() => parse(text)));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join(".") || "file"}: ${message}`);
  throw new CommandRefused(`${file} is refused:\n${faults.join("\n")}`);
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    throw new CommandRefused((error as Error).message.split("\n")[0] ?? "is no YAML");
  }
}

const listed = (all: z.output<typeof titles>) =>
  Object.entries(all).map(([language, title]) => ({
    language,
    ...(typeof title === "string" ? { text: title } : title),
  }));

/** The turn in lines: what becomes of each Question and each open work item, and what is new. */
function laidOut({ from, to, questions, set, items }: NonNullable<TurnOutcome["turn"]> & Turn): string[] {
  const added = set.filter(({ continues }) => continues.length === 0);
  return [
    `${from} -> ${to.code}, from ${to.beginsOn}`,
    ...questions.map(({ question, becomes }) => `  ${question.label} -> ${becomes.join(", ") || "lapses"}`),
    ...added.map(({ label }) => `  new: ${label}`),
    `${items.length} open work items`,
    ...items.map(
      ({ workItem, becomes }) =>
        `  ${designation(workItem)} (${workItem.question}) -> ${becomes ?? "lapses"}`,
    ),
  ];
}
