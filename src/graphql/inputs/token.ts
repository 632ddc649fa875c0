import { ArrayMaxSize, ArrayMinSize, IsInt } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { TOKEN_LIMITS } from "../../domain/access-token.js";
import { TOKEN_SCOPES, type TokenScope } from "../../domain/vocabulary.js";
import { TokenScopeEnum } from "../enums.js";
import { DryRun } from "./acting.js";
import { Name } from "./validators.js";

@InputType({ description: "Asks for a token with which you sign in, e.g. from a script." })
export class CreateTokenInput {
  @Name()
  @Field(() => String, { description: "What it is for, 1 to 200 characters." })
  name!: string;
  @ArrayMinSize(1)
  @ArrayMaxSize(TOKEN_SCOPES.length)
  @Field(() => [TokenScopeEnum], {
    description: "What it is to be good for; at most what you signed in with.",
  })
  scopes!: TokenScope[];
  @IsInt()
  @Field(() => Int, {
    nullable: true,
    description: `For how many days, at most ${TOKEN_LIMITS.longestDays}; left out: ${TOKEN_LIMITS.usualDays}.`,
  })
  days?: number | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "A key of your choice: sent again with the same input, no second token is made, and the first is named without its secret.",
  })
  idempotencyKey?: string | null;
  @DryRun()
  dryRun?: boolean | null;
}

@InputType({ description: "Takes a token back." })
export class RevokeTokenInput {
  @Name()
  @Field(() => ID, { description: "Its id, as `me` lists it." })
  id!: string;
  @DryRun()
  dryRun?: boolean | null;
}
