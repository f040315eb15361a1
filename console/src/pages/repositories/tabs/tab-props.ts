import type { RepositoryDetails, RepositoryHealth } from '@strongroom/api-client'

export interface TabProps {
  readonly repository: RepositoryDetails
  /** Undefined until it is known. */
  readonly health: RepositoryHealth | undefined
}
