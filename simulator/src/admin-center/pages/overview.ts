/** An application: overview, owners, deletion. */
import { applicationPage, pageOf, readApplication, redirectUris } from '../applications.ts'
import { button, essentials, field, form, table } from '../controls.ts'
import { applicationsPath, type Page } from '../frame.ts'
import { recordsIn, textIn, textsIn } from '../graph.ts'
import { markup } from '../html.ts'
import { type Done, mistake, type PageRoute, type Visit } from '../visit.ts'
import { accountTypes } from './home.ts'

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export const overview: PageRoute = {
  path: '/applications/{id}',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const { record, id, appId, displayName } = application
    const audience = textIn(record, 'signInAudience')
    const types = accountTypes(visit.viewer.organization)
    const certificates = recordsIn(record, 'keyCredentials').length
    const secrets = recordsIn(record, 'passwordCredentials').length
    const uris = (['web', 'spa', 'publicClient'] as const).map(
      (kind) => redirectUris(application, kind).length,
    )
    const link = (name: string, text: string) => markup`<a href="${pageOf(id, name)}">${text}</a>`
    const content = markup`<div class="commands">
        <a class="button" href="${pageOf(id, 'delete')}">Delete</a>
      </div>
      ${essentials([
        ['Display name', displayName],
        ['Application (client) ID', markup`<code id="applicationId">${appId}</code>`],
        ['Object ID', markup`<code id="objectId">${id}</code>`],
        ['Directory (tenant) ID', markup`<code id="tenantId">${visit.tenantId}</code>`],
        ['Supported account types', types.find(({ value }) => value === audience)?.label ?? audience],
        [
          'Client credentials',
          link(
            'credentials',
            `${plural(certificates, 'certificate', 'certificates')}, ${plural(secrets, 'secret', 'secrets')}`,
          ),
        ],
        [
          'Redirect URIs',
          link('authentication', `${uris[0] ?? 0} web, ${uris[1] ?? 0} spa, ${uris[2] ?? 0} public client`),
        ],
        [
          'Application ID URI',
          link('expose-an-api', textsIn(record, 'identifierUris')[0] ?? 'Add an Application ID URI'),
        ],
      ])}`
    return applicationPage(application, 'Overview', content)
  },
}

export const deletion: PageRoute = {
  path: '/applications/{id}/delete',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const content = markup`<p>
        Are you sure you want to delete the app registration "${application.displayName}"?
      </p>
      <p class="faint">After deletion the app registration can be restored for 30 days.</p>
      ${form({
        viewer: visit.viewer,
        content: markup`<div class="commands">
          ${button({ label: 'Delete', action: 'delete' })}
          <a class="button" href="${pageOf(application.id)}">Cancel</a>
        </div>`,
      })}`
    return applicationPage(application, 'Delete app registration', content)
  },
  actions: {
    delete: async ({ graph, id }): Promise<Done> => {
      await graph.send('DELETE', `/applications/${id}`)
      return { to: applicationsPath, say: 'The app registration was deleted.' }
    },
  },
}

async function addOwner({ graph, id, form: sent }: Visit): Promise<Done> {
  const name = sent.text('owner').toLowerCase()
  const people = await graph.list('/users')
  const owner = people.find(
    (user) => textIn(user, 'userPrincipalName').toLowerCase() === name || textIn(user, 'id') === name,
  )
  if (owner === undefined) throw mistake(`There is no user "${sent.text('owner')}".`)
  await graph.send('POST', `/applications/${id}/owners/$ref`, {
    '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${textIn(owner, 'id')}`,
  })
  return { to: pageOf(id, 'owners'), say: `${textIn(owner, 'displayName')} is an owner now.` }
}

export const owners: PageRoute = {
  path: '/applications/{id}/owners',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const list = await visit.graph.list(`/applications/${application.id}/owners`)
    const content = markup`${table({
      caption: 'Owners',
      head: ['Name', 'User principal name', 'Object ID'],
      empty: 'This application has no owners.',
      rows: list.map((owner) => [
        textIn(owner, 'displayName'),
        textIn(owner, 'userPrincipalName'),
        markup`<code>${textIn(owner, 'id')}</code>`,
      ]),
    })}
    ${form({
      viewer: visit.viewer,
      content: markup`${field({ name: 'owner', label: 'Add owner', value: visit.form.text('owner'), hint: 'User principal name' })}
        <div class="commands">${button({ label: 'Add owners', action: 'addOwner' })}</div>`,
    })}`
    return applicationPage(application, 'Owners', content)
  },
  actions: { addOwner },
}
