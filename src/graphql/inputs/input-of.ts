import { type ClassType, InputType } from "type-graphql";

/**
 * The input of a mutation: what the given class takes, under the mutation's own name, so that `startLastCall` takes a
 * `StartLastCallInput` also where several acts say the same.
 */
export function inputOf<I extends object>(mutation: string, takes: ClassType<I>, says: string): ClassType<I> {
  const name = inputName(mutation);
  if (takes.name === name) return takes;
  @InputType(name, { description: says })
  class Input extends (takes as ClassType<object>) {}
  return Input as ClassType<I>;
}

/** What the input of a mutation is called. */
export function inputName(mutation: string): string {
  return `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
}
