/** Sites and their lists: the root site, and one for each team (Graph: site, list). */
import type { TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { GraphFailure } from '../errors.ts'
import type { Entity } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerSample, answerSamples, sampleQuery } from './answers.ts'
import { siteDrive } from './drives.ts'
import { guidOf, sharePointHost, teamGroups } from './names.ts'

interface Site {
  /** `host,site collection,web`. */
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly webUrl: string
  readonly isRoot: boolean
}

function sitesOf(tenant: TenantState): Site[] {
  const host = sharePointHost(tenant)
  const site = (name: string, displayName: string, path: string): Site => ({
    id: `${host},${guidOf(tenant, `site/${name}`)},${guidOf(tenant, `web/${name}`)}`,
    name,
    displayName,
    webUrl: `https://${host}${path}`,
    isRoot: path === '',
  })
  return [
    site('root', tenant.displayName, ''),
    ...teamGroups(tenant).map((group) =>
      site(group.mailNickname, group.displayName, `/sites/${group.mailNickname}`),
    ),
  ]
}

const itemNotThere = () => new GraphFailure(404, 'itemNotFound', 'The resource could not be found.')

function siteEntity(tenant: TenantState, site: Site): Entity {
  return {
    id: site.id,
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    name: site.name,
    displayName: site.displayName,
    webUrl: site.webUrl,
    ...(site.isRoot ? { root: {} } : {}),
    siteCollection: { hostname: sharePointHost(tenant) },
  }
}

/** By `root`, by its whole id, or by the id of its site collection or web; the host, first of every id, names the root. */
function requireSite(tenant: TenantState, call: Call): Site {
  const text = parameter(call, 'site').toLowerCase()
  const found = sitesOf(tenant).find(
    (site) => site.id === text || (text === 'root' && site.isRoot) || site.id.split(',').includes(text),
  )
  if (found === undefined) throw itemNotThere()
  return found
}

const kinds = [
  {
    name: 'Shared Documents',
    displayName: 'Documents',
    template: 'documentLibrary',
    path: '/Shared%20Documents',
  },
  {
    name: 'Announcements',
    displayName: 'Announcements',
    template: 'genericList',
    path: '/Lists/Announcements',
  },
] as const

function listsOf(tenant: TenantState, site: Site): Entity[] {
  return kinds.map(({ name, displayName, template, path }) => ({
    id: guidOf(tenant, `list/${site.name}/${name}`),
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    name,
    displayName,
    description: '',
    webUrl: `${site.webUrl}${path}`,
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: false, template },
  }))
}

const family = 'sharepoint'
const siteSample = { family, name: 'site', context: 'sites' } as const
const listSample = { family, name: 'list', context: 'lists' } as const

export function siteRoutes({ tenant }: Pick<GraphDependencies, 'tenant'>): Route[] {
  const all = (call: Call) =>
    answerSamples(
      call,
      siteSample,
      sitesOf(tenant).map((site) => siteEntity(tenant, site)),
    )
  const list = (call: Call): Entity => {
    const id = parameter(call, 'list').toLowerCase()
    const found = listsOf(tenant, requireSite(tenant, call)).find(
      (one) => one['id'] === id || String(one['displayName']).toLowerCase() === id,
    )
    if (found === undefined) throw itemNotThere()
    return found
  }
  return [
    { method: 'GET', path: '/sites', family, query: sampleQuery('search'), handle: all },
    { method: 'GET', path: '/sites/getAllSites', family, query: sampleQuery(), handle: all },
    {
      method: 'GET',
      path: '/sites/{site}',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, siteSample, siteEntity(tenant, requireSite(tenant, call))),
    },
    {
      method: 'GET',
      path: '/sites/{site}/lists',
      family,
      query: sampleQuery(),
      handle: (call) => answerSamples(call, listSample, listsOf(tenant, requireSite(tenant, call))),
    },
    {
      method: 'GET',
      path: '/sites/{site}/lists/{list}',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, listSample, list(call)),
    },
    {
      method: 'GET',
      path: '/sites/{site}/lists/{list}/items',
      family,
      query: sampleQuery('$expand'),
      handle: (call) =>
        answerSamples(
          call,
          { family, name: 'listItem', context: 'listItems' },
          list(call)['displayName'] === 'Announcements' ? [announcement(tenant)] : [],
        ),
    },
    ...libraryRoutes(tenant),
  ]
}

function announcement(tenant: TenantState): Entity {
  return {
    id: '1',
    createdDateTime: tenant.createdDateTime,
    lastModifiedDateTime: tenant.createdDateTime,
    contentType: { id: '0x0100', name: 'Item' },
    fields: { Title: `Welcome to ${tenant.displayName}` },
  }
}

function libraryRoutes(tenant: TenantState): Route[] {
  const driveSample = { family, name: 'drive', context: 'drives' } as const
  const driveOf = (call: Call) => siteDrive(tenant, requireSite(tenant, call).name)
  return [
    {
      method: 'GET',
      path: '/sites/{site}/drive',
      family,
      query: entityQuery,
      handle: (call) => answerSample(call, driveSample, driveOf(call)),
    },
    {
      method: 'GET',
      path: '/sites/{site}/drives',
      family,
      query: sampleQuery(),
      handle: (call) => answerSamples(call, driveSample, [driveOf(call)]),
    },
    {
      method: 'GET',
      path: '/sites/{site}/permissions',
      family,
      query: sampleQuery(),
      handle(call) {
        requireSite(tenant, call)
        return answerSamples(call, { family, name: 'permission', context: 'permissions' }, [])
      },
    },
  ]
}
