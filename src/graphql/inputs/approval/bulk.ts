import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import { ActInput } from "../acting.js";
import { LENGTHS, Name, Said } from "../validators.js";

@InputType({ description: "One act upon many work items, each of which is done or refused for itself." })
export abstract class BulkActInput extends ActInput {
  @Name()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    description: `Acronyms, aliases or assigned numbers of the work items, in any case; 1 to ${LENGTHS.list}.`,
  })
  workItems!: string[];
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The day of the act, a Geneva date, not in the future; left out: today.",
  })
  date?: string | null;
}

@InputType({ description: "The study group chair asks the Director to go ahead with many texts (A.8 §3.1)." })
export class RequestAnnouncementsInput extends BulkActInput {}

@InputType({ description: "The Director announces the last calls of many texts at once (A.8 §4.1)." })
export class StartLastCallsInput extends BulkActInput {
  @Said()
  @Field(() => String, { description: "The announcement, e.g. `AAP-21`." })
  document!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "First day of all of them, a Geneva date, usually the 1st or 16th; left out: the day of the act.",
  })
  startsOn?: string | null;
}

@InputType({ description: "The last calls of many texts are over (A.8 §4.4)." })
export class CloseLastCallsInput extends BulkActInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day of approval of those that are approved, a Geneva date; left out: the first day of each last call + 28.",
  })
  approvedOn?: string | null;
}

@InputType({ description: "The Director notifies the results on many texts at once (A.8 §6.1, §6.2)." })
export class RecordNotificationsInput extends BulkActInput {
  @Said()
  @Field(() => String, { description: "E.g. `TSB Circular 65`." })
  document!: string;
}
