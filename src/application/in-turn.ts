const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs the tasks of one key one after another, in the order in which they came. Writers of one aggregate in this
 * process so never race each other; those of other processes are met by the revision in the write's condition.
 */
export async function inTurn<T>(owner: object, key: string, task: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const before = queue.get(key) ?? Promise.resolve();
  const mine = before.then(task, task);
  const settled = mine.catch(() => undefined);
  queue.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queue.get(key) === settled) queue.delete(key);
  }
}
