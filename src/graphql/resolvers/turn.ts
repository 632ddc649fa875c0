import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type TurnOutcome, turnStudyPeriod } from "../../application/turn-study-period.js";
import { periodsWith } from "../../domain/structure/periods.js";
import type { RequestContext } from "../context.js";
import { TurnStudyPeriodInput } from "../inputs/turn.js";
import { perform } from "../perform.js";
import { told } from "../types/told.js";
import { StudyPeriod, TurnStudyPeriodPayload } from "../types/turn.js";

const input = { description: "What is to be done." };

@Resolver()
export class TurnResolver {
  @Query(() => [StudyPeriod], {
    description:
      "The study periods that are known beforehand, and those in which study groups are or were, earliest first.",
  })
  studyPeriods(@Ctx() { programme }: RequestContext): readonly StudyPeriod[] {
    const groups = programme.studyGroups();
    const former = groups.flatMap(({ label }) => programme.formerQuestions(label));
    const codes = [...groups, ...programme.questions(), ...former].flatMap((one) => one.studyPeriod ?? []);
    return periodsWith(codes);
  }

  @Mutation(() => TurnStudyPeriodPayload, {
    description:
      "Turns the study period of a study group: its Questions are continued under those of the new set, or lapse; work items " +
      "that are not at their end go on with theirs. Rehearse it with dryRun: the answer lays out what becomes of what.",
  })
  async turnStudyPeriod(
    @Arg("input", () => TurnStudyPeriodInput, input) request: TurnStudyPeriodInput,
    @Ctx() context: RequestContext,
  ) {
    const done: TurnOutcome = await perform(context, "turnStudyPeriod", request, turnStudyPeriod);
    const { turn = null } = done;
    const added = turn?.set.filter(({ continues }) => continues.length === 0).map(({ label }) => label) ?? [];
    return { studyGroup: done.aggregate, ...told(done), turn: turn && { ...turn, added } };
  }
}
