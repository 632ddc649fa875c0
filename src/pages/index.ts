import { homePage } from "./home/index.js";
import { itemPage } from "./item/index.js";
import type { AnyPage } from "./page.js";

/** All pages. */
export const PAGES: readonly AnyPage[] = [homePage, itemPage];
