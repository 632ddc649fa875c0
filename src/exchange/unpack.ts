import { FileRefused } from "./spreadsheets/sheet.js";

/** The XML parts of an office file by their paths. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The XML parts of an XLSX or DOCX file. No more is unpacked than the directory of the archive says, whatever it turns out to hold.
 * Throws {@link FileRefused} where that is more than `most` bytes, or the archive is damaged.
 */
export async function unpackXml(bytes: Uint8Array, most: number, what: string): Promise<Parts> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  const isRead = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!/\.xml(\.rels)?$|(^|\/)\.rels$/.test(name)) return false;
    total += originalSize;
    if (total > most)
      throw new FileRefused(`The file unpacks to more than ${most / 1024 / 1024} MB, which is not read.`);
    return true;
  };
  try {
    return unzipSync(bytes, { filter: isRead });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged(what, error);
  }
}

/** Packs parts anew from what was measured, because readers believe what an archive says of its own size. */
export async function packedAnew(parts: Parts): Promise<Uint8Array> {
  const { zipSync } = await import("fflate");
  return zipSync({ ...parts }, { level: 0 });
}

/** The refusal of a file that is not what it seems. */
export function damaged(what: string, error: unknown): FileRefused {
  return new FileRefused(`The file is no ${what}, or it is damaged: ${(error as Error).message}`);
}
