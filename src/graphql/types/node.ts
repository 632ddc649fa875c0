import { Field, ID, InterfaceType } from "type-graphql";
import { typeOfNode } from "../nodes.js";

@InterfaceType({
  description:
    "Something with an identity of its own (Relay's global object identification): `node(id:)` gives it again. " +
    "A view of the past is another object than the present one, so its id is another: it carries the moment.",
  resolveType: typeOfNode,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      "Opaque, unique among all objects of this server, and lasting; of a view of the past it names the moment too, so that no " +
      "client takes the past for the present. Two objects with one id are equal.",
  })
  id!: string;
}
