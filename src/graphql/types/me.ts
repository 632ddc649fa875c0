import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type { Liaison } from "../../domain/liaison.js";
import type { Meeting as DomainMeeting } from "../../domain/meeting.js";
import type * as domain from "../../domain/person.js";
import type { WaitingKind } from "../../domain/queries/waiting.js";
import type { LiaisonWaitingKind } from "../../domain/queries/waiting-liaisons.js";
import type { TokenScope } from "../../domain/vocabulary.js";
import type { WorkItem as DomainItem } from "../../domain/work-item.js";
import { TokenScopeEnum, WaitingKindEnum } from "../enums.js";
import { LiaisonStatement } from "./liaison.js";
import { Meeting } from "./meeting.js";
import { Person } from "./person.js";
import { WorkItem } from "./work-item.js";

@ObjectType({ simpleResolvers: true, description: "Something that waits for somebody." })
export class WaitingItem {
  @Field(() => WaitingKindEnum, { description: "What is wanted." })
  kind!: WaitingKind | LiaisonWaitingKind;
  @Field(() => WorkItem, {
    nullable: true,
    description: "On which work item; null where it is a liaison statement.",
  })
  workItem!: DomainItem | null;
  @Field(() => LiaisonStatement, {
    nullable: true,
    description: "On which liaison statement; null where it is a work item.",
  })
  liaisonStatement!: Liaison | null;
  @Field(() => Meeting, { nullable: true, description: "The meeting that it is for." })
  meeting!: DomainMeeting | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "By when, or where it is late since when: a Geneva date; the next usual announcement day is a projection.",
  })
  due!: string | null;
  @Field(() => String, { description: "In one sentence." })
  says!: string;
}

@ObjectType({ simpleResolvers: true, description: "Whoever signed in." })
export class Me {
  @Field(() => Person, { description: "The person." })
  person!: domain.Person;
  @Field(() => [TokenScopeEnum], { description: "What this sign-in is good for." })
  scopes!: readonly TokenScope[];
}
