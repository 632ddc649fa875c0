import { render } from "preact-render-to-string";
import type { ActQuery } from "../api-types.js";
import { Frame } from "../parts/frame.js";
import { queryBeside } from "../query-file.js";
import type { View } from "../view.js";
import type { Typed } from "./field.js";
import { Act, type ActShown } from "./view.js";

/** What the form of an act asks for: who signed in, and the item that it is about. */
export const ACT_QUERY = queryBeside(import.meta.url);

/** The document of an act: its form, or what became of it. */
export function actDocument(shown: ActShown, about: Partial<Pick<ActQuery, "workItem">>, view: View): string {
  return `<!doctype html>\n${render(
    <Frame view={view} title={view.t.actName(shown.mutation)} kind="act">
      <Act shown={shown} about={about} view={view} />
    </Frame>,
  )}`;
}

/** What the form for an update begins with: the item as it is. */
export function particularsOf(item: NonNullable<ActQuery["workItem"]>): Typed {
  const lines = (texts: readonly string[] | null | undefined) => (texts ? [texts.join("\n")] : []);
  const at = (name: string) => `particulars.${name}`;
  const none = (name: string, texts: readonly string[] | null | undefined): Typed =>
    texts?.length === 0 ? { [at(`${name}.none`)]: ["1"] } : {};
  return {
    [at("timing")]: item.timing ? [item.timing.raw] : [],
    [at("priority")]: item.priority ? [item.priority] : [],
    [at("version")]: [item.version],
    [at("process")]: [item.process],
    [at("summary")]: item.summary ? [item.summary] : [],
    [at("scope")]: item.scope ? [item.scope] : [],
    [at("equivalentNumber")]: item.equivalentNumber ? [item.equivalentNumber] : [],
    [at("baseTexts")]: lines(item.baseTexts),
    ...none("baseTexts", item.baseTexts),
    [at("supportingMembers")]: lines(item.supportingMembers),
    [at("externalReferences")]: lines(item.externalReferences),
    ...none("externalReferences", item.externalReferences),
    [at("relations")]: lines(item.relations),
    [at("liaisons")]: lines(item.liaisons),
    ...Object.fromEntries(
      (item.titles ?? []).flatMap(({ language, text }, index) => [
        [at(`titles.${index}.language`), [language]],
        [at(`titles.${index}.text`), [text]],
      ]),
    ),
    ...Object.fromEntries(
      (item.editors ?? []).flatMap(({ name, affiliation }, index) => [
        [at(`editors.${index}.name`), [name]],
        [at(`editors.${index}.affiliation`), affiliation ? [affiliation] : []],
      ]),
    ),
  };
}
