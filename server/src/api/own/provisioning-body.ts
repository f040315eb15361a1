/** A provisioning and its plan as our own API writes them. */
import { Type, type Static } from 'typebox'
import type { Organization, Provisioning } from '../../operations/index.ts'
import { isoDateTime } from '../http/date-time.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'

const purposes = oneOf('backup', 'restore', 'sign-in')

const permissionLine = Type.Object({
  resource: Type.String(),
  resourceAppId: Type.String(),
  value: Type.String(),
  kind: oneOf('application', 'delegated'),
  id: Type.String(),
  state: oneOf('granted', 'missing', 'declared-only', 'undeclared', 'excessive'),
  purposes: Type.Array(Type.String()),
  reason: Type.String(),
})

export const plannedApplication = Type.Object({
  purpose: purposes,
  purposes: Type.Array(purposes),
  displayName: Type.String(),
  appId: Type.Optional(Type.String({ description: 'absent for one that is to be created' })),
  objectId: Type.Optional(Type.String()),
  servicePrincipalId: Type.Optional(Type.String()),
  permissions: Type.Array(permissionLine),
  preparedFor: Type.Optional(Type.String({ description: 'the product that this application was made for' })),
})

const plan = Type.Object({
  hash: Type.String({ description: 'what is confirmed: apply takes it, and no other plan' }),
  applications: Type.Array(plannedApplication),
  writes: Type.Array(
    Type.Object({
      kind: Type.String(),
      purpose: purposes,
      title: Type.String(),
      name: Type.String(),
      removes: Type.Boolean(),
    }),
  ),
  obstacles: Type.Array(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      isAcceptable: Type.Boolean({ description: 'may be accepted by naming its subject in accept' }),
      subject: Type.Optional(Type.String()),
    }),
  ),
  remarks: Type.Array(Type.String()),
})

export const services = oneOf('exchange', 'sharepoint', 'teams', 'teams-chats')

export const provisioning = Type.Object({
  id: uuid,
  kind: oneOf('add', 'edit', 'permissions', 'migrate', 'remove'),
  way: oneOf('register', 'existing', 'existing-managed', 'remove'),
  state: oneOf('planned', 'running', 'interrupted', 'done', 'cancelled', 'rolled-back', 'abandoned'),
  organizationId: uuid,
  organizationName: Type.String(),
  tenantId: Type.String(),
  services: Type.Array(services),
  startedBy: Type.String(),
  administrator: Type.Optional(Type.String({ description: 'who signed in at Microsoft' })),
  plan: Type.Optional(plan),
  steps: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      state: oneOf('waiting', 'running', 'done', 'failed'),
      detail: Type.String(),
    }),
  ),
  error: Type.Optional(Type.String({ description: 'why it ended, what stands, and what to do next' })),
  startedAt: dateTime,
  endedAt: Type.Optional(dateTime),
  expiresAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'a plan can be confirmed until then' }),
  ),
})

type Planned = NonNullable<Provisioning['plan']>

export function provisioningBody(one: Provisioning): Static<typeof provisioning> {
  return defined({
    id: one.id,
    kind: one.kind,
    way: one.way,
    state: one.state,
    organizationId: one.organizationId,
    organizationName: one.organizationName,
    tenantId: one.tenantId,
    services: servicesBody(one.services),
    startedBy: one.startedBy,
    administrator: one.administrator,
    plan: one.plan === undefined ? undefined : planBody(one.plan),
    steps: one.steps.map(({ name, title, state, detail }) => ({ name, title, state, detail })),
    error: one.error,
    startedAt: isoDateTime(one.startedAt),
    endedAt: one.endedAt === undefined ? undefined : isoDateTime(one.endedAt),
    expiresAt: one.expiresAt === undefined ? undefined : isoDateTime(one.expiresAt),
  })
}

function planBody({ hash, applications, writes, obstacles, remarks }: Planned): Static<typeof plan> {
  return {
    hash,
    applications: applications.map(applicationBody),
    writes: writes.map(({ kind, purpose, title, name, removes }) => ({
      kind,
      purpose,
      title,
      name,
      removes,
    })),
    obstacles: obstacles.map(({ code, message, isAcceptable, subject }) =>
      defined({ code, message, isAcceptable, subject }),
    ),
    remarks: [...remarks],
  }
}

export function applicationBody(
  application: Planned['applications'][number],
): Static<typeof plannedApplication> {
  const { purpose, purposes: all, displayName, permissions } = application
  const { appId, objectId, servicePrincipalId, preparedFor } = application
  return defined({
    purpose,
    purposes: [...all],
    displayName,
    appId,
    objectId,
    servicePrincipalId,
    permissions: permissions.map((line) => ({
      resource: line.resource,
      resourceAppId: line.resourceAppId,
      value: line.value,
      kind: line.kind,
      id: line.id,
      state: line.state,
      purposes: [...line.purposes],
      reason: line.reason,
    })),
    preparedFor,
  })
}

export function servicesBody({
  exchange,
  sharePoint,
  teams,
  teamsChats,
}: Organization['services']): Static<typeof services>[] {
  return [
    ...(exchange ? (['exchange'] as const) : []),
    ...(sharePoint ? (['sharepoint'] as const) : []),
    ...(teams ? (['teams'] as const) : []),
    ...(teamsChats ? (['teams-chats'] as const) : []),
  ]
}

export function servicesFrom(names: readonly Static<typeof services>[]): Organization['services'] {
  const has = (name: Static<typeof services>): boolean => names.includes(name)
  return {
    exchange: has('exchange'),
    sharePoint: has('sharepoint'),
    teams: has('teams'),
    teamsChats: has('teams-chats'),
  }
}
