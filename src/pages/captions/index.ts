import type { Language } from "../language.js";
import { type Captions, EN } from "./en.js";
import { FR } from "./fr.js";
import { ZH } from "./zh.js";

export type { Captions } from "./en.js";

/** The captions in every language. */
export const CAPTIONS: Readonly<Record<Language, Captions>> = { en: EN, fr: FR, zh: ZH };
