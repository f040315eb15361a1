/** Home, and the lists of registrations. */
import { applicationsPath, type Page } from '../frame.ts'
import { pageOf, requirePrincipal } from '../applications.ts'
import { button, field, form, day, radios, searchForm, select, table } from '../controls.ts'
import { Refused, textIn } from '../graph.ts'
import { markup } from '../html.ts'
import { type Done, mistake, type PageRoute, type Visit } from '../visit.ts'

const graphAppId = '00000003-0000-0000-c000-000000000000'
const userRead = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'

export const home: PageRoute = {
  path: '/',
  show: ({ viewer, tenantId }): Page => ({
    title: viewer.organization,
    of: 'Overview',
    content: markup`<section aria-label="Basic information">
        <dl>
          <dt>Name</dt>
          <dd>${viewer.organization}</dd>
          <dt>Tenant ID</dt>
          <dd><code>${tenantId}</code></dd>
          <dt>Signed in as</dt>
          <dd>${viewer.displayName}</dd>
        </dl>
      </section>
      <ul>
        <li><a href="${applicationsPath}">App registrations</a></li>
        <li><a href="/admin/enterprise-applications">Enterprise applications</a></li>
        <li><a href="/admin/roles">Roles &amp; admins</a></li>
      </ul>`,
  }),
}

function isFound(search: string, ...texts: readonly string[]): boolean {
  const wanted = search.toLowerCase()
  return texts.some((text) => text.toLowerCase().includes(wanted))
}

export const applicationList: PageRoute = {
  path: '/applications',
  show: async ({ graph, query }): Promise<Page> => {
    const search = query.text('search')
    const all = await graph.list('/applications')
    const found = all.filter((item) => isFound(search, textIn(item, 'displayName'), textIn(item, 'appId')))
    return {
      title: 'App registrations',
      crumbs: [{ href: '/admin/', label: 'Home' }],
      content: markup`<div class="commands">
          <a class="button primary" href="${applicationsPath}/new">+ New registration</a>
        </div>
        ${searchForm('Start typing a display name or application (client) ID to filter these results', search)}
        ${table({
          caption: 'All applications',
          head: ['Display name', 'Application (client) ID', 'Created on'],
          empty: 'No applications found.',
          rows: found.map((item) => [
            markup`<a href="${pageOf(textIn(item, 'id'))}">${textIn(item, 'displayName')}</a>`,
            markup`<code>${textIn(item, 'appId')}</code>`,
            day(textIn(item, 'createdDateTime')),
          ]),
        })}`,
    }
  },
}

/** Who can use the application, as Microsoft words it. */
export function accountTypes(organization: string): readonly { value: string; label: string }[] {
  return [
    {
      value: 'AzureADMyOrg',
      label: `Accounts in this organizational directory only (${organization} only - Single tenant)`,
    },
    {
      value: 'AzureADMultipleOrgs',
      label: 'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant)',
    },
    {
      value: 'AzureADandPersonalMicrosoftAccount',
      label:
        'Accounts in any organizational directory (Any Microsoft Entra ID tenant - Multitenant) and personal Microsoft accounts (e.g. Skype, Xbox)',
    },
    { value: 'PersonalMicrosoftAccount', label: 'Personal Microsoft accounts only' },
  ]
}

/** Kinds of client, by the names of Graph's members. */
const platforms = [
  { value: 'publicClient', label: 'Public client/native (mobile & desktop)' },
  { value: 'web', label: 'Web' },
  { value: 'spa', label: 'Single-page application (SPA)' },
] as const

/** Consent makes it when other servers do not know the application in time; the registration is there either way. */
async function preparePrincipal(visit: Visit, appId: string): Promise<void> {
  try {
    await requirePrincipal(visit, appId)
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown
  }
}

async function register(visit: Visit): Promise<Done> {
  const { graph, form: sent } = visit
  const displayName = sent.text('displayName')
  if (displayName === '') throw mistake('The name of the application is missing.')
  const uri = sent.text('redirectUri')
  const platform = platforms.find(({ value }) => value === sent.text('platform'))
  if (uri !== '' && platform === undefined) throw mistake('Select a platform for the redirect URI.')
  const made = await graph.send('POST', '/applications', {
    displayName,
    signInAudience: sent.text('signInAudience'),
    requiredResourceAccess: [
      { resourceAppId: graphAppId, resourceAccess: [{ id: userRead, type: 'Scope' }] },
    ],
    ...(uri === '' || platform === undefined ? {} : { [platform.value]: { redirectUris: [uri] } }),
  })
  await preparePrincipal(visit, textIn(made, 'appId'))
  return { to: pageOf(textIn(made, 'id')), say: `Successfully created application ${displayName}.` }
}

export const registration: PageRoute = {
  path: '/applications/new',
  show: ({ viewer, form: sent }): Page => ({
    title: 'Register an application',
    crumbs: [
      { href: '/admin/', label: 'Home' },
      { href: applicationsPath, label: 'App registrations' },
    ],
    content: form({
      viewer,
      content: markup`${field({
        name: 'displayName',
        label: 'Name',
        value: sent.text('displayName'),
        hint: 'The user-facing display name for this application (this can be changed later).',
      })}
        ${radios({
          name: 'signInAudience',
          legend: 'Supported account types',
          choices: accountTypes(viewer.organization),
          chosen: sent.text('signInAudience') || 'AzureADMyOrg',
        })}
        <fieldset>
          <legend>Redirect URI (optional)</legend>
          ${select({
            name: 'platform',
            legend: 'Platform',
            chosen: sent.text('platform'),
            choices: [{ value: '', label: 'Select a platform' }, ...platforms],
          })}
          ${field({ name: 'redirectUri', label: 'Redirect URI', value: sent.text('redirectUri') })}
        </fieldset>
        <div class="commands">${button({ label: 'Register', action: 'register' })}</div>`,
    }),
  }),
  actions: { register },
}
