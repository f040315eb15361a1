import { Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, CircleRegular, DismissCircleRegular } from '@fluentui/react-icons'
import type { Provisioning } from '@strongroom/api-client'

type Step = Provisioning['steps'][number]

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, width: '20px', marginTop: '2px' },
  detail: { color: tokens.colorNeutralForeground2 },
  waiting: { color: tokens.colorNeutralForeground3 },
})

const words: Readonly<Record<Step['state'], string>> = {
  waiting: 'Waiting:',
  running: 'Running:',
  done: 'Done:',
  failed: 'Failed:',
}

/** Steps while they are done, and afterwards; what is being waited for stands beside. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const styles = useStyles()
  return (
    <ol className={styles.list} aria-live="polite">
      {steps.map(({ name, title, state, detail }) => (
        <li key={name} className={styles.step}>
          <span className={styles.icon}>
            <StepIcon state={state} />
          </span>
          <span>
            <Text className={state === 'waiting' ? styles.waiting : ''}>{title}</Text>
            {detail === '' ? null : (
              <>
                <br />
                <Text size={200} className={styles.detail}>
                  {detail}
                </Text>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepIcon({ state }: { readonly state: Step['state'] }) {
  const label = words[state]
  if (state === 'running') return <Spinner size="extra-tiny" aria-label={label} />
  if (state === 'done')
    return (
      <CheckmarkCircleRegular fontSize={20} aria-label={label} color={tokens.colorStatusSuccessForeground1} />
    )
  if (state === 'failed')
    return (
      <DismissCircleRegular fontSize={20} aria-label={label} color={tokens.colorStatusDangerForeground1} />
    )
  return <CircleRegular fontSize={20} aria-label={label} color={tokens.colorNeutralForeground3} />
}
