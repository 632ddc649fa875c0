import { ArrayMaxSize } from "class-validator";
import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { argumentsFor, programmeAt } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { badInput } from "../errors.js";
import { readNodeId } from "../node-id.js";
import { nodeIdOf, nodeNamed } from "../nodes.js";
import { Node } from "../types/node.js";

/** So many nodes can be asked for at once. */
const MOST_NODES = 100;

@ArgsType()
class NodesArgs {
  @ArrayMaxSize(MOST_NODES)
  @Field(() => [ID], { description: `Ids that this server gave, at most ${MOST_NODES}.` })
  ids!: string[];
}

@Resolver(() => Node)
export class NodeResolver {
  @FieldResolver(() => ID)
  id(@Root() node: object, @Info() { parentType }: GraphQLResolveInfo): string {
    return nodeIdOf(parentType.name, node);
  }

  @Query(() => Node, {
    nullable: true,
    description:
      "The object that an id names, at the moment that it names; null when there is none any more, or was none then. " +
      "Error BAD_USER_INPUT when it is no id of this server.",
  })
  node(
    @Arg("id", () => ID, { description: "An `id` that this server gave." }) id: string,
    @Ctx() context: RequestContext,
  ): object | null {
    return find(context, id, "id");
  }

  @Query(() => [Node], {
    nullable: "itemsAndList",
    description: "The objects that ids name, in their order; null in the place of one that is not there.",
  })
  nodes(@Args(() => NodesArgs) { ids }: NodesArgs, @Ctx() context: RequestContext): (object | null)[] {
    return ids.map((id, index) => find(context, id, `ids.${index}`));
  }
}

function find(context: RequestContext, id: string, path: string): object | null {
  const name = readNodeId(id);
  if (!name) {
    throw badInput(
      `The argument "${path}" is no id of this server. Acronyms, labels and codes have fields of their own.`,
      [{ path, message: "must be an id that this server gave" }],
    );
  }
  return nodeNamed(name, programmeAt(context, argumentsFor(name.moment)));
}
