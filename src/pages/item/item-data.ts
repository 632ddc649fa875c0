import type { ItemQuery } from "../api-types.js";
import type { View } from "../view.js";

/** The item that the page's query is answered with. */
export type ItemData = NonNullable<ItemQuery["workItem"]>;

/** Every event of the item until now, whichever day is shown. */
export type WholeHistory = NonNullable<ItemQuery["whole"]>;

/** What every part of the page is given. */
export interface ItemProps {
  readonly item: ItemData;
  readonly view: View;
}
