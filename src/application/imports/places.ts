import type { AnyAggregate } from "../../domain/aggregates.js";
import type { CalendarDate, Instant } from "../../domain/calendar.js";
import { type Act, begin } from "../../domain/history.js";
import type { Entry } from "../../domain/imports/entry.js";
import { type Problem, problem } from "../../domain/problem.js";
import { isKnownStudyGroup, lastPeriodOf } from "../../domain/structure/known-groups.js";
import { judgeOpen } from "../../domain/structure/move.js";
import { periodNamed } from "../../domain/structure/periods.js";
import { concludeAdoption } from "../../domain/structure/question.js";
import { concludeStudyGroup } from "../../domain/structure/study-group.js";
import type { QuestionState, StudyGroup, StudyGroupState } from "../../domain/study-group.js";
import type { Programme } from "../../programme/programme.js";
import { isSignedIn } from "../permit.js";
import type { ImportRequest } from "./import-plan.js";

/** The study groups and Questions to which the rows of an import belong. */
export class Places {
  /** What is set up for it. */
  readonly setUp: AnyAggregate[] = [];
  private readonly groups = new Map<string, StudyGroup>();
  private readonly questions = new Set<string>();

  constructor(
    private readonly programme: Programme,
    private readonly request: Pick<ImportRequest, "source" | "by" | "setsUp">,
    private readonly at: { readonly today: CalendarDate; readonly recordedAt: Instant },
  ) {}

  /** Why there is no place for an entry; where there can be one, it is set up. */
  judge({ studyGroup, question = null, jointQuestions = [] }: Entry): Problem[] {
    const problems = this.judgeQuestion(question, studyGroup);
    const further = jointQuestions.map((label) => this.judgeQuestion(label, `SG${label.split("/")[1]}`));
    return [...problems, ...further.flat()];
  }

  private judgeQuestion(question: string | null, studyGroup: string): Problem[] {
    const group = this.group(studyGroup);
    if (!group)
      return [
        problem("ROW_UNREAD", { why: `there is no study group ${studyGroup}` }, { path: "studyGroup" }),
      ];
    if (question === null || this.programme.question(question) || this.questions.has(question)) return [];
    if (!this.request.setsUp)
      return [problem("QUESTION_NOT_FOUND", { label: question }, { path: "question" })];
    this.adopt(question, group);
    return [];
  }

  /** Why nothing new can be studied under the Question of an entry: it is over. What was approved under it stays its own. */
  judgeNew({ question = null, status }: Entry): Problem[] {
    const known = question === null ? null : this.programme.question(question);
    return known && status.status === "Under study" ? judgeOpen(known, "question") : [];
  }

  /** The study group of an entry that was judged. */
  of({ studyGroup }: Entry): { readonly studyGroup: Pick<StudyGroupState, "label" | "studyPeriod"> } {
    const group = this.group(studyGroup);
    if (!group) throw new Error(`${studyGroup} was not judged.`);
    return { studyGroup: group };
  }

  private group(label: string): StudyGroup | null {
    const known = this.programme.studyGroup(label) ?? this.groups.get(label) ?? null;
    if (known || !this.request.setsUp || !isKnownStudyGroup(label)) return known;
    const studyPeriod = lastPeriodOf(label, this.at.today);
    const names = [
      {
        language: "en",
        text: `ITU-T Study Group ${label.slice(2)}`,
        provenance: "GENERAL_KNOWLEDGE" as const,
      },
    ];
    const { problems, state } = concludeStudyGroup(null, { label, studyPeriod, names });
    if (problems.length > 0) return null;
    const aggregate = begin<StudyGroupState>(label, state, this.act("SET_UP_STUDY_GROUP", state));
    this.groups.set(label, aggregate);
    this.setUp.push({ kind: "studyGroup", aggregate });
    return aggregate;
  }

  private adopt(label: string, studyGroup: StudyGroup): void {
    const act = this.act("ADOPT_QUESTION", studyGroup);
    const input = { label, titles: [], date: act.effectiveOn };
    const facts = { studyGroup, workingParty: null, taken: null, today: this.at.today };
    const { state } = concludeAdoption(facts, input);
    this.questions.add(label);
    this.setUp.push({ kind: "question", aggregate: begin<QuestionState>(label, state, act) });
  }

  /** From the beginning of the study period, with the record as the basis: it is all that is known. */
  private act(action: string, { studyPeriod }: Pick<StudyGroupState, "studyPeriod">): Act {
    const { by, source } = this.request;
    const actor = isSignedIn(by) ? { name: by.person.name, role: "ADMINISTRATOR" as const } : by;
    const effectiveOn = periodNamed(studyPeriod)?.beginsOn ?? this.at.today;
    return { action, effectiveOn, recordedAt: this.at.recordedAt, by: actor, basis: { document: source } };
  }
}
