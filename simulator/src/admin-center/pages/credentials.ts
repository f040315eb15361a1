/** Certificates & secrets: what the application proves itself with. */
import { createHash } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import { applicationPage, type ApplicationView, pageOf, readApplication } from '../applications.ts'
import { readCertificate } from '../certificate.ts'
import { area, button, day, field, form, rowButton, select, table } from '../controls.ts'
import type { Page } from '../frame.ts'
import { recordsIn, textIn, textsIn } from '../graph.ts'
import { type Html, markup } from '../html.ts'
import { type ActionResult, type Done, mistake, type PageRoute, type Visit } from '../visit.ts'

const dayMs = 24 * 3600 * 1000

const secretLives = [
  { value: '180', label: 'Recommended: 180 days (6 months)' },
  { value: '90', label: '90 days (3 months)' },
  { value: '365', label: '365 days (12 months)' },
  { value: '545', label: '545 days (18 months)' },
  { value: '730', label: '730 days (24 months)' },
]

/** Their public keys come only to whoever selects them. */
async function keyCredentials({ graph, id }: Visit): Promise<JsonRecord[]> {
  return recordsIn(await graph.get(`/applications/${id}?$select=id,keyCredentials`), 'keyCredentials')
}

function thumbprint(credential: JsonRecord): string {
  const der = Buffer.from(textIn(credential, 'key'), 'base64')
  return createHash('sha1').update(der).digest('hex').toUpperCase()
}

/** The collection is replaced as a whole: elements without a key stay as they are. */
function kept(credentials: readonly JsonRecord[]): object[] {
  return credentials.map(({ keyId, type, usage }) => ({ keyId, type, usage, key: null }))
}

const here = (visit: Visit, say: string): Done => ({ to: pageOf(visit.id, 'credentials'), say })

async function uploadCertificate(visit: Visit): Promise<Done> {
  const given = visit.form.file('certificateFile') ?? Buffer.from(visit.form.text('certificateText'))
  const certificate = readCertificate(given)
  const description = visit.form.text('certificateDescription')
  const present = await keyCredentials(visit)
  await visit.graph.send('PATCH', `/applications/${visit.id}`, {
    keyCredentials: [
      ...kept(present),
      {
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
        key: certificate.raw.toString('base64'),
        ...(description === '' ? {} : { displayName: description }),
      },
    ],
  })
  return here(visit, 'The certificate was added.')
}

async function deleteCertificate(visit: Visit): Promise<Done> {
  const present = await keyCredentials(visit)
  const rest = present.filter((credential) => textIn(credential, 'keyId') !== visit.form.text('item'))
  await visit.graph.send('PATCH', `/applications/${visit.id}`, { keyCredentials: kept(rest) })
  return here(visit, 'The certificate was deleted.')
}

async function addSecret(visit: Visit): Promise<ActionResult> {
  const days = Number(visit.form.text('secretLife'))
  if (!secretLives.some(({ value }) => Number(value) === days))
    throw mistake('Choose when the secret expires.')
  const made = await visit.graph.send('POST', `/applications/${visit.id}/addPassword`, {
    passwordCredential: {
      displayName: visit.form.text('secretDescription') || 'Password uploaded by the admin center',
      endDateTime: new Date(visit.now + days * dayMs).toISOString(),
    },
  })
  const application = await readApplication(visit)
  const content = markup`<p class="note">
      Client secret values cannot be viewed, except for immediately after creation. Copy it now.
    </p>
    <dl>
      <dt>Value</dt>
      <dd><code id="secretValue">${textIn(made, 'secretText')}</code></dd>
      <dt>Secret ID</dt>
      <dd><code>${textIn(made, 'keyId')}</code></dd>
      <dt>Expires</dt>
      <dd>${day(textIn(made, 'endDateTime'))}</dd>
    </dl>
    <p><a class="button" href="${pageOf(visit.id, 'credentials')}">Close</a></p>`
  return {
    show: applicationPage(application, 'Certificates & secrets', content),
    say: 'The client secret was added.',
  }
}

async function deleteSecret(visit: Visit): Promise<Done> {
  await visit.graph.send('POST', `/applications/${visit.id}/removePassword`, {
    keyId: visit.form.text('item'),
  })
  return here(visit, 'The client secret was deleted.')
}

async function addFederated(visit: Visit): Promise<Done> {
  const { form: sent } = visit
  await visit.graph.send('POST', `/applications/${visit.id}/federatedIdentityCredentials`, {
    name: sent.text('federatedName'),
    issuer: sent.text('federatedIssuer'),
    subject: sent.text('federatedSubject'),
    audiences: [sent.text('federatedAudience')],
    ...(sent.text('federatedDescription') === '' ? {} : { description: sent.text('federatedDescription') }),
  })
  return here(visit, 'The federated credential was added.')
}

async function deleteFederated(visit: Visit): Promise<Done> {
  const id = encodeURIComponent(visit.form.text('item'))
  await visit.graph.send('DELETE', `/applications/${visit.id}/federatedIdentityCredentials/${id}`)
  return here(visit, 'The federated credential was deleted.')
}

function certificateSection({ viewer, form: sent }: Visit, credentials: readonly JsonRecord[]): Html {
  const rows = credentials.map((credential) => [
    markup`<code>${thumbprint(credential)}</code>`,
    textIn(credential, 'displayName'),
    day(textIn(credential, 'startDateTime')),
    day(textIn(credential, 'endDateTime')),
    markup`<code>${textIn(credential, 'keyId')}</code>`,
    rowButton(viewer, 'Delete', 'deleteCertificate', textIn(credential, 'keyId')),
  ])
  return markup`<section id="certificates">
    <h2>Certificates (${credentials.length})</h2>
    <p class="faint">
      Certificates can be used as secrets to prove the application's identity when requesting a token. Also
      can be referred to as public keys.
    </p>
    ${table({
      caption: 'Certificates',
      head: ['Thumbprint', 'Description', 'Start date', 'Expires', 'Certificate ID', ''],
      rows,
      empty: 'No certificates have been added for this application.',
    })}
    ${form({
      viewer,
      isUpload: true,
      id: 'uploadCertificate',
      content: markup`<label for="certificateFile">Upload a certificate (public key) with one of the following file types: .cer, .pem, .crt</label>
        <input type="file" id="certificateFile" name="certificateFile" accept=".cer,.pem,.crt">
        ${area({ name: 'certificateText', label: 'or paste it (PEM or base64)', value: sent.text('certificateText') })}
        ${field({ name: 'certificateDescription', label: 'Description', value: sent.text('certificateDescription') })}
        <div class="commands">${button({ label: 'Upload certificate', action: 'uploadCertificate' })}</div>`,
    })}
  </section>`
}

function secretSection({ viewer, form: sent }: Visit, { record }: ApplicationView): Html {
  const secrets = recordsIn(record, 'passwordCredentials')
  const rows = secrets.map((secret) => [
    textIn(secret, 'displayName'),
    day(textIn(secret, 'endDateTime')),
    `${textIn(secret, 'hint')}******************`,
    markup`<code>${textIn(secret, 'keyId')}</code>`,
    rowButton(viewer, 'Delete', 'deleteSecret', textIn(secret, 'keyId')),
  ])
  return markup`<section id="secrets">
    <h2>Client secrets (${secrets.length})</h2>
    <p class="faint">
      A secret string that the application uses to prove its identity when requesting a token. Also can be
      referred to as application password.
    </p>
    ${table({
      caption: 'Client secrets',
      head: ['Description', 'Expires', 'Value', 'Secret ID', ''],
      rows,
      empty: 'No client secrets have been created for this application.',
    })}
    ${form({
      viewer,
      id: 'newSecret',
      content: markup`${field({ name: 'secretDescription', label: 'Description', value: sent.text('secretDescription') })}
        ${select({ name: 'secretLife', legend: 'Expires', choices: secretLives, chosen: sent.text('secretLife') })}
        <div class="commands">${button({ label: 'New client secret', action: 'addSecret' })}</div>`,
    })}
  </section>`
}

function federatedSection({ viewer, form: sent }: Visit, credentials: readonly JsonRecord[]): Html {
  const rows = credentials.map((credential) => [
    textIn(credential, 'name'),
    markup`<code>${textIn(credential, 'issuer')}</code>`,
    markup`<code>${textIn(credential, 'subject')}</code>`,
    textsIn(credential, 'audiences').join(', '),
    rowButton(viewer, 'Delete', 'deleteFederated', textIn(credential, 'id')),
  ])
  return markup`<section id="federated">
    <h2>Federated credentials (${credentials.length})</h2>
    <p class="faint">
      Allow other identities to impersonate this application by establishing a trust with an external OpenID
      Connect (OIDC) identity provider.
    </p>
    ${table({
      caption: 'Federated credentials',
      head: ['Name', 'Issuer', 'Subject identifier', 'Audience', ''],
      rows,
      empty: 'No federated credentials have been added for this application.',
    })}
    ${form({
      viewer,
      id: 'newFederated',
      content: markup`${field({ name: 'federatedIssuer', label: 'Issuer', value: sent.text('federatedIssuer') })}
        ${field({ name: 'federatedSubject', label: 'Subject identifier', value: sent.text('federatedSubject') })}
        ${field({ name: 'federatedName', label: 'Name', value: sent.text('federatedName') })}
        ${field({ name: 'federatedDescription', label: 'Description (optional)', value: sent.text('federatedDescription') })}
        ${field({
          name: 'federatedAudience',
          label: 'Audience',
          value: sent.text('federatedAudience') || 'api://AzureADTokenExchange',
        })}
        <div class="commands">${button({ label: 'Add credential', action: 'addFederated' })}</div>`,
    })}
  </section>`
}

export const credentials: PageRoute = {
  path: '/applications/{id}/credentials',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const certificates = await keyCredentials(visit)
    const federated = await visit.graph.list(`/applications/${application.id}/federatedIdentityCredentials`)
    const content = markup`<p>
        Credentials enable confidential applications to identify themselves to the authentication service when
        receiving tokens. For a higher level of assurance, we recommend using a certificate or a federated
        credential instead of a client secret.
      </p>
      ${certificateSection(visit, certificates)}${secretSection(visit, application)}${federatedSection(visit, federated)}`
    return applicationPage(application, 'Certificates & secrets', content)
  },
  actions: { uploadCertificate, deleteCertificate, addSecret, deleteSecret, addFederated, deleteFederated },
}
