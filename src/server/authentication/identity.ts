/** Who an issuer says somebody is. */
export interface Identity {
  /** The issuer's own address, the claim `iss`. */
  readonly issuer: string;
  /** The issuer's name for the person, the claim `sub`. */
  readonly subject: string;
}
