import type { Asked } from "./asked.js";
import type { Captions } from "./captions/index.js";
import type { Language } from "./language.js";
import type { Sent } from "./sent.js";

/** What every view is given beside its data. */
export interface View {
  readonly asked: Asked;
  readonly language: Language;
  readonly t: Captions;
  /** Who signed in; null: nobody. */
  readonly me: { readonly handle: string; readonly name: string } | null;
  /** A line that stands above everything, such as that a session has ended; null: none. */
  readonly notice: string | null;
  /** The line of a server that lives on another day for trying out; null: it does not. */
  readonly tryOutDay: string | null;
  /** A form of the page that was sent and comes back with what stands against it; null: none. */
  readonly sent: Sent | null;
  /** What a form has to send with it to be taken for one of these pages. */
  readonly formToken: string;
  /** The addresses of the style sheets and scripts. */
  readonly files: { readonly styles: readonly string[]; readonly scripts: readonly string[] };
}

/** An address within the pages, its parts encoded, which keeps to the day that is shown. */
export function addressOf(
  view: Pick<View, "asked">,
  parts: readonly string[],
  search: Record<string, string | number | null | undefined> = {},
): string {
  const path = `/${parts.map(encodeURIComponent).join("/").replaceAll("%2F", "/")}`;
  const { asOf } = view.asked;
  const said = Object.entries(asOf === null ? search : { asOf, ...search }).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  if (said.length === 0) return path;
  return `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
