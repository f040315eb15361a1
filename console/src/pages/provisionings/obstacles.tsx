import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components'
import type { Provisioning } from '@strongroom/api-client'
import { useState } from 'react'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'

type Obstacle = NonNullable<Provisioning['plan']>['obstacles'][number]

interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[]
  readonly isBusy: boolean
  readonly error: unknown
  readonly onAccept: (subjects: readonly string[]) => void
}

/** What stands in the way; what may be accepted is accepted one by one, by whoever knows it. */
export function Obstacles({ obstacles, isBusy, error, onAccept }: ObstaclesProps) {
  const [accepted, setAccepted] = useState<readonly string[]>([])
  const acceptable = obstacles.filter(({ isAcceptable }) => isAcceptable)
  const isEveryAccepted = acceptable.every(({ subject = '' }) => accepted.includes(subject))
  return (
    <Section title="What stands in the way">
      {obstacles.map(({ code, message, isAcceptable, subject = '' }) => (
        <div key={`${code} ${subject} ${message}`}>
          <MessageBar intent={isAcceptable ? 'warning' : 'error'} layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>
                {isAcceptable ? 'Do you know this?' : 'This has to be mended first'}
              </MessageBarTitle>
              {message}
            </MessageBarBody>
          </MessageBar>
          {isAcceptable ? (
            <Checkbox
              label={`I know it, and it is all right: ${subject}`}
              checked={accepted.includes(subject)}
              onChange={(_event, { checked }) =>
                setAccepted((before) => [
                  ...before.filter((one) => one !== subject),
                  ...(checked === true ? [subject] : []),
                ])
              }
            />
          ) : null}
        </div>
      ))}
      {acceptable.length === 0 ? (
        <Text>Mend it, then go back and plan again.</Text>
      ) : (
        <div>
          <ProblemBar error={error} />
          <Button
            disabled={isBusy || !isEveryAccepted || acceptable.length < obstacles.length}
            onClick={() => onAccept(accepted)}
          >
            Plan again with what I accepted
          </Button>
          <Text block>
            The tenant is looked at once more with the same sign-in; nothing is written before you confirm
            what is planned then.
          </Text>
        </div>
      )}
    </Section>
  )
}
