import { readFileSync } from "node:fs";
import { alike } from "./alike.js";

/** A block of code in the README. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The heading under which it stands. */
  readonly heading: string;
}

/** The README. */
export const README = readFileSync("README.md", "utf8");

/** Its blocks of code, in their order. */
export const BLOCKS: readonly Block[] = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
  language: match[1] ?? "",
  text: match[2] ?? "",
  heading:
    README.slice(0, match.index)
      .split(/^###? /m)
      .at(-1)
      ?.split("\n")[0] ?? "",
}));

/** Under the heading of one of the three people, an operation is sent with that person's token. */
const PEOPLE = ["editor of Y.QKD-TLS", "rapporteur of Q16/13", "chair of WP4/13"];

/** An operation of the README, for whom it is, and whether an answer is the one that is shown. */
export interface Told {
  readonly query: string;
  readonly person: string;
  readonly isAsShown: (data: unknown) => boolean;
}

/** The README's story: every operation with the answer that stands below it. */
export const STORY: readonly Told[] = BLOCKS.flatMap((block, index) => {
  if (block.language !== "graphql") return [];
  const shown: unknown = JSON.parse(BLOCKS[index + 1]?.text ?? "");
  return [
    {
      query: block.text,
      person: PEOPLE.find((one) => block.heading.includes(one)) ?? "",
      isAsShown: (data: unknown) => alike(data, shown),
    },
  ];
});
