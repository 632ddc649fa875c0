import type { DocumentLanguage } from "../../documents/model.js";
import type { Captions } from "./captions.js";
import { ENGLISH } from "./en.js";
import { FRENCH } from "./fr.js";
import { CHINESE } from "./zh.js";

/** The captions of reports, by language tag. */
export const CAPTIONS: Readonly<Record<DocumentLanguage, Captions>> = {
  en: ENGLISH,
  fr: FRENCH,
  zh: CHINESE,
};
