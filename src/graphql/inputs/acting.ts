import { ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import type { Role } from "../../domain/vocabulary.js";
import { RoleEnum } from "../enums.js";
import { Line, Name } from "./validators.js";

@InputType({ description: "How whoever signed in acts. All of it can be left out." })
export class ActingInput {
  @Field(() => RoleEnum, {
    nullable: true,
    description: "The capacity you act in; left out: the first of your mandates that the act allows.",
  })
  as?: Role | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "Handle of the person whose act you record; both names are kept. For TSB, and only for what that person may do.",
  })
  onBehalfOf?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "Where an older fact is taken from, e.g. `Report SG13-R5 of 2023`. With it an administrator enters, under its own " +
      "date, what happened before anybody's mandate on record; it stays with the event as its basis.",
  })
  takenFrom?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "A key of your choice, unique among your requests: sent again with the same input, the first answer is given " +
      "again and nothing is done twice, for 7 days and your last 1 000 keys.",
  })
  idempotencyKey?: string | null;
}

/** The field for a rehearsal, which every act takes. */
export const DryRun = () =>
  Field(() => Boolean, {
    nullable: true,
    description:
      "A rehearsal: the answer is what doing it would give, problems and warnings and what follows, and nothing is stored. Ids of what would begin are others then.",
  });

/** What every act says besides its own. */
@InputType()
export abstract class ActInput {
  @DryRun()
  dryRun?: boolean | null;
  @ValidateNested()
  @Field(() => ActingInput, {
    nullable: true,
    description: "How you act; left out: as yourself, in whichever capacity the act allows.",
  })
  acting?: ActingInput | null;
}
