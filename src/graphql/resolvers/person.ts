import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { correctPerson } from "../../application/correct-person.js";
import { appoint, correctMandate, endMandate, voidMandate } from "../../application/mandates.js";
import type { Outcome } from "../../application/outcome.js";
import { registerPerson } from "../../application/register-person.js";
import { updatePerson } from "../../application/update-person.js";
import { fold } from "../../domain/names/fold.js";
import { handleKey } from "../../domain/people/register-person.js";
import type * as domain from "../../domain/person.js";
import { fieldIndex } from "../../programme/field-index.js";
import { BY_HANDLE } from "../../programme/tables.js";
import { dayOf, findAt, MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import {
  AppointInput,
  CorrectMandateInput,
  CorrectPersonInput,
  EndMandateInput,
  RegisterPersonInput,
  UpdatePersonInput,
  VoidMandateInput,
} from "../inputs/person.js";
import { LENGTHS } from "../inputs/validators.js";
import { heldIn, MandatesArgs } from "../mandates.js";
import { BY_ORDINAL } from "../orders.js";
import { perform } from "../perform.js";
import { maySee } from "../privacy.js";
import { MandateConnection } from "../types/connections.js";
import { Meeting } from "../types/meeting.js";
import { Mandate, Person, PersonConnection, PersonPayload } from "../types/person.js";
import { Question, StudyGroup, WorkingParty } from "../types/study-group.js";
import { told } from "../types/told.js";
import { WorkItem } from "../types/work-item.js";
import { findPerson } from "./find.js";

const input = { description: "What is to be done." };

/** In what a person is looked for. */
const WORDS_OF_PERSONS = fieldIndex<domain.Person>("words", ({ name, handle, affiliation }) => [
  fold(`${name} ${handle} ${affiliation ?? ""}`),
]);

@ArgsType()
class PersonsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Only those whose name, handle or affiliation contains this, in any case.",
  })
  text?: string | null;
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, {
    nullable: true,
    description: "A person by handle, in any case. Error NOT_FOUND when there is none.",
  })
  person(
    @Arg("handle", () => String, { description: "E.g. `kazunori-tanikawa`." }) handle: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): domain.Person {
    return findAt(context, when, (programme) => findPerson(programme, handleKey(handle)));
  }

  @Query(() => PersonConnection, { description: "Persons by handle, a page at a time." })
  persons(
    @Args(() => PersonsArgs) { text, ...page }: PersonsArgs,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ) {
    const wanted = fold((text ?? "").slice(0, LENGTHS.name));
    const { people } = programmeAt(context, when);
    const found = wanted
      ? people.derived(WORDS_OF_PERSONS).where((words) => String(words).includes(wanted))
      : null;
    return paginate(people.list(found), BY_HANDLE, page);
  }

  @FieldResolver(() => MandateConnection, {
    description: "What the person is charged with, earliest appointment first.",
  })
  mandates(
    @Root() person: domain.Person,
    @Args(() => MandatesArgs) { all, ...page }: MandatesArgs,
    @Ctx() context: RequestContext,
  ) {
    const held = Object.values(person.mandates).map((mandate) => ({ ...mandate, person }));
    return paginate(heldIn(held, all, dayOf(person, context)), BY_ORDINAL, page);
  }

  @Mutation(() => PersonPayload, { description: "Makes a person known, so that mandates can be given." })
  async registerPerson(
    @Arg("input", () => RegisterPersonInput, input) request: RegisterPersonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "registerPerson", request, registerPerson));
  }

  @FieldResolver(() => String, { nullable: true })
  email(@Root() { handle, email }: domain.Person, @Ctx() context: RequestContext): string | null {
    return maySee("COLLEAGUES", handle, context) ? (email ?? null) : null;
  }

  @Mutation(() => PersonPayload, {
    description:
      "Changes name, affiliation or e-mail of a person: one's own, or as TSB anybody's. Administrators also link a " +
      "person to an identity of the OpenID Connect issuer.",
  })
  async updatePerson(
    @Arg("input", () => UpdatePersonInput, input) request: UpdatePersonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "updatePerson", request, updatePerson));
  }

  @Mutation(() => PersonPayload, {
    description:
      "Charges a person with a mandate for a term. It counts from the first day of the term (A.1 §2.3, WTSA Res. 1). " +
      "An office that one person holds is given to another only after the first one's term.",
  })
  async appoint(
    @Arg("input", () => AppointInput, input) request: AppointInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "appoint", request, appoint));
  }

  @Mutation(() => PersonPayload, {
    description: "Sets the last day of a mandate. The mandate stays on record (A.1 §2.3).",
  })
  async endMandate(
    @Arg("input", () => EndMandateInput, input) request: EndMandateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "endMandate", request, endMandate));
  }

  @Mutation(() => PersonPayload, {
    description:
      "Puts a mandate's role, scope or term right by an event that names the one it corrects; both stay on record. For whoever may " +
      "appoint; for administrators where it gives days that are over, or uncovers what was done.",
  })
  async correctMandate(
    @Arg("input", () => CorrectMandateInput, input) request: CorrectMandateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "correctMandate", request, correctMandate));
  }

  @Mutation(() => PersonPayload, {
    description:
      "Takes an appointment back that was recorded by mistake, by an event that names the one it corrects; both stay on record.",
  })
  async voidMandate(
    @Arg("input", () => VoidMandateInput, input) request: VoidMandateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "voidMandate", request, voidMandate));
  }

  @Mutation(() => PersonPayload, {
    description:
      "Puts a person's name, affiliation or e-mail right by an event that names the one it corrects; both stay on record.",
  })
  async correctPerson(
    @Arg("input", () => CorrectPersonInput, input) request: CorrectPersonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "correctPerson", request, correctPerson));
  }
}

@Resolver(() => Mandate)
export class MandateResolver {
  @FieldResolver(() => Person, { description: "Who holds it." })
  person(@Root() { person }: domain.HeldMandate): domain.Person {
    return person;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether it is in force on the day asked about, today where none is named.",
  })
  inForce(@Root() mandate: domain.HeldMandate, @Ctx() context: RequestContext): boolean {
    return heldIn([mandate], false, dayOf(mandate.person, context)).length > 0;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether it is a vice-chair's who replaces the chair, who is unable to continue (WTSA Res. 1 §3.3).",
  })
  replacing(@Root() { replacing }: domain.HeldMandate): boolean {
    return replacing ?? false;
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description:
      "The meeting at whose sitting the person takes the chair, with leave to preside there alone; null: it is no acting chair's.",
  })
  actingAt(@Root() { acting, person }: domain.HeldMandate, @Ctx() context: RequestContext) {
    return acting ? programmeOf(person, context).meeting(acting) : null;
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "The study group that it is for." })
  studyGroup(@Root() { scope, person }: domain.HeldMandate, @Ctx() context: RequestContext) {
    return scope ? programmeOf(person, context).studyGroup(scope) : null;
  }

  @FieldResolver(() => WorkingParty, { nullable: true, description: "The working party that it is for." })
  workingParty(@Root() { scope, person }: domain.HeldMandate, @Ctx() context: RequestContext) {
    return scope ? programmeOf(person, context).workingParty(scope) : null;
  }

  @FieldResolver(() => Question, { nullable: true, description: "The Question that it is for." })
  question(@Root() { scope, person }: domain.HeldMandate, @Ctx() context: RequestContext) {
    return scope ? programmeOf(person, context).question(scope) : null;
  }

  @FieldResolver(() => WorkItem, { nullable: true, description: "The work item that it is for." })
  workItem(@Root() { scope, person }: domain.HeldMandate, @Ctx() context: RequestContext) {
    return scope ? programmeOf(person, context).workItemById(scope) : null;
  }
}

function payload(done: Outcome<domain.Person>) {
  return { person: done.aggregate, ...told(done) };
}
