import type { ComponentChildren, VNode } from "preact";
import { particularInWords } from "../captions/fields.js";
import { ProblemList } from "../parts/problems.js";
import { Coded, humanised } from "../parts/words.js";
import type { Told } from "../told.js";
import type { View } from "../view.js";
import { type FormField, type Typed, textOf } from "./field.js";
import { memberOf, NONE, namesOf } from "./read-form.js";

/** What fields are shown with. */
export interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly typed: Typed;
  /** What stood in the fields when they were first shown. */
  readonly was: Typed;
  /** What stands against what was typed, by the field. */
  readonly problems: readonly (Told & { readonly path?: string | null })[];
  readonly view: View;
  /** Whether the fields are part of something that may be left out as a whole. */
  readonly mayBeLeftOut?: boolean;
}

interface FieldProps extends Omit<FieldsProps, "fields"> {
  readonly field: FormField;
}

/** Fields, each with its description and what stands against it. */
export function Fields({ fields, ...rest }: FieldsProps): VNode {
  return (
    <>
      {fields.map((field) => (
        <Field field={field} {...rest} />
      ))}
    </>
  );
}

/** What a field is called: a particular of a work item as its history calls it. */
const labelOf = ({ path, label }: FormField, { language, t }: View): string =>
  path === "acting" ? t.howYouAct : (particularInWords(path, language) ?? label);

/** Whether a problem is about a field: it names it in full, or by its last name. */
export function isAbout(path: string | null | undefined, field: FormField): boolean {
  if (!path) return false;
  const bare = path.replace(/^input\./, "");
  const [first = ""] = bare.split(/[.[]/);
  return bare === field.path || first === field.path.split(".").at(-1);
}

function Field(props: FieldProps): VNode {
  const { field, typed, view, problems, mayBeLeftOut = false } = props;
  if (field.kind === "group" || field.kind === "groups") return <Group {...props} />;
  const about = problems.filter(({ path }) => isAbout(path, field));
  const id = `f-${field.path}`;
  return (
    <div class="field">
      <label for={id}>
        {labelOf(field, view)}
        {field.isRequired ? <span class="required"> *</span> : null}
      </label>
      <Control
        field={mayBeLeftOut ? { ...field, isRequired: false } : field}
        typed={typed}
        id={id}
        isWrong={about.length > 0}
        view={view}
      />
      {field.description ? (
        <small id={`${id}-note`} class="note">
          <Coded text={field.description} />
        </small>
      ) : null}
      {field.kind === "texts" ? <None field={field} typed={typed} view={view} /> : null}
      <ProblemList problems={about} view={view} />
    </div>
  );
}

interface ControlProps {
  readonly field: FormField;
  readonly typed: Typed;
  readonly id: string;
  readonly isWrong: boolean;
  readonly view: View;
}

function Control({ field, typed, id, isWrong, view }: ControlProps): VNode {
  const { path, kind, isRequired, options } = field;
  const text = textOf(typed, path);
  const all = {
    id,
    name: path,
    ...(field.description ? { "aria-describedby": `${id}-note` } : {}),
    ...(isWrong ? { "aria-invalid": "true" as const } : {}),
  };
  if (kind === "choice" || kind === "flag") {
    const offered =
      kind === "flag" ? FLAG.map((value) => ({ value, label: view.t[value] })) : optionsOf(field, view);
    return (
      <select {...all} required={isRequired}>
        <option value="" />
        {offered.map(({ value, label }) => (
          <option
            value={String(value === "yes" ? true : value === "no" ? false : value)}
            selected={isChosen(text, value)}
          >
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === "choices") {
    return (
      <select {...all} multiple size={Math.min(6, options.length)}>
        {optionsOf(field, view).map(({ value, label }) => (
          <option value={value} selected={typed[path]?.includes(value) ?? false}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === "texts" || /summary|scope|reason|note|terms|text$/i.test(path.split(".").at(-1) ?? "")) {
    return (
      <textarea {...all} rows={kind === "texts" ? 3 : 4} dir="auto" required={isRequired}>
        {text}
      </textarea>
    );
  }
  if (kind === "day") return <input {...all} type="date" value={text} required={isRequired} />;
  if (kind === "number") return <input {...all} type="number" value={text} required={isRequired} />;
  return <input {...all} type="text" value={text} required={isRequired} dir="auto" />;
}

const FLAG = ["yes", "no"] as const;
const isChosen = (text: string, value: string): boolean =>
  text === value || (value === "yes" && text === "true") || (value === "no" && text === "false");

/** What may be chosen, in words where there are some for the enumeration. */
function optionsOf({ enumeration, options }: FormField, { t }: View): { value: string; label: string }[] {
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...t.value,
    Role: t.role,
    Stage: t.stage,
    DecisionKind: t.decisionKind,
    DecisionOutcome: t.outcome,
  };
  const words = known[enumeration ?? ""] ?? {};
  return options.map(({ value }) => ({ value, label: words[value] ?? humanised(value) }));
}

/** A box that says of a list that it is empty, which is something else than that nothing is known. */
function None({ field, typed, view }: Pick<FieldProps, "field" | "typed" | "view">): VNode {
  const name = field.path + NONE;
  return (
    <label class="none">
      <input type="checkbox" name={name} value="1" checked={typed[name] !== undefined} />{" "}
      {view.t.thereAreNone}
    </label>
  );
}

function Group({ field, ...rest }: FieldProps): VNode {
  const { view } = rest;
  const isOpen = field.isRequired || isTouched(field, rest);
  if (field.kind === "group") {
    return (
      <Folded label={labelOf(field, view)} note={field.description} isOpen={isOpen}>
        <Fields fields={field.fields} {...rest} mayBeLeftOut={!field.isRequired} />
      </Folded>
    );
  }
  return (
    <Folded label={labelOf(field, view)} note={field.description} isOpen={isOpen}>
      <Members field={field} {...rest} />
    </Folded>
  );
}

/** The members of a list of groups, with one more to be filled in. */
export function Members({ field, ...rest }: FieldProps): VNode {
  const { typed, view } = rest;
  const filled = Array.from({ length: 50 }, (_, index) => index).filter((index) =>
    namesOf(typed, `${field.path}.${index}`),
  );
  const shown = Math.max((filled.at(-1) ?? -1) + 2, field.isRequired ? 1 : 2);
  return (
    <>
      <None field={field} typed={typed} view={view} />
      {Array.from({ length: shown }, (_, index) => (
        <div class="member">
          <Fields fields={memberOf(field, index)} {...rest} mayBeLeftOut={!field.isRequired || index > 0} />
        </div>
      ))}
    </>
  );
}

/** Whether something was said in a field, or in what it is made of, or stands against it: then it has to be seen. */
export function isTouched(field: FormField, { typed, was, problems }: Omit<FieldsProps, "fields">): boolean {
  const isSaid = namesOf(typed, field.path) || namesOf(was, field.path);
  const isChanged = isSaid && JSON.stringify(textsOf(typed, field)) !== JSON.stringify(textsOf(was, field));
  return isChanged || problems.some(({ path }) => isAbout(path, field) || isWithin(path, field));
}

/** The texts of a field and of what it is made of, without those that are empty. */
const textsOf = (typed: Typed, { path }: FormField): [string, string][] =>
  Object.keys(typed)
    .filter((name) => name === path || name.startsWith(`${path}.`))
    .map((name): [string, string] => [name, typed[name]?.join("\n").trim().replaceAll("\r", "") ?? ""])
    .filter(([, text]) => text !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));

const isWithin = (path: string | null | undefined, group: FormField): boolean =>
  group.fields.some((field) => isAbout(path, field) || isWithin(path, field));

interface FoldedProps {
  readonly label: string;
  readonly note?: string;
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

/** Fields that are folded away unless they have to be seen. */
export function Folded({ label, note, isOpen, children }: FoldedProps): VNode {
  return (
    <details class="group" open={isOpen}>
      <summary>{label}</summary>
      <fieldset>
        <legend class="visually-hidden">{label}</legend>
        {note ? (
          <small class="note">
            <Coded text={note} />
          </small>
        ) : null}
        {children}
      </fieldset>
    </details>
  );
}
