import { render } from "preact-render-to-string";
import type { AnyPage, WithMe } from "./page.js";
import { Frame } from "./parts/frame.js";
import { ProblemList } from "./parts/problems.js";
import type { Told } from "./told.js";
import type { View } from "./view.js";

const DOCTYPE = "<!doctype html>\n";

/** The document of a page, with what its query was answered. */
export function documentOf(page: AnyPage, data: WithMe, view: View): string {
  return (
    DOCTYPE +
    render(
      <Frame view={view} title={page.title(data, view)} kind={page.name}>
        {page.body(data, view)}
      </Frame>,
    )
  );
}

/** The document in the place of a page that cannot be shown: a heading, and what the API says of it. */
export function failureDocument(heading: string, told: readonly Told[], view: View): string {
  return (
    DOCTYPE +
    render(
      <Frame view={view} title={heading} kind="failure">
        <h1>{heading}</h1>
        <ProblemList problems={told} view={view} />
      </Frame>,
    )
  );
}
