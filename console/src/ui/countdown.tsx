import { Text } from '@fluentui/react-components'
import { useNow } from '../hooks/use-now.ts'
import { formatDuration } from './format.ts'

interface CountdownProps {
  /** ISO 8601. */
  readonly until: string
  /** Said with the time that is left, for example `14 min 3 s`. */
  readonly left: (duration: string) => string
  /** Said when the time is over. */
  readonly over: string
}

/** Time that runs out; not announced each second: a screen reader would say nothing else. */
export function Countdown({ until, left, over }: CountdownProps) {
  const remaining = new Date(until).getTime() - useNow()
  return (
    <Text role="timer" aria-live="off">
      {remaining > 0 ? left(formatDuration(remaining)) : over}
    </Text>
  )
}
