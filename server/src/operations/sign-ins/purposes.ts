/** What each purpose of a sign-in asks for, and who may do it (reference 3.3, 3.4; nothing is asked for in reserve). */
import { type Cloud, readCatalogue, registrationScopes, type SignInNeeds } from '../../microsoft365/index.ts'
import type { SignInPurpose } from '../ports.ts'

/** Template ids, the same in every tenant. */
const roles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
} as const

/** By which every sign-in is looked at: who it is, and of which organization. */
const identity = ['User.Read', 'Organization.Read.All']

interface Purpose {
  /** For a person: “sign in again for …”. */
  readonly title: string
  /** Values of delegated Graph permissions. */
  readonly scopes: readonly string[]
  readonly needs: SignInNeeds
}

const purposes: Readonly<Record<Exclude<SignInPurpose, 'onboarding'>, Purpose>> = {
  consent: {
    title: 'looking at consent',
    scopes: [...identity, 'Application.Read.All'],
    needs: {
      scopes: ['Application.Read.All'],
      roles: [
        roles.globalAdministrator,
        roles.privilegedRoleAdministrator,
        roles.globalReader,
        roles.applicationAdministrator,
        roles.cloudApplicationAdministrator,
      ],
      roleRule: 'Only an administrator of applications may look at them here',
    },
  },
  posture: {
    title: 'the report on how people sign in',
    scopes: identity,
    needs: {
      // What else was not granted, the report says where it is missing.
      scopes: ['Policy.Read.All'],
      roles: [
        roles.globalAdministrator,
        roles.globalReader,
        roles.securityAdministrator,
        roles.securityReader,
      ],
      roleRule: 'Only a Global Reader, a Security Reader or an administrator above them sees all of this',
    },
  },
  'restore-grant': {
    title: 'granting restore permissions',
    scopes: [...identity, 'AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    needs: {
      scopes: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
      roles: [roles.globalAdministrator, roles.privilegedRoleAdministrator],
      roleRule: 'Only a Global Administrator or a Privileged Role Administrator may grant these permissions',
    },
  },
}

/** What the catalogue lists for a report with a person's rights; a scope that a cloud does not know ends the sign-in there. */
function postureValues({ name }: Cloud): readonly string[] {
  return readCatalogue()
    .permissions.filter(({ kind, missingIn }) => kind === 'delegated' && !missingIn.includes(name))
    .filter(({ uses }) => uses.some(({ purpose }) => purpose === 'posture'))
    .map(({ value }) => value)
}

/** The scopes that the authorization request names. */
export function scopesOf(purpose: SignInPurpose, cloud: Cloud): readonly string[] {
  if (purpose === 'onboarding') return registrationScopes(cloud)
  const more = purpose === 'posture' ? postureValues(cloud) : []
  return [...purposes[purpose].scopes, ...more].map((value) => `${cloud.graphAudience}/${value}`)
}

/** Undefined for what a registration needs, which the applications' catalogue says. */
export function needsOf(purpose: SignInPurpose): SignInNeeds | undefined {
  return purpose === 'onboarding' ? undefined : purposes[purpose].needs
}

export function titleOf(purpose: SignInPurpose): string {
  return purpose === 'onboarding' ? 'registering applications' : purposes[purpose].title
}
