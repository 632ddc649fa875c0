import { DateTimeISOResolver, JSONResolver, LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { connectionOf } from "../connection.js";
import { RoleEnum } from "../enums.js";
import { Node } from "./node.js";

@ObjectType({ simpleResolvers: true, description: "Who acted, and in what capacity." })
export class Actor {
  @Field(() => String, { description: "Name." })
  name!: string;
  @Field(() => RoleEnum, { description: "Capacity." })
  role!: Role;
  @Field(() => Actor, {
    nullable: true,
    description: "Whose act was recorded, where an officer recorded it for somebody else.",
  })
  onBehalfOf?: Actor;
}

@ObjectType({ simpleResolvers: true, description: "What an act rests on." })
export class Basis {
  @Field(() => String, { nullable: true, description: "Document, e.g. `TD305-R1/WP3`." })
  document!: string | null;
  @Field(() => String, { nullable: true, description: "What the actor wanted remembered." })
  note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "One field that an event changed." })
export class Change {
  @Field(() => String, { description: "The field; entries of keyed fields are written like `titles.en`." })
  field!: string;
  @Field(() => JSONResolver, { nullable: true, description: "The value before; null when absent." })
  before!: unknown;
  @Field(() => JSONResolver, { nullable: true, description: "The value after; null when taken away." })
  after!: unknown;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One act upon an item. Events are only ever added, never changed.",
})
export class HistoryEvent extends Node {
  @Field(() => Int, { description: "Position in the history, from 1; also the revision that it produced." })
  seq!: number;
  @Field(() => LocalDateResolver, { description: "From when it counts: a Geneva date, `YYYY-MM-DD`." })
  effectiveOn!: string;
  @Field(() => DateTimeISOResolver, { description: "When it was written down: an instant in UTC." })
  recordedAt!: string;
  @Field(() => Actor, { description: "Who did it." })
  by!: Actor;
  @Field(() => Int, {
    nullable: true,
    description: "Position of the earlier event that this one puts right; null for every other event.",
  })
  corrects!: number | null;
  @Field(() => JSONResolver, {
    nullable: true,
    description:
      "What was said with the act, field by field as its mutation takes it; null for events of before this was kept, " +
      "and for acts on persons. docs/history.md says what it is for.",
  })
  said?: unknown;
  @Field(() => String, {
    description:
      "SHA-256 over this event and the hash of the one before it, in hexadecimal. See docs/history.md for what it protects against.",
  })
  hash!: string;
}

export const HistoryEventConnection = connectionOf(HistoryEvent, "HistoryEvent");
