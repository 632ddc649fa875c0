import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { recordIprStatement } from "../../application/record-ipr-statement.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { RecordIprStatementInput } from "../inputs/ipr-statement.js";
import { perform } from "../perform.js";
import { IprStatement } from "../types/ipr-statement.js";
import { WorkItemPayload } from "../types/payloads.js";
import { WorkItem } from "../types/work-item.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver(() => WorkItem)
export class IprStatementResolver {
  @FieldResolver(() => [IprStatement], {
    description:
      "The statements on intellectual property that were received on it, in the order of recording; of each holder the latest counts.",
  })
  iprStatements(@Root() { iprStatements = {} }: Item): IprStatement[] {
    return Object.entries(iprStatements).map(([code, statement]) => ({ code, ...statement }));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Puts on record what the holder of a patent states about a text (Rec. A.1 §1.4.6).",
  })
  async recordIprStatement(
    @Arg("input", () => RecordIprStatementInput, input) request: RecordIprStatementInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "recordIprStatement", request, recordIprStatement));
  }
}
