/** Expose an API: the application's own identifier and the permissions that others can ask of it. */
import { randomUUID } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import { applicationPage, type ApplicationView, pageOf, readApplication } from '../applications.ts'
import { button, field, form, radios, rowButton, table } from '../controls.ts'
import type { Page } from '../frame.ts'
import { recordIn, recordsIn, textIn, textsIn } from '../graph.ts'
import { type Html, markup } from '../html.ts'
import { type Done, mistake, type PageRoute, type Visit } from '../visit.ts'

const here = (visit: Visit, say: string): Done => ({ to: pageOf(visit.id, 'expose-an-api'), say })

function scopesOf({ record }: ApplicationView): JsonRecord[] {
  return recordsIn(recordIn(record, 'api'), 'oauth2PermissionScopes')
}

async function saveUri(visit: Visit): Promise<Done> {
  const uri = visit.form.text('identifierUri')
  await visit.graph.send('PATCH', `/applications/${visit.id}`, { identifierUris: uri === '' ? [] : [uri] })
  return here(visit, 'The Application ID URI was saved.')
}

/** The other settings of the API stay as they are. */
async function writeScopes(
  visit: Visit,
  application: ApplicationView,
  scopes: readonly object[],
): Promise<void> {
  const api = recordIn(application.record, 'api')
  await visit.graph.send('PATCH', `/applications/${visit.id}`, {
    api: { ...api, oauth2PermissionScopes: scopes },
  })
}

async function addScope(visit: Visit): Promise<Done> {
  const { form: sent } = visit
  const application = await readApplication(visit)
  if (textsIn(application.record, 'identifierUris').length === 0)
    throw mistake('Set the Application ID URI before you add a scope.')
  const value = sent.text('scopeName')
  const displayName = sent.text('adminConsentDisplayName')
  const description = sent.text('adminConsentDescription')
  if (value === '' || displayName === '' || description === '')
    throw mistake('Scope name, admin consent display name and admin consent description are required.')
  const scope = {
    id: randomUUID(),
    value,
    type: sent.text('whoCanConsent') === 'User' ? 'User' : 'Admin',
    isEnabled: true,
    adminConsentDisplayName: displayName,
    adminConsentDescription: description,
    userConsentDisplayName: null,
    userConsentDescription: null,
  }
  await writeScopes(visit, application, [...scopesOf(application), scope])
  return here(visit, `Successfully added the scope ${value}.`)
}

/** A permission has to be disabled before it can be taken away. */
async function deleteScope(visit: Visit): Promise<Done> {
  const application = await readApplication(visit)
  const wanted = visit.form.text('item')
  const scopes = scopesOf(application)
  const disabled = scopes.map((scope) =>
    textIn(scope, 'id') === wanted ? Object.assign({}, scope, { isEnabled: false }) : scope,
  )
  await writeScopes(visit, application, disabled)
  await writeScopes(
    visit,
    application,
    scopes.filter((scope) => textIn(scope, 'id') !== wanted),
  )
  return here(visit, 'The scope was deleted.')
}

function scopeSection(visit: Visit, application: ApplicationView, uri: string): Html {
  const { viewer, form: sent } = visit
  const rows = scopesOf(application).map((scope) => [
    markup`<code>${uri}/${textIn(scope, 'value')}</code>`,
    textIn(scope, 'type') === 'User' ? 'Admins and users' : 'Admins only',
    textIn(scope, 'adminConsentDisplayName'),
    scope['isEnabled'] === false ? 'Disabled' : 'Enabled',
    rowButton(viewer, 'Delete', 'deleteScope', textIn(scope, 'id')),
  ])
  const texts = [
    ['scopeName', 'Scope name'],
    ['adminConsentDisplayName', 'Admin consent display name'],
    ['adminConsentDescription', 'Admin consent description'],
  ] as const
  return markup`<section>
    <h2>Scopes defined by this API</h2>
    ${table({
      caption: 'Scopes defined by this API',
      head: ['Scopes', 'Who can consent', 'Admin consent display name', 'State', ''],
      rows,
      empty: 'No scopes have been defined',
    })}
    ${form({
      viewer,
      id: 'newScope',
      content: markup`${texts.map(([name, label]) => field({ name, label, value: sent.text(name) }))}
        ${radios({
          name: 'whoCanConsent',
          legend: 'Who can consent?',
          chosen: sent.text('whoCanConsent') || 'Admin',
          choices: [
            { value: 'User', label: 'Admins and users' },
            { value: 'Admin', label: 'Admins only' },
          ],
        })}
        <div class="commands">${button({ label: 'Add scope', action: 'addScope' })}</div>`,
    })}
  </section>`
}

export const exposeAnApi: PageRoute = {
  path: '/applications/{id}/expose-an-api',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const uri = textsIn(application.record, 'identifierUris')[0] ?? ''
    const content = markup`<section>
        <h2>Application ID URI</h2>
        ${form({
          viewer: visit.viewer,
          id: 'identifier',
          content: markup`${field({
            name: 'identifierUri',
            label: 'Application ID URI',
            value: visit.form.text('identifierUri') || uri || `api://${application.appId}`,
            hint:
              uri === ''
                ? 'Not set yet; this is what is proposed.'
                : 'The globally unique URI used to identify this web API.',
          })}
            <div class="commands">${button({ label: 'Save', action: 'saveUri' })}</div>`,
        })}
      </section>
      ${scopeSection(visit, application, uri)}`
    return applicationPage(application, 'Expose an API', content)
  },
  actions: { saveUri, addScope, deleteScope },
}
