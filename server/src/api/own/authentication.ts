/** How an organization's people may sign in, and how the organization's registration is going on. */
import { Type, type Static } from 'typebox'
import { isUuid, type OrganizationId } from '../../foundation/ids.ts'
import type { OrganizationAuthentication, Registration } from '../../operations/index.ts'
import { callerOf, type Caller } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { notFound, organizationId } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Organizations']
const watching = { access: 'server-administrator' } as const
const switching = { access: 'administrator' } as const

const authentication = Type.Object({
  tenantAuthentication: Type.Boolean({ description: 'people may exchange an assertion for a session' }),
  operatorAuthentication: Type.Boolean(),
  policies: Type.Array(oneOf('own_api', 'audience_upgrade', 'verify_by_use')),
  allowedClientIds: Type.Array(Type.String({ description: 'client ids whose tokens are accepted' })),
  allowGuests: Type.Boolean(),
  organizationRoles: Type.Array(
    Type.String({ description: 'role template or group whose holders see the whole organization' }),
  ),
})
/** A member that is left out stays as it is. */
const authenticationChange = Type.Partial(authentication)

const registration = Type.Object({
  id: uuid,
  userCode: Type.String(),
  tenantId: Type.String(),
  state: oneOf('running', 'done', 'rolled-back', 'abandoned'),
  steps: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      state: oneOf('waiting', 'running', 'done', 'failed'),
      detail: Type.String(),
    }),
  ),
  error: Type.Optional(Type.String()),
  startedAt: dateTime,
  endedAt: Type.Optional(dateTime),
})

export function registerAuthentication(scope: OwnScope): void {
  registerRegistrations(scope)
  registerSwitches(scope)
}

function registerRegistrations({ app, dependencies }: OwnScope): void {
  app.get('/organizations/registrations', {
    config: watching,
    schema: { operationId: 'listRegistrations', tags, response: { 200: Type.Array(registration) } },
    handler: async () => {
      const found = await dependencies.operations.organizations.registrations()
      return found.map(registrationBody)
    },
  })
}

function registrationBody(one: Registration): Static<typeof registration> {
  return defined({
    id: one.id,
    userCode: one.userCode,
    tenantId: one.tenantId,
    state: one.state,
    steps: one.steps.map(({ name, title, state, detail }) => ({ name, title, state, detail })),
    error: one.error,
    startedAt: isoDateTime(one.startedAt),
    endedAt: one.endedAt === undefined ? undefined : isoDateTime(one.endedAt),
  })
}

function registerSwitches({ app, dependencies }: OwnScope): void {
  const { organizations } = dependencies.operations
  const params = Type.Object({ organization: Type.String({ description: 'id or name' }) })
  const idOf = async (given: string, caller: Caller): Promise<OrganizationId> => {
    const text = given.toLowerCase()
    if (isUuid(text)) return (await organizations.get(organizationId(text), caller.reach)).id
    const all = await organizations.list(caller.reach)
    const found = all.find(({ name }) => name.toLowerCase() === text)
    if (found === undefined) throw notFound()
    return found.id
  }
  app.get('/organizations/:organization/authentication', {
    config: switching,
    schema: { operationId: 'getOrganizationAuthentication', tags, params, response: { 200: authentication } },
    handler: async (request) => {
      const id = await idOf(request.params.organization, callerOf(request))
      return authenticationBody(await organizations.authentication(id))
    },
  })
  app.put('/organizations/:organization/authentication', {
    config: switching,
    schema: {
      operationId: 'setOrganizationAuthentication',
      tags,
      params,
      body: authenticationChange,
      response: { 200: authentication },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const value = changed(await organizations.authentication(id), request.body)
      await organizations.setAuthentication(id, value, caller.actor)
      return authenticationBody(await organizations.authentication(id))
    },
  })
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

function changed(
  current: OrganizationAuthentication,
  change: Static<typeof authenticationChange>,
): OrganizationAuthentication {
  const value = { ...current, ...change }
  const guids = { allowedClientIds: value.allowedClientIds, organizationRoles: value.organizationRoles }
  for (const [name, ids] of Object.entries(guids)) {
    const wrong = ids.find((id) => !isUuid(id.toLowerCase()))
    if (wrong !== undefined)
      throw new RequestError('malformed', `${name} has to hold GUIDs: ${JSON.stringify(wrong)} is none.`)
  }
  return {
    ...value,
    allowedClientIds: distinct(value.allowedClientIds),
    organizationRoles: distinct(value.organizationRoles),
  }
}

function authenticationBody(value: OrganizationAuthentication): Static<typeof authentication> {
  return {
    tenantAuthentication: value.tenantAuthentication,
    operatorAuthentication: value.operatorAuthentication,
    allowGuests: value.allowGuests,
    policies: [...value.policies],
    allowedClientIds: [...value.allowedClientIds],
    organizationRoles: [...value.organizationRoles],
  }
}
