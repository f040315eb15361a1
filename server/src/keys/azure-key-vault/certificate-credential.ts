/**
 * An application with a certificate of its own opens the vault. Its key must be none that the vault is there to protect:
 * whoever gets hold of the one in the file would hold the other. Looked at whenever a token is asked for, because the
 * file may be renewed and keys may come while the server runs.
 */
import {
  ClientCertificateCredential,
  type ClientCertificateCredentialOptions,
  type TokenCredential,
} from '@azure/identity'
import type { Clock } from '../../foundation/clock.ts'
import { KeysError } from '../errors.ts'
import { type HeldKeysDependencies, nameOfHeldKey } from '../held-keys.ts'
import {
  type IdentityCertificate,
  type NamedIdentity,
  readIdentityCertificate,
} from './identity-certificate.ts'

export interface CertificateCredentialDependencies extends HeldKeysDependencies {
  readonly clock: Clock
  /** Looks for the key among those of the vault, with a credential that is to be used for nothing else. */
  readonly findInVault: (credential: TokenCredential, key: IdentityCertificate) => Promise<string | undefined>
}

export interface CertificateCredential extends TokenCredential {
  /** Without asking anybody. @throws {KeysError} `key_vault` for a file that cannot be used or a key that is held. */
  check(): Promise<void>
}

export function createCertificateCredential(
  { tenantId, clientId, file }: NamedIdentity,
  dependencies: CertificateCredentialDependencies,
  options: ClientCertificateCredentialOptions,
): CertificateCredential {
  let current: { readonly thumbprint: string; readonly credential: TokenCredential } | undefined
  /** Of the certificate that was compared with the keys of the vault. */
  let compared: string | undefined

  async function readChecked(): Promise<IdentityCertificate> {
    const own = await readIdentityCertificate(file)
    const held = await nameOfHeldKey(dependencies, own.publicKey)
    if (held !== undefined) throw sameKey(file, held)
    return own
  }

  function credentialOf({ pem, thumbprintSha1: thumbprint }: IdentityCertificate): TokenCredential {
    if (current?.thumbprint !== thumbprint) {
      const certificate = pem.reveal()
      const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, options)
      current = { thumbprint, credential }
    }
    return current.credential
  }

  return {
    async check() {
      await readChecked()
    },
    async getToken(scopes, asked) {
      const own = await readChecked()
      if (own.notAfter <= dependencies.clock.now()) throw expired(file)
      const credential = credentialOf(own)
      const token = await credential.getToken(scopes, asked)
      if (compared === own.thumbprintSha1) return token
      const held = await dependencies.findInVault({ getToken: async () => token }, own)
      if (held !== undefined) throw sameKey(file, held)
      compared = own.thumbprintSha1
      return token
    },
  }
}

function sameKey(file: string, held: string): KeysError {
  return new KeysError(
    'key_vault',
    `The key in ${file} (--key-vault-identity) is also ${held}: what opens the vault must be none of the keys that it protects. Make another key and certificate for the identity, register the certificate at its application, and put both into the file.`,
  )
}

function expired(file: string): KeysError {
  return new KeysError(
    'key_vault',
    `The certificate in ${file} (--key-vault-identity) has expired. Register another one at its application, and put it into the file with its key.`,
  )
}
