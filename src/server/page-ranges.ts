import { LARGEST_PAGE } from "../graphql/connection.js";

/** What is wrong with the page that a field asks for, so that it can be told before anything is read. */
export function pageFaults(
  field: string,
  { first, last }: { readonly first?: unknown; readonly last?: unknown },
): { path: string; message: string }[] {
  const sizes = Object.entries({ first, last }).filter(([, size]) => typeof size === "number");
  const faults = sizes
    .filter(([, size]) => (size as number) < 0 || (size as number) > LARGEST_PAGE)
    .map(([name]) => ({ path: `${field}.${name}`, message: `must be 0 to ${LARGEST_PAGE}` }));
  if (sizes.length < 2) return faults;
  return [...faults, { path: `${field}.last`, message: "cannot be given together with first" }];
}
