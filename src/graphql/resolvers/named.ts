import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type * as history from "../../domain/history.js";
import type * as meetings from "../../domain/meeting.js";
import { fold } from "../../domain/names/fold.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import { programmeOf } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { mandatesOf } from "../mandates.js";
import { ApprovalStep, Contribution, Registration } from "../types/approval.js";
import { StaleCandidate } from "../types/approval-lists.js";
import { Body, type BodyView } from "../types/body.js";
import { WorkItemChange } from "../types/change-row.js";
import { Clause, citedOn } from "../types/clause.js";
import { Candidate, Decision } from "../types/decision.js";
import type { EventView } from "../types/event-view.js";
import { Basis, HistoryEvent } from "../types/history.js";
import { IprQuestion, Meeting, Sitting } from "../types/meeting.js";
import { Person } from "../types/person.js";
import { StudyGroup, WorkingParty } from "../types/study-group.js";
import { Editor, Parent, WorkItem } from "../types/work-item.js";

// What the record keeps as a label or code leads on to the thing itself, as it was at the moment that is asked about.

@Resolver(() => Body)
class BodyResolver {
  @FieldResolver(() => StudyGroup, { nullable: true, description: "The study group, where the body is one." })
  studyGroup(@Root() { label, programme }: BodyView) {
    return programme.studyGroup(label);
  }

  @FieldResolver(() => WorkingParty, {
    nullable: true,
    description: "The working party, where the body is one.",
  })
  workingParty(@Root() { label, programme }: BodyView) {
    return programme.workingParty(label);
  }
}

/** Of which aggregate something is a part, so that its names are looked up at the same moment. */
type OfItem = { readonly workItem: Item };
type OfMeeting = { readonly meeting: meetings.Meeting };

/** The body that a part of an aggregate names. */
function withBody(type: ClassType, says: string, holderOf: (part: never) => object): ClassType {
  @Resolver(() => type)
  class WithBody {
    @FieldResolver(() => Body, { description: says })
    body(@Root() part: { readonly body: string }, @Ctx() context: RequestContext): BodyView {
      return { label: part.body, programme: programmeOf(holderOf(part as never), context) };
    }
  }
  return WithBody;
}

/** The meeting that a part of a work item names. */
function withMeeting(type: ClassType, says: string): ClassType {
  @Resolver(() => type)
  class WithMeeting {
    @FieldResolver(() => Meeting, { nullable: true, description: says })
    meeting(@Root() part: OfItem & { readonly meeting: string | null }, @Ctx() context: RequestContext) {
      return part.meeting ? programmeOf(part.workItem, context).meeting(part.meeting) : null;
    }
  }
  return WithMeeting;
}

/** What an act rests on, as the API shows it: with the aggregate in whose history it stands. */
type BasisView = history.Basis & { readonly of: object; readonly effectiveOn: string };

@Resolver(() => Basis)
class BasisResolver {
  @FieldResolver(() => Clause, {
    nullable: true,
    description: "Clause that allows the act, in the edition in force on its day.",
  })
  clause(@Root() { clause, effectiveOn }: BasisView) {
    return citedOn(clause, effectiveOn);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting, where it is on record." })
  meeting(@Root() { meeting, of }: BasisView, @Ctx() context: RequestContext) {
    return meeting ? programmeOf(of, context).meeting(meeting) : null;
  }
}

@Resolver(() => HistoryEvent)
class EventBasisResolver {
  @FieldResolver(() => Basis, { description: "What it rests on." })
  basis(@Root() { basis, of, effectiveOn }: EventView): BasisView {
    return { ...basis, of, effectiveOn };
  }
}

@Resolver(() => WorkItemChange)
class ChangeBasisResolver {
  @FieldResolver(() => Basis, { description: "What it rests on." })
  basis(
    @Root()
    { basis, workItem, effectiveOn }: OfItem & Pick<history.HistoryEvent, "basis" | "effectiveOn">,
  ): BasisView {
    return { ...basis, of: workItem, effectiveOn };
  }
}

@Resolver(() => StaleCandidate)
class StaleCandidateResolver {
  @FieldResolver(() => [Meeting], { description: "The study group meetings that passed without one." })
  meetings(
    @Root() { workItem, meetings: codes }: OfItem & { readonly meetings: readonly string[] },
    @Ctx() context: RequestContext,
  ) {
    return codes.flatMap((code) => programmeOf(workItem, context).meeting(code) ?? []);
  }
}

type ParentView = { readonly name: string; readonly of: Item };

@Resolver(() => WorkItem)
class WithParent {
  @FieldResolver(() => Parent, {
    nullable: true,
    description: "The Recommendation or series that it belongs to.",
  })
  parent(@Root() item: Item & { readonly parent: string | null }): ParentView | null {
    return item.parent === null ? null : { name: item.parent, of: item };
  }
}

@Resolver(() => Parent)
class ParentResolver {
  @FieldResolver(() => WorkItem, {
    nullable: true,
    description:
      "The work item by which the text of that number came about, where it is on record; else null.",
  })
  workItem(@Root() { name, of }: ParentView, @Ctx() context: RequestContext): Item | null {
    const found = programmeOf(of, context).workItem(name);
    return found && found.id !== of.id ? found : null;
  }
}

/** An editor as the API shows it: with the item. */
type EditorView = { readonly name: string; readonly of: Item };

@Resolver(() => WorkItem)
class WithEditors {
  @FieldResolver(() => [Editor], { nullable: true, description: "Who holds the pen." })
  editors(@Root() item: Item) {
    return item.editors?.map((editor) => ({ ...editor, of: item })) ?? null;
  }
}

@Resolver(() => Editor)
class EditorResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The person of that name who has the mandate of an editor of the item; null where there is none.",
  })
  person(@Root() { name, of }: EditorView, @Ctx() context: RequestContext) {
    const editors = mandatesOf(of, of.id, false, context).filter(({ role }) => role === "EDITOR");
    return editors.find(({ person }) => fold(person.name) === fold(name))?.person ?? null;
  }
}

const ofItem = ({ workItem }: OfItem) => workItem;
const ofMeeting = ({ meeting }: OfMeeting) => meeting;

/** The resolvers of what is named by a label or code. */
export const NAMED = [
  BodyResolver,
  BasisResolver,
  EventBasisResolver,
  ChangeBasisResolver,
  StaleCandidateResolver,
  WithParent,
  ParentResolver,
  WithEditors,
  EditorResolver,
  withBody(Decision, "The body that took it: `WP4/13` or `SG13`.", ofItem),
  withBody(Candidate, "The body that is to decide.", ofItem),
  withBody(Registration, "The body that agreed.", ofItem),
  withBody(Sitting, "Who sits: `WP4/13`, `SG13`, or the group that gathers.", ofMeeting),
  withBody(IprQuestion, "The body whose chair asked, e.g. `WP4/13`.", ofMeeting),
  withMeeting(ApprovalStep, "The meeting that it leads to or happens at."),
  withMeeting(Contribution, "The meeting to which it was submitted."),
  withMeeting(Registration, "The meeting that agreed."),
];
