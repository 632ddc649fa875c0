import type { LetterReading } from "../../domain/letters/reading.js";
import type { LetterSource } from "../../domain/meeting.js";
import { type Problem, problem } from "../../domain/problem.js";
import { periodNamed } from "../../domain/structure/periods.js";
import type { Programme } from "../../programme/programme.js";
import type { LetterPlan } from "./letter-plan.js";
import { meetingMeant } from "./meeting-meant.js";
import { planCandidates } from "./plan-candidates.js";
import { planMeetingPart } from "./plan-meeting-part.js";

/** Compares a letter with what is on record. It changes nothing; a letter for which there is no place is refused. */
export function planLetter(
  programme: Programme,
  reading: LetterReading,
  source: LetterSource,
  today: string,
): { readonly problems: Problem[]; readonly plan: LetterPlan | null } {
  const label = reading.studyGroup.value;
  const studyGroup = programme.studyGroup(label);
  if (!studyGroup)
    return { problems: [problem("BODY_UNKNOWN", { body: label }, { path: "text" })], plan: null };
  const period = periodNamed(studyGroup.studyPeriod);
  const { problems, meeting, code } = meetingMeant(programme, reading, period);
  if (problems.length > 0 || code === null) return { problems, plan: null };
  const isRepeated = meeting?.sources?.some(({ sha256 }) => sha256 === source.sha256) ?? false;
  const facts = { programme, reading, source, today, studyGroup, period, meeting, code, isRepeated };
  return {
    problems: [],
    plan: {
      reading,
      meeting,
      code,
      meetingPart: planMeetingPart(facts),
      candidates: planCandidates(facts),
      unread: reading.unread.map(({ text, reason, lines }) => ({
        standing: "UNREAD",
        subject: "TEXT",
        name: text,
        before: null,
        after: null,
        note: reason,
        lines,
      })),
    },
  };
}
