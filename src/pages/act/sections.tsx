import type { VNode } from "preact";
import type { FormField } from "./field.js";
import { Fields, type FieldsProps, Folded, isTouched, Members } from "./fields.js";

/** What the fields of a work item are about. */
export type SectionName =
  | "planning"
  | "texts"
  | "titles"
  | "people"
  | "references"
  | "names"
  | "checks"
  | "record";

interface Section {
  readonly name: SectionName;
  readonly fields: readonly string[];
  /** Whether it stands open before anything was changed in it: what is changed most. */
  readonly isOpen?: boolean;
}

/** In the order of the form. */
const SECTIONS: readonly Section[] = [
  { name: "planning", fields: ["timing", "priority", "process", "version"], isOpen: true },
  { name: "texts", fields: ["summary", "scope", "integral"], isOpen: true },
  { name: "titles", fields: ["titles"] },
  { name: "people", fields: ["editors", "supportingMembers"] },
  {
    name: "references",
    fields: ["baseTexts", "relations", "externalReferences", "a5Justifications", "liaisons"],
  },
  { name: "names", fields: ["acronym", "aliases", "type", "equivalentNumber", "parent"] },
  { name: "checks", fields: ["checklist"] },
];
const NAMED = new Set(SECTIONS.flatMap(({ fields }) => fields));

/** Fields that need not be filled in: those of a work item by what they are about, so that only what is to be changed need be opened. */
export function Sections({ fields, ...rest }: FieldsProps): VNode {
  const particulars = fields.find(({ path }) => path === "particulars");
  if (!particulars) return <Fields fields={fields} {...rest} />;
  const all = [...fields.filter((field) => field !== particulars), ...particulars.fields];
  const record = all.filter((field) => !NAMED.has(lastOf(field))).map(lastOf);
  return (
    <>
      {[...SECTIONS, { name: "record" as const, fields: record }].map((section) => (
        <OneSection section={section} all={all} {...rest} />
      ))}
    </>
  );
}

type OneSectionProps = Omit<FieldsProps, "fields"> & {
  readonly section: Section;
  readonly all: readonly FormField[];
};

function OneSection({ section, all, ...rest }: OneSectionProps): VNode | null {
  const { t } = rest.view;
  const fields = section.fields.flatMap((name) => all.filter((field) => lastOf(field) === name));
  if (fields.length === 0) return null;
  const [only] = fields;
  const isOpen = Boolean(section.isOpen) || fields.some((field) => isTouched(field, rest));
  return (
    <Folded label={t.section[section.name]} isOpen={isOpen}>
      {fields.length === 1 && only?.kind === "groups" ? (
        <Members field={only} {...rest} mayBeLeftOut />
      ) : (
        <Fields fields={fields} {...rest} mayBeLeftOut />
      )}
    </Folded>
  );
}

const lastOf = ({ path }: FormField): string => path.split(".").at(-1) ?? "";
