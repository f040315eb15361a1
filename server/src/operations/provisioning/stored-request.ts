/** What was asked for, as it stays on record: enough to plan anew after a stop, and no secret. */
import { Type, type Static } from 'typebox'
import type { ProvisioningRow } from '../../database/index.ts'
import type { ApplicationPurpose, ApplicationsPlan } from '../../microsoft365/index.ts'
import { parseJson } from '../json.ts'
import type { Administrator } from '../ports.ts'
import type { NewProvisioning } from './provisioning.ts'

const text = Type.String()
const truth = Type.Boolean()
const byPurpose = Type.Object({
  backup: Type.Optional(text),
  restore: Type.Optional(text),
  'sign-in': Type.Optional(text),
})

const storedSchema = Type.Object({
  way: Type.Enum(['register', 'existing', 'existing-managed', 'remove']),
  region: text,
  /** The name of the cloud. */
  cloud: Type.Optional(text),
  description: text,
  services: Type.Object({ exchange: truth, sharePoint: truth, teams: truth, teamsChats: truth }),
  layout: Type.Enum(['standard', 'separate-restore', 'single']),
  signIn: Type.Union([truth, Type.Literal('as-switched')]),
  restore: Type.Enum(['standing', 'just-in-time', 'none']),
  posture: truth,
  drift: truth,
  applicationName: Type.Optional(text),
  applications: byPurpose,
  removeExcessive: truth,
  accept: Type.Array(text),
  credential: Type.Object({
    kind: Type.Enum(['new-certificate', 'pfx', 'key', 'federated', 'keep']),
    tokenFile: Type.Optional(text),
  }),
  /** Keys of the key provider by purpose; those made for it are also in `keyIds` of the row. */
  keys: byPurpose,
  organization: Type.Object({ name: text, displayName: text, domains: Type.Array(text) }),
  administrator: Type.Optional(text),
  /** Object ids in the tenant that were there before the first plan: never taken back. */
  before: Type.Array(text),
})

export type StoredRequest = Readonly<Static<typeof storedSchema>>

/** A plan that we stored, by the members that are looked at before it is shown. */
const planSchema = Type.Unsafe<ApplicationsPlan>(
  Type.Object({
    hash: text,
    applications: Type.Array(Type.Object({ purpose: text })),
    writes: Type.Array(Type.Object({ kind: text })),
    obstacles: Type.Array(Type.Object({ code: text })),
    remarks: Type.Array(text),
  }),
)

export function storedRequestOf({ request }: Pick<ProvisioningRow, 'request'>): StoredRequest {
  return parseJson(request, storedSchema)
}

export function storedPlanOf({ plan }: Pick<ProvisioningRow, 'plan'>): ApplicationsPlan | undefined {
  return plan === null ? undefined : parseJson(plan, planSchema)
}

export function storedKeyIds({ keyIds }: Pick<ProvisioningRow, 'keyIds'>): readonly string[] {
  return parseJson(keyIds, Type.Array(text))
}

export type KeysByPurpose = Readonly<Partial<Record<ApplicationPurpose, string>>>

interface Known {
  readonly keys: KeysByPurpose
  readonly organization: Pick<Administrator, 'initialDomain' | 'organizationName' | 'domains'>
  readonly administrator: string | undefined
  readonly cloud: string
}

/** The request without what must not be kept: the certificate file, its password, and the sign-in. */
export function storedRequest(request: NewProvisioning, known: Known): StoredRequest {
  const { credential, applicationName, applications, services } = request
  const { initialDomain, organizationName, domains } = known.organization
  return {
    way: request.way,
    region: request.region,
    cloud: known.cloud,
    description: request.description,
    services: { ...services },
    layout: request.layout,
    signIn: request.signIn,
    restore: request.restore,
    posture: request.posture,
    drift: request.drift,
    ...(applicationName === undefined ? {} : { applicationName }),
    applications: { ...applications },
    removeExcessive: request.removeExcessive,
    accept: [...request.accept],
    credential: {
      kind: credential.kind,
      ...(credential.kind === 'federated' ? { tokenFile: credential.tokenFile } : {}),
    },
    keys: { ...known.keys },
    organization: { name: initialDomain, displayName: organizationName, domains: [...domains] },
    ...(known.administrator === undefined ? {} : { administrator: known.administrator }),
    before: [],
  }
}

/** As a new request about the same, with whatever credential there is by then. */
export function requestFrom(stored: StoredRequest): NewProvisioning {
  return {
    ...stored,
    organizationId: undefined,
    applicationName: stored.applicationName,
    applications: {},
    tenant: undefined,
    credential: { kind: 'keep' },
    signInReference: undefined,
  }
}
