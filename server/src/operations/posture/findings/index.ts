/** From what was read of a tenant to what a person should do about it. */
import type { PostureFacts } from '../../../microsoft365/index.ts'
import type { PostureFinding, PostureReport, Severity } from '../posture.ts'
import { accessFindings } from './access.ts'
import { credentialFindings } from './credentials.ts'
import { passwordUseFindings } from './password-use.ts'
import { peopleFindings } from './people.ts'

const order: readonly Severity[] = ['high', 'medium', 'low', 'information']

/** Knows nothing of where the facts come from; the same facts give the same findings. */
export function findingsOf(
  facts: PostureFacts,
  { now, days }: { readonly now: number; readonly days: number },
): Pick<PostureReport, 'findings' | 'passed' | 'unread'> {
  const outcomes = [
    ...accessFindings(facts),
    ...passwordUseFindings(facts, days),
    ...peopleFindings(facts),
    ...credentialFindings(facts, now),
  ]
  return {
    findings: outcomes.flatMap(({ findings = [] }) => findings).toSorted(byGravity),
    passed: outcomes.flatMap(({ passed = [] }) => passed),
    unread: outcomes.flatMap(({ unread = [] }) => unread),
  }
}

function byGravity(left: PostureFinding, right: PostureFinding): number {
  return order.indexOf(left.severity) - order.indexOf(right.severity)
}
