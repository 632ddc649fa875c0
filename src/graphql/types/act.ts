import { Field, Int, ObjectType } from "type-graphql";
import type { Commit } from "../../programme/commit.js";
import type { Seen } from "../../programme/seen.js";

/** What a commit did, to whoever watches: with what they have seen with it. */
export interface ActView {
  readonly commit: Commit;
  readonly seen: Seen;
}

@ObjectType({
  description:
    "What one act did to one record, as whoever watches is told of it. An act upon several records comes as one for each.",
})
export class Act {
  @Field(() => String, {
    description:
      "From where to watch on so that nothing is missed and nothing comes twice: give it as `after`, here or at another server " +
      "on the same database. Opaque.",
  })
  cursor!: string;
  @Field(() => Int, {
    description:
      "The number of the commit, unique in the database. Of two servers that write at the same moment the later number can come first.",
  })
  position!: number;
}
