import { dateOf, openStep } from "../approval-track.js";
import { addDays, addMonths } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { STAGES, type Stage } from "../vocabulary.js";
import { designation } from "../work-item.js";
import type { ActFacts, ActInput } from "./facts.js";
import { POLICY } from "./policy.js";

type Said = ActFacts & { readonly input: ActInput };

/** What can hardly be meant, although no rule forbids it: one function a rule, each with its warning. */
const PLAUSIBLE: readonly ((act: Said) => Problem[])[] = [
  startsSoon,
  isApprovedSoon,
  followsSoon,
  isNextStudyPeriod,
];

/** Everything about an act that can hardly be meant: said as warnings, also of a rehearsal. */
export function judgePlausibility(act: Said): Problem[] {
  return PLAUSIBLE.flatMap((rule) => rule(act));
}

function startsSoon({ date, input }: Said): Problem[] {
  const { startsOn } = input;
  const months = POLICY.startWithinMonths.value;
  if (!startsOn || startsOn <= addMonths(date, months)) return [];
  return [problem("STARTS_LONG_AFTER", { startsOn, announced: date }, { path: "startsOn" })];
}

function isApprovedSoon({ item, input }: Said): Problem[] {
  const { approvedOn } = input;
  const step = openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW");
  const projected = step && dateOf(step, `${step.kind}_APPROVAL`);
  if (!approvedOn || !projected || approvedOn <= addMonths(projected, POLICY.startWithinMonths.value))
    return [];
  return [problem("APPROVED_LONG_AFTER", { approvedOn, projected }, { path: "approvedOn" })];
}

/** The stages at which an item may rest for years. */
const RESTING: readonly Stage[] = [
  "UNDER_STUDY",
  "LIVING_LIST",
  "APPROVED",
  "APPROVED_WITH_RESERVATIONS",
  "NOT_APPROVED",
  "AGREED",
  "PUBLISHED",
  "DEFERRED",
  "MOVED_TO_TAP",
];
const PASSING: readonly Stage[] = STAGES.filter((stage) => !RESTING.includes(stage));

function followsSoon({ item, date }: Said): Problem[] {
  const { stage, stageSince } = item;
  if (!stageSince || !PASSING.includes(stage)) return [];
  if (date <= addDays(stageSince, POLICY.stageWithinDays.value)) return [];
  return [problem("LONG_AT_STAGE", { name: designation(item), date, stage, stageSince }, { path: "date" })];
}

function isNextStudyPeriod({ item, input }: Said): Problem[] {
  const [first = 0, last = 0] = yearsIn(input.studyPeriod);
  const [, before = 0] = yearsIn(item.studyPeriod);
  if (!input.studyPeriod || (first === before + 1 && last === first + 3)) return [];
  const said = { given: input.studyPeriod, current: item.studyPeriod, next: `${before + 1}-${before + 4}` };
  return [problem("PERIOD_UNUSUAL", said, { path: "studyPeriod" })];
}

const yearsIn = (period: string | null | undefined) => (period ?? "").split("-").map(Number);
