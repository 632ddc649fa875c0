import { candidateText, type LetterModel } from "./letter-model.js";

/** A letter as Markdown. */
export function letterAsMarkdown(letter: LetterModel): string {
  const { language, schedule, lists, deadlines, agenda, missing } = letter;
  const { labels, headings, words } = language;
  const labelled = (label: readonly string[], text: string | null) =>
    text ? [`${label[0]}${words.colon}${escaped(text)}  `] : [];
  const part = (name: keyof typeof headings, lines: readonly string[]) =>
    lines.length > 0 ? ["", `## ${headings[name][0]}`, "", ...lines] : [];
  const lines = [
    `# ${letter.name}`,
    "",
    ...(letter.dated ? [`${letter.dated}  `] : []),
    ...labelled(labels.reference, letter.reference),
    ...labelled(labels.place, letter.place),
    ...labelled(labels.subject, letter.subject),
    ...part(
      "schedule",
      schedule.map((line) => `- ${escaped(line)}`),
    ),
    ...part("candidates", [
      ...lists.flatMap(({ heading, candidates }) => [
        `### ${escaped(heading)}`,
        "",
        ...candidates.map((one) => `- **${escaped(one.acronym)}** ${escaped(candidateText(one, language))}`),
        "",
      ]),
      ...(missing.length > 0
        ? [`${words.missingTitles}${words.colon}${missing.map(escaped).join(words.comma)}`]
        : []),
    ]),
    ...part(
      "deadlines",
      deadlines.map(
        ({ date, what, rule }) =>
          `- ${date}${words.colon}${escaped(what)}${rule ? ` [${words.rule}${words.colon}${rule}]` : ""}`,
      ),
    ),
    ...part(
      "agenda",
      agenda.map(({ number, title }) => `${number}. ${escaped(title)}`),
    ),
  ];
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

/** Text that means nothing to Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
