/** A posture report for the terminal: the gravest first, each with its evidence and the step that mends it. */
import type { PostureReport } from '@strongroom/api-client'

const marks = { high: 'HIGH', medium: 'MEDIUM', low: 'LOW', information: 'NOTE' } as const

export function reportText(report: PostureReport): string {
  const { findings, passed, unread } = report
  return [
    `Sign-in posture of ${report.organizationName} (${report.tenantId}), ${report.checkedAt}`,
    `by ${report.checkedBy}, ${report.way === 'standing' ? 'with the rights of the application' : 'with the rights of the person'}; sign-ins of ${report.days} days`,
    '',
    ...findings.map(findingText),
    ...section(
      'As it should be',
      passed.map((sentence) => `  - ${sentence}`),
    ),
    ...section(
      'Not known',
      unread.flatMap(({ subject, message, step }) => [`  - ${subject}: ${message}`, `    Next: ${step}`]),
    ),
    summary(report),
  ].join('\n')
}

function findingText({ severity, title, evidence, step }: PostureReport['findings'][number]): string {
  const lines = evidence.map((line) => `    - ${line}\n`).join('')
  return `[${marks[severity]}] ${title}\n${lines}    Next: ${step}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, '']
}

function summary({ findings, unread }: PostureReport): string {
  const count = (severity: keyof typeof marks): number =>
    findings.filter((finding) => finding.severity === severity).length
  return `${count('high')} high, ${count('medium')} medium, ${count('low')} low; ${unread.length} not known`
}
