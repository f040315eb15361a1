/** What a look at one subject adds to a report. */
import type { Answer } from '../../../microsoft365/index.ts'
import type { PostureFinding, UnreadSubject } from '../posture.ts'

export interface Outcome {
  readonly findings?: readonly PostureFinding[]
  readonly passed?: readonly string[]
  readonly unread?: readonly UnreadSubject[]
}

interface Source {
  readonly subject: string
  /** The permission that reading it needs, for example `Policy.Read.All`. */
  readonly permission: string
}

/** Looks at what was read, or tells why it was not and what would help. */
export function lookAt<Value>(
  answer: Answer<Value>,
  source: Source,
  look: (value: Value) => Outcome,
): Outcome {
  if (answer.isRead) return look(answer.value)
  const { reason, message } = answer
  return { unread: [{ subject: source.subject, reason, message, step: steps[reason](source.permission) }] }
}

type Reason = Exclude<Answer<never>, { isRead: true }>['reason']

const steps: Readonly<Record<Reason, (permission: string) => string>> = {
  permission: (permission) =>
    `Grant ${permission}: sign in for the report as a Global Reader or above, or change the organization so that it may read how people sign in, and apply the plan.`,
  licence: () =>
    'Microsoft shows this to tenants with Entra ID P1 or P2 only; look into the sign-in logs of the Entra admin center, which keep seven days without it.',
  absent: () => 'This cloud does not offer it: look it up in the Entra admin center.',
  failed: () => 'Microsoft did not answer: ask for the report again later.',
}

const mostNames = 20

/** At most twenty lines, and how many there are beyond. */
export function some(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostNames) return lines
  return [...lines.slice(0, mostNames), `and ${lines.length - mostNames} more`]
}

export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
