/** Keys at rest and keys in use: one master key seals everything; private keys sign and are never handed out. */

/** A sealed key as it is kept; the database keeps it, `app.ts` hands its store in. */
export interface SealedKey {
  readonly id: string
  readonly purpose: string
  readonly context: string
  readonly sealed: Uint8Array
  readonly certificate: Uint8Array | null
  readonly createdAt: number
}

export interface SealedKeyStore {
  find(id: string): Promise<SealedKey | undefined>
  insert(key: SealedKey): Promise<void>
  /** All of this purpose. */
  list(purpose: string): Promise<readonly SealedKey[]>
  /** Gives a key the certificate that it waits for. @returns false when it waits for none (any more). */
  setCertificate(id: string, certificate: Uint8Array): Promise<boolean>
  remove(id: string): Promise<void>
}

/** A certificate whose private key a {@link KeyProvider} holds. */
export interface CertificateKey {
  readonly id: string
  /** DER. */
  readonly certificate: Uint8Array
  /** base64url of the SHA-256 of the certificate. */
  readonly thumbprintSha256: string
  /** Upper-case hex of the SHA-1 of the certificate, as portals show it. */
  readonly thumbprintSha1: string
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number
  readonly notAfter: number
}

export interface SigningRequestTerms {
  readonly commonName: string
  /** Bound to the sealed key: it opens only for this owner (an organization's id). */
  readonly context: string
  /** A UUID that is to become the key's id, so that it is known before there is a key; a new one when left out. */
  readonly id?: string
}

export interface CertificateRequest extends SigningRequestTerms {
  readonly validDays: number
}

/** A key that waits for its certificate: a certification authority answers the request. */
export interface SigningRequest {
  readonly id: string
  /** PKCS#10, PEM. */
  readonly pkcs10Pem: string
}

export interface PfxTerms {
  /** Takes a file that is protected with RC2 or 3DES, too: whoever has such a file may open it without its password. */
  readonly allowWeakEncryption?: boolean
  /** Who gives wrong passwords too often is stopped for a while: an account's name. */
  readonly importedBy?: string
}

/** Signs with keys that it never gives out. Implementations: `local/`, `azure-key-vault/`. */
export interface KeyProvider {
  /** Makes an RSA-3072 key and a self-signed certificate for it. */
  createCertificate(request: CertificateRequest): Promise<CertificateKey>
  /** Makes an RSA-3072 key and asks for a certificate, to be handed to a certification authority. */
  createSigningRequest(request: SigningRequestTerms): Promise<SigningRequest>
  /**
   * Gives a key of {@link KeyProvider.createSigningRequest} the certificate that was issued for it.
   * @param certificatePem - One certificate, or a chain with it.
   * @param context - Whose key it has to be; anybody's when left out.
   * @throws {KeysError} `bad_certificate` when it is not for this key, too weak or not valid now; `not_found`
   */
  completeSigningRequest(id: string, certificatePem: string, context?: string): Promise<CertificateKey>
  /**
   * Takes over certificate and RSA key of a PKCS#12 file, read by a process of its own.
   * @throws {KeysError} `bad_pfx` with what is wrong: no RSA key, expired, …; `wrong_password`, `too_many_passwords`,
   *   `weak_pfx` unless it is allowed, `repeated_key` for a key that is here already.
   */
  importPfx(pfx: Uint8Array, password: string, context: string, terms?: PfxTerms): Promise<CertificateKey>
  /**
   * @param context - Whose key it has to be; anybody's when left out.
   * @throws {KeysError} `not_found`
   */
  certificate(id: string, context?: string): Promise<CertificateKey>
  /** RSASSA-PSS with SHA-256 and a 32-byte salt (`PS256`). */
  signPs256(id: string, data: Uint8Array): Promise<Uint8Array>
  /** RSASSA-PKCS1-v1_5 with SHA-256 (`RS256`), for proofs of possession. */
  signRs256(id: string, data: Uint8Array): Promise<Uint8Array>
  remove(id: string): Promise<void>
}

/** Seals small secrets under the master key with AES-256-GCM; `context` must be the same to open. */
export interface SecretBox {
  seal(plaintext: Uint8Array, context: string): Uint8Array
  /** @throws {KeysError} `wrong_key` when key or context differ or a byte was changed. */
  open(sealed: Uint8Array, context: string): Uint8Array
}
