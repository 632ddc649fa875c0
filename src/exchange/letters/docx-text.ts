import { damaged, packedAnew, unpackXml } from "../unpack.js";

/** The most that the parts of a Word document may take when they are unpacked, in bytes; a letter has less than one megabyte. */
const LARGEST_UNPACKED = 30 * 1024 * 1024;
const WHAT = "Word document";

/** The text of a DOCX file: a line a paragraph, bullets and numbers of lists kept, a table row with tabs between its cells. */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const parts = await unpackXml(bytes, LARGEST_UNPACKED, WHAT);
  if (!parts["word/document.xml"]) throw damaged(WHAT, new Error("it has no word/document.xml."));
  const { default: mammoth } = await import("mammoth");
  const buffer = Buffer.from(await packedAnew(parts));
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { ignoreEmptyParagraphs: false });
    return textOfHtml(value);
  } catch (error) {
    throw damaged(WHAT, error);
  }
}

/** The text of HTML as mammoth writes it: well-formed, without comments or scripts. */
export function textOfHtml(html: string): string {
  const text = new HtmlText();
  for (const [, tag, content] of html.matchAll(/<(\/?\w+)[^>]*>|([^<]+)/g)) {
    if (tag) text.tag(tag);
    else text.write(content ?? "");
  }
  return text.end();
}

const BLOCKS = /^\/?(?:p|h[1-6]|li|br|tr|ul|ol|table)$/;

class HtmlText {
  private readonly lines: string[] = [];
  private line = "";
  /** The lists that are open: the number of the last item, or null where they have bullets. */
  private readonly lists: (number | null)[] = [];
  /** The cells of the row that is open, each with its lines. */
  private cells: string[][] | null = null;

  tag(tag: string): void {
    if (tag === "tr") this.cells = [];
    if (tag === "td" || tag === "th") this.cells?.push([]);
    if (BLOCKS.test(tag) || /^\/t[dh]$/.test(tag)) this.endLine(tag === "/p");
    if (tag === "ul") this.lists.push(null);
    if (tag === "ol") this.lists.push(0);
    if (tag === "/ul" || tag === "/ol") this.lists.pop();
    if (tag === "li") this.line = this.marker();
    if (tag === "/tr") this.endRow();
  }

  write(content: string): void {
    this.line += content
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&nbsp;/g, " ")
      .replace(/&amp;/g, "&")
      .replace(/\n/g, " ")
      // The text is read as Markdown is, where a backslash means something.
      .replace(/\\(?=[\\`*_[\]<>#|])/g, "\\\\");
  }

  end(): string {
    this.endLine(false);
    return this.lines.join("\n");
  }

  private marker(): string {
    const number = this.lists.at(-1);
    if (number === undefined || number === null) return "•\t";
    this.lists[this.lists.length - 1] = number + 1;
    return `${number + 1}\t`;
  }

  /** An empty paragraph is an empty line; between other blocks there is none. */
  private endLine(isParagraph: boolean): void {
    const { line } = this;
    this.line = "";
    if (line.trim() === "" && !isParagraph) return;
    const into = this.cells?.at(-1) ?? this.lines;
    if (line.trim() !== "" || into === this.lines) into.push(line);
  }

  private endRow(): void {
    const cells = this.cells ?? [];
    this.cells = null;
    const isOneLine = cells.every((lines) => lines.length <= 1);
    if (isOneLine) this.lines.push(cells.flatMap((lines) => lines[0] ?? []).join("\t"));
    else this.lines.push(...cells.flat());
  }
}
