import { expect } from "chai";

/** An assertion that costs nothing while it holds: in a property there are millions of them. */
export function must(condition: boolean, otherwise: string): void {
  if (!condition) expect.fail(otherwise);
}
