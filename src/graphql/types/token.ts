import { DateTimeISOResolver } from "graphql-scalars";
import { Field, ID, ObjectType } from "type-graphql";
import type * as domain from "../../domain/access-token.js";
import type { TokenScope } from "../../domain/vocabulary.js";
import { TokenScopeEnum } from "../enums.js";
import { Problem } from "./problem.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "A personal token of access, as its holder sees it: never the token itself, which is not kept.",
})
export class AccessToken {
  @Field(() => ID, { description: "The part of the token that may be shown: 16 hexadecimal digits." })
  id!: string;
  @Field(() => String, { description: "What it is for, in its holder's words." })
  name!: string;
  @Field(() => [TokenScopeEnum], { description: "What it is good for." })
  scopes!: readonly TokenScope[];
  @Field(() => DateTimeISOResolver, { description: "When it was made: an instant in UTC." })
  createdAt!: string;
  @Field(() => DateTimeISOResolver, { description: "Until when it is good: an instant in UTC." })
  expiresAt!: string;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "When it was taken back; null: it was not.",
  })
  revokedAt!: string | null;
  @Field(() => DateTimeISOResolver, {
    nullable: true,
    description: "When it was last used, to within a minute; null: never.",
  })
  lastUsedAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a token." })
export class TokenPayload {
  @Field(() => AccessToken, { nullable: true, description: "The token after the act; null when refused." })
  token!: domain.AccessToken | null;
  @Field(() => String, {
    nullable: true,
    description: "Of a new token: the token itself. It is shown this once; keep it like a password.",
  })
  secret!: string | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
}
