/**
 * Derives `server/data/permissions.json`: what our applications ask for, with Microsoft's ids, and what each is for;
 * and the sets of Veeam Backup for Microsoft 365, by which an application that was prepared for it is recognized.
 *
 * Run with the two JSON tables that were compiled from Microsoft's published permissions:
 * `npx tsx tools/derive-permissions.ts PERMISSIONS.json ENDPOINTS.json`. The choice is in `permission-choices/`; the
 * tables supply the ids and prove that every endpoint we use accepts the permission that we chose for it. Afterwards:
 * `npx tsx tools/make-permission-docs.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Choice, choices } from './permission-choices/index.ts'

const resources = [
  { name: 'graph', appId: '00000003-0000-0000-c000-000000000000', displayName: 'Microsoft Graph' },
  {
    name: 'exchange',
    appId: '00000002-0000-0ff1-ce00-000000000000',
    displayName: 'Office 365 Exchange Online',
  },
  {
    name: 'sharepoint',
    appId: '00000003-0000-0ff1-ce00-000000000000',
    displayName: 'Office 365 SharePoint Online',
  },
] as const

/** Not in the table: microsoftgraph/microsoft-graph-devx-content, `permissions/permissions-descriptions.json`. */
const moreIds: Readonly<Record<string, string>> = {
  'Role RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
  'Role GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'Role Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Scope Policy.Read.All': '572fea84-0151-49b2-9301-11cb16974376',
  'Scope AuditLog.Read.All': 'e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20',
  'Scope Application.Read.All': 'c79f8feb-a9db-4090-85f9-90d820caa0eb',
  'Scope RoleManagement.Read.Directory': '741c54c3-0c1e-44a1-818b-3f97ab4e8c83',
}

/** The sets of VB365 that we recognize, in our own words. */
const otherSets: Readonly<Record<string, string>> = {
  backup: 'backup',
  restoreDeviceCode: 'restore with device code',
  restoreAppCertificate: 'restore with certificate',
  restorePortal: 'restore portal',
  'backupApplication(deprecated)': 'backup applications (deprecated)',
}

interface TableRow {
  readonly resourceAppId: string
  readonly value: string
  readonly type: string
  readonly id: string | null
  readonly workloads?: readonly string[]
  readonly grantedManuallyInVB365?: boolean
}
interface PermissionTable {
  readonly sets: Record<string, TableRow[]>
}
type EndpointTable = Record<string, { D: string[]; A: string[] } | undefined>

function derive(table: PermissionTable, endpoints: EndpointTable) {
  return {
    resources,
    permissions: choices.map((choice) => permission(choice, table, endpoints)),
    recognized: Object.entries(otherSets).map(([name, set]) => ({
      product: 'Veeam Backup for Microsoft 365',
      set,
      permissions: (table.sets[name] ?? []).flatMap(recognized),
    })),
  }
}

function permission(choice: Choice, table: PermissionTable, endpoints: EndpointTable) {
  const { value, kind, uses } = choice
  const type = kind === 'application' ? 'Role' : 'Scope'
  const row = Object.values(table.sets)
    .flat()
    .find(
      (known) => known.resourceAppId === resources[0].appId && known.value === value && known.type === type,
    )
  const id = row?.id ?? moreIds[`${type} ${value}`]
  if (id === undefined) throw new Error(`no id is known for ${type} ${value}`)
  for (const endpoint of choice.endpoints) {
    const accepted = endpoints[endpoint]?.[kind === 'application' ? 'A' : 'D'] ?? []
    if (!accepted.includes(value)) throw new Error(`${endpoint} does not accept ${type} ${value}`)
  }
  return {
    resource: 'graph',
    value,
    kind,
    id,
    uses,
    ...(choice.narrower === undefined ? {} : { narrower: choice.narrower }),
    endpoints: choice.endpoints,
    missingIn: choice.missingIn ?? [],
  }
}

/** What is exposed by the application itself, or whose id nobody knows, cannot be recognized by an id. */
function recognized({ resourceAppId, value, type, id, workloads = [], grantedManuallyInVB365 }: TableRow) {
  const resource = resources.find(({ appId }) => appId === resourceAppId)?.name
  if (resource === undefined || id === null) return []
  return [
    {
      resource,
      value,
      kind: type === 'Role' ? 'application' : 'delegated',
      id,
      workloads,
      isOptional: grantedManuallyInVB365 === true,
    },
  ]
}

const [permissionsFile, endpointsFile] = process.argv.slice(2)
if (permissionsFile === undefined || endpointsFile === undefined)
  throw new Error('usage: tsx tools/derive-permissions.ts PERMISSIONS.json ENDPOINTS.json')
const table: PermissionTable = JSON.parse(readFileSync(permissionsFile, 'utf8'))
const endpoints: EndpointTable = JSON.parse(readFileSync(endpointsFile, 'utf8'))
const target = fileURLToPath(new URL('../server/data/permissions.json', import.meta.url))
writeFileSync(target, `${JSON.stringify(derive(table, endpoints), undefined, 2)}\n`)
