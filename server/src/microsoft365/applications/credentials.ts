/**
 * Registers certificates and federated credentials on an application that is there (Graph: keyCredential,
 * federatedIdentityCredential): the collection of keys is replaced by every change, so what is there is sent back.
 */
import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { keyCredential } from './application-bodies.ts'
import { recorded, type Tell } from './directory-objects.ts'
import { ApplicationsError } from './errors.ts'
import type { CertificateToRegister, FederatedCredential } from './model.ts'
import { orUndefined } from './observe-application.ts'
import { withSignal, type Registration } from './registration.ts'
import { ensure, whileReplicating } from './replication.ts'

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const keySchema = Type.Object({
  keyId: Type.String(),
  type: Type.String(),
  usage: Type.String(),
  displayName: nullableText,
  startDateTime: nullableText,
  endDateTime: nullableText,
  customKeyIdentifier: nullableText,
  key: nullableText,
})
const keysSchema = Type.Object({ keyCredentials: Type.Array(keySchema) })
const federatedSchema = Type.Object({
  id: Type.String(),
  issuer: Type.String(),
  subject: nullableText,
})
type Key = Static<typeof keySchema>

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

/**
 * Adds a certificate beside the keys that are there (PRV-08: the certificate alone); every old key is kept by its id.
 * @returns its `keyId` at Microsoft.
 */
export async function ensureCertificate(
  registration: Registration,
  tell: Tell,
  { objectId, certificate }: { readonly objectId: string; readonly certificate: CertificateToRegister },
): Promise<string> {
  const thumbprint = certificate.thumbprintSha1.toUpperCase()
  const intent = { kind: 'key-credential', name: thumbprint, parent: objectId } as const
  const reader = { graph: registration.graph, signal: registration.signal }
  const { keyId } = await ensure(registration, tell, {
    find: async () => (await readKeys(registration, tell, objectId)).find(isKeyOf(certificate)),
    create: () =>
      recorded(registration, intent, async () => {
        const there = await readKeys(registration, tell, objectId)
        await writeKeys(reader, objectId, [...there.map(keptKey), keyCredential(certificate)])
        const after = await readKeys(registration, tell, objectId)
        refuseLostKeys(there, after)
        const found = after.find(isKeyOf(certificate))
        if (found) return found
        const message = `The certificate ${thumbprint} does not show on the application after it was added: try again.`
        throw new ApplicationsError('registration_failed', message)
      }),
  })
  await registration.record({ ...intent, id: keyId.toLowerCase() })
  return keyId.toLowerCase()
}

async function readKeys(registration: Registration, tell: Tell, objectId: string): Promise<readonly Key[]> {
  const { graph, signal } = registration
  const path = `/applications/${objectId}?$select=keyCredentials`
  const read = await whileReplicating(registration, tell, () =>
    graph.json({ path, ...withSignal(signal) }, keysSchema),
  )
  return read.keyCredentials
}

async function writeKeys(
  { graph, signal }: Reader,
  objectId: string,
  keyCredentials: readonly object[],
): Promise<void> {
  const request = { method: 'PATCH', path: `/applications/${objectId}`, json: { keyCredentials } } as const
  await graph.send({ ...request, ...withSignal(signal) })
}

/** Kept by its id: a key that is sent again as it is would count as a change of it. */
function keptKey({ keyId, type, usage, displayName, startDateTime, endDateTime, customKeyIdentifier }: Key) {
  return { keyId, type, usage, displayName, startDateTime, endDateTime, customKeyIdentifier, key: null }
}

function isKeyOf({ certificate, thumbprintSha1 }: CertificateToRegister): (key: Key) => boolean {
  const der = Buffer.from(certificate)
  const thumbprints = new Set([thumbprintSha1.toUpperCase(), sha1(der)])
  return ({ key, customKeyIdentifier }) => {
    if (typeof key === 'string') return Buffer.from(key, 'base64').equals(der)
    const name = Buffer.from(customKeyIdentifier ?? '', 'base64')
      .toString('hex')
      .toUpperCase()
    return thumbprints.has(name)
  }
}

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex').toUpperCase()

/** Somebody changed the keys at the same moment: say so, for one of the two changes may have been lost. */
function refuseLostKeys(before: readonly Key[], after: readonly Key[]): void {
  const lost = before.filter(({ keyId }) => !after.some((key) => key.keyId === keyId))
  if (lost.length === 0) return
  const message = `While the certificate was added, somebody else changed the keys of the application (${lost.map(({ keyId }) => keyId).join(', ')} are gone): check its certificates, then try again.`
  throw new ApplicationsError('registration_failed', message)
}

/** Takes our certificates off an application that is not ours; of one that is gone there is nothing to take. */
export async function removeCertificates(
  { graph, signal }: Reader,
  objectId: string,
  isOurs: (key: { readonly keyId: string; readonly thumbprint: string }) => boolean,
): Promise<void> {
  const path = `/applications/${objectId}?$select=keyCredentials`
  const read = await orUndefined(() => graph.json({ path, ...withSignal(signal) }, keysSchema))
  if (read === undefined) return
  const { keyCredentials } = read
  const kept = keyCredentials.filter(
    (key) => !isOurs({ keyId: key.keyId.toLowerCase(), thumbprint: thumbprintOf(key) }),
  )
  if (kept.length === keyCredentials.length) return
  await writeKeys({ graph, signal }, objectId, kept.map(keptKey))
}

function thumbprintOf({ key, customKeyIdentifier }: Key): string {
  if (typeof key === 'string') return sha1(Buffer.from(key, 'base64'))
  return Buffer.from(customKeyIdentifier ?? '', 'base64')
    .toString('hex')
    .toUpperCase()
}

/** Lets tokens of another issuer prove the application. @returns the id of the credential. */
export async function ensureFederatedCredential(
  registration: Registration,
  tell: Tell,
  { objectId, credential }: { readonly objectId: string; readonly credential: FederatedCredential },
): Promise<string> {
  const { graph, signal } = registration
  const { name, issuer, subject, audience } = credential
  const intent = { kind: 'federated-credential', name, parent: objectId } as const
  const path = `/applications/${objectId}/federatedIdentityCredentials`
  const { id } = await ensure(registration, tell, {
    async find() {
      for await (const page of graph.pages({ path, ...withSignal(signal) }, federatedSchema)) {
        const found = page.find((each) => each.issuer === issuer && each.subject === subject)
        if (found) return found
      }
      return undefined
    },
    create: () =>
      recorded(registration, intent, () => {
        const json = { name, issuer, subject, audiences: [audience] }
        return graph.json({ method: 'POST', path, json, ...withSignal(signal) }, federatedSchema)
      }),
  })
  await registration.record({ ...intent, id })
  return id.toLowerCase()
}
