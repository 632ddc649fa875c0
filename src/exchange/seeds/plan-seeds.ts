import { randomUUID } from "node:crypto";
import { heldByOthers, readScope } from "../../application/scopes.js";
import type { AnyAggregate } from "../../domain/aggregates.js";
import { addDays, type CalendarDate, genevaDateOf, type Instant } from "../../domain/calendar.js";
import { CLAUSES } from "../../domain/clauses.js";
import { FIRST_DECISION } from "../../domain/decisions/decision-rules.js";
import { type Act, advance, begin } from "../../domain/history.js";
import { type MeetingState, sittingsOf } from "../../domain/meeting.js";
import { judgeMeeting } from "../../domain/meetings/judge-meeting.js";
import { concludeAppointment } from "../../domain/people/appoint.js";
import { MANDATE_RULES } from "../../domain/people/mandate-rules.js";
import { concludePerson } from "../../domain/people/register-person.js";
import type { PersonState } from "../../domain/person.js";
import type { Policy } from "../../domain/policies/policy.js";
import { QUESTION_POLICIES } from "../../domain/policies/question.js";
import { STUDY_GROUP_POLICIES } from "../../domain/policies/study-group.js";
import { WORKING_PARTY_POLICIES } from "../../domain/policies/working-party.js";
import type { Problem } from "../../domain/problem.js";
import { periodNamed } from "../../domain/structure/periods.js";
import { concludeAdoption } from "../../domain/structure/question.js";
import { concludeStudyGroup } from "../../domain/structure/study-group.js";
import { concludeWorkingParty } from "../../domain/structure/working-party.js";
import type { NamedText, StudyGroupState } from "../../domain/study-group.js";
import { designation, type WorkItemState } from "../../domain/work-item.js";
import { concludeProposal } from "../../domain/work-items/candidacy.js";
import { concludeRegistration } from "../../domain/work-items/register.js";
import { Programme } from "../../programme/programme.js";
import { type Placed, type SeedFault, type Seeds, SeedsRefused } from "./read-seeds.js";
import type { Seed } from "./seed-schema.js";

const ACTOR = { name: "Seed files", role: "ADMINISTRATOR" } as const;

/**
 * The aggregates that the seeds describe, each with its history, by the very rules that the API follows. Throws
 * {@link SeedsRefused} when they refer to what is not there or break a rule; then nothing is to be written.
 */
export function planSeeds(seeds: Seeds, recordedAt: Instant): AnyAggregate[] {
  const plan = new Plan(recordedAt);
  for (const placed of seeds.studyGroup) plan.addStudyGroup(placed);
  for (const placed of seeds.workingParty) plan.addWorkingParty(placed);
  for (const placed of seeds.question) plan.addQuestion(placed);
  for (const placed of seeds.meeting) plan.addMeeting(placed);
  for (const placed of seeds.workItem) plan.addWorkItem(placed);
  for (const placed of seeds.person) plan.addPerson(placed);
  if (plan.faults.length > 0) throw new SeedsRefused(plan.faults);
  return plan.aggregates;
}

class Plan {
  readonly aggregates: AnyAggregate[] = [];
  readonly faults: SeedFault[] = [];
  private programme = Programme.of([]);

  constructor(private readonly recordedAt: Instant) {}

  addStudyGroup(placed: Placed<Seed<"studyGroup">>): undefined {
    const { label, names, studyPeriod, authorisations } = placed.seed;
    const input = { label, names: listed(names), studyPeriod };
    const { problems, state } = concludeStudyGroup(this.programme.studyGroup(label), input);
    if (problems.length > 0) return this.refuse(placed, problems);
    const act = this.act(beginOf(studyPeriod), "SET_UP_STUDY_GROUP", STUDY_GROUP_POLICIES);
    const studyGroup = begin<StudyGroupState>(label, { ...state, authorisations }, act);
    this.add({ kind: "studyGroup", aggregate: studyGroup });
  }

  addWorkingParty(placed: Placed<Seed<"workingParty">>): undefined {
    const { label, names } = placed.seed;
    const act = this.inPeriod(placed.seed, "SET_UP_WORKING_PARTY", WORKING_PARTY_POLICIES);
    const { problems, state } = concludeWorkingParty(
      {
        studyGroup: this.programme.studyGroup(placed.seed.studyGroup),
        taken: this.programme.workingParty(label),
        today: this.today,
      },
      { label, names: listed(names), date: act.effectiveOn },
    );
    if (problems.length > 0) return this.refuse(placed, problems);
    this.add({ kind: "workingParty", aggregate: begin(label, state, act) });
  }

  addQuestion(placed: Placed<Seed<"question">>): undefined {
    const { label, workingParty, titles } = placed.seed;
    const act = this.inPeriod(placed.seed, "ADOPT_QUESTION", QUESTION_POLICIES);
    const { problems, state } = concludeAdoption(
      {
        studyGroup: this.programme.studyGroup(placed.seed.studyGroup),
        workingParty: workingParty ? this.programme.workingParty(workingParty) : null,
        taken: this.programme.question(label),
        today: this.today,
      },
      { label, titles: listed(titles), workingParty, date: act.effectiveOn },
    );
    if (problems.length > 0) return this.refuse(placed, problems);
    this.add({ kind: "question", aggregate: begin(label, state, act) });
  }

  addMeeting(placed: Placed<Seed<"meeting">>): undefined {
    const { seed } = placed;
    const sittings = seed.sittings.map((sitting) => ({
      ...sitting,
      endsOn: sitting.endsOn ?? sitting.startsOn,
    }));
    const state: MeetingState = { ...seed, sittings };
    const { studyGroup } = seed;
    if (!this.programme.studyGroup(studyGroup)) this.missing(placed, "studyGroup", studyGroup);
    if (this.programme.meeting(state.code)) return this.fault(placed, "code", `${state.code} stands twice`);
    if (state.endsOn < state.startsOn) this.fault(placed, "endsOn", "lies before startsOn");
    sittings.forEach((sitting, index) => {
      const within = state.startsOn <= sitting.startsOn && sitting.endsOn <= state.endsOn;
      if (!within) {
        this.fault(
          placed,
          `sittings.${index}`,
          `${sitting.body} sits outside ${state.startsOn} to ${state.endsOn}`,
        );
      }
    });
    this.refuse(placed, judgeMeeting(state));
    this.add({ kind: "meeting", aggregate: begin(state.code, state, this.act(state.letter?.date)) });
  }

  addWorkItem(placed: Placed<Seed<"workItem">>): undefined {
    const { question: label, titles, candidate, ...seed } = placed.seed;
    const question = this.programme.question(label);
    const studyGroup = question && this.programme.studyGroup(question.studyGroup);
    if (!question || !studyGroup) return this.missing(placed, "question", label);
    const input = {
      ...seed,
      titles: listed(titles),
    };
    const facts = { question, studyGroup, holderOf: (name: string) => this.holderOf(name) };
    const { problems, state } = concludeRegistration(facts, input);
    if (problems.length > 0) return this.refuse(placed, problems);

    const listedOn = candidate ? this.programme.meeting(candidate.meeting)?.letter?.date : undefined;
    const registered = begin<WorkItemState>(randomUUID(), state, {
      ...this.act(listedOn),
      action: "REGISTER",
      said: { question: question.label, ...input },
    });
    const aggregate = candidate
      ? this.withCandidate(placed, registered, candidate, question.workingParty)
      : registered;
    if (aggregate) this.add({ kind: "workItem", aggregate });
  }

  addPerson(placed: Placed<Seed<"person">>): undefined {
    const { mandates, ...seed } = placed.seed;
    const holder = this.programme.person(seed.handle)?.name ?? null;
    const { problems, state } = concludePerson(seed, holder);
    if (problems.length > 0) return this.refuse(placed, problems);
    const since = mandates.map(({ from }) => from).sort()[0];
    let person = begin<PersonState>(randomUUID(), state, {
      ...this.act(since),
      action: "REGISTER_PERSON",
    });
    for (const [index, { document, ...mandate }] of mandates.entries()) {
      const scope = readScope(this.programme, mandate.scope);
      const { clause } = MANDATE_RULES[mandate.role];
      const appointed = concludeAppointment(
        person,
        { ...mandate, scope },
        {
          today: genevaDateOf(this.recordedAt),
          others: heldByOthers(this.programme, person.id, scope?.id ?? null),
          acts: () => [],
          reason: document ?? "Seed files",
        },
      );
      if (!appointed.next) {
        for (const { path, message } of appointed.problems)
          this.fault(placed, `mandates.${index}.${path ?? ""}`, message);
        return;
      }
      person = advance<PersonState>(person, appointed.next, {
        ...this.act(mandate.from),
        action: "APPOINT",
        basis: { document, clause: CLAUSES[clause].citation },
      });
    }
    this.add({ kind: "person", aggregate: person });
  }

  private withCandidate(
    placed: Placed<Seed<"workItem">>,
    item: ReturnType<typeof begin<WorkItemState>>,
    { meeting: code, body, kind: asked, agendaItem }: NonNullable<Seed<"workItem">["candidate"]>,
    home: string | null,
  ) {
    const meeting = this.programme.meeting(code);
    const studyGroup = this.programme.studyGroup(item.studyGroup);
    if (!meeting || !studyGroup) return this.missing(placed, "candidate.meeting", code);
    const kind = asked ?? FIRST_DECISION[item.process];
    if (!kind) return this.fault(placed, "candidate.kind", `${item.process} asks for no decision`);
    const firstDay = sittingsOf(meeting, body)[0]?.startsOn ?? meeting.startsOn;
    const proposedOn = meeting.letter?.date ?? addDays(firstDay, -1);
    const facts = { item, meeting, home, studyGroup, today: genevaDateOf(this.recordedAt) };
    const { problems, next } = concludeProposal(facts, { kind, body, agendaItem, proposedOn });
    if (problems.length > 0) return this.refuse(placed, problems);
    const document = meeting.letter ? `Collective letter ${meeting.letter.number}` : null;
    return advance(item, next, {
      ...this.act(proposedOn),
      action: "PROPOSE",
      basis: { meeting: code, document },
      said: { meeting: code, kind, body, agendaItem, proposedOn, document },
    });
  }

  private holderOf(name: string): string | null {
    const holder = this.programme.workItem(name);
    return holder ? designation(holder) : null;
  }

  /** Working parties and Questions stand from the beginning of their study group's period. */
  private inPeriod(
    { studyGroup }: { studyGroup: string },
    action: string,
    policies: Readonly<Record<string, Policy>>,
  ): Act {
    const period = this.programme.studyGroup(studyGroup)?.studyPeriod;
    return this.act(period && beginOf(period), action, policies);
  }

  private act(
    effectiveOn: CalendarDate = this.today,
    action = "CREATE",
    policies: Readonly<Record<string, Policy>> = {},
  ): Act {
    const policy = policies[action];
    const basis = policy ? { basis: { clause: CLAUSES[policy.clause].citation } } : {};
    return { action, effectiveOn, recordedAt: this.recordedAt, by: ACTOR, ...basis };
  }

  private get today(): CalendarDate {
    return genevaDateOf(this.recordedAt);
  }

  private add(one: AnyAggregate): void {
    this.aggregates.push(one);
    this.programme = this.programme.with([one]);
  }

  private missing(placed: Placed<unknown>, path: string, name: string): undefined {
    this.fault(placed, path, `there is no ${name}`);
  }

  private refuse(placed: Placed<unknown>, problems: readonly Problem[]): undefined {
    for (const { path, message, clause } of problems)
      this.fault(placed, path ?? "", `${message} (${clause})`);
  }

  private fault({ file, line, index }: Placed<unknown>, path: string, reason: string): undefined {
    this.faults.push({ file, line, path: [index, path].filter((part) => part !== "").join("."), reason });
  }
}

/** Names or titles by language, as the acts take them. */
const listed = (texts: Readonly<Record<string, NamedText>>) =>
  Object.entries(texts).map(([language, text]) => ({ language, ...text }));

/** The day from which the structure of a study period counts; the letter tells the period only by its years. */
function beginOf(studyPeriod: string): CalendarDate {
  return periodNamed(studyPeriod)?.beginsOn ?? `${studyPeriod.slice(0, 4)}-01-01`;
}
