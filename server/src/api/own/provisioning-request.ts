/** The body that asks for a provisioning, and what it means for an organization that is connected already. */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import type { NewProvisioning, Organization, WantedCredential } from '../../operations/index.ts'
import { RequestError } from '../http/errors.ts'
import { oneOf } from '../schema.ts'
import { strictObject, strictPartial } from '../strict-validation.ts'
import { services, servicesFrom } from './provisioning-body.ts'

const longest = 1_024
/** base64 of a PKCS#12 file of 64 KiB. */
const longestPfx = 90_000

const text = Type.String({ minLength: 1, maxLength: longest })
const clientIds = strictPartial({ backup: text, restore: text, signIn: text })
const credential = strictObject({
  kind: oneOf('new-certificate', 'pfx', 'key', 'federated', 'keep'),
  pfx: Type.Optional(Type.String({ maxLength: longestPfx, description: 'base64 of a PKCS#12 file' })),
  password: Type.Optional(Type.String({ maxLength: longest })),
  keyId: Type.Optional(text),
  tokenFile: Type.Optional(
    Type.String({ maxLength: 4_096, description: 'absolute path on the server, read anew at each use' }),
  ),
})
export const newProvisioning = strictObject({
  way: oneOf('register', 'existing', 'existing-managed', 'remove'),
  organizationId: Type.Optional(Type.String({ description: 'to change one that is connected' })),
  signInId: Type.Optional(
    Type.String({ maxLength: 100, description: 'id of a sign-in, or a user code; not needed for existing' }),
  ),
  region: Type.Optional(Type.String({ maxLength: 64 })),
  description: Type.Optional(Type.String({ maxLength: longest })),
  services: Type.Optional(Type.Array(services, { maxItems: 4 })),
  layout: Type.Optional(oneOf('standard', 'separate-restore', 'single')),
  signInApplication: Type.Optional(
    Type.Boolean({ description: 'planned while people may sign in, when nobody ever said yes or no' }),
  ),
  restore: Type.Optional(oneOf('standing', 'just-in-time', 'none')),
  posture: Type.Optional(Type.Boolean()),
  drift: Type.Optional(Type.Boolean()),
  applicationName: Type.Optional(Type.String({ maxLength: longest })),
  applications: Type.Optional(clientIds),
  tenant: Type.Optional(Type.String({ maxLength: 253, description: 'domain or id; for existing' })),
  credential: Type.Optional(credential),
  removeExcessive: Type.Optional(Type.Boolean()),
  accept: Type.Optional(Type.Array(text, { maxItems: 100 })),
})
export type ProvisioningRequest = Static<typeof newProvisioning>

const initially = {
  layout: 'standard',
  signIn: 'as-switched',
  restore: 'standing',
  posture: false,
  drift: false,
} as const

/** What is left out stays as the organization has it, or as a new one begins. */
export function requestFrom(body: ProvisioningRequest, current: Organization | undefined): NewProvisioning {
  const { services: wanted } = body
  const protect = wanted === undefined ? current?.services : servicesFrom(wanted)
  return {
    way: body.way,
    organizationId: current?.id,
    region: body.region ?? '',
    description: body.description ?? current?.description ?? '',
    services: protect ?? servicesFrom(['exchange']),
    ...optionsFrom(body, current?.options ?? initially),
    applicationName: body.applicationName,
    applications: applicationsFrom(body),
    tenant: body.tenant,
    credential: credentialFrom(body.credential, current),
    removeExcessive: body.removeExcessive ?? false,
    accept: body.accept ?? [],
    signInReference: body.signInId,
  }
}

function optionsFrom(body: ProvisioningRequest, options: Organization['options']): Organization['options'] {
  return {
    layout: body.layout ?? options.layout,
    signIn: body.signInApplication ?? options.signIn,
    restore: body.restore ?? options.restore,
    posture: body.posture ?? options.posture,
    drift: body.drift ?? options.drift,
  }
}

function applicationsFrom({ applications = {} }: ProvisioningRequest): NewProvisioning['applications'] {
  const { backup, restore, signIn } = applications
  return {
    ...(backup === undefined ? {} : { backup }),
    ...(restore === undefined ? {} : { restore }),
    ...(signIn === undefined ? {} : { 'sign-in': signIn }),
  }
}

function credentialFrom(
  given: ProvisioningRequest['credential'],
  current: Organization | undefined,
): WantedCredential {
  const isConnected = current !== undefined && current.applications.length > 0
  if (given === undefined) return { kind: isConnected ? 'keep' : 'new-certificate' }
  const { kind, keyId, tokenFile } = given
  if (kind === 'pfx')
    return {
      kind,
      file: { pfx: decodeBase64(given.pfx ?? ''), password: new Secret(given.password ?? '') },
    }
  if (kind === 'key') return { kind, keyId: keyId ?? missing('credential.keyId') }
  if (kind === 'federated') return { kind, tokenFile: tokenFile ?? missing('credential.tokenFile') }
  return { kind }
}

function missing(name: string): never {
  throw new RequestError('malformed', `${name} is missing.`)
}

function decodeBase64(given: string): Uint8Array {
  const compact = given.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw new RequestError('malformed', 'credential.pfx has to be the base64 of a PKCS#12 file.')
  return Buffer.from(compact, 'base64')
}
