import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { correctMeeting } from "../../application/correct-meeting.js";
import { mergeWorkItem } from "../../application/merge-work-item.js";
import type { Outcome } from "../../application/outcome.js";
import { correctAct, takeBack } from "../../application/put-right.js";
import { setAgenda } from "../../application/set-agenda.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { CorrectMeetingInput, SetAgendaInput } from "../inputs/approval/meeting.js";
import { withoutGlobalIds } from "../inputs/by-id.js";
import {
  CorrectActInput,
  type CorrectionInput,
  MergeWorkItemInput,
  type PastActInput,
  TakeBackInput,
} from "../inputs/corrections.js";
import { withParticulars } from "../inputs/particulars.js";
import { perform } from "../perform.js";
import { CorrectMeetingPayload } from "../types/approval-payloads.js";
import { CorrectionPayload } from "../types/corrections.js";
import { shownEvents } from "../types/event-view.js";
import { WorkItemPayload } from "../types/payloads.js";
import { changedMeeting } from "./meeting-changes.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver()
export class CorrectionMutations {
  @Mutation(() => CorrectionPayload, {
    description:
      "Takes back an act that was recorded by mistake, with all that rests on it where that is asked for. For whoever " +
      "could do the act, and TSB. docs/history.md shows how.",
  })
  async takeBack(
    @Arg("input", () => TakeBackInput, input) request: TakeBackInput,
    @Ctx() context: RequestContext,
  ) {
    return corrected(await perform(context, "takeBack", withAct(request), takeBack));
  }

  @Mutation(() => CorrectionPayload, {
    description:
      "Puts an act right: a date, a document, a member, a number, an outcome, the registration itself. What rests on it is " +
      "judged anew; what no longer holds is listed. For whoever could do the act, and TSB. docs/history.md shows how.",
  })
  async correctAct(
    @Arg("input", () => CorrectActInput, input) request: CorrectActInput,
    @Ctx() context: RequestContext,
  ) {
    const said = { ...withAct(request), instead: withParticulars(request.instead) };
    return corrected(await perform(context, "correctAct", said, correctAct));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Puts right what was planned of a meeting: title, place, sittings, agenda. What was done at it is judged anew; where it " +
      "would not hold, it is listed and nothing is changed.",
  })
  async correctMeeting(
    @Arg("input", () => CorrectMeetingInput, input) request: CorrectMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "correctMeeting", request, correctMeeting));
  }

  @Mutation(() => CorrectMeetingPayload, {
    description:
      "Sets the agenda of a meeting, at any time. What was done at it is judged anew; where it would not hold, it is listed and " +
      "nothing is changed.",
  })
  async setAgenda(
    @Arg("input", () => SetAgendaInput, input) request: SetAgendaInput,
    @Ctx() context: RequestContext,
  ) {
    return changedMeeting(await perform(context, "setAgenda", request, setAgenda));
  }

  @Mutation(() => WorkItemPayload, {
    description:
      "Merges an item that was registered twice, or whose work goes on in another one, into that one: it ends with a reference, and its names lead there. Only " +
      "before any meeting decided on it (Rec. A.1 §1.4.7). takeBack by its id undoes it.",
  })
  async mergeWorkItem(
    @Arg("input", () => MergeWorkItemInput, input) request: MergeWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "mergeWorkItem", request, mergeWorkItem));
  }
}

/** The act that is meant beside what else is said. */
function withAct<I extends CorrectionInput>({ act, ...request }: I): Omit<I, "act"> & PastActInput {
  return { ...request, ...withoutGlobalIds(act) };
}

/** The answer; when a request is sent again, the events are those that it wrote the first time. */
function corrected(outcome: Outcome<WorkItem>) {
  const { aggregate, problems } = outcome;
  const last = aggregate?.history.at(-1);
  const repeated = () =>
    problems.length === 0 && last?.request
      ? aggregate?.history.filter((event) => event.request === last.request)
      : [];
  return { ...payload(outcome), events: shownEvents(aggregate, outcome.events ?? repeated()) };
}
