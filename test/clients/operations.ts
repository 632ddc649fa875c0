/** What every client sends. */

/** The present and the past of one item, each asked for by itself. */
export const NOW =
  "query Now($acronym: String!) { workItem(acronym: $acronym) { __typename id acronym stage } }";
export const PAST =
  "query Past($acronym: String!, $asOf: LocalDate!) " +
  "{ workItem(acronym: $acronym, moment: { asOf: $asOf }) { __typename id acronym stage } }";

/** One object again, by its id. */
export const AGAIN =
  "query Again($id: ID!) { node(id: $id) { __typename id ... on WorkItem { acronym stage } } }";

/** A page of the work items. */
export const PAGE =
  "query Page($first: Int!, $after: String) { workItems(first: $first, after: $after) " +
  "{ edges { cursor node { __typename id acronym } } pageInfo { endCursor hasNextPage } } }";

/** A change that is refused, to the chair of WP4/13: somebody else was faster, and it is not the chair's to make. */
export const TOO_LATE =
  "mutation TooLate($workItem: String!) " +
  '{ updateWorkItem(input: { workItem: $workItem, expectedRevision: 1, particulars: { summary: "Newer" } }) ' +
  "{ workItem { __typename id stage revision } problems { code message remedy } } }";

/** Why {@link TOO_LATE} is refused. */
export const REASONS = ["REVISION_CONFLICT", "ROLE_FORBIDS"];

/** The item as {@link NOW} and {@link PAST} answer. */
export interface Seen {
  readonly workItem: { readonly id: string; readonly acronym: string; readonly stage: string };
}

/** What {@link AGAIN} answers. */
export interface SeenAgain {
  readonly node: { readonly id: string; readonly stage: string };
}

/** What {@link PAGE} answers. */
export interface Page {
  readonly workItems: {
    readonly edges: readonly { readonly node: { readonly acronym: string } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

/** What {@link TOO_LATE} answers. */
export interface Refused {
  readonly updateWorkItem: {
    readonly workItem: { readonly id: string; readonly stage: string; readonly revision: number };
    readonly problems: readonly { readonly code: string; readonly remedy: string }[];
  };
}
