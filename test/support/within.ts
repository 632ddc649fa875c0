import { assert } from "chai";

/** Waits until something holds; fails where it does not hold within so many milliseconds. */
export async function within(holds: () => Promise<boolean>, milliseconds = 2000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    assert.isBelow(Date.now(), end, "it was not seen in time");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
