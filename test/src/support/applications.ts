/** The enterprise applications as they stand in the tenant, read by its administrator. */
import { member } from './http.ts'
import { graphTools, type Microsoft } from './microsoft.ts'

const properties =
  'appId,signInAudience,isFallbackPublicClient,publicClient,web,api,requiredResourceAccess,keyCredentials,passwordCredentials'

type GraphObject = Readonly<Record<string, unknown>>

export interface TenantApplications {
  /** By display name. */
  readonly application: (name: string) => Promise<GraphObject>
  /** Ids of the application permissions that the application's service principal holds. */
  readonly grantedRoles: (appId: string) => Promise<readonly string[]>
}

export async function openApplications(microsoft: Microsoft): Promise<TenantApplications> {
  const scope = 'https://graph.microsoft.com/Application.Read.All'
  const token = member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
  const get = async (path: string): Promise<GraphObject> => (await microsoft.graph(token, 'GET', path)).body
  return {
    async application(name) {
      const { value } = await get('/applications?$select=id,displayName')
      const found = (value as { id: string; displayName: string }[]).find((one) => one.displayName === name)
      return get(`/applications/${found?.id}?$select=${properties}`)
    },
    async grantedRoles(appId) {
      const principal = await get(`/servicePrincipals(appId='${appId}')`)
      const { value } = await get(`/servicePrincipals/${String(principal['id'])}/appRoleAssignments`)
      return (value as { appRoleId: string }[]).map((one) => one.appRoleId)
    },
  }
}
