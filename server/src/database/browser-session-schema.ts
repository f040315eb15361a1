/** Rows of sign-ins in a browser. Words as in `schema.ts`. */

/** A sign-in in a browser: the session of a token family, held by a cookie instead of tokens. */
export interface BrowserSessionRow {
  /** SHA-256 of the cookie's value. */
  hash: Uint8Array
  /** One browser a family. */
  familyId: string
  /** `console` or `portal`: by which page somebody signed in. */
  kind: string
  createdAt: number
  /** The last request by a person, to the minute. */
  seenAt: number
  /** When the directory was last asked whether the person may still be here. */
  checkedAt: number
  /** When its owner last showed a credential. */
  authenticatedAt: number
  expiresAt: number
}

export interface BrowserSessionTables {
  browserSessions: BrowserSessionRow
}
