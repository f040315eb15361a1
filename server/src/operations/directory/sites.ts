/** Sites, teams and drives of an organization (Microsoft Graph: site, team, drive). */
import { Type, type Static } from 'typebox'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { type Graph, GraphError, isNotFound } from '../../microsoft365/index.ts'
import type { DirectoryDrive, DirectorySite, DirectoryTeam } from './directory.ts'

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const siteSchema = Type.Object({
  id: Type.String(),
  name: nullableText,
  displayName: nullableText,
  webUrl: nullableText,
  isPersonalSite: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
const teamSchema = Type.Object({ id: Type.String(), displayName: nullableText, description: nullableText })
const driveSchema = Type.Object({
  id: Type.String(),
  name: nullableText,
  webUrl: nullableText,
  driveType: nullableText,
})

type Site = Omit<DirectorySite, 'parentUrl'>

/** All sites; where the cloud cannot list them, those that its search knows. */
export async function listSites(graph: Graph): Promise<readonly DirectorySite[]> {
  const found: Site[] = []
  try {
    for await (const page of graph.pages({ path: '/sites/getAllSites?$top=999' }, siteSchema))
      found.push(...page.map(siteOf))
  } catch (error) {
    if (!isWithoutListing(error)) throw error
    for await (const page of graph.pages({ path: '/sites?search=*' }, siteSchema))
      found.push(...page.map(siteOf))
  }
  return withParents(found)
}

/** National clouds do not have `getAllSites`. */
function isWithoutListing(error: unknown): boolean {
  return error instanceof GraphError && [400, 404, 405, 501].includes(error.status)
}

function siteOf(site: Static<typeof siteSchema>): Site {
  const url = site.webUrl ?? ''
  return {
    id: site.id,
    url,
    title: site.displayName ?? site.name ?? url,
    isPersonal: site.isPersonalSite ?? /-my\.sharepoint\.[a-z.]+\/personal\//i.test(url),
  }
}

/** The parent of a site is the longest address that its own continues; the root of a host is nobody's parent. */
function withParents(sites: readonly Site[]): readonly DirectorySite[] {
  const byAddress = new Map(sites.map((site) => [addressOf(site.url), site.url]))
  return sites.map((site) => {
    const parts = addressOf(site.url).split('/')
    for (let length = parts.length - 1; length > 1; length -= 1) {
      const parentUrl = byAddress.get(parts.slice(0, length).join('/'))
      if (parentUrl !== undefined) return Object.assign({ parentUrl }, site)
    }
    return Object.assign({ parentUrl: undefined }, site)
  })
}

function addressOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '')
}

/** Undefined when there is none. */
export async function findSite(graph: Graph, id: string): Promise<DirectorySite | undefined> {
  const site = await unlessAbsent(() => graph.json({ path: `/sites/${encodeURIComponent(id)}` }, siteSchema))
  return site && { parentUrl: undefined, ...siteOf(site) }
}

/** @yields every team. */
export async function* listTeams(graph: Graph): AsyncGenerator<DirectoryTeam> {
  const path = '/teams?$select=id,displayName,description&$top=999'
  for await (const page of graph.pages({ path }, teamSchema)) yield* page.map(teamOf)
}

/** Undefined when there is none. */
export async function findTeam(graph: Graph, id: string): Promise<DirectoryTeam | undefined> {
  const path = `/teams/${encodeURIComponent(id)}?$select=id,displayName,description`
  const team = await unlessAbsent(() => graph.json({ path }, teamSchema))
  return team && teamOf(team)
}

function teamOf({ id, displayName, description }: Static<typeof teamSchema>): DirectoryTeam {
  return { id: id.toLowerCase(), displayName: displayName ?? id, description: description ?? '' }
}

/** @yields the drives of a person; none where OneDrive was never set up for them. */
export async function* listDrives(graph: Graph, userId: DirectoryObjectId): AsyncGenerator<DirectoryDrive> {
  const path = `/users/${encodeURIComponent(userId)}/drives?$select=id,name,webUrl,driveType`
  try {
    for await (const page of graph.pages({ path }, driveSchema))
      yield* page.map(({ id, name, webUrl }) => ({ id, name: name ?? id, url: webUrl ?? '' }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

async function unlessAbsent<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GraphError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}
