import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, CircleRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { anyRestoreQuery } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { Section } from '../../ui/section.tsx'

interface FirstStepsProps {
  readonly hasOrganization: boolean
  readonly hasRepository: boolean
  readonly hasJob: boolean
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  text: { color: tokens.colorNeutralForeground2, margin: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
})

/** The way from an empty server to the first restore; nothing once it was gone. */
export function FirstSteps({ hasOrganization, hasRepository, hasJob }: FirstStepsProps) {
  const styles = useStyles()
  const { data: hasRestored } = useQuery(anyRestoreQuery(useApi()))
  const steps = [
    {
      name: 'Connect an organization',
      text: 'Choose what is protected, let an administrator of the tenant sign in, read the plan and confirm it.',
      to: pb.addOrganization(),
      isDone: hasOrganization,
    },
    {
      name: 'Add a repository',
      text: 'A folder of this server on a disk with room for the mail, or an S3 bucket. Keep its recovery kit.',
      to: `${pb.repositories()}?add`,
      isDone: hasRepository,
    },
    {
      name: 'Add a job',
      text: 'It says who is backed up, to where, and when. Run it at once to see the first backup.',
      to: pb.addJob(),
      isDone: hasJob,
    },
    {
      name: 'Try a restore',
      text: 'Open the newest restore point, find a message, and save it or put it back. What is there already stays as it is.',
      to: pb.restore(),
      isDone: hasRestored === true,
    },
  ]
  // Who may not ask, or has to wait for the answer, is not told to restore.
  if (hasOrganization && hasRepository && hasJob && hasRestored !== false) return null
  return (
    <Section title="First steps">
      <ol className={styles.list}>
        {steps.map(({ name, text, to, isDone }, index) => (
          <li key={name} className={styles.step}>
            {isDone ? (
              <CheckmarkCircleRegular className={mergeClasses(styles.done)} fontSize={24} aria-label="Done" />
            ) : (
              <CircleRegular fontSize={24} aria-label="To do" />
            )}
            <div>
              {isDone ? (
                <span>
                  {index + 1}. {name}
                </span>
              ) : (
                <Link to={to}>
                  {index + 1}. {name}
                </Link>
              )}
              <p className={styles.text}>{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.text}>
        People can restore their own mail in <a href="/portal/">the restore portal</a>, as soon as you let
        them: on the page of their organization, under People.
      </p>
    </Section>
  )
}
