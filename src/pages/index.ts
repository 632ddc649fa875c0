import { boardPage } from "./board/index.js";
import { boardsPage } from "./boards/index.js";
import { clausePage } from "./clause/index.js";
import { clausesPage } from "./clauses/index.js";
import { consolePage } from "./console/index.js";
import { homePage } from "./home/index.js";
import { itemPage } from "./item/index.js";
import { itemsPage } from "./items/index.js";
import { meetingPage } from "./meeting/index.js";
import { meetingsPage } from "./meetings/index.js";
import type { AnyPage } from "./page.js";
import { peoplePage } from "./people/index.js";
import { personPage } from "./person/index.js";
import { screenPage } from "./screen/index.js";
import { searchPage } from "./search/index.js";

/** All pages. */
export const PAGES: readonly AnyPage[] = [
  homePage,
  boardsPage,
  boardPage,
  itemsPage,
  itemPage,
  meetingsPage,
  meetingPage,
  consolePage,
  screenPage,
  peoplePage,
  personPage,
  clausesPage,
  clausePage,
  searchPage,
];
