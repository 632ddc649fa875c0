import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { copiedOnPaper } from "../../application/on-paper.js";
import { isSignedIn } from "../../application/permit.js";
import { createToken, revokeToken } from "../../application/tokens.js";
import type { RequestContext } from "../context.js";
import { failure } from "../errors.js";
import { CreateTokenInput, RevokeTokenInput } from "../inputs/token.js";
import { actingAs } from "../perform.js";
import { TokenPayload } from "../types/token.js";

const input = { description: "What is to be done." };

@Resolver()
export class TokenMutations {
  @Mutation(() => TokenPayload, {
    description:
      "Makes a token with which you sign in. The token itself is in this answer and nowhere else. Needs the scope TOKENS.",
  })
  async createToken(
    @Arg("input", () => CreateTokenInput, input) request: CreateTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<TokenPayload> {
    const by = actingAs(context);
    const { tracker } = context;
    // A person who is not in the database could not sign in with it after a restart.
    const stored = isSignedIn(by) && (await tracker.repositories.person.find(by.person.id));
    if (!isSignedIn(by) || !stored) {
      throw failure(
        "FORBIDDEN",
        "Tokens are for persons who are registered; this sign-in is for trying out only.",
      );
    }
    if (!by.scopes.includes("TOKENS")) {
      throw failure(
        "FORBIDDEN",
        `This token is good for ${by.scopes.join(", ")}; making tokens needs TOKENS.`,
      );
    }
    if (!request.dryRun) return createToken(tracker, by.person, request, by.scopes);
    const rehearsed = await createToken(copiedOnPaper(tracker), by.person, request, by.scopes);
    // What was only rehearsed is good for nothing.
    return { ...rehearsed, secret: null };
  }

  @Mutation(() => TokenPayload, {
    description:
      "Takes a token back: your own, or as an administrator anybody's. It is good for nothing from then on.",
  })
  async revokeToken(
    @Arg("input", () => RevokeTokenInput, input) { id, dryRun }: RevokeTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<TokenPayload> {
    const tracker = dryRun ? copiedOnPaper(context.tracker) : context.tracker;
    return { secret: null, ...(await revokeToken(tracker, { id, by: actingAs(context) })) };
  }
}
