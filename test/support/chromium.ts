import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** Where Chromium is; null: it is not here. */
export const chromiumPath = (): string | null => PLACES.find((path) => path && existsSync(path)) ?? null;

/** Starts Chromium. */
export async function startChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Skips what needs Chromium where it is not, and says so; with BROWSER=required that is a failure. */
export function needsChromium(context: Mocha.Context): string {
  const path = chromiumPath();
  if (path) return path;
  if (process.env.BROWSER === "required") throw new Error("There is no Chromium: apt-get install chromium");
  console.log("    no Chromium here, so nothing is looked at in a browser: apt-get install chromium");
  return context.skip();
}
