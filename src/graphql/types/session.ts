import { DateTimeISOResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type { Session as State } from "../../domain/meeting.js";
import { Actor } from "./history.js";

@ObjectType({
  simpleResolvers: true,
  description: "That the chair opened the sitting of a body, and closed it; it can be opened again.",
})
export class SittingSession {
  @Field(() => String, {
    description: "Its name at the meeting, `S1` for the first; correctSession takes it.",
  })
  code!: string;
  @Field(() => DateTimeISOResolver, { description: "When it was opened, an instant in UTC." })
  openedAt!: string;
  @Field(() => Actor, { description: "Who opened it." })
  openedBy!: State["openedBy"];
  @Field(() => DateTimeISOResolver, { nullable: true, description: "When it was closed; null: it is open." })
  closedAt!: string | null;
  @Field(() => Actor, { nullable: true, description: "Who closed it; null: it is open." })
  closedBy!: State["closedBy"];
}
