import type { VNode } from "preact";
import type { Told } from "../told.js";
import type { View } from "../view.js";
import { ClauseLink } from "./words.js";

/** What stands against something, each with its clause and what would meet it. */
export function ProblemList({
  problems,
  view,
}: {
  readonly problems: readonly Told[];
  readonly view: View;
}): VNode | null {
  if (problems.length === 0) return null;
  return (
    <div class="problems" role="alert">
      <ul>
        {problems.map(({ message, remedy, clause }) => (
          <li key={message}>
            <bdi>{message}</bdi> {remedy ? <bdi class="remedy">{remedy}</bdi> : null}{" "}
            {clause ? <ClauseLink clause={clause} view={view} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
