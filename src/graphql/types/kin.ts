import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type * as words from "../../domain/vocabulary.js";
import { enumOf } from "../enums.js";
import { WorkItem } from "./work-item.js";

export const KinKindEnum = enumOf<words.KinKind>(
  "KinKind",
  "What a work item is said to be to another one.",
  {
    SPLIT_FROM: "It was split from the other one, and takes a part of its work further.",
    PART_OF: "It is a part of the other one, which yields several texts.",
    COMPANION: "It goes with the other one, as a Supplement does with its Recommendation.",
  },
);

export const RelationKindEnum = enumOf<words.RelationKind>(
  "RelationKind",
  "What a work item is to another one, as it is seen from either of them.",
  {
    SPLIT_FROM: "It was split from the other one.",
    SPLIT_INTO: "The other one was split from it.",
    PART_OF: "It is a part of the other one.",
    HAS_PART: "The other one is a part of it.",
    COMPANION: "The two go together.",
    MERGED_INTO: "It was merged into the other one, to which its names lead.",
    MERGED_FROM: "The other one was merged into it.",
  },
);

@ObjectType({ simpleResolvers: true, description: "A work item that another one has to do with." })
export class RelatedWorkItem {
  @Field(() => RelationKindEnum, { description: "What the one that was asked about is to this one." })
  kind!: words.RelationKind;
  @Field(() => WorkItem, { description: "This one." })
  workItem!: WorkItem;
  @Field(() => LocalDateResolver, { description: "Since when, a Geneva date." })
  since!: string;
  @Field(() => String, { nullable: true, description: "What whoever named it wanted remembered." })
  note!: string | null;
}
