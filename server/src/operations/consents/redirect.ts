/** Where Microsoft's consent page may lead back to: registered addresses alone, so it depends on who made the application. */
import type { Cloud } from '../../microsoft365/index.ts'
import { OperationError } from '../errors.ts'
import type { OrganizationApplication } from '../organizations/model.ts'
import { invalidRequest } from '../refusals.ts'
import { callbackPath } from '../sign-ins/check-request.ts'

/** Path below the public URL, for the customer's own applications that register it. */
const consentCallbackPath = '/consent/callback'

export interface RedirectPlace {
  readonly publicUrl: string | undefined
  readonly cloud: Pick<Cloud, 'adminCenterUrl'>
  /** As the person calls it. */
  readonly organization: string
}

/**
 * @returns the address that the request to Microsoft names.
 * @throws {OperationError} `invalid_request`, `not_supported`
 */
export function redirectOf(
  application: OrganizationApplication,
  wanted: string | undefined,
  place: RedirectPlace,
): string {
  const { publicUrl } = place
  if (application.origin === 'registered') {
    // Ours register one address at most: that of the sign-in, below the public URL.
    const own = publicUrl === undefined ? undefined : `${publicUrl}${callbackPath}`
    if (application.purpose !== 'sign-in' || own === undefined) throw noWayBack(application, place)
    if (wanted !== undefined && wanted !== own)
      throw invalidRequest(
        `${application.displayName} leads back to ${own} alone: leave the redirect URI out.`,
      )
    return own
  }
  if (wanted !== undefined) return checkRedirect(wanted)
  if (publicUrl === undefined)
    throw invalidRequest(
      'This server has no address for browsers (server option --public-url). Register http://localhost for the application ' +
        '(mobile and desktop) and give the redirect URI http://localhost:PORT.',
    )
  return `${publicUrl}${consentCallbackPath}`
}

/** What is neither loopback nor https cannot be registered (RFC 8252 §7.3). @throws {OperationError} `invalid_request` */
function checkRedirect(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isFit =
    url !== undefined &&
    url.username === '' &&
    url.hash === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'))
  if (!isFit) throw invalidRequest('Give a redirect URI such as http://localhost:PORT.')
  return text
}

function noWayBack(
  { displayName, appId }: OrganizationApplication,
  { cloud, organization }: RedirectPlace,
): OperationError {
  return new OperationError(
    'not_supported',
    `${displayName} has no redirect URI, so no page can lead back from its consent. Plan and apply the permissions ` +
      `of ${organization}, or consent in the portal with “Grant admin consent”: ` +
      `${cloud.adminCenterUrl}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${appId}`,
  )
}
