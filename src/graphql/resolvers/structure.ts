import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { repliesTo } from "../../domain/questions/track.js";
import { predecessorsOf, successorsOf } from "../../domain/structure/succession.js";
import type * as domain from "../../domain/study-group.js";
import { statusOf } from "../../domain/study-group.js";
import type { QuestionStatus } from "../../domain/vocabulary.js";
import { findAt, MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { QuestionStatusEnum } from "../enums.js";
import { BY_ACRONYM, BY_QUESTION } from "../item-orders.js";
import { chairOf, MandatesArgs, mandatePage } from "../mandates.js";
import { keyed } from "../nodes.js";
import { BY_CODE, BY_START } from "../orders.js";
import {
  MandateConnection,
  MeetingConnection,
  QualificationConnection,
  WorkItemConnection,
} from "../types/connections.js";
import { Person } from "../types/person.js";
import { QuestionRevision, QuestionStep } from "../types/question.js";
import { Question, StudyGroup, Supporter, WorkingParty } from "../types/study-group.js";
import { IN_LANGUAGE, inLanguage, LocalizedText, localized } from "../types/text.js";
import { findQuestion, findStudyGroup, findWorkingParty } from "./find.js";

@Resolver(() => StudyGroup)
export class StudyGroupResolver {
  @Query(() => StudyGroup, {
    nullable: true,
    description: "A study group by its label, e.g. `SG13`. Error NOT_FOUND when there is none.",
  })
  studyGroup(
    @Arg("label", () => String, { description: "`SG13`, in any case." }) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): domain.StudyGroup {
    return findAt(context, when, (programme) => findStudyGroup(programme, label));
  }

  @Query(() => [StudyGroup], { description: "All study groups of this server." })
  studyGroups(
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): readonly domain.StudyGroup[] {
    return programmeAt(context, when).studyGroups();
  }

  @FieldResolver(() => String, { nullable: true, description: "Name, or title." })
  name(
    @Root() group: domain.StudyGroup,
    @Arg("language", () => String, IN_LANGUAGE) tag: string,
  ): string | null {
    return inLanguage(group.names, tag)?.text ?? null;
  }

  @FieldResolver(() => [LocalizedText], { description: "Names in all languages." })
  names(@Root() group: domain.StudyGroup): LocalizedText[] {
    return localized(group.names);
  }

  @FieldResolver(() => QualificationConnection, {
    description:
      "Decisions on the qualification of organisations under Rec. ITU-T A.5, in the order of recording; the latest by its day counts.",
  })
  qualifications(@Root() group: domain.StudyGroup, @Args(() => PageArgs) page: PageArgs) {
    return paginate(keyed(group.qualifications, { studyGroup: group }), BY_CODE, page);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Its chair; null when not recorded." })
  chair(@Root() group: domain.StudyGroup, @Ctx() context: RequestContext) {
    return chairOf(group, group.label, "SG_CHAIR", context);
  }

  @FieldResolver(() => MandateConnection, { description: "Its chair and vice-chairs, by role." })
  mandates(
    @Root() group: domain.StudyGroup,
    @Args(() => MandatesArgs) args: MandatesArgs,
    @Ctx() context: RequestContext,
  ) {
    return mandatePage(group, group.label, args, context);
  }

  @FieldResolver(() => [WorkingParty], { description: "Its working parties." })
  workingParties(@Root() group: domain.StudyGroup, @Ctx() context: RequestContext) {
    return programmeOf(group, context).workingParties(group.label);
  }

  @FieldResolver(() => [Question], { description: "Its Questions." })
  questions(@Root() group: domain.StudyGroup, @Ctx() context: RequestContext) {
    return programmeOf(group, context).questions(group.label);
  }

  @FieldResolver(() => [Question], {
    description:
      "Its Questions that are over: withdrawn, merged, split, deleted, or of an earlier study period.",
  })
  formerQuestions(@Root() group: domain.StudyGroup, @Ctx() context: RequestContext) {
    return programmeOf(group, context).formerQuestions(group.label);
  }

  @FieldResolver(() => MeetingConnection, { description: "Its meetings, by first day." })
  meetings(
    @Root() group: domain.StudyGroup,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const meetings = programmeOf(group, context).meetings();
    return paginate(
      meetings.filter((meeting) => meeting.studyGroup === group.label),
      BY_START,
      page,
    );
  }
}

@Resolver(() => WorkingParty)
export class WorkingPartyResolver {
  @Query(() => WorkingParty, {
    nullable: true,
    description: "A working party by its label, e.g. `WP4/13`. Error NOT_FOUND when there is none.",
  })
  workingParty(
    @Arg("label", () => String, { description: "`WP4/13`, in any case." }) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): domain.WorkingParty {
    return findAt(context, when, (programme) => findWorkingParty(programme, label));
  }

  @FieldResolver(() => String, { nullable: true, description: "Name, or title." })
  name(
    @Root() party: domain.WorkingParty,
    @Arg("language", () => String, IN_LANGUAGE) tag: string,
  ): string | null {
    return inLanguage(party.names, tag)?.text ?? null;
  }

  @FieldResolver(() => [LocalizedText], { description: "Names in all languages." })
  names(@Root() party: domain.WorkingParty): LocalizedText[] {
    return localized(party.names);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Its chair; null when not recorded." })
  chair(@Root() party: domain.WorkingParty, @Ctx() context: RequestContext) {
    return chairOf(party, party.label, "WP_CHAIR", context);
  }

  @FieldResolver(() => MandateConnection, { description: "Its chair and vice-chairs, by role." })
  mandates(
    @Root() party: domain.WorkingParty,
    @Args(() => MandatesArgs) args: MandatesArgs,
    @Ctx() context: RequestContext,
  ) {
    return mandatePage(party, party.label, args, context);
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "Its study group." })
  studyGroup(@Root() party: domain.WorkingParty, @Ctx() context: RequestContext) {
    return programmeOf(party, context).studyGroup(party.studyGroup);
  }

  @FieldResolver(() => [Question], { description: "The Questions entrusted to it." })
  questions(@Root() party: domain.WorkingParty, @Ctx() context: RequestContext) {
    return programmeOf(party, context).questions(party.label);
  }

  @FieldResolver(() => WorkItemConnection, {
    description: "The work items of its Questions, by Question and acronym.",
  })
  workItems(
    @Root() party: domain.WorkingParty,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const items = programmeOf(party, context).workItemsOfWorkingParty(party.label, BY_QUESTION);
    return paginate(items, BY_QUESTION, page);
  }
}

@Resolver(() => Question)
export class QuestionResolver {
  @Query(() => Question, {
    nullable: true,
    description: "A Question by its label, e.g. `Q16/13`. Error NOT_FOUND when there is none.",
  })
  question(
    @Arg("label", () => String, { description: "`Q16/13`, in any case." }) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): domain.Question {
    return findAt(context, when, (programme) => findQuestion(programme, label));
  }

  @FieldResolver(() => QuestionStatusEnum, { description: "Where it stands." })
  status(@Root() question: domain.Question): QuestionStatus {
    return statusOf(question);
  }

  @FieldResolver(() => [QuestionStep], {
    description: "The times in which Member States reply about it, oldest first.",
  })
  steps(@Root() question: domain.Question): QuestionStep[] {
    return Object.values(question.steps ?? {}).map((step) => ({
      ...step,
      ...repliesTo(question, step),
      replies: Object.values(question.replies ?? {}).filter((reply) => reply.step === step.id),
    }));
  }

  @FieldResolver(() => QuestionRevision, { nullable: true, description: "The revision that is proposed." })
  proposedRevision(@Root() question: domain.Question) {
    const { proposedRevision: revision } = question;
    return revision ? { ...revision, titles: localized(revision.titles) } : null;
  }

  @FieldResolver(() => [Question], {
    description:
      "The Questions that go on with its work, where it was merged or split, or continued in the next study period.",
  })
  continuedAs(@Root() question: domain.Question, @Ctx() context: RequestContext): domain.Question[] {
    const programme = programmeOf(question, context);
    return successorsOf(question, (place) => programme.questionOf(place));
  }

  @FieldResolver(() => [Question], {
    description: "The Questions of the study period before that it continues.",
  })
  continues(@Root() question: domain.Question, @Ctx() context: RequestContext): domain.Question[] {
    const former = programmeOf(question, context).formerQuestions(question.studyGroup);
    return predecessorsOf(question, former);
  }

  @FieldResolver(() => [Supporter], {
    description: "Who committed themselves to support the work; empty where nobody is on record.",
  })
  supporters(@Root() question: domain.Question): readonly domain.Supporter[] {
    return question.supporters ?? [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Title, in a language where it is there; null where only the number is known.",
  })
  title(
    @Root() question: domain.Question,
    @Arg("language", () => String, IN_LANGUAGE) tag: string,
  ): string | null {
    return inLanguage(question.titles, tag)?.text ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The language that title with the same argument is really in, e.g. `zh`; null where there is no title.",
  })
  titleLanguage(
    @Root() question: domain.Question,
    @Arg("language", () => String, IN_LANGUAGE) tag: string,
  ): string | null {
    return inLanguage(question.titles, tag)?.language ?? null;
  }

  @FieldResolver(() => [LocalizedText], { description: "Titles in all languages." })
  titles(@Root() question: domain.Question): LocalizedText[] {
    return localized(question.titles);
  }

  @FieldResolver(() => MandateConnection, {
    description: "Its rapporteur and associate rapporteurs, by role.",
  })
  mandates(
    @Root() question: domain.Question,
    @Args(() => MandatesArgs) args: MandatesArgs,
    @Ctx() context: RequestContext,
  ) {
    return mandatePage(question, question.label, args, context);
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "Its study group." })
  studyGroup(@Root() question: domain.Question, @Ctx() context: RequestContext) {
    return programmeOf(question, context).studyGroup(question.studyGroup);
  }

  @FieldResolver(() => WorkingParty, { nullable: true, description: "The working party it is entrusted to." })
  workingParty(@Root() question: domain.Question, @Ctx() context: RequestContext) {
    return question.workingParty ? programmeOf(question, context).workingParty(question.workingParty) : null;
  }

  @FieldResolver(() => WorkItemConnection, { description: "Its work items, by acronym." })
  workItems(
    @Root() question: domain.Question,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(programmeOf(question, context).workItemsOf(question), BY_ACRONYM, page);
  }
}
