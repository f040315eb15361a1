/** Reads every source of a tenant's authentication posture; each that cannot be read says why, and the rest goes on. */
import type { Clock } from '../../foundation/clock.ts'
import type { Graph } from '../graph/graph.ts'
import { readAccessPolicies, readSecurityDefaults, readUserRights } from './access-policies.ts'
import { answerOf } from './answer.ts'
import { readApplicationCredentials } from './application-credentials.ts'
import type { PostureFacts } from './facts.ts'
import { readLegacySignIns, readPasswordGrants } from './password-use.ts'
import { readAdministrators, readPerUserMfa } from './people.ts'

const dayMs = 86_400_000

export interface PostureQuestion {
  /** How far back sign-ins are read; Microsoft keeps 30 days with Entra ID P1. */
  readonly days: number
  readonly signal?: AbortSignal | undefined
}

/** Only reads. @throws what is no refusal of Microsoft's. */
export async function readPosture(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  { days, signal }: PostureQuestion,
): Promise<PostureFacts> {
  const since = clock.now() - days * dayMs
  // One after the other: the sign-in log allows five requests in ten seconds, and nobody waits for a report.
  return {
    securityDefaults: await answerOf(() => readSecurityDefaults(graph, signal)),
    accessPolicies: await answerOf(() => readAccessPolicies(graph, signal)),
    administrators: await answerOf(() => readAdministrators(graph, signal)),
    legacySignIns: await answerOf(() => readLegacySignIns(graph, since, signal)),
    passwordGrants: await answerOf(() => readPasswordGrants(graph, since, signal)),
    applicationCredentials: await answerOf(() => readApplicationCredentials(graph, signal)),
    userRights: await answerOf(() => readUserRights(graph, signal)),
    perUserMfa: await answerOf(() => readPerUserMfa(graph, signal)),
  }
}
