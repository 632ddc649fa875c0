/** One field of a form, as the API's own input type says it. */
export interface FormField {
  /** Where its value goes, e.g. `particulars.summary`. */
  readonly path: string;
  readonly label: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** The enumeration that its options are of, as the API calls it; null: it has none. */
  readonly enumeration: string | null;
  /** What may be chosen. */
  readonly options: readonly FieldOption[];
  /** What a group, or each of several, is made of. */
  readonly fields: readonly FormField[];
}

/** How a field is filled in. `groups` are several of the same form, `texts` and `choices` several of one. */
export type FieldKind =
  | "text"
  | "day"
  | "instant"
  | "number"
  | "flag"
  | "choice"
  | "texts"
  | "choices"
  | "group"
  | "groups";

/** A value that may be chosen, and what it means. */
export interface FieldOption {
  readonly value: string;
  readonly description: string;
}

/** The texts of a form by the names of its fields; several of one name in their order. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** The first text of a name. */
export const textOf = (typed: Typed, name: string): string => typed[name]?.[0] ?? "";
