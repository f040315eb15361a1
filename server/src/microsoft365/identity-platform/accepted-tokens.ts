/** What tokens for Microsoft Graph look like in a cloud: audiences and issuers, and clients that nobody may use (microsoft.md 1.11). */
import type { Cloud } from '../clouds/cloud.ts'
import { refusedClientIds } from './refused-clients.ts'

/** The same in every cloud. */
const graphAppId = '00000003-0000-0000-c000-000000000000'

export interface AcceptedGraphTokens {
  readonly audiences: readonly string[]
  /** With `{tid}` for the tenant. */
  readonly issuers: readonly string[]
  readonly refusedClientIds: typeof refusedClientIds
}

/** By the name of a cloud; `undefined` for one that is not among these. */
export function acceptedGraphTokens(
  clouds: readonly Pick<Cloud, 'name' | 'graphAudience' | 'v1Issuer' | 'loginUrl'>[],
): (name: string) => AcceptedGraphTokens | undefined {
  const accepted = new Map(
    clouds.map(({ name, graphAudience, v1Issuer, loginUrl }) => [
      name,
      {
        audiences: [graphAudience, `${graphAudience}/`, graphAppId],
        issuers: [v1Issuer, `${loginUrl}/{tid}/v2.0`],
        refusedClientIds,
      },
    ]),
  )
  return (name) => accepted.get(name)
}
