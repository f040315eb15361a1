import { Radio, RadioGroup } from '@fluentui/react-components'
import type { RestorePoint } from '@strongroom/api-client'

interface PointListProps {
  readonly points: readonly RestorePoint[]
  readonly chosenId: string | undefined
  readonly nameOf?: (point: RestorePoint) => string
  readonly onChoose: (id: string) => void
}

/** The restore points of one day, by the time of their backup. */
export function PointList({ points, chosenId, nameOf, onChoose }: PointListProps) {
  return (
    <RadioGroup
      aria-label="Restore points of the day"
      value={chosenId ?? ''}
      onChange={(_event, { value }) => onChoose(value)}
    >
      {points.map((point) => (
        <Radio key={point.id} value={point.id} label={labelOf(point, nameOf?.(point) ?? '')} />
      ))}
    </RadioGroup>
  )
}

function labelOf({ backupTime }: RestorePoint, name: string): string {
  const time = new Date(backupTime).toLocaleTimeString(undefined, { timeStyle: 'medium' })
  return name === '' ? time : `${time}, ${name}`
}
