/** An application as its pages need it, read from Graph; the menu that its pages share. */
import { applicationsPath, type Link, type Page } from './frame.ts'
import type { Html } from './html.ts'
import { recordIn, recordsIn, Refused, textIn, textsIn } from './graph.ts'
import { replicated, type Visit } from './visit.ts'
import type { JsonRecord } from '../json.ts'

export interface DeclaredPermission {
  readonly resourceAppId: string
  readonly id: string
  readonly type: 'Role' | 'Scope'
}

export interface ApplicationView {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly record: JsonRecord
  readonly declared: readonly DeclaredPermission[]
}

function declaredIn(record: JsonRecord): DeclaredPermission[] {
  return recordsIn(record, 'requiredResourceAccess').flatMap((resource) =>
    recordsIn(resource, 'resourceAccess').map((access) => ({
      resourceAppId: textIn(resource, 'resourceAppId'),
      id: textIn(access, 'id'),
      type: textIn(access, 'type') === 'Role' ? ('Role' as const) : ('Scope' as const),
    })),
  )
}

/** @throws {Refused} 404 when there is none. */
export async function readApplication({ graph, id }: Visit): Promise<ApplicationView> {
  const record = await graph.get(`/applications/${id}`)
  return {
    id: textIn(record, 'id'),
    appId: textIn(record, 'appId'),
    displayName: textIn(record, 'displayName'),
    record,
    declared: declaredIn(record),
  }
}

export const pageOf = (id: string, name = ''): string =>
  `${applicationsPath}/${id}${name === '' ? '' : `/${name}`}`

function menuOf({ id }: ApplicationView): Link[] {
  return [
    { href: pageOf(id), label: 'Overview' },
    { href: pageOf(id, 'authentication'), label: 'Authentication' },
    { href: pageOf(id, 'credentials'), label: 'Certificates & secrets' },
    { href: pageOf(id, 'permissions'), label: 'API permissions' },
    { href: pageOf(id, 'expose-an-api'), label: 'Expose an API' },
    { href: pageOf(id, 'owners'), label: 'Owners' },
  ]
}

/** A page of one application. */
export function applicationPage(application: ApplicationView, title: string, content: Html): Page {
  return {
    title: application.displayName,
    of: title,
    crumbs: [
      { href: '/admin/', label: 'Home' },
      { href: applicationsPath, label: 'App registrations' },
      { href: pageOf(application.id), label: application.displayName },
    ],
    menu: { heading: 'Manage', links: menuOf(application) },
    content,
  }
}

/** Redirect URIs of one kind of client. */
export function redirectUris({ record }: ApplicationView, kind: 'web' | 'spa' | 'publicClient'): string[] {
  return textsIn(recordIn(record, kind), 'redirectUris')
}

export async function findPrincipal({ graph }: Visit, appId: string): Promise<JsonRecord | undefined> {
  try {
    return await graph.get(`/servicePrincipals(appId='${appId}')`)
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.status === 404) return undefined
    throw thrown
  }
}

/** The application's instance in this tenant; the portal makes it when it is missing, as soon as that is possible. */
export async function requirePrincipal(visit: Visit, appId: string): Promise<JsonRecord> {
  const known = await findPrincipal(visit, appId)
  if (known !== undefined) return known
  const tags = ['WindowsAzureActiveDirectoryIntegratedApp']
  try {
    return await replicated(visit, () => visit.graph.send('POST', '/servicePrincipals', { appId, tags }))
  } catch (thrown) {
    // It was there already, and this server has only now heard of it.
    const isThere = thrown instanceof Refused && thrown.status === 409
    if (!isThere) throw thrown
    return replicated(visit, () => visit.graph.get(`/servicePrincipals(appId='${appId}')`))
  }
}
