/** Enterprise applications: the instances of applications in this tenant. */
import type { JsonRecord } from '../../json.ts'
import { button, essentials, form, radios, searchForm, table } from '../controls.ts'
import { enterprisePath, type Link, type Page } from '../frame.ts'
import { textIn } from '../graph.ts'
import { readApis } from '../apis.ts'
import { isGranted, readGrants } from '../grants.ts'
import { type Html, markup } from '../html.ts'
import type { Done, PageRoute, Visit } from '../visit.ts'

export const enterpriseList: PageRoute = {
  path: '/enterprise-applications',
  show: async ({ graph, query }): Promise<Page> => {
    const search = query.text('search').toLowerCase()
    const all = await graph.list('/servicePrincipals')
    const found = all.filter((item) =>
      ['displayName', 'appId', 'id'].some((name) => textIn(item, name).toLowerCase().includes(search)),
    )
    return {
      title: 'Enterprise applications',
      of: 'All applications',
      crumbs: [{ href: '/admin/', label: 'Home' }],
      content: markup`${searchForm('Search by application name or object ID', query.text('search'))}
      ${table({
        caption: 'All applications',
        head: ['Name', 'Object ID', 'Application ID', 'Enabled'],
        empty: 'No applications found.',
        rows: found.map((item) => [
          markup`<a href="${enterprisePath}/${textIn(item, 'id')}">${textIn(item, 'displayName')}</a>`,
          markup`<code>${textIn(item, 'id')}</code>`,
          markup`<code>${textIn(item, 'appId')}</code>`,
          item['accountEnabled'] === false ? 'No' : 'Yes',
        ]),
      })}`,
    }
  },
}

function principalPage(principal: JsonRecord, title: string, content: Html): Page {
  const path = `${enterprisePath}/${textIn(principal, 'id')}`
  const links: Link[] = [
    { href: path, label: 'Overview' },
    { href: `${path}/properties`, label: 'Properties' },
    { href: `${path}/owners`, label: 'Owners' },
    { href: `${path}/permissions`, label: 'Permissions' },
  ]
  return {
    title: textIn(principal, 'displayName'),
    of: title,
    crumbs: [
      { href: '/admin/', label: 'Home' },
      { href: enterprisePath, label: 'Enterprise applications' },
    ],
    menu: { heading: 'Manage', links },
    content,
  }
}

const read = ({ graph, id }: Visit): Promise<JsonRecord> => graph.get(`/servicePrincipals/${id}`)

export const enterpriseOverview: PageRoute = {
  path: '/enterprise-applications/{id}',
  show: async (visit): Promise<Page> => {
    const principal = await read(visit)
    const content = essentials([
      ['Name', textIn(principal, 'displayName')],
      ['Application ID', markup`<code>${textIn(principal, 'appId')}</code>`],
      ['Object ID', markup`<code>${textIn(principal, 'id')}</code>`],
    ])
    return principalPage(principal, 'Overview', content)
  },
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

async function save({ graph, id, form: sent }: Visit): Promise<Done> {
  await graph.send('PATCH', `/servicePrincipals/${id}`, {
    accountEnabled: sent.text('accountEnabled') === 'true',
    appRoleAssignmentRequired: sent.text('appRoleAssignmentRequired') === 'true',
  })
  return { to: `${enterprisePath}/${id}/properties`, say: 'Successfully updated the application properties.' }
}

export const enterpriseProperties: PageRoute = {
  path: '/enterprise-applications/{id}/properties',
  show: async (visit): Promise<Page> => {
    const principal = await read(visit)
    const content = form({
      viewer: visit.viewer,
      content: markup`${radios({
        name: 'accountEnabled',
        legend: 'Enabled for users to sign-in?',
        choices: yesNo,
        chosen: String(principal['accountEnabled'] !== false),
      })}
        ${radios({
          name: 'appRoleAssignmentRequired',
          legend: 'Assignment required?',
          choices: yesNo,
          chosen: String(principal['appRoleAssignmentRequired'] === true),
        })}
        <div class="commands">
          ${button({ label: 'Save', action: 'save' })}
          ${button({ label: 'Delete', action: 'delete', isPrimary: false })}
        </div>`,
    })
    return principalPage(principal, 'Properties', content)
  },
  actions: {
    save,
    delete: async ({ graph, id }): Promise<Done> => {
      await graph.send('DELETE', `/servicePrincipals/${id}`)
      return { to: enterprisePath, say: 'The enterprise application was deleted.' }
    },
  },
}

export const enterpriseOwners: PageRoute = {
  path: '/enterprise-applications/{id}/owners',
  show: async (visit): Promise<Page> => {
    const principal = await read(visit)
    const owners = await visit.graph.list(`/servicePrincipals/${visit.id}/owners`)
    const content = table({
      caption: 'Owners',
      head: ['Name', 'User principal name', 'Object ID'],
      empty: 'No application owners found.',
      rows: owners.map((owner) => [
        textIn(owner, 'displayName'),
        textIn(owner, 'userPrincipalName'),
        markup`<code>${textIn(owner, 'id')}</code>`,
      ]),
    })
    return principalPage(principal, 'Owners', content)
  },
}

export const enterprisePermissions: PageRoute = {
  path: '/enterprise-applications/{id}/permissions',
  show: async (visit): Promise<Page> => {
    const principal = await read(visit)
    const grants = await readGrants(visit, textIn(principal, 'id'))
    const apis = await readApis(visit)
    const held = apis.flatMap((api) =>
      api.permissions
        .filter((permission) => isGranted(grants, api, permission))
        .map((permission) => ({ api, permission })),
    )
    const content = markup`<p>Permissions that were granted for the whole organization (admin consent).</p>
      ${table({
        caption: 'Admin consent',
        head: ['API name', 'Claim value', 'Permission', 'Type'],
        empty: 'No admin consented permissions found for the application.',
        rows: held.map(({ api, permission }) => [
          api.name,
          permission.value,
          permission.description,
          permission.type === 'Role' ? 'Application' : 'Delegated',
        ]),
      })}`
    return principalPage(principal, 'Permissions', content)
  },
}
