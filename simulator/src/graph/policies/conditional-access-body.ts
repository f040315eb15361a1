/** Reads a Conditional Access policy as it is written (Graph: "Create conditionalAccessPolicy"). */
import { isRecord, type JsonRecord } from '../../json.ts'
import {
  type ConditionalAccessConditions,
  type ConditionalAccessGrantControls,
  type ConditionalAccessPolicy,
  type ConditionalAccessState,
  emptyConditions,
} from '../../tenant/conditional-access-model.ts'
import type { TenantState } from '../../tenant/model.ts'
import { GraphFailure } from '../errors.ts'
import { createFieldReader, requireKnown } from '../json-body.ts'

const states: readonly ConditionalAccessState[] = ['enabled', 'disabled', 'enabledForReportingButNotEnforced']
const clientAppTypes = [
  'all',
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'easSupported',
  'other',
]
const builtInControls = [
  'block',
  'mfa',
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
  'passwordChange',
]
const transferMethods = ['none', 'deviceCodeFlow', 'authenticationTransfer']

type Before = Pick<ConditionalAccessPolicy, 'id' | 'createdDateTime' | 'modifiedDateTime'> &
  Partial<ConditionalAccessPolicy>

/** @param before - What is not written stays; of a new policy, its id and date alone. */
export function readPolicy(body: JsonRecord, tenant: TenantState, before: Before): ConditionalAccessPolicy {
  requireKnown(
    body,
    ['displayName', 'state', 'conditions', 'grantControls', 'sessionControls', 'templateId', 'id'],
    'microsoft.graph.conditionalAccessPolicy',
    'directory',
  )
  const read = createFieldReader(body, 'directory')
  const displayName = read.text('displayName') ?? before.displayName
  const state = states.find((known) => known === (body['state'] ?? before.state))
  if (displayName === undefined || displayName === '') throw invalid('displayName is required.')
  if (state === undefined) throw invalid('state is required, and one of its known values.')
  const given = body['conditions']
  const conditions = isRecord(given) ? readConditions(given, tenant, before.conditions) : before.conditions
  if (conditions === undefined) throw invalid('conditions are required.')
  const policy: ConditionalAccessPolicy = {
    id: before.id,
    templateId: null,
    displayName,
    createdDateTime: before.createdDateTime,
    modifiedDateTime: before.modifiedDateTime,
    state,
    conditions,
    grantControls:
      body['grantControls'] === undefined
        ? (before.grantControls ?? null)
        : readGrantControls(body['grantControls']),
    sessionControls:
      body['sessionControls'] === undefined
        ? (before.sessionControls ?? null)
        : readObject(body['sessionControls'], 'sessionControls'),
  }
  if (policy.grantControls === null && policy.sessionControls === null)
    throw invalid('1007: grant controls or session controls are required.')
  return policy
}

const invalid = (message: string) => new GraphFailure(400, 'BadRequest', message)

function readObject(value: unknown, name: string): object | null {
  if (value === null || isRecord(value)) return value
  throw invalid(`${name} has to be an object.`)
}

function readConditions(
  body: JsonRecord,
  tenant: TenantState,
  before: ConditionalAccessConditions = emptyConditions(),
): ConditionalAccessConditions {
  requireKnown(body, Object.keys(before), 'microsoft.graph.conditionalAccessConditionSet', 'directory')
  const users = readLists(body['users'], before.users, 'users')
  const applications = readLists(body['applications'], before.applications, 'applications')
  requireSomebody(users, tenant)
  if (applications.includeApplications.length + applications.includeUserActions.length === 0)
    throw invalid('1018: applications have to include something.')
  const { clientAppTypes: types = before.clientAppTypes } = body
  if (!isListOf(types, clientAppTypes) || types.length === 0)
    throw invalid('clientAppTypes names a type that is not known.')
  return {
    ...before,
    ...readRest(body, before),
    users,
    applications,
    clientAppTypes: types,
    authenticationFlows:
      body['authenticationFlows'] === undefined
        ? before.authenticationFlows
        : readFlows(body['authenticationFlows']),
  }
}

/** Conditions that are kept as they come, because nothing here evaluates them. */
function readRest(
  body: JsonRecord,
  before: ConditionalAccessConditions,
): Partial<ConditionalAccessConditions> {
  const kept = (name: 'clientApplications' | 'devices' | 'platforms') =>
    body[name] === undefined ? before[name] : readObject(body[name], name)
  const locations = body['locations']
  const read = createFieldReader(body, 'directory')
  return {
    clientApplications: kept('clientApplications'),
    devices: kept('devices'),
    platforms: kept('platforms'),
    locations: isRecord(locations)
      ? readLists(locations, { includeLocations: [], excludeLocations: [] }, 'locations')
      : before.locations,
    userRiskLevels: read.texts('userRiskLevels') ?? before.userRiskLevels,
    signInRiskLevels: read.texts('signInRiskLevels') ?? before.signInRiskLevels,
    servicePrincipalRiskLevels: read.texts('servicePrincipalRiskLevels') ?? before.servicePrincipalRiskLevels,
  }
}

/** The lists of texts of an object, and whatever else it has as it comes. */
function readLists<Value extends object>(given: unknown, before: Value, name: string): Value {
  if (given === undefined) return before
  if (!isRecord(given)) throw invalid(`${name} has to be an object.`)
  requireKnown(given, Object.keys(before), `microsoft.graph.conditionalAccess.${name}`, 'directory')
  const read = createFieldReader(given, 'directory')
  const changes = Object.entries(before).map(([property, old]: [string, unknown]) => [
    property,
    Array.isArray(old)
      ? (read.texts(property) ?? old)
      : given[property] === undefined
        ? old
        : readObject(given[property], property),
  ])
  return Object.assign({}, before, Object.fromEntries(changes))
}

const words = new Set(['all', 'none', 'guestsorexternalusers'])

function requireSomebody(users: ConditionalAccessConditions['users'], tenant: TenantState): void {
  const included = [...users.includeUsers, ...users.includeGroups, ...users.includeRoles]
  if (included.length === 0 && users.includeGuestsOrExternalUsers === null)
    throw invalid('1018: users have to include somebody.')
  const people = [...users.includeUsers, ...users.excludeUsers]
  const stranger = people.find((id) => !words.has(id.toLowerCase()) && !tenant.users.has(id.toLowerCase()))
  const groups = [...users.includeGroups, ...users.excludeGroups]
  const unknownGroup = groups.find((id) => !tenant.groups.has(id.toLowerCase()))
  const missing = stranger ?? unknownGroup
  if (missing !== undefined) throw invalid(`1040: ${missing} could not be found in the directory.`)
}

function readFlows(value: unknown): { transferMethods: string } | null {
  if (value === null) return null
  const methods = isRecord(value) ? value['transferMethods'] : undefined
  if (
    typeof methods !== 'string' ||
    !isListOf(
      methods.split(',').map((name) => name.trim()),
      transferMethods,
    )
  )
    throw invalid('transferMethods names a method that is not known.')
  return { transferMethods: methods }
}

function readGrantControls(value: unknown): ConditionalAccessGrantControls | null {
  if (value === null) return null
  if (!isRecord(value)) throw invalid('grantControls has to be an object.')
  const read = createFieldReader(value, 'directory')
  const controls = read.texts('builtInControls') ?? []
  const { operator } = value
  if (operator !== 'AND' && operator !== 'OR') throw invalid('operator has to be AND or OR.')
  if (!isListOf(controls, builtInControls))
    throw invalid('builtInControls names a control that is not known.')
  if (controls.includes('block') && controls.length > 1)
    throw invalid('1034: block cannot be combined with another control.')
  return {
    operator,
    builtInControls: controls,
    customAuthenticationFactors: read.texts('customAuthenticationFactors') ?? [],
    termsOfUse: read.texts('termsOfUse') ?? [],
    authenticationStrength: readObject(value['authenticationStrength'] ?? null, 'authenticationStrength'),
  }
}

const isListOf = (value: unknown, known: readonly string[]): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string' && known.includes(name))
