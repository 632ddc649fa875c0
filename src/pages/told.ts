/** What the API says against something. */
export interface Told {
  readonly message: string;
  readonly remedy?: string | null;
  readonly clause?: { readonly citation: string } | null;
}
