import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type { WaitKind, WaitStatus } from "../../domain/vocabulary.js";
import type * as domain from "../../domain/work-item.js";
import { enumOf } from "../enums.js";
import { Waiting, WaitingWorkItem } from "./approval-lists.js";
import { Node } from "./node.js";
import type { WorkItem } from "./work-item.js";

export const WaitKindEnum = enumOf<WaitKind>("WaitKind", "What a work item waits for.", {
  NORMATIVE_REFERENCE: "A text that it refers to normatively: it has to be approved (Rec. ITU-T A.5).",
  COMPANION_TEXT: "A text that goes with it: it has to be decided on.",
  LIAISON: "The reply to a liaison statement (Rec. ITU-T A.1 §1.5).",
  IPR_STATEMENT: "A statement on intellectual property (Rec. ITU-T A.1 §1.4.6).",
});

export const WaitStatusEnum = enumOf<WaitStatus>(
  "WaitStatus",
  "How it stands with what is waited for; it follows from the text or the liaison statement.",
  {
    OPEN: "It is not there yet.",
    OVER: "It is there: the text is approved or decided on, the reply has come.",
    LOST: "It cannot come any more: the text was discontinued, the statement withdrawn.",
    ENDED: "Somebody said that it is waited for no longer.",
  },
);

@ObjectType({
  implements: [Node, Waiting, WaitingWorkItem],
  simpleResolvers: true,
  description: "What a work item waits for, and since when.",
})
export class Wait extends Node {
  @Field(() => WaitKindEnum, { description: "What kind of thing it is." })
  kind!: WaitKind;
  @Field(() => String, {
    nullable: true,
    description: "What is waited for, in words, where it is on no record here.",
  })
  what!: string | null;
  @Field(() => LocalDateResolver, { description: "Since when, a Geneva date." })
  since!: string;
  @Field(() => String, { nullable: true, description: "What whoever named it wanted remembered." })
  note!: string | null;
  day!: string | null;
  workItem!: WorkItem;
}

/** A wait as the API shows it. */
export type WaitView = domain.Wait & { readonly workItem: domain.WorkItem; readonly day: string };
