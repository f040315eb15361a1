/** OneDrive and document libraries: one folder and one file each (Graph: drive, driveItem). */
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireUser } from '../directory/objects.ts'
import { GraphFailure } from '../errors.ts'
import type { Entity } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'
import { guidOf, hexOf, identityOf, sharePointHost, teamGroups } from './names.ts'

const driveId = (tenant: TenantState, name: string) =>
  `b!${Buffer.from(hexOf(tenant, `drive/${name}`), 'hex').toString('base64url')}`

const family = 'sharepoint'

const notThere = () => new GraphFailure(404, 'itemNotFound', 'The resource could not be found.')

export function siteDrive(tenant: TenantState, site: string): Entity {
  const path = site === 'root' ? '' : `/sites/${site}`
  return {
    id: driveId(tenant, `site/${site}`),
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    name: 'Documents',
    description: '',
    driveType: 'documentLibrary',
    webUrl: `https://${sharePointHost(tenant)}${path}/Shared%20Documents`,
    owner: { user: { displayName: 'System Account' } },
    quota: { deleted: 0, remaining: 1_099_511_627_000, state: 'normal', total: 1_099_511_627_776, used: 776 },
  }
}

function personalDrive(tenant: TenantState, user: DirectoryUser): Entity {
  const host = sharePointHost(tenant).replace('.', '-my.')
  return {
    ...siteDrive(tenant, 'root'),
    id: driveId(tenant, `user/${user.id}`),
    name: 'OneDrive',
    driveType: 'business',
    webUrl: `https://${host}/personal/${user.userPrincipalName.replaceAll(/[^a-z0-9]/gi, '_')}/Documents`,
    owner: identityOf(user),
  }
}

function allDrives(tenant: TenantState): Entity[] {
  return [
    siteDrive(tenant, 'root'),
    ...teamGroups(tenant).map(({ mailNickname }) => siteDrive(tenant, mailNickname)),
    ...[...tenant.users.values()]
      .filter(({ hasMailbox }) => hasMailbox)
      .map((user) => personalDrive(tenant, user)),
  ]
}

interface Node {
  readonly item: Entity
  readonly children: readonly Entity[]
}

/** Root, a folder, and a file in the root. */
function itemsOf(tenant: TenantState, drive: Entity): { root: Node; folder: Node; file: Node } {
  const id = String(drive['id'])
  const item = (name: string, rest: Entity): Entity => ({
    id: `01${hexOf(tenant, `item/${id}/${name}`).slice(0, 32).toUpperCase()}`,
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    eTag: `"{${guidOf(tenant, `etag/${id}/${name}`).toUpperCase()}},1"`,
    name,
    webUrl: `${String(drive['webUrl'])}${name === 'root' ? '' : `/${encodeURIComponent(name)}`}`,
    parentReference: { driveId: id, driveType: drive['driveType'] },
    ...rest,
  })
  const folder = item('Plans', { size: 0, folder: { childCount: 0 } })
  const file = item('Notes.txt', {
    size: 776,
    file: { mimeType: 'text/plain', hashes: { quickXorHash: hexOf(tenant, 'notes').slice(0, 27) } },
  })
  const root = item('root', { size: 776, root: {}, folder: { childCount: 2 } })
  return {
    root: { item: root, children: [folder, file] },
    folder: { item: folder, children: [] },
    file: { item: file, children: [] },
  }
}

/** Somebody's own drive, or with application permissions anybody's; who has no licence has none. */
function requirePersonalDrive(tenant: TenantState, call: Call): Entity {
  const user = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
  if (call.claims.idtyp === 'user' && call.claims.oid !== user.id)
    throw new GraphFailure(403, 'accessDenied', 'Access denied')
  if (!user.hasMailbox) throw new GraphFailure(404, 'ResourceNotFound', "User's mysite not found.")
  return personalDrive(tenant, user)
}

function requireDrive(tenant: TenantState, call: Call): Entity {
  const id = parameter(call, 'drive')
  const found = allDrives(tenant).find((drive) => drive['id'] === id)
  if (found === undefined) throw notThere()
  if (call.claims.idtyp === 'user' && found['driveType'] === 'business') {
    const own = tenant.users.get(call.claims.oid)
    if (own === undefined || personalDrive(tenant, own)['id'] !== id)
      throw new GraphFailure(403, 'accessDenied', 'Access denied')
  }
  return found
}

function requireItem(tenant: TenantState, call: Call): Node {
  const id = parameter(call, 'item')
  const nodes = itemsOf(tenant, requireDrive(tenant, call))
  const found = id === 'root' ? nodes.root : Object.values(nodes).find(({ item }) => item['id'] === id)
  if (found === undefined) throw notThere()
  return found
}

const driveSample = { family, name: 'drive', context: 'drives' } as const
const itemSample = { family, name: 'driveItem', context: 'driveItems' } as const

interface Reader {
  readonly path: string
  readonly find: (call: Call) => Node
}

export function driveRoutes({ tenant }: Pick<GraphDependencies, 'tenant'>): Route[] {
  const readers: readonly Reader[] = [
    {
      path: '/users/{user}/drive/root',
      find: (call) => itemsOf(tenant, requirePersonalDrive(tenant, call)).root,
    },
    { path: '/drives/{drive}/root', find: (call) => itemsOf(tenant, requireDrive(tenant, call)).root },
    { path: '/drives/{drive}/items/{item}', find: (call) => requireItem(tenant, call) },
  ]
  return [
    {
      method: 'GET',
      path: '/users/{user}/drive',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, driveSample, requirePersonalDrive(tenant, call)),
    },
    {
      method: 'GET',
      path: '/users/{user}/drives',
      family,
      query: sampleQuery(),
      handle: (call) => answerSamples(call, driveSample, [requirePersonalDrive(tenant, call)]),
    },
    {
      method: 'GET',
      path: '/drives/{drive}',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, driveSample, requireDrive(tenant, call)),
    },
    ...readers.flatMap(({ path, find }): Route[] => [
      {
        method: 'GET',
        path,
        family,
        query: entityQuery,
        handle: (call) => answerSample(call, itemSample, find(call).item),
      },
      {
        method: 'GET',
        path: `${path}/children`,
        family,
        query: sampleQuery(),
        handle: (call) => answerSamples(call, itemSample, find(call).children),
      },
    ]),
  ]
}
