import type { VNode } from "preact";

/** The formats of a report beside the page of it. */
const FORMATS = ["docx", "csv", "md"];

interface ReportLinksProps {
  /** The address of the report, of a meeting or of one body at it. */
  readonly path: string;
  readonly name: string;
}

/** A report as a page, and in each format. */
export function ReportLinks({ path, name }: ReportLinksProps): VNode {
  return (
    <>
      <a href={path}>{name}</a>
      {FORMATS.map((format) => (
        <>
          {" "}
          <a class="aside" href={`${path}?format=${format}`} aria-label={`${name}: ${format}`}>
            {format}
          </a>
        </>
      ))}
    </>
  );
}
