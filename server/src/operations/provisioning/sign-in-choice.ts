/** Whether the application to which people sign in is planned: it follows the switches unless somebody decided. */
import type {
  AuthenticationSwitches,
  OrganizationApplicationRow,
  OrganizationRow,
} from '../../database/index.ts'
import type { SignInChoice } from '../organizations/model.ts'
import { optionsOf } from './options.ts'

type Switches = Pick<AuthenticationSwitches, 'tenantAuthentication' | 'operatorAuthentication'>

/** A restore portal is told of the application by the same two switches (`RestorePortalSettings`). */
export function isSignInOn({ tenantAuthentication, operatorAuthentication }: Switches): boolean {
  return tenantAuthentication || operatorAuthentication
}

export function isSignInPlanned(
  { signIn }: { readonly signIn: SignInChoice },
  target: { readonly isSignInOn: boolean },
): boolean {
  return signIn === 'as-switched' ? target.isSignInOn : signIn
}

/** What has to be said about an organization whose people may sign in, without an application to sign in to. */
export function signInRemarks(
  row: Pick<OrganizationRow, 'name' | 'options'>,
  target: {
    readonly isSignInOn: boolean
    readonly applications: readonly Pick<OrganizationApplicationRow, 'purpose' | 'origin'>[]
  },
): readonly string[] {
  const options = optionsOf(row)
  const { applications } = target
  const isPlanned = isSignInPlanned(options, target)
  if (applications.some(({ purpose }) => purpose === 'sign-in') || !(target.isSignInOn || isPlanned))
    return []
  const backup = applications.find(({ purpose }) => purpose === 'backup')
  if (backup === undefined) return []
  if (backup.origin === 'existing')
    return [
      `The organization has no application that its people sign in to, and nothing is made where applications are only used: change the organization, and name the client id of one for sign-in.`,
    ]
  if (!isPlanned)
    return [
      `The organization’s people may sign in, but “Strongroom Sign-in” was declined for it, so that only clients that you allow by their id can be used. To have it made, change the organization: sign-in of people, made now.`,
    ]
  return [
    `The plan of the organization has one application more now, “Strongroom Sign-in”, which is missing: nobody can sign in before it is there. Plan the permissions of ${row.name}, and apply the plan.`,
  ]
}
