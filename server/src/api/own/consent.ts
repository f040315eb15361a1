/**
 * The page on which an administrator consents to what an application of ours declares (Microsoft's admin consent
 * endpoint of version 1, which covers all that is declared, whichever API it is for). What it leads back with is believed by nobody (PRV-06): what was granted, the application's own
 * tokens say afterwards.
 */
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { oneOf } from '../schema.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const wanted = Type.Object({
  purpose: Type.Optional(oneOf('backup', 'restore', 'sign-in')),
  redirectUri: Type.String({
    maxLength: 2_048,
    description: 'registered for the application: http://localhost:PORT of your program, or a page of yours',
  }),
})
const consent = Type.Object({
  url: Type.String({ description: 'the page to open in a browser' }),
  state: Type.String({ description: 'comes back with the redirect; refuse one that brings another' }),
})

export function registerConsent({ app, dependencies }: OwnScope): void {
  const { operations, identity, random } = dependencies
  const find = findOrganization(operations.organizations)
  app.post('/organizations/:organization/consent', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'prepareConsent',
      tags: ['Organizations'],
      description: 'Where only consent is missing. Look at the permissions of the organization afterwards.',
      params: Type.Object(organizationParameter),
      body: wanted,
      response: { 200: consent },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      const { tenantId, applications } = await operations.organizations.get(id, caller.reach)
      const { purpose = 'backup', redirectUri } = request.body
      const application = applications.find((one) => one.purpose === purpose)
      if (application === undefined)
        throw new RequestError('not_found', `The organization has no application for ${purpose}.`)
      const state = Buffer.from(random.bytes(32)).toString('base64url')
      const url = new URL(`${identity.loginUrl}/${tenantId}/adminconsent`)
      url.search = new URLSearchParams({
        client_id: application.appId,
        redirect_uri: checkRedirect(redirectUri),
        state,
      }).toString()
      return { url: url.href, state }
    },
  })
}

/** Microsoft leads back to registered addresses alone; what is neither loopback nor https cannot be one (RFC 8252 §7.3). */
function checkRedirect(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isFit =
    url !== undefined &&
    url.username === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'))
  if (!isFit) throw new RequestError('malformed', 'Give a redirect URI such as http://localhost:PORT.')
  return text
}
