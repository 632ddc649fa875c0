import type { Problem } from "../domain/problem.js";

/** What was asked for on the command line is refused, for the reasons in the message. */
export class CommandRefused extends Error {}

/** Throws {@link CommandRefused} with every reason, where there are some. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new CommandRefused(problems.map(({ message, remedy }) => `${message} ${remedy}`).join("\n"));
}
