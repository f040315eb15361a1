import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { RestoreStatistics } from '@strongroom/api-client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useApi } from '../api/context.tsx'
import { formatCount } from '../ui/format.ts'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { sessionPath } from './restore-paths.ts'
import { restoreSessionQuery, statisticsQuery } from './restore-queries.ts'

interface RestoreProgressProps {
  readonly taskId: string
  /** What is restored, in words. */
  readonly what: string
  readonly onDismiss: () => void
}

const mostLines = 20

/** A restore that was begun: that it runs, then what became of it, with every reason. */
export function RestoreProgress({ taskId, what, onDismiss }: RestoreProgressProps) {
  const api = useApi()
  const task = useQuery(restoreSessionQuery(api, taskId, true))
  const isOver = task.data?.state === 'Stopped'
  const statistics = useQuery({ ...statisticsQuery(api, taskId), enabled: isOver })
  const stop = useMutation({ mutationFn: () => api.send('POST', sessionPath(taskId, 'Stop')) })
  const error = task.error ?? statistics.error
  if (error !== null)
    return (
      <ProblemBar error={error}>
        <DismissButton what={what} onDismiss={onDismiss} />
      </ProblemBar>
    )
  if (!isOver || statistics.data === undefined)
    return (
      <MessageBar icon={<Spinner size="tiny" />} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>Restoring</MessageBarTitle>
          {what}. You may go on; it continues by itself.
          <ProblemBar error={stop.error} />
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" disabled={stop.isPending} onClick={() => stop.mutate()}>
            Stop
          </Button>
        </MessageBarActions>
      </MessageBar>
    )
  return (
    <MessageBar intent={intentOf(statistics.data)} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{titleOf(statistics.data)}</MessageBarTitle>
        {what}: {countsText(statistics.data)}
        <Lines title="Why" lines={statistics.data.errors} />
        <Lines title="Worth knowing" lines={statistics.data.warnings} />
      </MessageBarBody>
      <MessageBarActions containerAction={<DismissButton what={what} onDismiss={onDismiss} />} />
    </MessageBar>
  )
}

function DismissButton({ what, onDismiss }: Pick<RestoreProgressProps, 'what' | 'onDismiss'>) {
  return (
    <Button
      appearance="transparent"
      aria-label={`Dismiss: ${what}`}
      icon={<DismissRegular />}
      onClick={onDismiss}
    />
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  const counted = [...countLines(lines)]
  return (
    <details open={counted.length <= 3}>
      <summary>
        {title} ({lines.length})
      </summary>
      <ul>
        {counted.slice(0, mostLines).map(([line, count]) => (
          <li key={line}>
            {line}
            {count > 1 ? ` (${count} times)` : ''}
          </li>
        ))}
      </ul>
      {counted.length > mostLines ? <p>And {counted.length - mostLines} more.</p> : null}
    </details>
  )
}

function countLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

function intentOf({
  failedItemsCount,
  errors,
  warnings,
}: RestoreStatistics): 'success' | 'warning' | 'error' {
  if (failedItemsCount > 0 || errors.length > 0) return 'error'
  return warnings.length > 0 ? 'warning' : 'success'
}

function titleOf({ restoredItemsCount, failedItemsCount, errors, ...others }: RestoreStatistics): string {
  if (failedItemsCount === 0 && errors.length === 0)
    return restoredItemsCount === 0 && others.skippedItemsCount > 0 ? 'Nothing was missing' : 'Restored'
  return restoredItemsCount > 0 ? 'Restored in part' : 'Not restored'
}

function countsText({ restoredItemsCount, skippedItemsCount, failedItemsCount }: RestoreStatistics): string {
  const parts = [
    `${formatCount(restoredItemsCount, 'message')} put back`,
    ...(skippedItemsCount > 0 ? [`${skippedItemsCount} there already or left out`] : []),
    ...(failedItemsCount > 0 ? [`${failedItemsCount} failed`] : []),
  ]
  return `${parts.join(', ')}.`
}
