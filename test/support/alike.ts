/** Whether an answer is what a page shows, where "…" stands for anything. */
export function alike(answer: unknown, shown: unknown): boolean {
  if (shown === "…") return true;
  if (typeof shown !== "object" || shown === null || typeof answer !== "object" || answer === null)
    return answer === shown;
  const keys = Object.keys(shown);
  if (Array.isArray(shown) !== Array.isArray(answer) || keys.length !== Object.keys(answer).length)
    return false;
  return keys.every((key) =>
    alike((answer as Record<string, unknown>)[key], (shown as Record<string, unknown>)[key]),
  );
}
