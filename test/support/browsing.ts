/** A browser as far as the pages need one: it keeps cookies, sends forms as its own pages do, and follows redirects. */
export class Browsing {
  readonly #cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  /** Opens an address; with a form, sends that to it as a page of this server would. */
  async open(path: string, { form, headers = {}, stay = false }: Opening = {}): Promise<Opened> {
    const response = await fetch(new URL(path, this.url), {
      redirect: "manual",
      method: form ? "POST" : "GET",
      headers: {
        accept: "text/html,application/xhtml+xml,*/*;q=0.8",
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form ? { "sec-fetch-site": "same-origin" } : {}),
        ...headers,
      },
      body: form ? new URLSearchParams(form) : undefined,
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    const to = response.headers.get("location");
    if (response.status === 303 && to && !stay) return this.open(to);
    return { status: response.status, headers: response.headers, html: await response.text() };
  }

  /** The cookies that it has, as it sends them. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Signs in with one click, as somebody to try the tracker out as. */
  async signInAs(what: string): Promise<Opened> {
    const { html } = await this.open("/sign-in");
    return this.open("/sign-in", { form: { ...hiddenIn(html), tryOut: what } });
  }
}

/** How an address is opened. */
export interface Opening {
  readonly form?: Record<string, string> | [string, string][];
  readonly headers?: Record<string, string>;
  /** Whether to stay where a redirect would lead on. */
  readonly stay?: boolean;
}

/** What was answered to a browser. */
export interface Opened {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** The hidden fields of the first form of a page that is sent by POST to an address. */
export function hiddenIn(html: string, action = ""): Record<string, string> {
  const form = html
    .split("<form")
    .find((one) => one.includes('method="post"') && one.includes(`action="${action}`));
  const fields = (form?.split("</form>")[0] ?? "").matchAll(
    /<input type="hidden" name="([^"]*)"(?: value="([^"]*)"| value)?\/>/g,
  );
  return Object.fromEntries([...fields].map(([, name = "", value = ""]) => [name, unescaped(value)]));
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
