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

export interface CertificateRequest {
  readonly commonName: string
  readonly validDays: number
  /** Bound to the sealed key: it opens only for this owner (an organization's id). */
  readonly context: string
}

/** Signs with keys that it never gives out. Implementations: `local/`, later `azure-key-vault/`. */
export interface KeyProvider {
  /** Makes an RSA-3072 key and a self-signed certificate for it. */
  createCertificate(request: CertificateRequest): Promise<CertificateKey>
  /**
   * Takes over certificate and RSA key of a PKCS#12 file.
   * @throws {KeysError} `bad_pfx` with what is wrong: password, no RSA key, expired.
   */
  importPfx(pfx: Uint8Array, password: string, context: string): Promise<CertificateKey>
  /** @throws {KeysError} `not_found` */
  certificate(id: string): Promise<CertificateKey>
  /** RSASSA-PSS with SHA-256 and a 32-byte salt (`PS256`). */
  signPs256(id: string, data: Uint8Array): Promise<Uint8Array>
  remove(id: string): Promise<void>
}

/** Seals small secrets under the master key with AES-256-GCM; `context` must be the same to open. */
export interface SecretBox {
  seal(plaintext: Uint8Array, context: string): Uint8Array
  /** @throws {KeysError} `wrong_key` when key or context differ or a byte was changed. */
  open(sealed: Uint8Array, context: string): Uint8Array
}
