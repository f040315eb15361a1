/** The application permissions of a request, by the application that needs them: to compare them with a token's roles. */
import type { Cloud } from '../clouds/cloud.ts'
import { readCatalogue } from './catalogue.ts'
import type { ApplicationPurpose, ApplicationsRequest, CataloguedPermission } from './model.ts'
import { type Need, needsOf, type Slot, slotsOf } from './needs.ts'

/** Its `uses` are those of the request alone. */
export interface NeededPermission extends CataloguedPermission {
  readonly application: ApplicationPurpose
}

/** Without what the cloud does not have. One application for several purposes has one entry a permission. */
export function neededPermissions(
  cloud: Pick<Cloud, 'name' | 'features'>,
  request: ApplicationsRequest,
): readonly NeededPermission[] {
  const catalogue = readCatalogue()
  return slotsOf(request).flatMap((slot) =>
    needsOf(catalogue, cloud, { request, slot })
      .needs.filter(({ permission }) => permission.kind === 'application')
      .map(({ permission, uses }) => Object.assign({ application: slot.purpose }, permission, { uses })),
  )
}

/** An application of a request with all its permissions, and those that the cloud does not have. */
export interface Requirement extends Slot {
  readonly needs: readonly Need[]
  readonly gaps: readonly Need[]
}

export function requirementsOf(
  cloud: Pick<Cloud, 'name' | 'features'>,
  request: ApplicationsRequest,
): readonly Requirement[] {
  const catalogue = readCatalogue()
  return slotsOf(request).map((slot) => Object.assign({}, slot, needsOf(catalogue, cloud, { request, slot })))
}
