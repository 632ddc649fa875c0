import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { connectionOf } from "../connection.js";
import { RoleEnum } from "../enums.js";
import { HistoryEvent } from "./history.js";
import { Node } from "./node.js";
import { Told } from "./told.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A person who has, had or will have a mandate in the work programme.",
})
export class Person extends Node {
  @Field(() => String, { description: "A short name that no two persons share, e.g. `kazunori-tanikawa`." })
  handle!: string;
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: "The member that the person belongs to; null when not recorded.",
  })
  affiliation!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "E-mail address; null when not recorded, and for everybody but the person and those who have a mandate in force, signed in with a token good for READ.",
  })
  email!: string | null;
  @Field(() => Int, { description: "Number of events in the person's history." })
  revision!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "How an appointment that was recorded by mistake was taken back.",
})
export class MandateVoiding {
  @Field(() => String, { description: "Why the record was wrong." })
  reason!: string;
  @Field(() => Int, { description: "Position in the person's history of the event that took it back." })
  event!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "What somebody is charged with, for a term: the chair of a study group or working party, the rapporteur of a " +
    "Question, the editor of a work item, the secretariat.",
})
export class Mandate extends Node {
  @Field(() => RoleEnum, { description: "Capacity." })
  role!: Role;
  @Field(() => LocalDateResolver, { description: "First day of the term, a Geneva date." })
  from!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Last day of the term, a Geneva date; null while no end is known.",
  })
  until!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Of a liaison rapporteur: the group with which the liaison is kept up; of a convener: the correspondence group.",
  })
  group?: string;
  @Field(() => MandateVoiding, {
    nullable: true,
    description: "That the appointment was recorded by mistake and taken back; null while it stands.",
  })
  voided?: MandateVoiding;
}

export const PersonConnection = connectionOf(Person, "Person");

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a person." })
export class PersonPayload extends Told {
  @Field(() => Person, {
    nullable: true,
    description: "The person after the act; when refused, as he or she is; null when there is none.",
  })
  person!: Person | null;
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the person since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}
