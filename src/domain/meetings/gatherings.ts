import type { CalendarDate } from "../calendar.js";
import { questionLabel } from "../labels.js";
import type { Sitting } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";

/** A gathering that decides nothing as it is planned: of a rapporteur group, or a joint coordination activity. */
export interface PlannedGathering {
  readonly kind: "RAPPORTEUR_GROUP" | "JOINT_COORDINATION";
  /** `RGM Q16/13`, `JCA-IMT2020/IMT2030`. */
  readonly name: string;
  readonly title?: string | null;
  readonly startsOn: CalendarDate;
  readonly endsOn?: CalendarDate | null;
  readonly startTime?: string | null;
  readonly questions?: readonly string[] | null;
  readonly host?: string | null;
  readonly isEMeeting?: boolean | null;
  readonly terms?: string | null;
  readonly contact?: string | null;
}

/** The gatherings as they are stored. */
export function gatheringsPlanned(gatherings: readonly PlannedGathering[]): Sitting[] {
  return gatherings.map(({ kind, name, title, startsOn, endsOn, startTime, ...more }) => ({
    kind,
    body: normalise(name),
    title: normalise(title || name),
    startsOn,
    endsOn: endsOn ?? startsOn,
    startTime: startTime ?? null,
    ...(more.questions ? { questions: more.questions.map((label) => questionLabel(label) ?? label) } : {}),
    host: more.host ? normalise(more.host) : null,
    isEMeeting: more.isEMeeting ?? false,
    terms: more.terms ? normalise(more.terms) : null,
    contact: more.contact ? normalise(more.contact) : null,
  }));
}

/**
 * What is wrong about gatherings among sittings: a rapporteur group without a Question, or of one that is not there. Beside the
 * sittings of a study group or its working parties, its rapporteur groups may be announced together, without saying which.
 */
export function judgeGatherings(
  sittings: readonly Sitting[],
  isQuestion: (label: string) => boolean,
): Problem[] {
  const beside = sittings.some(({ kind }) => kind === "STUDY_GROUP" || kind === "WORKING_PARTY");
  const isUnsaid = (questions: Sitting["questions"]) => (questions ? questions.length === 0 : !beside);
  return sittings.flatMap(({ kind, body, questions }) => [
    ...(kind === "RAPPORTEUR_GROUP" && isUnsaid(questions)
      ? [problem("RAPPORTEUR_GROUP_WITHOUT_QUESTION", { body }, { path: "gatherings" })]
      : []),
    ...(questions ?? [])
      .filter((label) => !isQuestion(label))
      .map((label) => problem("QUESTION_NOT_FOUND", { label }, { path: "gatherings" })),
  ]);
}

/** What the announcement of a rapporteur group meeting has to say and does not (Rec. A.1 §2.3.3.11). */
export function pointOutGatherings(sittings: readonly Sitting[]): Problem[] {
  return sittings
    .filter(({ kind }) => kind === "RAPPORTEUR_GROUP")
    .flatMap(({ body, questions, terms, contact, host, isEMeeting }) => {
      const wanting = [
        ...(questions ? [] : ["Questions"]),
        ...(terms ? [] : ["terms of reference"]),
        ...(contact ? [] : ["contact"]),
        ...(host || isEMeeting ? [] : ["host or e-meeting"]),
      ];
      if (wanting.length === 0) return [];
      return [
        problem("RAPPORTEUR_GROUP_UNSAID", { body, wanting: wanting.join(", ") }, { path: "gatherings" }),
      ];
    });
}
