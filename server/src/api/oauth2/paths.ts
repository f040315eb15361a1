/** Where the endpoints of the authorization server are below each version, and which of them its metadata name. */
import type { EndpointPaths } from '../../authorization-server/index.ts'

export const tokenPath = '/token'
export const revocationPath = '/oauth2/revoke'
export const introspectionPath = '/oauth2/introspect'

/** Of the newest version. */
export const publishedPaths: EndpointPaths = {
  token: `/v8${tokenPath}`,
  revocation: `/v8${revocationPath}`,
  introspection: `/v8${introspectionPath}`,
}
