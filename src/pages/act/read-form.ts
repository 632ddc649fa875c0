import { type FormField, type Typed, textOf } from "./field.js";

/** What stands in a field that says of a list that it is empty. */
export const NONE = ".none";
/** The most members that a form has for a list of groups. */
const MOST_GROUPS = 50;

/**
 * The input that a form says. What was left empty is left out; what stood in the form before (`was`) and is empty now is null, and what is
 * as it was is left out too, so that a form says only what was changed in it.
 */
export function inputIn(
  fields: readonly FormField[],
  typed: Typed,
  was: Typed = {},
): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const field of fields) {
    const value = saidIn(field, typed, was);
    if (value !== undefined) said[field.path.split(".").at(-1) ?? ""] = value;
  }
  return said;
}

function saidIn(field: FormField, typed: Typed, was: Typed): unknown {
  const { kind, path, fields } = field;
  if (kind === "group") {
    const said = inputIn(fields, typed, was);
    return Object.keys(said).length > 0 ? said : undefined;
  }
  const [now, before] = [plainValue(field, typed), plainValue(field, was)];
  if (Object.keys(was).length === 0 || !namesOf(was, path)) return now;
  if (JSON.stringify(now) === JSON.stringify(before)) return undefined;
  // A field that was not sent at all says nothing; one that was sent empty takes away what was there.
  if (now === undefined && !Object.keys(typed).some((name) => name === path || name.startsWith(`${path}.`)))
    return undefined;
  return now ?? null;
}

function plainValue(field: FormField, typed: Typed): unknown {
  const { kind, path } = field;
  if (kind === "groups") return groupsIn(field, typed);
  if (typed[path + NONE]) return [];
  if (kind === "choices") return typed[path]?.length ? [...typed[path]] : undefined;
  const text = textOf(typed, path).trim();
  if (text === "") return undefined;
  if (kind === "texts") {
    return text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  }
  if (kind === "number") return Number(text);
  if (kind === "flag") return text === "true";
  return text;
}

/** A list of groups: those that say something. */
function groupsIn(field: FormField, typed: Typed): unknown {
  if (typed[field.path + NONE]) return [];
  const members = Array.from({ length: MOST_GROUPS }, (_, index) => inputIn(memberOf(field, index), typed));
  const said = members.filter((member) => Object.keys(member).length > 0);
  return said.length > 0 ? said : undefined;
}

/** The fields of one member of a list of groups. */
export function memberOf({ path, fields }: FormField, index: number): FormField[] {
  const moved = (field: FormField): FormField => ({
    ...field,
    path: `${path}.${index}${field.path.slice(path.length)}`,
    fields: field.fields.map(moved),
  });
  return fields.map(moved);
}

/** Whether there is a text for a field, or for something in it. */
export function namesOf(typed: Typed, path: string): boolean {
  return Object.entries(typed).some(
    ([name, texts]) =>
      (name === path || name.startsWith(`${path}.`)) && texts.some((text) => text.trim() !== ""),
  );
}
