/** Why a store could not be opened; `DIED`: why one that was open is not any more. */
export type EmbeddedStoreErrorCode =
  | "IN_USE"
  | "NOT_OURS"
  | "NEWER_FORMAT"
  | "DAMAGED"
  | "UNWRITABLE"
  | "PORT_IN_USE"
  | "DIED";

/** A store that could not be opened, nothing having been changed on disk; or one that died. */
export class EmbeddedStoreError extends Error {
  override readonly name = "EmbeddedStoreError";

  constructor(
    readonly code: EmbeddedStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
