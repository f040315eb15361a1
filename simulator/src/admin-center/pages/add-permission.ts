/** Request API permissions: an API, a kind, a search, and boxes to tick. */
import { applicationPage, type DeclaredPermission, pageOf, readApplication } from '../applications.ts'
import { type Api, isCommon, type Permission, readApis } from '../apis.ts'
import { button, form } from '../controls.ts'
import type { Page } from '../frame.ts'
import { type Html, markup, nothing } from '../html.ts'
import { type ActionResult, mistake, type PageRoute, type Visit } from '../visit.ts'
import { requiredResourceAccess } from './permissions.ts'

interface Request {
  readonly api: Api
  readonly kind: 'Role' | 'Scope'
  readonly search: string
  /** Ids of ticked boxes. */
  readonly ticked: ReadonlySet<string>
}

const field = (visit: Visit, name: string): string => visit.form.text(name) || visit.query.text(name)

function requestOf(visit: Visit, apis: readonly Api[]): Partial<Request> {
  const api = apis.find(({ appId }) => appId === field(visit, 'api'))
  const kind = field(visit, 'kind')
  return {
    ...(api === undefined ? {} : { api }),
    ...(kind === 'Role' || kind === 'Scope' ? { kind } : {}),
    search: field(visit, 'search'),
    ticked: new Set(visit.form.all('permission')),
  }
}

function apiLinks(id: string, heading: string, apis: readonly Api[]): Html {
  if (apis.length === 0) return nothing
  const links = apis.map(
    ({ appId, name }) => markup`<li><a href="${pageOf(id, 'permissions/add')}?api=${appId}">${name}</a></li>`,
  )
  return markup`<h2>${heading}</h2>
    <ul>
      ${links}
    </ul>`
}

function chooseApi(id: string, apis: readonly Api[]): Html {
  return markup`<p>Select an API</p>
    ${apiLinks(
      id,
      'Microsoft APIs',
      apis.filter((api) => isCommon(api)),
    )}
    ${apiLinks(
      id,
      'APIs my organization uses',
      apis.filter((api) => !isCommon(api)),
    )}`
}

function chooseKind(id: string, api: Api): Html {
  const has = (kind: 'Role' | 'Scope') => api.permissions.some(({ type }) => type === kind)
  const link = (kind: 'Role' | 'Scope', label: string, hint: string) =>
    has(kind)
      ? markup`<div class="card">
          <a href="${pageOf(id, 'permissions/add')}?api=${api.appId}&amp;kind=${kind}">${label}</a>
          <br>${hint}
        </div>`
      : nothing
  return markup`<h2>${api.name}</h2>
    <p>What type of permissions does your application require?</p>
    ${link('Scope', 'Delegated permissions', 'Your application needs to access the API as the signed-in user.')}
    ${link(
      'Role',
      'Application permissions',
      'Your application runs as a background service or daemon without a signed-in user.',
    )}`
}

function box({ id, value, description, needsAdmin }: Permission, isTicked: boolean): Html {
  const checked = isTicked ? markup` checked` : nothing
  return markup`<div class="choice">
    <label><input type="checkbox" name="permission" value="${id}"${checked}> ${value}</label>
    <span class="faint">${description}${needsAdmin ? ' · Admin consent required' : ''}</span>
  </div>`
}

function choosePermissions(visit: Visit, { api, kind, search, ticked }: Request): Html {
  const offered = api.permissions.filter(({ type }) => type === kind)
  const wanted = search.toLowerCase()
  const isFound = ({ value }: Permission) => value.toLowerCase().includes(wanted)
  const kept = offered.filter((permission) => ticked.has(permission.id) && !isFound(permission))
  const found = offered.filter((permission) => isFound(permission))
  const keptBoxes =
    kept.length === 0
      ? nothing
      : markup`<fieldset>
          <legend>Selected</legend>
          ${kept.map((item) => box(item, true))}
        </fieldset>`
  return form({
    viewer: visit.viewer,
    content: markup`<h2>${api.name}: ${kind === 'Role' ? 'Application permissions' : 'Delegated permissions'}</h2>
      <input type="hidden" name="api" value="${api.appId}">
      <input type="hidden" name="kind" value="${kind}">
      <label for="search">Select permissions</label>
      <div class="commands">
        <input type="search" id="search" name="search" value="${search}"
          placeholder="Start typing a permission to filter these results">
        ${button({ label: 'Search', action: 'search', isPrimary: false })}
      </div>
      ${keptBoxes}
      <fieldset>
        <legend>Permission (${found.length})</legend>
        ${found.map((item) => box(item, ticked.has(item.id)))}
      </fieldset>
      <div class="commands">
        ${button({ label: 'Add permissions', action: 'add' })}
        <a class="button" href="${pageOf(visit.id, 'permissions')}">Discard</a>
      </div>`,
  })
}

async function pageFor(visit: Visit): Promise<Page> {
  const application = await readApplication(visit)
  const apis = await readApis(visit)
  const { api, kind, search = '', ticked = new Set<string>() } = requestOf(visit, apis)
  if (api === undefined)
    return applicationPage(application, 'Request API permissions', chooseApi(visit.id, apis))
  const content =
    kind === undefined ? chooseKind(visit.id, api) : choosePermissions(visit, { api, kind, search, ticked })
  return applicationPage(application, 'Request API permissions', content)
}

async function add(visit: Visit): Promise<ActionResult> {
  const application = await readApplication(visit)
  const { api, kind, ticked } = requestOf(visit, await readApis(visit))
  if (api === undefined || kind === undefined) throw mistake('Select an API and a type of permissions.')
  const chosen = api.permissions.filter(({ id, type }) => type === kind && ticked?.has(id) === true)
  if (chosen.length === 0) throw mistake('Select at least one permission.')
  const has = ({ id }: Permission) =>
    application.declared.some(
      (item) => item.resourceAppId === api.appId && item.id === id && item.type === kind,
    )
  const added: DeclaredPermission[] = chosen
    .filter((permission) => !has(permission))
    .map(({ id }) => ({ resourceAppId: api.appId, id, type: kind }))
  await visit.graph.send('PATCH', `/applications/${visit.id}`, {
    requiredResourceAccess: requiredResourceAccess([...application.declared, ...added]),
  })
  return {
    to: pageOf(visit.id, 'permissions'),
    say: `You are editing permission(s) to your application, users will have to consent even if they've already done so previously. Added: ${chosen.map(({ value }) => value).join(', ')}.`,
  }
}

export const addPermission: PageRoute = {
  path: '/applications/{id}/permissions/add',
  show: pageFor,
  actions: {
    add,
    search: async (visit) => ({ show: await pageFor(visit) }),
  },
}
