import { adoptQuestion } from "../../application/adopt-question.js";
import { appoint } from "../../application/mandates.js";
import { onPaper } from "../../application/on-paper.js";
import type { Outcome } from "../../application/outcome.js";
import { planMeeting } from "../../application/plan-meeting.js";
import { proposeForDecision } from "../../application/propose-for-decision.js";
import { registerPerson } from "../../application/register-person.js";
import { registerWorkItem } from "../../application/register-work-item.js";
import { setUpStudyGroup } from "../../application/set-up-study-group.js";
import { setUpWorkingParty } from "../../application/set-up-working-party.js";
import type { Tracker } from "../../application/tracker.js";
import type { AnyAggregate } from "../../domain/aggregates.js";
import { addDays, type CalendarDate } from "../../domain/calendar.js";
import { sittingsOf } from "../../domain/meeting.js";
import type { PlannedGathering } from "../../domain/meetings/gatherings.js";
import type { Problem } from "../../domain/problem.js";
import { periodNamed } from "../../domain/structure/periods.js";
import type { NamedText } from "../../domain/study-group.js";
import { type Placed, type SeedFault, type Seeds, SeedsRefused } from "./read-seeds.js";
import type { Seed } from "./seed-schema.js";

const BY = { name: "Seed files", role: "TSB" } as const;
/** Terms that began before today are for administrators to enter. */
const APPOINTING = { name: "Seed files", role: "ADMINISTRATOR" } as const;

/**
 * The aggregates that the seeds describe, each with its history, by the very use cases that the API follows, done on paper.
 * Throws {@link SeedsRefused} when they refer to what is not there or break a rule; then nothing is to be written.
 */
export async function planSeeds(tracker: Tracker, seeds: Seeds): Promise<readonly AnyAggregate[]> {
  const plan = new Plan(onPaper(tracker));
  await plan.add(seeds.studyGroup, (placed) => plan.addStudyGroup(placed));
  await plan.add(seeds.workingParty, (placed) => plan.addWorkingParty(placed));
  await plan.add(seeds.question, (placed) => plan.addQuestion(placed));
  await plan.add(seeds.meeting, (placed) => plan.addMeeting(placed));
  await plan.add(seeds.workItem, (placed) => plan.addWorkItem(placed));
  await plan.add(seeds.person, (placed) => plan.addPerson(placed));
  return plan.aggregates;
}

class Plan {
  private readonly faults: SeedFault[] = [];

  constructor(private readonly tracker: Tracker) {}

  get aggregates(): readonly AnyAggregate[] {
    return this.programme.all();
  }

  /** One after another. What rests on what is refused would be refused for that alone, so that nothing is asked beyond. */
  async add<T>(all: readonly T[], addOne: (one: T) => Promise<void>): Promise<void> {
    for (const one of all) await addOne(one);
    if (this.faults.length > 0) throw new SeedsRefused(this.faults);
  }

  async addStudyGroup(placed: Placed<Seed<"studyGroup">>): Promise<void> {
    const { names, ...seed } = placed.seed;
    const date = beginOf(seed.studyPeriod);
    this.note(placed, await setUpStudyGroup(this.tracker, { ...seed, names: listed(names), date, by: BY }));
  }

  async addWorkingParty(placed: Placed<Seed<"workingParty">>): Promise<void> {
    const { label, names, studyGroup } = placed.seed;
    const input = { label, names: listed(names), date: this.beginIn(studyGroup), by: BY };
    this.note(placed, await setUpWorkingParty(this.tracker, input));
  }

  async addQuestion(placed: Placed<Seed<"question">>): Promise<void> {
    const { label, workingParty, titles, studyGroup } = placed.seed;
    const input = { label, titles: listed(titles), workingParty, date: this.beginIn(studyGroup), by: BY };
    this.note(placed, await adoptQuestion(this.tracker, input));
  }

  async addMeeting(placed: Placed<Seed<"meeting">>): Promise<void> {
    const { startsOn, endsOn, sittings, ...seed } = placed.seed;
    if (endsOn < startsOn) this.fault(placed, "endsOn", "lies before startsOn");
    for (const [index, sitting] of sittings.entries()) {
      if (startsOn <= sitting.startsOn && (sitting.endsOn ?? sitting.startsOn) <= endsOn) continue;
      this.fault(placed, `sittings.${index}`, `${sitting.body} sits outside ${startsOn} to ${endsOn}`);
    }
    const input = {
      ...seed,
      sittings: sittings.filter((one) => !isGathering(one)),
      gatherings: sittings.filter(isGathering).map(({ body, ...one }) => ({ ...one, name: body })),
      announcedOn: seed.letter?.date ?? null,
      by: BY,
    };
    this.note(placed, await planMeeting(this.tracker, input));
  }

  async addWorkItem(placed: Placed<Seed<"workItem">>): Promise<void> {
    const { titles, candidate, ...seed } = placed.seed;
    const date = candidate ? this.programme.meeting(candidate.meeting)?.letter?.date : null;
    const input = { ...seed, titles: listed(titles), date, by: BY };
    if (this.note(placed, await registerWorkItem(this.tracker, input)) && candidate)
      await this.propose(placed, candidate);
  }

  async addPerson(placed: Placed<Seed<"person">>): Promise<void> {
    const { mandates, ...seed } = placed.seed;
    const since = mandates.map(({ from }) => from).sort()[0];
    if (!this.note(placed, await registerPerson(this.tracker, { ...seed, since, by: APPOINTING }))) return;
    for (const [index, { document, ...mandate }] of mandates.entries()) {
      const basis = { document, note: "Seed files" };
      const input = { ...mandate, person: seed.handle, basis, by: APPOINTING };
      this.note(placed, await appoint(this.tracker, input), `mandates.${index}.`);
    }
  }

  /** What was listed before the meeting, by its letter or the day before the body sits. */
  private async propose(
    placed: Placed<Seed<"workItem">>,
    candidate: NonNullable<Seed<"workItem">["candidate"]>,
  ): Promise<void> {
    const meeting = this.programme.meeting(candidate.meeting);
    const letter = meeting?.letter;
    const firstDay = meeting && sittingsOf(meeting, candidate.body)[0]?.startsOn;
    const input = {
      ...candidate,
      workItem: placed.seed.acronym,
      proposedOn: letter?.date ?? (firstDay ? addDays(firstDay, -1) : null),
      document: letter ? `Collective letter ${letter.number}` : null,
      by: BY,
    };
    this.note(placed, await proposeForDecision(this.tracker, input), "candidate.");
  }

  private get programme() {
    return this.tracker.programme.current;
  }

  /** Working parties and Questions stand from the beginning of their study group's period. */
  private beginIn(studyGroup: string): CalendarDate | null {
    const period = this.programme.studyGroup(studyGroup)?.studyPeriod;
    return period ? beginOf(period) : null;
  }

  /** Notes why something was refused; true when it was not. */
  private note(placed: Placed<unknown>, { problems }: Outcome<unknown>, within = ""): boolean {
    for (const { path, message, clause } of problems as readonly Problem[])
      this.fault(placed, `${within}${path ?? ""}`, `${message} (${clause})`);
    return problems.length === 0;
  }

  private fault({ file, line, index }: Placed<unknown>, path: string, reason: string): void {
    this.faults.push({ file, line, path: [index, path].filter((part) => part !== "").join("."), reason });
  }
}

/** Names or titles by language, as the acts take them. */
const listed = (texts: Readonly<Record<string, NamedText>>) =>
  Object.entries(texts).map(([language, text]) => ({ language, ...text }));

const isGathering = <S extends Seed<"meeting">["sittings"][number]>(
  sitting: S,
): sitting is S & Pick<PlannedGathering, "kind"> =>
  sitting.kind === "RAPPORTEUR_GROUP" || sitting.kind === "JOINT_COORDINATION";

/** The day from which the structure of a study period counts; the letter tells the period only by its years. */
function beginOf(studyPeriod: string): CalendarDate {
  return periodNamed(studyPeriod)?.beginsOn ?? `${studyPeriod.slice(0, 4)}-01-01`;
}
