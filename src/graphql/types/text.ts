import { Field, ObjectType } from "type-graphql";
import type { Provenance } from "../../domain/vocabulary.js";
import { ProvenanceEnum } from "../enums.js";

@ObjectType({
  simpleResolvers: true,
  description: "A title or name in one language, with where it comes from.",
})
export class LocalizedText {
  @Field(() => String, { description: "Language tag in lower case, e.g. `en`, `zh`, `ar`." })
  language!: string;
  @Field(() => String, { description: "The text, Unicode NFC." })
  text!: string;
  @Field(() => ProvenanceEnum, { description: "Where the text comes from." })
  provenance!: Provenance;
}

/** The argument that asks for a language. */
export const IN_LANGUAGE = {
  defaultValue: "en",
  description: "Language tag; where it is not there, English, else any.",
};

type Texts = Readonly<Record<string, { text: string; provenance: Provenance }>>;

/** The texts of all languages, English first. */
export function localized(texts: Texts): LocalizedText[] {
  const languages = Object.keys(texts).sort(
    (a, b) => Number(b === "en") - Number(a === "en") || (a < b ? -1 : 1),
  );
  return languages.map((language) => ({ language, ...(texts[language] as Texts[string]) }));
}

/** The text in a language; where it is not there, in English, else in any. It says in which. */
export function inLanguage(texts: Texts, language: string): LocalizedText | null {
  const wanted = language.toLowerCase();
  const tag = [wanted, "en", ...Object.keys(texts)].find((one) => Object.hasOwn(texts, one));
  const found = tag === undefined ? undefined : texts[tag];
  return tag && found ? { language: tag, ...found } : null;
}
