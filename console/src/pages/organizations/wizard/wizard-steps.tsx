import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons'

const wizardSteps = ['services', 'connect', 'application', 'sign-in', 'review', 'result'] as const
export type WizardStep = (typeof wizardSteps)[number]

const names: Readonly<Record<WizardStep, string>> = {
  services: 'Services and region',
  connect: 'How to connect',
  application: 'Application',
  'sign-in': 'Sign in',
  review: 'Review',
  result: 'Result',
}

interface WizardStepsProps {
  readonly current: WizardStep
  /** Absent where there is nothing to sign in for. */
  readonly isWithoutSignIn?: boolean
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 30rem)': { display: 'none' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 30rem)': { display: 'flex' },
  },
  number: {
    display: 'inline-grid',
    placeItems: 'center',
    width: '1.5rem',
    height: '1.5rem',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
  },
  currentNumber: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
})

/** Where one is on the way; on a narrow screen the present step alone. */
export function WizardSteps({ current, isWithoutSignIn = false }: WizardStepsProps) {
  const styles = useStyles()
  const shown = wizardSteps.filter((step) => !(isWithoutSignIn && step === 'sign-in'))
  const at = shown.indexOf(current)
  return (
    <ol className={styles.list} aria-label="Steps">
      {shown.map((step, index) => (
        <li
          key={step}
          className={mergeClasses(styles.step, step === current && styles.current)}
          aria-current={step === current ? 'step' : undefined}
        >
          <span className={mergeClasses(styles.number, step === current && styles.currentNumber)}>
            {index < at ? <CheckmarkRegular aria-label="done" /> : index + 1}
          </span>
          {names[step]}
        </li>
      ))}
    </ol>
  )
}
