/** Words of the choice of permissions. */

export interface Use {
  readonly purpose: 'backup' | 'restore' | 'sign-in' | 'onboarding' | 'posture' | 'drift'
  readonly workloads: readonly string[]
  readonly operation: string
  readonly without: string
}

export interface Choice {
  readonly value: string
  readonly kind: 'application' | 'delegated'
  readonly uses: readonly Use[]
  readonly narrower?: string
  /** As the endpoint table spells them: lower case, `{id}` for every key. */
  readonly endpoints: readonly string[]
  readonly missingIn?: readonly string[]
}

export const use = (
  purpose: Use['purpose'],
  workloads: readonly string[],
  operation: string,
  without: string,
): Use => ({ purpose, workloads, operation, without })

/** The 21Vianet cloud has no Teams in Graph's schema (reference section 2). */
export const noTeams = ['china']
