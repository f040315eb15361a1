/** What became of a run: its state, its report and the words for what went wrong. */
import type { MaintenanceRunRow } from '../../../database/index.ts'
import { CodedError } from '../../../foundation/errors.ts'
import type { Finding } from '../../../repository/index.ts'
import type { MaintenanceState } from './maintenance.ts'

export type RunEnding = Pick<MaintenanceRunRow, 'state' | 'report' | 'errorCode' | 'errorMessage'>

/** What a kind of maintenance came to. */
export interface Outcome {
  readonly report: object
  readonly findings?: readonly Finding[]
  /** Something that somebody should know, where nothing is wrong. */
  readonly warning?: string | undefined
}

const mostFindings = 500

export function endingOf({ report, findings = [], warning }: Outcome): RunEnding {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const kept = { ...report, ...(findings.length === 0 ? {} : { findings: findings.slice(0, mostFindings) }) }
  const text = JSON.stringify(kept)
  if (errors.length > 0) {
    const [first] = errors
    const points = new Set(errors.flatMap(({ restorePoints }) => restorePoints)).size
    const affected =
      points === 0 ? '' : ` ${points} restore point${points === 1 ? ' is' : 's are'} not whole because of it.`
    const message = `${errors.length} thing${errors.length === 1 ? ' is' : 's are'} wrong, the first: ${first?.message ?? ''}${affected} Heal the repository from a copy, or run the jobs: what Microsoft 365 still has is stored again.`
    return ending('failed', text, { code: 'damage_found', message })
  }
  const [finding] = findings
  const words = warning ?? finding?.message
  if (words !== undefined) return ending('warning', text, { code: 'warning', message: words })
  return ending('success', text)
}

export const stopped = ending('stopped', null, {
  code: 'stopped',
  message: 'It was stopped. What it had done stands; starting it again does the rest.',
})

export const interrupted = ending('interrupted', null, {
  code: 'interrupted',
  message:
    'The server stopped in the middle of it. The repository is as sound as before: nothing is deleted before it is safe to. Start it again; what is done already is not done twice. If that is refused because another server does the maintenance, that is what was cut off: it counts as gone after half an hour at the latest.',
})

/** @returns undefined for what nobody foresaw: the log has it. */
export function endingOfError(error: unknown): RunEnding | undefined {
  if (!(error instanceof CodedError)) return undefined
  if (error.code === 'stopped') return stopped
  return ending('failed', null, { code: String(error.code), message: error.message })
}

export const unforeseen = ending('failed', null, {
  code: 'internal',
  message: 'It failed. The log of the server names the cause.',
})

function ending(
  state: MaintenanceState,
  report: string | null,
  error?: { readonly code: string; readonly message: string },
): RunEnding {
  return { state, report, errorCode: error?.code ?? null, errorMessage: error?.message ?? null }
}
