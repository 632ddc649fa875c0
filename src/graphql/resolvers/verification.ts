import { Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { Verification } from "../types/verification.js";

@Resolver()
export class VerificationResolver {
  @Query(() => Verification, {
    description:
      "Checks every history as it lies in the database: that its events follow each other by hash, and lead to the stored " +
      "state. It reads the whole database; those who ask at the same time share one look.",
  })
  async verify(@Ctx() { tracker, work }: RequestContext): Promise<Verification> {
    const report = await tracker.verify(() => work.isWanted);
    return { ...report, sound: report.broken.length === 0 };
  }
}
