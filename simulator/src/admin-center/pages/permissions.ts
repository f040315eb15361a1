/** API permissions: what the application declares, what has been granted, and the consent to it. */
import {
  applicationPage,
  type ApplicationView,
  type DeclaredPermission,
  findPrincipal,
  pageOf,
  readApplication,
  requirePrincipal,
} from '../applications.ts'
import { type Api, type Permission, readApis } from '../apis.ts'
import { button, form, rowButton, table } from '../controls.ts'
import type { Page } from '../frame.ts'
import { textIn } from '../graph.ts'
import { type Grants, grantAll, isGranted, noGrants, readGrants, revoke, type Wanted } from '../grants.ts'
import { type Html, markup, nothing } from '../html.ts'
import { type Done, mistake, type PageRoute, type Visit } from '../visit.ts'
import { mayConsent } from '../roles.ts'

interface Overview {
  readonly application: ApplicationView
  readonly apis: readonly Api[]
  readonly grants: Grants
  readonly configured: readonly Wanted[]
  /** Granted, but not declared. */
  readonly others: readonly Wanted[]
}

function keyOf(appId: string, type: string, id: string): string {
  return `${appId}/${type}/${id}`
}

async function read(visit: Visit): Promise<Overview> {
  const application = await readApplication(visit)
  const apis = await readApis(visit)
  const principal = await findPrincipal(visit, application.appId)
  const grants = principal === undefined ? noGrants : await readGrants(visit, textIn(principal, 'id'))
  const declared = new Set(
    application.declared.map(({ resourceAppId, type, id }) => keyOf(resourceAppId, type, id)),
  )
  const all = apis.flatMap((api) => api.permissions.map((permission) => ({ api, permission })))
  const isDeclared = ({ api, permission }: Wanted): boolean =>
    declared.has(keyOf(api.appId, permission.type, permission.id))
  return {
    application,
    apis,
    grants,
    configured: all.filter((item) => isDeclared(item)),
    others: all.filter((item) => !isDeclared(item) && isGranted(grants, item.api, item.permission)),
  }
}

const kindOf = ({ type }: Permission): string => (type === 'Role' ? 'Application' : 'Delegated')

function statusOf({ viewer }: Visit, grants: Grants, { api, permission }: Wanted): Html {
  if (isGranted(grants, api, permission))
    return markup`<span class="granted">✓ Granted for ${viewer.organization}</span>`
  return permission.needsAdmin
    ? markup`<span class="missing">⚠ Not granted for ${viewer.organization}</span>`
    : nothing
}

const head = ['API / Permissions name', 'Type', 'Description', 'Admin consent required', 'Status', '']

function rowOf(visit: Visit, { grants, others }: Overview, item: Wanted): (Html | string)[] {
  const { api, permission } = item
  const key = keyOf(api.appId, permission.type, permission.id)
  const isOther = others.includes(item)
  return [
    markup`${api.name}<br><strong>${permission.value}</strong>`,
    kindOf(permission),
    permission.description,
    permission.needsAdmin ? 'Yes' : 'No',
    statusOf(visit, grants, item),
    markup`${isOther ? nothing : rowButton(visit.viewer, 'Remove permission', 'remove', key)}
    ${isGranted(grants, api, permission) ? rowButton(visit.viewer, 'Revoke admin consent', 'revoke', key) : nothing}`,
  ]
}

function otherSection(visit: Visit, overview: Overview): Html {
  const { others } = overview
  if (others.length === 0) return nothing
  return markup`<h2>Other permissions granted for ${visit.viewer.organization}</h2>
    <p class="faint">
      These permissions have been granted for ${visit.viewer.organization} but aren't in the configured
      permissions list.
    </p>
    ${table({ caption: 'Other permissions', head, rows: others.map((item) => rowOf(visit, overview, item)), empty: '' })}`
}

function commands(visit: Visit, { application }: Overview): Html {
  const label = `Grant admin consent for ${visit.viewer.organization}`
  const consent = mayConsent(visit.roles)
    ? markup`<a class="button" href="${pageOf(application.id, 'permissions/consent')}">✓ ${label}</a>`
    : markup`<button type="button" disabled>✓ ${label}</button>`
  return markup`<div class="commands">
    <a class="button" href="${pageOf(application.id, 'permissions/add')}">+ Add a permission</a>${consent}
  </div>`
}

const here = (visit: Visit, say: string): Done => ({ to: pageOf(visit.id, 'permissions'), say })

function itemOf(visit: Visit, list: readonly Wanted[]): Wanted {
  const wanted = visit.form.text('item')
  const found = list.find(
    ({ api, permission }) => keyOf(api.appId, permission.type, permission.id) === wanted,
  )
  if (found === undefined) throw mistake('The permission is not in the list any more.')
  return found
}

/** The declaration in the form of Graph: one element an API. */
export function requiredResourceAccess(declared: readonly DeclaredPermission[]): object[] {
  const appIds = [...new Set(declared.map(({ resourceAppId }) => resourceAppId))]
  return appIds.map((resourceAppId) => ({
    resourceAppId,
    resourceAccess: declared
      .filter((item) => item.resourceAppId === resourceAppId)
      .map(({ id, type }) => ({ id, type })),
  }))
}

async function remove(visit: Visit): Promise<Done> {
  const { application, configured } = await read(visit)
  const { api, permission } = itemOf(visit, configured)
  const rest = application.declared.filter(
    ({ resourceAppId, type, id }) =>
      resourceAppId !== api.appId || type !== permission.type || id !== permission.id,
  )
  await visit.graph.send('PATCH', `/applications/${visit.id}`, {
    requiredResourceAccess: requiredResourceAccess(rest),
  })
  return here(visit, `Successfully removed ${permission.value}.`)
}

async function withdraw(visit: Visit): Promise<Done> {
  const { grants, configured, others } = await read(visit)
  const item = itemOf(visit, [...configured, ...others])
  await revoke(visit, grants, item)
  return here(visit, `Successfully revoked admin consent for ${item.permission.value}.`)
}

export const permissions: PageRoute = {
  path: '/applications/{id}/permissions',
  show: async (visit): Promise<Page> => {
    const overview = await read(visit)
    const content = markup`<h2>Configured permissions</h2>
      <p>
        Applications are authorized to call APIs when they are granted permissions by users/admins as part of
        the consent process. The list of configured permissions should include all the permissions the
        application needs.
      </p>
      ${commands(visit, overview)}
      ${table({
        caption: 'Configured permissions',
        head,
        rows: overview.configured.map((item) => rowOf(visit, overview, item)),
        empty: 'No permissions added',
      })}
      ${otherSection(visit, overview)}`
    return applicationPage(overview.application, 'API permissions', content)
  },
  actions: { remove, revoke: withdraw },
}

async function grantConsent(visit: Visit): Promise<Done> {
  const { application, configured } = await read(visit)
  const principal = await requirePrincipal(visit, application.appId)
  const grants = await readGrants(visit, textIn(principal, 'id'))
  await grantAll(visit, grants, configured)
  return here(visit, 'Grant consent successful')
}

export const consent: PageRoute = {
  path: '/applications/{id}/permissions/consent',
  show: async (visit): Promise<Page> => {
    const { application, configured } = await read(visit)
    const { organization } = visit.viewer
    const content = markup`<section>
      <h2>Grant admin consent confirmation.</h2>
      <p>
        Do you want to grant consent for the requested permissions for all accounts in ${organization}? This
        will update any existing admin consent records this application already has to match what is listed
        below.
      </p>
      <ul>
        ${configured.map(({ api, permission }) => markup`<li>${api.name}: ${permission.value} (${kindOf(permission)})</li>`)}
      </ul>
      ${form({
        viewer: visit.viewer,
        content: markup`<div class="commands">
          ${button({ label: 'Yes', action: 'yes' })}
          ${button({ label: 'No', action: 'no', isPrimary: false })}
        </div>`,
      })}
    </section>`
    return applicationPage(application, 'API permissions', content)
  },
  actions: {
    yes: grantConsent,
    no: async (visit) => here(visit, 'Nothing was granted.'),
  },
}
