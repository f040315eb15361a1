import { Body1, Button, Link, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { SignIn } from '@strongroom/api-client'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { SignInHelp } from './sign-in-help.tsx'

interface PendingSignInProps {
  readonly signIn: SignIn
  readonly isBusy: boolean
  readonly error: unknown
  readonly onRefresh: () => void
  readonly onCancel: () => void
}

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXXL, lineHeight: tokens.lineHeightBase500 },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    letterSpacing: '0.12em',
    userSelect: 'all',
  },
})

/** What to do at Microsoft, how long there is time, and the ways out. */
export function PendingSignIn({ signIn, isBusy, error, onRefresh, onCancel }: PendingSignInProps) {
  const styles = useStyles()
  const { deviceCode, authorizationUrl } = signIn
  return (
    <div className={styles.box}>
      {deviceCode === undefined ? null : (
        <ol className={styles.steps}>
          <li>
            Copy this code:
            <div className={styles.row}>
              <Text className={styles.code} aria-label={`Code ${deviceCode.userCode.split('').join(' ')}`}>
                {deviceCode.userCode}
              </Text>
              <CopyButton text={deviceCode.userCode} what="code" />
            </div>
          </li>
          <li>
            Open{' '}
            <Link href={deviceCode.verificationUrl} target="_blank" rel="noopener noreferrer" inline>
              {deviceCode.verificationUrl}
            </Link>{' '}
            (a new window; another device does as well), and enter it there.
          </li>
          <li>Sign in as an administrator of the tenant, and come back: this page goes on by itself.</li>
        </ol>
      )}
      {authorizationUrl === undefined ? null : (
        <Body1>
          <Link href={authorizationUrl} target="_blank" rel="noopener noreferrer">
            Open Microsoft’s sign-in in a new window
          </Link>
          . When it is finished, come back: this page goes on by itself.
        </Body1>
      )}
      <div className={styles.row} role="status">
        <Loading label="Waiting for the sign-in" />
      </div>
      <Countdown
        until={signIn.expiresAt}
        left={(duration) => `Counts for another ${duration}.`}
        over="The time is over."
      />
      <ProblemBar error={error} />
      <div className={styles.row}>
        <Button disabled={isBusy} onClick={onRefresh}>
          {deviceCode === undefined ? 'Begin anew' : 'Get another code'}
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          Cancel the sign-in
        </Button>
      </div>
      <SignInHelp isCode={deviceCode !== undefined} />
    </div>
  )
}
