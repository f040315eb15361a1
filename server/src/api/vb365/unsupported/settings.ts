/** Settings of the dialect that cannot be set here and have one true value, for clients that read them. */
import { Type, type TObject } from 'typebox'
import { links } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { operationKey } from './operations.ts'
import { checkParent } from './parents.ts'

interface FixedSettings {
  readonly path: string
  readonly operationId: string
  readonly schema: TObject
  readonly value: Readonly<Record<string, boolean>>
}

const flags = (value: Readonly<Record<string, boolean>>): Pick<FixedSettings, 'schema' | 'value'> => ({
  schema: Type.Object({
    ...Object.fromEntries(Object.keys(value).map((name) => [name, Type.Boolean()])),
    _links: links,
  }),
  value,
})

const fixed: readonly FixedSettings[] = [
  { path: '/License/AutoUpdate', operationId: 'License_GetAutoUpdate', ...flags({ isEnabled: false }) },
  { path: '/HistorySettings', operationId: 'HistorySettings_Get', ...flags({ keepAllsessions: true }) },
  { path: '/ManagementMode', operationId: 'ManagementMode_Get', ...flags({ isManaged: false }) },
  {
    path: '/InternetProxySettings',
    operationId: 'InternetProxySettings_Get',
    ...flags({ useInternetProxy: false }),
  },
  {
    path: '/ExclusionSettings',
    operationId: 'ExclusionSettings_Get',
    // What lies under a hold is beyond the folders of a mailbox, and those are all that is read.
    ...flags({
      deletedItems: false,
      drafts: false,
      junkEmail: false,
      outbox: false,
      litigationHold: true,
      inPlaceHold: true,
    }),
  },
  {
    path: '/GlobalRetentionExclusionSettings',
    operationId: 'GlobalRetentionExclusionSettings_GlobalRetentionPolicyGet',
    ...flags({ contacts: false, calendar: false }),
  },
  {
    path: '/Organizations/:organizationId/RetentionExclusion',
    operationId: 'OrganizationRetentionExclusion_OrganizationRetentionPolicyGet',
    ...flags({ contacts: false, calendar: false }),
  },
  ...['Audit', 'Vbo', 'Veod', 'Vesp', 'Vet'].map(noNotification),
]

function noNotification(name: string): FixedSettings {
  const path = `/${name}EmailSettings`
  return { path, operationId: `${name}EmailSettings_Get`, ...flags({ enableNotification: false }) }
}

export function registerFixedSettings(
  { app, root, dependencies }: DialectScope,
  taken: ReadonlySet<string>,
): void {
  for (const { path, operationId, schema, value } of fixed) {
    if (taken.has(operationKey('GET', path))) continue
    app.get<{ Params: Record<string, string> }>(path, {
      config: { access: 'monitor' },
      schema: {
        operationId,
        tags: [operationId.split('_')[0] ?? ''],
        ...(path.includes(':') ? { params: Type.Object({ organizationId: Type.String() }) } : {}),
        response: { 200: schema },
      },
      handler: async (request) => {
        await checkParent(dependencies, path, request)
        const href = `${root}${path.replace(':organizationId', request.params['organizationId'] ?? '')}`
        return { ...value, _links: { self: { href } } }
      },
    })
  }
}
