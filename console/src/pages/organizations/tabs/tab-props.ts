import type { Authentication, OrganizationDetails } from '@strongroom/api-client'

/** What each part of an organization's page is given. */
export interface TabProps {
  readonly organization: OrganizationDetails
}

/** What each part of the form about people is given. */
export interface AuthenticationPartProps {
  readonly value: Authentication
  readonly onChange: (change: Partial<Authentication>) => void
}
