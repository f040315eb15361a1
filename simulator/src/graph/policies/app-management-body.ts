/** Reads application management policies as they are written (Graph: tenantAppManagementPolicy, appManagementPolicy). */
import { isRecord, type JsonRecord } from '../../json.ts'
import type { CredentialRestriction, CredentialRestrictions } from '../../tenant/policy-model.ts'
import { directoryBadRequest } from '../errors.ts'
import { createFieldReader, requireKnown } from '../json-body.ts'
import { durationMs } from './app-management.ts'

const types = {
  passwordCredentials: [
    'passwordAddition',
    'passwordLifetime',
    'customPasswordAddition',
    'symmetricKeyAddition',
    'symmetricKeyLifetime',
  ],
  // trustedCertificateAuthority is not among them: there is no store of authorities to trust
  keyCredentials: ['asymmetricKeyLifetime'],
} as const

export function readRestrictions(value: unknown, before: CredentialRestrictions): CredentialRestrictions {
  if (value === undefined) return before
  if (!isRecord(value)) throw invalid('restrictions')
  requireKnown(
    value,
    ['passwordCredentials', 'keyCredentials'],
    'microsoft.graph.appManagementConfiguration',
    'directory',
  )
  const read = createFieldReader(value, 'directory')
  return {
    passwordCredentials:
      read.records('passwordCredentials')?.map((element) => readOne(element, types.passwordCredentials)) ??
      before.passwordCredentials,
    keyCredentials:
      read.records('keyCredentials')?.map((element) => readOne(element, types.keyCredentials)) ??
      before.keyCredentials,
  }
}

function readOne(element: JsonRecord, known: readonly string[]): CredentialRestriction {
  requireKnown(
    element,
    ['restrictionType', 'state', 'maxLifetime', 'restrictForAppsCreatedAfterDateTime'],
    'microsoft.graph.credentialConfiguration',
    'directory',
  )
  const read = createFieldReader(element, 'directory')
  const restrictionType = known.find((type) => type === element['restrictionType'])
  if (restrictionType === undefined) throw invalid('restrictionType')
  const state = element['state'] ?? 'enabled'
  if (state !== 'enabled' && state !== 'disabled') throw invalid('state')
  const maxLifetime = read.nullableText('maxLifetime') ?? null
  const isLifetime = restrictionType.endsWith('Lifetime')
  if (isLifetime !== (maxLifetime !== null) || durationMs(maxLifetime ?? 'P1D') === undefined)
    throw invalid('maxLifetime')
  const after = read.nullableText('restrictForAppsCreatedAfterDateTime') ?? null
  if (after !== null && Number.isNaN(Date.parse(after))) throw invalid('restrictForAppsCreatedAfterDateTime')
  return { restrictionType, state, maxLifetime, restrictForAppsCreatedAfterDateTime: after }
}

const invalid = (property: string) =>
  directoryBadRequest(`Invalid value specified for property '${property}' of resource 'AppManagementPolicy'.`)
