import { DatabaseUnavailable } from "../../persistence/errors.js";

/** After this long without an answer it is asked whether the database is there at all, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * What a look at the database gives, or what was known before where the database cannot be reached: whoever was let
 * in lately goes on reading from memory. Where nothing was known, the failure is thrown.
 */
export async function lookOrRecall<T>(
  look: () => Promise<T>,
  before: T | null,
  isBehind: () => boolean = () => false,
): Promise<T> {
  if (!before) return look();
  if (isBehind()) return before;
  const looking = look().then((found) => ({ found }));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const soon = await Promise.race([looking, late]);
    if (!soon && isBehind()) {
      looking.catch(() => undefined);
      return before;
    }
    return (soon ?? (await looking)).found;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return before;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
