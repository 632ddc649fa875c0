import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

/** Somebody who works with the pages in one way: presses what has a name, types where a label says what belongs there. */
export interface Hand {
  readonly page: Page;
  /** Presses a link or a button, and waits for the page that it leads to. */
  press(name: string): Promise<void>;
  /** Opens a part of the page that is folded away. */
  open(name: string): Promise<void>;
  /** Sends the form in which it types. */
  enter(): Promise<void>;
  /** Types in the place of what stands in a field. */
  type(label: string, text: string): Promise<void>;
}

/** The ways of working: with the mouse; with the keyboard alone; with the mouse, in a browser that runs no script. */
export const WAYS = ["by mouse", "by keyboard alone", "without JavaScript"] as const;
export type Way = (typeof WAYS)[number];

/** A hand that works in a way, in a window of its own. */
export async function handThat(
  way: Way,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Hand> {
  const context = await browser.newContext({
    ...options,
    javaScriptEnabled: way !== "without JavaScript",
  });
  const page = await context.newPage();
  return way === "by keyboard alone" ? new Keys(page) : new Mouse(page);
}

/** What can be pressed, by its name. */
const pressed = (page: Page, name: string): Locator =>
  page
    .getByRole("link", { name, exact: true })
    .or(page.getByRole("button", { name, exact: true }))
    .first();

/** Does something, and waits for the page that it leads to. */
async function leading(page: Page, act: () => Promise<void>): Promise<void> {
  const led = page.waitForEvent("load");
  await act();
  await led;
}

class Mouse implements Hand {
  constructor(readonly page: Page) {}

  async press(name: string): Promise<void> {
    await leading(this.page, () => this.#click(pressed(this.page, name)));
  }

  async open(name: string): Promise<void> {
    await this.#click(this.page.locator("summary", { hasText: name }));
  }

  enter(): Promise<void> {
    return leading(this.page, () => this.page.keyboard.press("Enter"));
  }

  async type(label: string, text: string): Promise<void> {
    await this.#click(this.page.getByLabel(label, { exact: true }).first());
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
  }

  /** At the place on the screen: what lies over it, or is not to be seen, is not pressed. */
  async #click(what: Locator): Promise<void> {
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    if (!box) throw new Error("It is not to be seen");
    await this.page.mouse.click(box.x + Math.min(box.width / 2, 40), box.y + Math.min(box.height / 2, 12));
  }
}

/** Tab never needs to be pressed so often to come to something. */
const MOST_TABS = 200;

class Keys implements Hand {
  constructor(readonly page: Page) {}

  async press(name: string): Promise<void> {
    await this.#tabTo(name);
    await this.enter();
  }

  async open(name: string): Promise<void> {
    await this.#tabTo(name);
    await this.page.keyboard.press("Enter");
  }

  enter(): Promise<void> {
    return leading(this.page, () => this.page.keyboard.press("Enter"));
  }

  async type(label: string, text: string): Promise<void> {
    await this.#tabTo(label);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
  }

  async #tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await this.page.keyboard.press("Tab");
      const called = (await this.page.evaluate(`(() => {
        const at = document.activeElement;
        return (at?.ariaLabel ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? "").replace(/\\s+/g, " ").trim();
      })()`)) as string;
      if (called === name) return;
    }
    throw new Error(`Tab never leads to ${name}`);
  }
}

/** Signs in by the page for that, as one of those to try the tracker out as. */
export async function signInWith(hand: Hand, url: string, what: string): Promise<void> {
  await hand.page.goto(`${url}/`);
  await hand.press("Sign in");
  await hand.press(what);
}
