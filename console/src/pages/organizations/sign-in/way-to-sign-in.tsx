import { Body1, Button, Field, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import type { SignIn } from '@strongroom/api-client'
import { useState } from 'react'
import { Link } from 'react-router'
import { pb } from '../../../paths.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'

export type SignInWay = SignIn['way']

interface WayToSignInProps {
  readonly purpose: SignIn['purpose']
  readonly mayInvite: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly onBegin: (way: SignInWay) => void
}

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
  },
})

/** Which role Microsoft asks for; less is not enough, more is not needed. */
const roles: Readonly<Record<SignIn['purpose'], string>> = {
  onboarding:
    'A Global Administrator of the tenant has to sign in at Microsoft, once. Strongroom sees neither the password nor the second factor, and forgets the sign-in as soon as the work is done.',
  consent:
    'A Global Administrator or Privileged Role Administrator of the tenant has to sign in at Microsoft.',
  posture:
    'A Global Reader or Security Reader of the tenant has to sign in at Microsoft. Nothing is written with this sign-in.',
  'restore-grant':
    'A Global Administrator or Privileged Role Administrator of the tenant has to sign in at Microsoft. The sign-in is forgotten as soon as the permissions stand.',
}

/** How the administrator signs in, and why the other way may not be possible here. */
export function WayToSignIn({ purpose, mayInvite, isBusy, error, onBegin }: WayToSignInProps) {
  const styles = useStyles()
  const [way, setWay] = useState<SignInWay>('device-code')
  return (
    <div className={styles.box}>
      <Body1>{roles[purpose]}</Body1>
      <Field label="How does the administrator sign in?">
        <RadioGroup value={way} onChange={(_event, { value }) => setWay(wayOf(value))}>
          <Radio
            value="device-code"
            label={
              <Choice
                name="With a code"
                hint="You get a code that counts for some minutes. It is entered on Microsoft’s page, here or on any other device."
              />
            }
          />
          <Radio
            value="browser"
            label={
              <Choice
                name="In a browser window"
                hint="For organizations that do not allow codes. Microsoft’s own clients lead back to a program on your computer only, never to a web page. It works here if this server has a public address and a client for signing in of your own, whose redirect URI is /sign-in/callback of this server. Without one, the command line signs in in a browser."
              />
            }
          />
        </RadioGroup>
      </Field>
      <ProblemBar error={error} />
      {/* Where Microsoft does not answer, this takes half a minute. */}
      {isBusy ? <Loading label="Asking Microsoft…" /> : null}
      <Button appearance="primary" disabled={isBusy} onClick={() => onBegin(way)}>
        {way === 'browser' ? 'Open the sign-in' : 'Get a code'}
      </Button>
      {mayInvite ? (
        <Body1>
          The administrator works elsewhere? Send them <Link to={pb.invitations()}>an invitation</Link>{' '}
          instead.
        </Body1>
      ) : null}
    </div>
  )
}

function Choice({ name, hint }: { readonly name: string; readonly hint: string }) {
  return (
    <>
      <strong>{name}</strong>
      <br />
      {hint}
    </>
  )
}

function wayOf(value: string): SignInWay {
  return value === 'browser' ? 'browser' : 'device-code'
}
