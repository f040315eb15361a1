/** Where a plan was asked for, with everything that was chosen there: the way back to change it. */
import type { Provisioning } from '@strongroom/api-client'
import { pb } from '../../paths.ts'

const originParameter = 'from'

/** The address of a plan, with the way back. */
export function planAddress(id: string, origin: string): string {
  return `${pb.provisioning(id)}?${new URLSearchParams({ [originParameter]: origin }).toString()}`
}

/** Only pages of ours are led back to: the parameter comes from an address that anybody can write. */
export function originOf(params: URLSearchParams, provisioning: Provisioning): string {
  const given = params.get(originParameter) ?? ''
  if (/^\/organizations\/[\w%-]+(?:\/[\w%-]+)?(?:\?[^#]*)?$/.test(given)) return given
  const { kind, organizationId, services, way } = provisioning
  if (kind === 'add')
    return `${pb.addOrganization()}?${new URLSearchParams({ services: services.join(','), way }).toString()}`
  return kind === 'remove'
    ? `${pb.organization(organizationId)}?tab=remove`
    : pb.editOrganization(organizationId)
}

/** The same choices with others besides, and without the sign-in, which is used up. */
export function planAgainAddress(origin: string, changes: Readonly<Record<string, string>>): string {
  const [path = '', query = ''] = origin.split('?')
  const params = new URLSearchParams(query)
  params.delete('signIn')
  for (const [name, value] of Object.entries(changes)) params.set(name, value)
  return `${path}?${params.toString()}`
}
