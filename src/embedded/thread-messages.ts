import { EmbeddedStoreError, type EmbeddedStoreErrorCode } from "./open-error.js";

/** What the store's thread tells the thread that started it. */
export type FromThread =
  | { readonly kind: "open"; readonly uri: string; readonly directory: string }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly error: PlainError };

/** An error as it crosses between threads, where classes do not. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code: unknown;
  readonly stack: string | undefined;
}

/** What of an error crosses. */
export function toPlain(error: unknown): PlainError {
  if (!(error instanceof Error))
    return { name: "Error", message: String(error), code: undefined, stack: undefined };
  const { name, message, stack } = error;
  return { name, message, code: (error as NodeJS.ErrnoException).code, stack };
}

/** The error on the other side, of its class if that is ours. */
export function fromPlain({ name, message, code, stack }: PlainError): Error {
  if (name === "EmbeddedStoreError") return new EmbeddedStoreError(code as EmbeddedStoreErrorCode, message);
  return Object.assign(new Error(message), { name, code, stack });
}
