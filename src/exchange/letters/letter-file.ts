import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { LetterReading } from "../../domain/letters/reading.js";
import type { LetterSource } from "../../domain/meeting.js";
import { textOfDocx } from "./docx-text.js";
import { LetterRefused, readLetter } from "./read-letter.js";

/** A letter with what it was read from. */
export interface LetterRead {
  readonly reading: LetterReading;
  readonly source: Omit<LetterSource, "document">;
}

/** The largest file that can be a letter, in bytes: real ones have some hundred kilobytes. */
export const LARGEST_LETTER_FILE = 10 * 1024 * 1024;

const begins = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte);

/** Reads a letter from a file: text in UTF-8, or DOCX. Throws LetterRefused or FileRefused where it is none. */
export async function readLetterFile(file: string): Promise<LetterRead> {
  const { size } = await stat(file);
  const megabytes = (count: number) => Math.round(count / 1024 / 1024);
  if (size > LARGEST_LETTER_FILE) {
    const most = megabytes(LARGEST_LETTER_FILE);
    throw new LetterRefused(`the file has ${megabytes(size)} MB; a letter has less than ${most} MB.`);
  }
  const bytes = await readFile(file);
  return {
    reading: readLetter(await textOf(bytes)),
    source: { name: basename(file), sha256: sha256(bytes) },
  };
}

/** Reads a letter from its text. */
export function readLetterText(text: string, name: string): LetterRead {
  return { reading: readLetter(text), source: { name, sha256: sha256(text) } };
}

const sha256 = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");

async function textOf(bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw new LetterRefused("it is empty.");
  if (begins(bytes, 0x50, 0x4b)) return textOfDocx(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new LetterRefused(
      "the file is a Word document of the old format (.doc). Save it as .docx or as text.",
    );
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new LetterRefused("the file is a PDF. Take the Word document of the letter, or its text.");
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff))
    throw new LetterRefused("the file is in UTF-16. Save it as text in UTF-8.");
  if (bytes.includes(0)) throw new LetterRefused("the file is no text.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new LetterRefused("the file is not in UTF-8. Save it as text in UTF-8.");
  }
}
