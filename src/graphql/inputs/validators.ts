import { ValidateBy, type ValidationOptions } from "class-validator";
import { bodyLabel, questionLabel } from "../../domain/labels.js";
import { isLine, isParagraphs, isSeen, LENGTHS } from "../../domain/text.js";

export { LENGTHS } from "../../domain/text.js";

const every = (value: unknown, test: (text: string) => boolean): boolean =>
  Array.isArray(value)
    ? value.every((one) => typeof one === "string" && test(one))
    : typeof value === "string" && test(value);

const isSaid = (text: string): boolean => text.length <= LENGTHS.line && isLine(text) && isSeen(text);

const rule =
  (name: string, message: string, test: (text: string) => boolean) =>
  (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name,
        validator: {
          validate: (value) => value === null || value === undefined || every(value, test),
          defaultMessage: () => message,
        },
      },
      options,
    );

/** One line of at most 1 000 characters, without control characters; an empty one is allowed. Also for lists. */
export const Line = rule(
  "line",
  `must be one line of at most ${LENGTHS.line} characters without control characters`,
  (text) => text.length <= LENGTHS.line && isLine(text),
);

/** A line that says something: of 1 to 1 000 characters that people can see, for what has to be said. Also for lists. */
export const Said = rule(
  "said",
  `must be one line of 1 to ${LENGTHS.line} characters that can be seen, without control characters`,
  (text) => isSaid(text),
);

/** A name of 1 to 200 characters on one line that people can see. Also for lists. */
export const Name = rule(
  "name",
  `must be 1 to ${LENGTHS.name} visible characters on one line, without control characters`,
  (text) => text.length <= LENGTHS.name && isLine(text) && isSeen(text),
);

/** A title on one line of at most 1 000 characters that people can see; an empty one is allowed. */
export const TitleLine = rule(
  "title",
  `must be empty, or one line of at most ${LENGTHS.line} characters that can be seen, without control characters`,
  (text) => text === "" || isSaid(text),
);

/** Plain paragraphs of at most 20 000 characters. */
export const Paragraphs = rule(
  "paragraphs",
  `must be plain text of at most ${LENGTHS.paragraphs} characters`,
  (text) => text.length <= LENGTHS.paragraphs && isParagraphs(text),
);

/** Plain paragraphs that say something, of at most 20 000 characters. */
export const SaidAtLength = rule(
  "saidAtLength",
  `must be plain text of 1 to ${LENGTHS.paragraphs} characters that can be seen`,
  (text) => text.length <= LENGTHS.paragraphs && isParagraphs(text) && isSeen(text),
);

/** A label of a Question, as in Q16/13. */
export const QuestionLabel = rule(
  "questionLabel",
  "must be the label of a Question, as in Q16/13",
  (text) => questionLabel(text) !== null,
);

/** A label of a body, as in SG13, WP4/13 or WTSA. */
export const BodyLabel = rule(
  "bodyLabel",
  "must be the label of a working party or study group, as in WP4/13 or SG13",
  (text) => bodyLabel(text) !== null,
);

/** A language tag, as in en, zh or zh-hant. */
export const LanguageTag = rule("languageTag", "must be a language tag, as in en or zh", (text) =>
  /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text),
);

/** A month, YYYY-MM. */
export const Month = rule("month", "must be a month, YYYY-MM", (text) =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
);
