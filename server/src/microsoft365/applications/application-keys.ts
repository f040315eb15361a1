/**
 * An application changes its own certificates, with a proof that it holds one of them and with no permission at all
 * (Graph: application: addKey, removeKey; "Generate proof of possession tokens for rolling keys").
 */
import { Type } from 'typebox'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { GraphError } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { withSignal } from './registration.ts'

/** The retired Azure AD Graph is whom the proof is for. */
const proofAudience = '00000002-0000-0000-c000-000000000000'
const proofSeconds = 600
/** Microsoft's clocks may be behind ours. */
const backdatedSeconds = 30

/** A key that the application has and that Microsoft knows. */
export interface KeyInPossession {
  /** Upper-case hex of the SHA-1 of its certificate. */
  readonly thumbprintSha1: string
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  signRs256(data: Uint8Array): Promise<Uint8Array>
}

export interface KeyChange {
  /** With the application's own token. */
  readonly graph: Graph
  readonly clock: Clock
  readonly random: Random
  /** Object id of the application, not its client id. */
  readonly objectId: string
  readonly proven: KeyInPossession
  readonly signal?: AbortSignal | undefined
}

export interface NewKey {
  /** DER; the public certificate alone. */
  readonly certificate: Uint8Array
  readonly displayName: string
  /** The id that we ask for, by which the same request is known when it is sent again. */
  readonly keyId: string
}

const keyCredential = Type.Object({ keyId: Type.String() })
const application = Type.Object({
  keyCredentials: Type.Array(
    Type.Object({
      keyId: Type.String(),
      customKeyIdentifier: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
})

/** @returns the key's id at Microsoft. @throws {GraphError} */
export async function addKey(
  change: KeyChange,
  { certificate, displayName, keyId }: NewKey,
): Promise<string> {
  const { graph, objectId, signal } = change
  const key = Buffer.from(certificate).toString('base64')
  const added = await graph.json(
    {
      method: 'POST',
      path: `/applications/${objectId}/addKey`,
      json: {
        keyCredential: { type: 'AsymmetricX509Cert', usage: 'Verify', key, keyId, displayName },
        passwordCredential: null,
        proof: await proofOf(change),
      },
      ...withSignal(signal),
    },
    keyCredential,
  )
  return added.keyId.toLowerCase()
}

/** @returns false when there is no key of this id (any more). @throws {GraphError} */
export async function removeKey(change: KeyChange, keyId: string): Promise<boolean> {
  const { graph, objectId, signal } = change
  try {
    await graph.send({
      method: 'POST',
      path: `/applications/${objectId}/removeKey`,
      json: { keyId, proof: await proofOf(change) },
      ...withSignal(signal),
    })
    return true
  } catch (error) {
    // Graph says 400 "No credentials found to be removed" for a key that is not there.
    if (error instanceof GraphError && isUnknownKey(error)) return false
    throw error
  }
}

function isUnknownKey({ status, message }: GraphError): boolean {
  return status === 404 || (status === 400 && /no credentials? found/i.test(message))
}

/** Whether Microsoft refuses a new key because it has it already. */
export function isKnownKey(thrown: unknown): boolean {
  return (
    thrown instanceof GraphError &&
    thrown.status === 400 &&
    /exists already|already exists/i.test(thrown.message)
  )
}

/**
 * The id of the key with this certificate; undefined when it is not there, or when the application may not read itself,
 * which is the rule: that needs a permission.
 */
export async function findKey(
  { graph, objectId, signal }: Pick<KeyChange, 'graph' | 'objectId' | 'signal'>,
  thumbprintSha1: string,
): Promise<string | undefined> {
  const path = `/applications/${objectId}?$select=keyCredentials`
  try {
    const { keyCredentials } = await graph.json({ path, ...withSignal(signal) }, application)
    return keyCredentials
      .find(({ customKeyIdentifier }) => isThumbprint(customKeyIdentifier ?? '', thumbprintSha1))
      ?.keyId.toLowerCase()
  } catch (error) {
    if (error instanceof GraphError && (error.status === 403 || error.status === 404)) return undefined
    throw error
  }
}

/** It is binary: base64 of the bytes, or of their hexadecimal text, depending on who put it there. */
function isThumbprint(identifier: string, thumbprintSha1: string): boolean {
  const bytes = Buffer.from(identifier, 'base64')
  return [identifier, bytes.toString('hex'), bytes.toString('latin1')].some(
    (text) => text.toUpperCase() === thumbprintSha1,
  )
}

async function proofOf({ clock, random, objectId, proven }: KeyChange): Promise<string> {
  const now = Math.floor(clock.now() / 1000) - backdatedSeconds
  const x5t = Buffer.from(proven.thumbprintSha1, 'hex').toString('base64url')
  const header = { alg: 'RS256', typ: 'JWT', x5t }
  const claims = { aud: proofAudience, iss: objectId, jti: random.uuid(), nbf: now, exp: now + proofSeconds }
  const content = `${base64url(header)}.${base64url(claims)}`
  const signature = await proven.signRs256(Buffer.from(content, 'ascii'))
  return `${content}.${Buffer.from(signature).toString('base64url')}`
}

function base64url(part: object): string {
  return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url')
}
