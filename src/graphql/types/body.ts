import { Field, ObjectType } from "type-graphql";
import type { Programme } from "../../programme/programme.js";

@ObjectType({
  description:
    "A body that sits, decides or asks: a study group, a working party, the assembly, another group.",
})
export class Body {
  @Field(() => String, { description: "`SG13`, `WP4/13`, `WTSA`, or the name of the group." })
  label!: string;
}

/** A body as the API shows it: its label, and the programme of the moment at which it is asked for. */
export interface BodyView {
  readonly label: string;
  readonly programme: Programme;
}
